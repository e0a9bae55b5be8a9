import Foundation
import Scenarios
import Testing

@Suite struct LimitTests {
    @Test(
        arguments: [
            ("[", 100_000, ""), ("{b: ", 100_000, ""), ("- ", 100_000, ""), ("? ", 100_000, ""),
            ("[", 100_000, "]"), ("[", 900, "]"), ("[", 65, "]"), ("{b: ", 65, "}"),
        ] as [(String, Int, String)])
    func `deep nesting is an error and not a crash`(open: String, count: Int, close: String) {
        let text = "a:\n " + String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
        #expect(Reading(text).bag.diagnostics.map(\.cause.message) == ["nested too deeply: more than 64 levels"])
    }

    @Test func `nesting of 64 levels is read`() {
        let text = "a: " + String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(Reading(text).findings == [])
    }

    @Test func `a file of more than 4 MiB is refused, one of 4 MiB is read`() {
        let line = "a: 1\n"
        func padded(_ count: Int) -> Data { Data((line + "#").utf8) + Data(repeating: 0x20, count: count - 6) }
        #expect(Reading(padded(4 << 20)).outline == "{a: 1}")
        #expect(
            Reading(padded((4 << 20) + 1)).findings
                == ["1:1: the file has 4194305 bytes; at most 4 MiB (4194304 bytes) are read"])
    }

    /// Each level repeats the one before nine times: 9^8 values.
    private var bomb: String {
        var text = "a0: &a0 x\n"
        for level in 1...8 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        return text
    }

    @Test func `an anchor bomb is an error`() {
        let message = "more than 200000 values, those repeated by aliases included"
        #expect(Reading(bomb).bag.diagnostics.map(\.cause.message) == [message])
        // As a key, which Yams would hash in full.
        #expect(Reading(bomb + "? *a8\n: 1\n? [*a8, *a8]\n: 2\n").bag.diagnostics.map(\.cause.message) == [message])
    }

    @Test func `aliases do not lift the limit of nesting`() {
        var text = "a0: &a0 [x]\n"
        for level in 1...70 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(Reading(text).bag.diagnostics.map(\.cause.message) == ["nested too deeply: more than 64 levels"])
    }

    @Test func `many duplicate keys end in finitely many passes`() {
        let text = (0..<60).map { "k\($0 % 30): 1\n" }.joined()
        let reading = Reading(text)
        #expect(reading.bag.hasErrors)
        #expect(reading.bag.diagnostics.count <= 30)
    }

    /// Each pass gives one key another name, so that the line of the error says how many there were.
    @Test func `a long text with many duplicate keys is read a few times only`() {
        let long = Reading(String(repeating: "p: 1\n", count: 300_000))
        #expect(long.bag.diagnostics.map(\.place.line) == [3])
        let short = Reading(String(repeating: "p: 1\n", count: 300))
        #expect(short.bag.diagnostics.map(\.place.line) == [21])
    }

    /// Texts made at random from pieces of YAML must end in a document or in diagnostics.
    @Test func `no text makes the reader trap`() {
        let pieces = [
            "a: ", "b", "\n", "\n  ", "- ", "[", "]", "{", "}", ", ", "? ", ": ", "&x ", "*x", "!t ", "'", "\"", "|",
            ">-",
            "#", "---", "...", "%YAML 1.1\n", "<<: ", "\t", "é", "\u{2028}", "\r", "\\", "~", "f(1", "2)", "extends: c",
            "@",
        ]
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<(2 + state >> 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let reading = Reading(text, others: ["c": "a: 1\n", "ca": "b: 1\n"])
            #expect(reading.document != nil || reading.bag.hasErrors)
            let rendered = DiagnosticRenderer(sources: reading.bag.sources).render(reading.bag)
            #expect(rendered.isEmpty == reading.bag.diagnostics.isEmpty)
            #expect(reading.bag.diagnostics.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
        }
    }
}
