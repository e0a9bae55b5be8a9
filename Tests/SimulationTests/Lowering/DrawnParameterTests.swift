import Statistics
import TestSupport
import Testing

/// Distributions whose parameters are themselves drawn, against their exact moments. Found by a second reader: their
/// columns were once given away too early.
@Suite("Distributions with drawn parameters")
struct DrawnParameterTests {
    static let scenario = """
        detente: 1
        clock: { rounds: 3 }
        parameters:
          a: uniform(-1, 3)
          s: uniform(1, 2)
          x: normal(a, s)
          y: normal(a, 1)
          z: normal(0, s)
          w: uniform(a, 3)
          same: normal(a, 0)
          tied: { value: "beta(2, 2)" }
          twin: { value: "beta(3, 1)" }
        correlations: [{ between: [tied, twin], rank: 0.5 }]
        state:
          walk: { start: 0, each_round: "walk + normal(a, s)" }
          last: 0
        events:
          jump: { chance: 1, draws: { centre: "normal(a, 1)", size: "uniform(centre, centre + s)" }, effects: [last = size] }
        outcomes: { over: otherwise }
        measures:
          x2: x ^ 2
          y2: y ^ 2
          z2: z ^ 2
          mw: w
          ya: y * a
          wa: w * a
          none: same - a
          mean_tied: tied
          mean_twin: twin
          walked: walk
          walked2: (walk - 3 * a) ^ 2
          jumped: last
          jumped_over: last * a

        """

    /// With a uniform on [−1, 3] (mean 1, E a² = 7/3) and s uniform on [1, 2] (mean 3/2, E s² = 7/3), by hand.
    static let exact: [(measure: String, mean: Double)] = [
        ("x2", 14.0 / 3), ("y2", 10.0 / 3), ("z2", 7.0 / 3), ("mw", 2), ("ya", 7.0 / 3), ("wa", 8.0 / 3),
        ("mean_tied", 0.5), ("mean_twin", 0.75), ("walked", 3), ("walked2", 7), ("jumped", 1.75),
        ("jumped_over", 7.0 / 3 + 0.75),
    ]

    /// |z| ≤ 5.5 for 12 means: a false alarm once in two million seeds; the seed is fixed.
    @Test("their moments are exact, within the Monte Carlo error")
    func moments() async throws {
        let played = try await ScenarioRun(Self.scenario, replicates: 40_000, seed: 11)
        for (name, mean) in Self.exact {
            let tally = try played.measure(name)
            let error = try #require(tally.standardError)
            let found = try played.mean(name)
            #expect(abs(found - mean) <= 5.5 * error, "\(name): \(found) for \(mean)")
        }
        #expect(try played.value("none") == 0)
    }
}
