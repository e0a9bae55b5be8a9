import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

import Reporting

@Suite("The report as tables")
struct ReportTableTests {
    /// Witness: the file was read line by line against the counts of ``HandMade`` when it was written.
    /// After a change that is meant, `DETENTE_RECORD=1 swift test --filter ReportTableTests` writes what it should be to a temporary file, and says where.
    @Test(
        "the whole table, to the letter",
        arguments: [("table-100.txt", 100, true), ("table-60.txt", 60, false)])
    func snapshot(file: String, width: Int, detailed: Bool) throws {
        let table = Report(HandMade.result(dated: detailed, good: detailed)).table(width: width)
        try expect(table, equals: file)
    }

    @Test("the first page, to the letter", arguments: [("page-100.txt", 100), ("page-60.txt", 60)])
    func firstPage(file: String, width: Int) throws {
        try expect(Report(HandMade.result()).table(.firstPage, width: width), equals: file)
    }

    @Test("sections that are asked for are those of the whole report, in its order")
    func sections() {
        let report = Report(HandMade.result())
        let page = report.table(.sections([.notes, .issues]))
        let (issues, notes) = (page.firstRange(of: "\nIssues\n"), page.firstRange(of: "\nNotes\n"))
        #expect(issues.flatMap { one in notes.map { one.lowerBound < $0.lowerBound } } == true)
        let whole = report.table()
        for part in page.components(separatedBy: "\n\n") { #expect(whole.contains(part)) }
        #expect(!page.contains("\nOutcomes\n"))
        #expect(report.table(.sections(Set(ReportSection.allCases))) == whole)
    }

    @Test("an outcome of the horizon has no share before it, and success is a row")
    func horizon() throws {
        let page = Report(HandMade.result()).table()
        let dates = try #require(page.firstMatch(of: /\nBy date\n.+\n(?:.+\n)+?stalled(.+)\n/)).1
        #expect(dates.split(separator: " ").filter { $0 != "%" } == ["–", "–", "–", "–", "–", "69"])
        #expect(page.contains(/\nSuccess +25 % +22 – 28 %/))
    }

    @Test("no line is wider than the page", arguments: 60...140)
    func width(width: Int) {
        for result in [HandMade.result(), HandMade.result(dated: false, good: false), HandMade.result(replicates: 0)] {
            for extent in [Extent.everything, .firstPage] {
                for line in Report(result).table(extent, width: width).split(separator: "\n") {
                    #expect(String(line).displayWidth <= width, "\(line)")
                }
            }
        }
    }

    @Test("what a narrow page leaves out is named")
    func leftOut() {
        let wide = Report(HandMade.result()).table(width: 140)
        #expect(!wide.contains("Not shown"))
        let narrow = Report(HandMade.result()).table(width: 60)
        #expect(narrow.contains(/Not shown at this width: [^.]*Mean steps, Expired\./))
    }

    @Test("colour is there only when asked for")
    func colour() {
        let report = Report(HandMade.result())
        #expect(!report.table().contains("\u{1B}"))
        let coloured = report.table(colour: true)
        #expect(coloured.contains("\u{1B}[1mOutcomes\u{1B}[0m"))
        let plain = coloured.replacing(/\u{1B}\[[0-9]*m/, with: "")
        #expect(plain == report.table())
    }

    @Test("without replicates everything is unknown, nothing is 0 %")
    func nothingDone() {
        let table = Report(HandMade.result(replicates: 0)).table()
        #expect(table.contains("PARTIAL: interrupted after 0 of 1,000 replicates."))
        #expect(!table.contains("0 %"))
    }

    @Test("a chosen outcome counts as success in place of those marked good")
    func chosenSuccess() {
        let report = Report(HandMade.result(good: false), success: 1)
        #expect(report.outcomes.map(\.isGood) == [false, true, false])
        #expect(report.events[0].successIf?.count == 50)
        #expect(report.events[0].successUnless?.count == 10)
        #expect(report.events[0].successUnless?.trials == 600)
        #expect(report.table().contains("P(collapse) with"))
        #expect(!report.table().contains("is not reported"))
    }

    @Test("control characters of a title never reach the terminal")
    func controlCharacters() {
        var result = HandMade.result()
        result.scenario.title = "red \u{1B}[31m alert\u{7}"
        let table = Report(result).table()
        #expect(!table.contains("\u{1B}") && !table.contains("\u{7}"))
    }

    @Test("about eight rounds, in steps that people count in, with the horizon")
    func fewRounds() {
        #expect(TimelinePoint.fewRounds(horizon: 1) == [1])
        #expect(TimelinePoint.fewRounds(horizon: 7) == Array(1...7))
        #expect(TimelinePoint.fewRounds(horizon: 36) == [4, 8, 12, 16, 20, 24, 28, 32, 36])
        #expect(TimelinePoint.fewRounds(horizon: 60) == [10, 20, 30, 40, 50, 60])
        for horizon in Array(1...500) + [999, 1_000, 4_321, 99_991, 100_000] {
            let rounds = TimelinePoint.fewRounds(horizon: horizon)
            #expect(rounds.last == horizon && rounds.count <= 10 && rounds.count >= min(4, horizon))
            #expect(rounds == rounds.sorted() && Set(rounds).count == rounds.count)
        }
    }

    @Test("a horizon of more than 400 rounds has 200 points, the last among them")
    func thinnedTimeline() {
        #expect(TimelinePoint.rounds(horizon: 400) == Array(1...400))
        let rounds = TimelinePoint.rounds(horizon: 100_000)
        #expect(rounds.count == 200 && rounds.last == 100_000 && rounds.first == 500)
        #expect(Set(TimelinePoint.rounds(horizon: 401)).count == 200)
    }
}

/// Compares with a file of the folder Expected.
func expect(_ text: String, equals file: String) throws {
    if ProcessInfo.processInfo.environment["DETENTE_RECORD"] != nil {
        let target = FileManager.default.temporaryDirectory.appending(path: file)
        try Data(text.utf8).write(to: target)
        print("recorded \(target.path)")
    }
    let url = try #require(Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Expected"))
    let expected = try String(contentsOf: url, encoding: .utf8)
    for (found, wanted) in zip(text.split(separator: "\n"), expected.split(separator: "\n")) {
        #expect(found == wanted)
    }
    #expect(text == expected)
}
