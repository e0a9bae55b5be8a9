import Testing

/// Rounds of several months are named by what they cover, and what ends in one by its end.
@Suite struct LongRoundTests {
    private static let text = """
        detente: 1
        clock: { rounds: 6, round: 5 months, start: 2026-01 }
        events: { e: { at: 2027-06 } }
        outcomes: { hit: { when: happened(e), good: true }, over: otherwise }

        """

    private func printed(_ arguments: [String]) throws -> String {
        let process = try DetenteProcess.run(arguments, input: Self.text)
        #expect(process.status == 0)
        return process.output
    }

    @Test("in the report, the trace and the explanation") func names() throws {
        // Round 4 is April to August 2027; the last ends with June 2028.
        let report = try printed(["run", "-", "-n", "50", "--quiet"])
        #expect(report.contains("6 rounds (2026-01 to 2028-06)"))
        #expect(report.contains("2027-04 – 2027-08"))
        #expect(report.contains("  2026-05  2026-10  2027-03  2027-08  2028-01  2028-06"))
        #expect(try printed(["trace", "-"]).contains("April–August 2027: hit"))
        #expect(try printed(["explain", "-"]).contains("Happens in round 4 (2027-04 – 2027-08)."))
        // The dates of JSON are first days, as before.
        #expect(try printed(["run", "-", "-n", "50", "--quiet", "--format", "json"]).contains("\"date\": \"2027-04\""))
    }

    @Test("nothing is said of drivers from a few replicates", arguments: [2, 39]) func drivers(replicates: Int) throws {
        let text = """
            detente: 1
            clock: { rounds: 1 }
            parameters: { a: "uniform(0, 1)", b: "uniform(0, 1)" }
            state: { s: a + b }
            events: { e: { chance: 0.5 } }
            outcomes: { hit: { when: happened(e), good: true }, over: otherwise }

            """
        let process = try DetenteProcess.run(
            ["run", "-", "-n", String(replicates), "--quiet", "--format", "json"], input: text)
        #expect(process.status == 0)
        let shares = process.output.split(separator: "\n").filter { $0.contains("\"share\":") }
        #expect(shares.count == 2 && shares.allSatisfy { $0.contains("null") })
    }
}
