import TestSupport
import Testing

/// Matches without noise, exactly.
@Suite struct TournamentTests {
    private func scores(_ row: String, _ column: String, rounds: Int) async throws -> (Double, Double) {
        let played = try await ScenarioRun(Match(row: row, column: column, rounds: rounds).text)
        return (try played.value("first"), try played.value("second"))
    }

    @Test("tit for tat against itself, 200 rounds") func itself() async throws {
        let score = try await scores("tit_for_tat()", "tit_for_tat()", rounds: 200)
        #expect(score.0 == 600 && score.1 == 600)
    }

    @Test("tit for tat against a coin, 200 rounds") func coin() async throws {
        let played = try await ScenarioRun(
            Match(row: "tit_for_tat()", column: "random(0.5)", rounds: 200).text, replicates: 20_000)
        #expect(abs(try played.z("first", 449.25)) < 5.5)
    }

    @Test(
        "round robins without self-play, 10 rounds",
        arguments: [
            ["tit_for_tat": 9.0, "never_offer": 14], ["always_offer": 30, "tit_for_tat": 39, "never_offer": 64],
            ["always_offer": 60, "tit_for_tat": 69, "grim": 69, "never_offer": 78],
        ])
    func roundRobin(_ table: [String: Double]) async throws {
        var totals: [String: Double] = [:]
        let names = table.keys.sorted()
        for (index, row) in names.enumerated() {
            for column in names[(index + 1)...] {
                let score = try await scores(row + "()", column + "()", rounds: 10)
                totals[row, default: 0] += score.0
                totals[column, default: 0] += score.1
            }
        }
        #expect(totals == table)
    }
}
