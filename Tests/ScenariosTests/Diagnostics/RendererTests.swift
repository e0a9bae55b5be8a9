import Scenarios
import Testing

@Suite struct RendererTests {
    private func rendered(
        _ line: String, number: Int = 1, column: Int, length: Int = 1, cause: Cause = .expression(.singleEquals),
        colour: Bool = false, width: Int = 100
    ) -> String {
        var sources = SourceTexts()
        sources.add(file: "s.yaml", text: String(repeating: "\n", count: number - 1) + line + "\n")
        let place = Place(file: "s.yaml", line: number, column: column, length: length)
        return DiagnosticRenderer(sources: sources, colour: colour, width: width).render(
            Diagnostic(.error, cause, at: place))
    }

    @Test func `a mistake is shown as the language's page says`() {
        #expect(
            rendered(
                "    when: trust(usa, Rusia) < 0.05", number: 14, column: 22, length: 5,
                cause: .expression(.capitalLetters("Rusia", small: "russia")))
                    == """
                    s.yaml:14:22: error: names are written in lower-case letters: 'Rusia'
                       14 |     when: trust(usa, Rusia) < 0.05
                          |                      ^^^^^ did you mean 'russia'?

                    """)
    }

    /// The two lines under the head.
    private func body(_ text: String) -> [Substring] {
        Array(text.split(separator: "\n").dropFirst())
    }

    @Test func `the caret stands under its characters`() {
        // Tabs go to columns of four, wide characters take two, combining ones none.
        #expect(
            body(rendered("\ta = b", column: 4)) == ["    1 |     a = b", "      |       ^ write '=='"])
        #expect(
            body(rendered("日本 = b", column: 4)) == ["    1 | 日本 = b", "      |      ^ write '=='"])
        #expect(
            body(rendered("日本 = b", column: 1, length: 2)) == ["    1 | 日本 = b", "      | ^^^^ write '=='"])
        #expect(
            body(rendered("e\u{301}e\u{301} = b", column: 6))
                == ["    1 | e\u{301}e\u{301} = b", "      |    ^ write '=='"])
        #expect(body(rendered("a =", column: 4)) == ["    1 | a =", "      |    ^ write '=='"])
        #expect(body(rendered("", column: 1)) == ["    1 |", "      | ^ write '=='"])
        #expect(body(rendered("a = b", column: 3, length: 900)) == ["    1 | a = b", "      |   ^^^ write '=='"])
        #expect(
            body(rendered("a = b", number: 123_456, column: 3)) == ["123456 | a = b", "       |   ^ write '=='"])
    }

    @Test func `long lines are cut around the caret`() {
        let line = String(repeating: "a", count: 50) + "=" + String(repeating: "b", count: 5000)
        #expect(
            body(rendered(line, column: 51, width: 30))
                == [
                    "    1 | …aaaaaaaaaa=bbbbbbbbbbbbbbbbbbb…",
                    "      |            ^ write '=='",
                ])
        #expect(
            body(rendered(line, column: 1, length: 3, width: 30))
                == [
                    "    1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…",
                    "      | ^^^ write '=='",
                ])
        #expect(
            body(rendered(line, column: 5052, width: 30))
                == ["    1 | …bbbbbbbbbb", "      |            ^ write '=='"])
    }

    @Test func `nothing in a file steers the terminal`() {
        let text = rendered(
            "a\u{1B}[31m\u{202E}\u{9B}b", column: 1, cause: .expression(.unknownCharacter("\u{1B}[2J\r\u{7}")))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || $0 == "\n" })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `colour is only for those who ask`() {
        #expect(!rendered("a = b", column: 3).contains("\u{1B}"))
        #expect(rendered("a = b", column: 3, colour: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
    }

    @Test func `diagnostics come in a reader's order, each once`() {
        var bag = DiagnosticBag()
        bag.sources.add(file: "b.yaml", text: "x\ny\n")
        bag.sources.add(file: "a.yaml", text: "z\n")
        func at(_ file: String, _ line: Int, _ column: Int) -> Place { Place(file: file, line: line, column: column) }
        bag.warning(.expression(.empty), at: at("a.yaml", 1, 1))
        #expect(!bag.hasErrors)
        bag.error(.expression(.empty), at: at("b.yaml", 2, 1))
        bag.error(.expression(.plusSign), at: at("b.yaml", 1, 1))
        bag.error(.expression(.empty), at: at("b.yaml", 1, 1))
        bag.error(.expression(.empty), at: at("b.yaml", 1, 1))
        #expect(bag.hasErrors)
        #expect(bag.diagnostics.count == 4)
        #expect(
            bag.sorted.map { "\($0.place.file):\($0.place.line)" } == ["b.yaml:1", "b.yaml:1", "b.yaml:2", "a.yaml:1"])
        let text = DiagnosticRenderer(sources: bag.sources).render(bag)
        #expect(text.split(separator: "\n").first == "b.yaml:1:1: error: '+' must be between two values")
        #expect(text.contains("a.yaml:1:1: warning: an expression is missing\n"))
    }
}
