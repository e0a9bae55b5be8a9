import Scenarios
import Testing

@Suite("Fixes of a text")
struct TextFixTests {
    private func fix(_ line: Int, _ column: Int, _ original: String, _ replacement: String, _ file: String = "a")
        -> TextFix
    {
        TextFix(
            at: Place(file: file, line: line, column: column, length: original.unicodeScalars.count),
            replacing: original, with: replacement)
    }

    @Test("fixes are made by position, whatever stands around them")
    func positions() {
        let text = "\u{FEFF}ä: one\r\nb: [two]\u{2028}e\u{301}: three"
        let fixing = TextFixing(
            text, file: "a", making: [fix(3, 5, "three", "3"), fix(1, 4, "one", "uno"), fix(2, 5, "two", "dos")])
        #expect(fixing.text == "\u{FEFF}ä: uno\r\nb: [dos]\u{2028}e\u{301}: 3")
        #expect(fixing.made.map(\.replacement) == ["uno", "dos", "3"])
    }

    @Test("what overlaps waits, what is another file's or stands elsewhere by now is left alone")
    func left() {
        let fixes = [
            fix(1, 1, "abc", "x"), fix(1, 3, "cd", "y"), fix(1, 5, "e", "z", "b"), fix(1, 6, "g", "z"),
            fix(9, 1, "q", "z"),
            fix(1, 1, "abc", "x"),
        ]
        let fixing = TextFixing("abcdef", file: "a", making: fixes)
        #expect(fixing.text == "xdef" && fixing.made.count == 1)
        #expect(TextFixing("abc", file: "a", making: []).text == "abc")
    }
}
