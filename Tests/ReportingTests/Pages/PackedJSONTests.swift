import Foundation
import Reporting
import Testing

/// The JSON in a page: shorter, and the same.
@Suite("Packed JSON")
struct PackedJSONTests {
    /// A document of nested lists and objects, with values, rows and columns that repeat.
    private func document(_ random: inout some RandomNumberGenerator, depth: Int) -> String {
        let kind = Int.random(in: 0..<(depth > 4 ? 5 : 9), using: &random)
        let keys = ["name", "p50", "a \\\"b\\\" \\u003c", "x"].prefix(Int.random(in: 1...4, using: &random))
        switch kind {
        case 0: return String(Int.random(in: -3...3, using: &random))
        case 1: return Double.random(in: -1...1, using: &random).description
        case 2:
            return ["true", "false", "null", "1e-05", "18446744073709551615"].randomElement(using: &random) ?? "0"
        case 3: return "\"\(["", "a text", "\\\\\\\"", "é🎈"].randomElement(using: &random) ?? "")\""
        case 4:
            let numbers = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                Int.random(in: 0...5, using: &random) == 0
                    ? "null" : Double.random(in: 0...1, using: &random).description
            }
            return "[" + numbers.joined(separator: ",") + "]"
        case 5:
            let value = document(&random, depth: depth + 1)
            let count = Int.random(in: 0...4, using: &random)
            return "[" + Array(repeating: value, count: count).joined(separator: ",") + "]"
        case 6:
            let rows = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                "{" + keys.map { "\"\($0)\":" + document(&random, depth: depth + 2) }.joined(separator: ",") + "}"
            }
            return "[" + rows.joined(separator: ",") + "]"
        case 7:
            return "{" + keys.map { "\"\($0)\":" + document(&random, depth: depth + 1) }.joined(separator: ",") + "}"
        default:
            let values = (0..<Int.random(in: 0...4, using: &random)).map { _ in document(&random, depth: depth + 1) }
            return "[" + values.joined(separator: ",") + "]"
        }
    }

    @Test("is read back character for character", arguments: 0..<400)
    func roundTrip(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let text = document(&random, depth: 0)
        let packed = PackedJSON.packed(text)
        #expect(try PackedJSON.unpacked(packed) == text)
        #expect(try PackedJSON.unpacked(text) == text, "what is not packed is read too")
        _ = try JSONSerialization.jsonObject(with: Data(packed.utf8), options: .fragmentsAllowed)
    }

    /// Witness: the encoding as its documentation has it, written by hand; the bytes of 0.1, 0.2 and a quiet NaN from Python's
    /// `struct.pack("<d", x)`.
    @Test("what it is for rows, repetitions, references and numbers")
    func forms() throws {
        #expect(
            PackedJSON.packed(#"[{"a":1,"b":"x"},{"a":2,"b":"x"}]"#) == ##"{"#":2,"a":[1,2],"b":{"*":2,"of":"x"}}"##)
        #expect(PackedJSON.packed("[[],[1234567],[1,2],[1234567]]") == #"[[],[1234567],[1,2],{"=":1}]"#)
        let numbers = "[0.1000000000000000055,0.2,0.30000000000000004,0.7000000000000001]"
        #expect(PackedJSON.packed(numbers) == numbers, "not the fewest digits")
        let binary = #"{"~":"mpmZmZmZuT+amZmZmZnJPwAAAAAAAPh/"}"#
        #expect(try PackedJSON.unpacked(binary) == "[0.1,0.2,null]")
    }

    @Test("the page of a small report is shorter by it, and holds the report's JSON")
    func page() throws {
        let document = try Pages.handMade()
        let packed = PackedJSON.packed(document.json).replacing("<", with: "\\u003c")
        #expect(document.html.contains("<script type=\"application/json\" id=\"report\">\(packed)</script>"))
        #expect(Double(packed.utf8.count) < 0.7 * Double(document.json.utf8.count))
        #expect(try PageData(html: document.html).report == document.json + "\n")
    }

    @Test(
        "damage is refused, however long the result would be",
        arguments: [
            "", "{", "[1,", "{\"a\"}", "[1}", "\"open", "nul", #"{"=":0}"#, #"[[],{"=":-1}]"#, #"[[],{"=":2}]"#,
            ##"{"#":2,"a":[1]}"##, ##"{"#":2}"##, #"{"~":"!"}"#, #"{"~":"AAAA"}"#, #"{"*":2}"#, #"{"*":-1,"of":0}"#,
            #"{"*":200000000,"of":[1,2]}"#, #"{"*":9223372036854775807,"of":1}"#,
            ##"{"#":200000000,"a":{"*":200000000,"of":1}}"##,
            // Each value is the one before it, twice.
            "[[1,1]," + (0..<60).map { "[{\"=\":\($0)},{\"=\":\($0)}]" }.joined(separator: ",") + "]",
            String(repeating: "[", count: 100_000),
        ])
    func damaged(text: String) {
        #expect(throws: PackedJSON.Malformed.self) { try PackedJSON.unpacked(text) }
    }
}

/// Steele, Lea & Flood's generator, so that equal seeds give equal documents.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
