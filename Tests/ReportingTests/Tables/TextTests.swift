import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

/// A scenario of nothing but a title.
private func titled(_ title: String) async throws -> (report: Report, story: Story, explanation: String) {
    let text = """
        detente: 1
        title: "\(title)"
        clock: { rounds: 2 }
        outcomes: { over: otherwise }

        """
    let reading = readScenario(file: "s.yaml", text: Data(text.utf8)) { _ in Data() }
    let scenario = try #require(reading.scenario, "\(reading.diagnostics)")
    let result = await simulate(scenario, settings: RunSettings(replicates: 1, seed: 1))
    return (
        Report(result), Story(Trace(of: scenario, seed: 1, replicate: 0)), Explanation(scenario).text(width: 80)
    )
}

@Suite("Text on a terminal") struct TextTests {
    /// By Unicode's East Asian Width (W and F: two columns) and general categories (Mn, Me, Cf: none).
    @Test(
        "how wide a text is",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("ＡＢ", 4), ("ｱ", 1), ("😀", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("a\u{200B}b", 2),
            ("—…→", 3), ("、。", 4), ("〈", 2),
        ])
    func width(_ text: String, _ expected: Int) {
        #expect(text.displayWidth == expected)
    }

    @Test("long words and wide ones fill the line, and no line is wider", arguments: ["日本", "x", "e\u{301}", "👨‍👩‍👧"])
    func wrapped(_ part: String) async throws {
        let (report, story, explanation) = try await titled(String(repeating: part, count: 400))
        for text in [report.table(width: 80), story.text(width: 80), explanation] {
            let lines = text.split(separator: "\n").map(String.init)
            #expect(lines.allSatisfy { $0.displayWidth <= 80 })
            #expect(lines[0].displayWidth == 80)
            #expect(lines.prefix(60).joined().filter { part.contains($0) }.count >= 400)
        }
    }

    /// The work is linear: at a cost of the square this would take hours.
    @Test("a title of a million letters, and one of as many words")
    func long() async throws {
        for title in [String(repeating: "x", count: 1_000_000), String(repeating: "ab ", count: 300_000)] {
            let (report, story, explanation) = try await titled(title)
            for text in [report.table(width: 80), story.text(width: 80), explanation] {
                #expect(text.utf8.count > 900_000)
            }
        }
    }

    /// An override of the writing direction, marks of it, separators of lines, a bell, ESC and a C1 control.
    @Test("nothing steers a terminal or turns letters round: tables, stories, explanations, CSV, JSON")
    func controls() async throws {
        let (report, story, explanation) = try await titled(
            "a\\u202Eb\\u200Fc\\u2028d\\ae\\e[2Jf\\x9Bg\\uFEFFh\\u2066i\\r\\nj\\0k")
        for text in [report.table(), story.text(), explanation, report.csv(), report.json()] {
            let strange = text.unicodeScalars.filter {
                $0 != "\n" && $0 != "\r"
                    && ($0.properties.generalCategory == .control || $0.properties.isBidiControl
                        || [0x2028, 0x2029, 0xFEFF].contains($0.value))
            }
            #expect(strange.isEmpty, "\(strange)")
        }
        #expect(report.table().contains("a\u{FFFD}b\u{FFFD}c d\u{FFFD}e\u{FFFD}[2J"))
    }

    /// Read as RFC 4180 has it, by scalars.
    private func columns(_ row: Substring.UnicodeScalarView) -> Int {
        var (count, isQuoted) = (1, false)
        for scalar in row {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == ",", !isQuoted { count += 1 }
        }
        return isQuoted ? -1 : count
    }

    @Test(
        "every row of a CSV has ten columns, whatever a title holds",
        arguments: [
            "a,\u{301}b", "a\\\"\u{301}b", ",", "\\\"", "a\\r\\nb", "=\u{301}1+1", "x\\e[2J\\e]52;c;ZQ==\\a", "\\0",
            "plain",
        ])
    func csv(_ title: String) async throws {
        let text = try await titled(title).report.csv()
        let rows = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: true)
        #expect(rows.count > 5)
        for row in rows {
            #expect(row.last == "\r")
            #expect(columns(row) == 10, "\(String(row))")
        }
        if title.hasPrefix("=") { #expect(text.contains("'=")) }
    }

    @Test("names that begin alike are shortened in the middle, others at their end")
    func namesThatLookAlike() {
        let table = TextTable(
            columns: [.init("Trust"), .init("median", .right)],
            rows: [
                ["United States of America in the Russian Federation", "0.28"],
                ["United States of America in the People's Republic of China", "0.38"],
                ["Russia in the United States of America and others", "0.24"],
            ])
        let lines = table.lines(width: 36, style: TextStyle(colour: false))
        #expect(lines[1].hasPrefix("United States …an Federation "), "\(lines)")
        #expect(lines[2].hasPrefix("United States …blic of China "), "\(lines)")
        #expect(lines[3].hasPrefix("Russia in the United States… "), "\(lines)")
        #expect(lines.allSatisfy { $0.displayWidth <= 36 })
    }
}
