import Foundation
import Reporting
import Scenarios
import Simulation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Figures")
struct FigureTests {
    /// Witness: each file was looked at beside the counts of ``HandMade`` when it was written.
    /// After a change that is meant, `DETENTE_RECORD=1 swift test --filter FigureTests` writes what it should be.
    @Test("the drawings of a small report, to the letter")
    func golden() throws {
        let folder = repository.appending(path: "Tests/ReportingTests/Expected/Figures")
        let figures = try Pages.handMade().figures
        #expect(Set(figures.map(\.name)).count == figures.count, "each figure has a name of its own")
        for figure in figures {
            let file = folder.appending(path: "\(figure.name).svg")
            if ProcessInfo.processInfo.environment["DETENTE_RECORD"] != nil {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(figure.svg.utf8).write(to: file)
            }
            let expected = try String(contentsOf: file, encoding: .utf8)
            #expect(figure.svg == expected, "\(figure.name)")
        }
    }

    @Test("every drawing is well-formed XML", arguments: [true, false])
    func wellFormed(dated: Bool) throws {
        for figure in try Pages.handMade(dated: dated).figures {
            #expect(XMLParser(data: Data(figure.svg.utf8)).parse(), "\(figure.name)")
        }
    }

    @Test("a hundred dots are apportioned by largest remainders")
    func dots() {
        #expect(apportioned(100, among: [1, 1, 1]) == [34, 33, 33])
        #expect(apportioned(100, among: [0.071, 0.266, 0.373, 0.169, 0.121]) == [7, 27, 37, 17, 12])
        #expect(apportioned(7, among: [0, 0]) == [0, 0])
        #expect(apportioned(100, among: [0.004, 0.996]) == [0, 100])
        // Hamilton's apportionment of the seats of the United States' House in 1790 among 15 states: Balinski & Young,
        // *Fair Representation* (2001), table 1.1.
        let people = [
            55_540, 70_835, 236_841, 206_236, 278_514, 475_327, 630_560, 353_523, 331_589, 141_822, 68_446, 68_705,
            179_570,
            432_879, 85_533,
        ].map(Double.init)
        #expect(apportioned(120, among: people) == [2, 2, 8, 7, 9, 16, 21, 12, 11, 5, 2, 2, 6, 14, 3])
    }

    /// Deals and leaks of so many a round: the two half-way marks, and what is still open, seek the same place.
    @Test(
        "notes in a drawing never stand on each other",
        arguments: [(0.22, 0.06), (0.1, 0.1), (0.3, 0.02), (0.05, 0.03)])
    func notes(deal: Double, leak: Double) async throws {
        let scenario = try scenarioOf(
            """
            detente: 1
            title: Notes
            clock: { rounds: 8, round: 1 month, start: 2027-01 }
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }
            events: { deal: { chance: \(deal) }, leak: { chance: \(leak) } }
            outcomes:
              broken: { when: happened(leak) }
              exchanged: { when: happened(deal), good: true }
              open: otherwise
            """)
        let result = await simulate(scenario, settings: RunSettings(replicates: 4000, seed: 1))
        let figures = try Pages.document(Report(result).reproducibleJSON, scenario).figures
        let svg = try #require(figures.first { $0.name == "when" }).svg
        let texts = svg.matches(of: /<text class="note[^"]*" x="([0-9.]+)" y="([0-9.]+)">([^<]*)/).map { match in
            (x: Double(match.1) ?? .nan, y: Double(match.2) ?? .nan, words: String(match.3))
        }
        #expect(!texts.isEmpty)
        for (index, a) in texts.enumerated() {
            for b in texts[..<index] {
                // Characters are at least 5 wide, and lines 14 high.
                let isApart = abs(a.x - b.x) >= 2.5 * Double(a.words.count + b.words.count) || abs(a.y - b.y) >= 14
                #expect(isApart, "'\(a.words)' and '\(b.words)'")
            }
        }
    }

    @Test("labels that would overlap are moved apart, and stay in their order")
    func labels() {
        #expect(spread([10, 12, 50], apart: 10, within: 0...100) == [10, 20, 50])
        #expect(spread([95, 98, 99], apart: 10, within: 0...100) == [80, 90, 100])
    }

    @Test(
        "the time axis has round dates that are far enough apart",
        arguments: [
            (36, "1 month", "2025-12", ["2026", "2027", "2028"]),
            (24, "1 month", "2026-03", ["Jul 2026", "2027", "Jul", "2028"]),
            (240, "1 month", "2000-01", ["2000", "2005", "2010", "2015"]),
            (12, "1 week", "2026-03-02", ["Mar 2026", "Apr", "May"]),
            (10, "1 year", "2021-01", ["2022", "2024", "2026", "2028", "2030"]),
        ])
    func time(rounds: Int, round: String, start: String, labels: [String]) throws {
        let scenario = try scenarioOf(
            """
            detente: 1
            clock: { rounds: \(rounds), round: \(round), start: \(start) }
            outcomes: { over: otherwise }
            """)
        let ticks = TimeScale(clock: scenario.clock, range: (0, 250)).ticks(gap: 44)
        #expect(ticks.map(\.label) == labels)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1.x - $0.x >= 44 })
    }

    @Test(
        "the values of a lever are drawn at their distances if they have any",
        arguments: [
            (["0", "0.35", "1e1"], [0, 0.35, 10]), (["2027-01", "2027-03", "2028-01"], [0, 59, 365]),
            (["2028-02-28", "2028-03-01"], [0, 2]), (["1 month", "3 months"], [0, 2]), (["a", "b"], nil),
            (["1 month", "3 weeks"], nil), (["1", "1.0"], nil), (["2", "inf"], nil), (["beta(2, 3)", "0.5"], nil),
        ] as [([String], [Double]?)])
    func levers(values: [String], expected: [Double]?) {
        // Of dates the differences count: 2028 is a leap year.
        let found = distances(of: values)
        #expect((found == nil) == (expected == nil))
        if let found, let expected {
            for (a, b) in zip(found, expected) { #expect(abs((a - found[0]) - (b - expected[0])) < 1e-12) }
        }
    }

    @Test("the axis of values has round numbers")
    func values() {
        let scale = LinearScale(domain: 0...1, range: (100, 0))
        #expect(scale.ticks(about: 5) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
        #expect(scale(0.25) == 75)
        #expect(LinearScale.round(over: [0.13, 0.51]) == 0.1...0.6000000000000001)
        #expect(LinearScale.round(over: [2, 2]).contains(2))
    }
}
