import Scenarios
import Testing

@Suite struct PlaceTests {
    /// The place of the text `part` of the value of `a`, as `line:column+length`.
    private func place(of part: String, in text: String) -> String? {
        guard let node = Reading(text)["a"], case .scalar(let scalar) = node.content,
            let range = scalar.text.firstRange(of: part)
        else { return nil }
        let scalars = scalar.text.unicodeScalars
        let place = node.place(
            offset: scalars.distance(from: scalars.startIndex, to: range.lowerBound),
            length: part.unicodeScalars.count)
        return "\(place.line):\(place.column)+\(place.length)"
    }

    @Test(
        arguments: [
            ("a: one two", "two", "1:8+3"),
            ("a: 'one two'", "two", "1:9+3"),
            ("a: \"one two\"", "one", "1:5+3"),
            ("a: &x !!str one two", "two", "1:17+3"),
            ("a: 'it''s two'", "two", "1:11+3"),
            ("a: 'it''s two'", "t's t", "1:6+6"),
            ("a: \"\\x41\\u0042 two\"", "two", "1:16+3"),
            ("a: \"\\x41\\u0042 two\"", "B", "1:9+1"),
            ("a: \"one\\\n   two\"", "two", "2:4+3"),
            ("a: one\n   two\n\n   three", "two", "2:4+3"),
            ("a: one\n   two\n\n   three", "three", "4:4+5"),
            ("a: one\n   two", "one two", "1:4+3"),
            ("a: |  # text\n  one\n    two\n  three", "two", "3:5+3"),
            ("a: >-\n  one\n  two\n\n  three", "three", "5:3+5"),
            ("a: één twee", "twee", "1:8+4"),
            ("b: 1\r\na: one two\r\n", "two", "2:8+3"),
        ] as [(String, String, String)])
    func `a part of a scalar is found in the file`(text: String, part: String, expected: String) {
        #expect(place(of: part, in: text) == expected)
    }

    @Test func `keys and values know where they stand`() throws {
        let document = try #require(Reading("a:\n  - {b: 1, 'c': \"xyz\"}\n").document)
        guard case .mapping(let top) = document.root.content, case .list(let items) = top[0].value.content,
            case .mapping(let entries) = items[0].content
        else {
            Issue.record("not as written")
            return
        }
        #expect(top[0].keyPlace == Place(file: "test.yaml", line: 1, column: 1, length: 1))
        #expect(entries.map(\.keyPlace.column) == [6, 13])
        #expect(entries.map(\.value.place.column) == [9, 18])
        #expect(entries[1].value.place.length == 3)
        #expect(
            entries.map { entry in
                if case .scalar(let scalar) = entry.value.content { scalar.isInFlow } else { false }
            } == [true, true])
    }
}
