import Statistics
import TestSupport
import Testing

/// A question about one round is asked at the end of a replicate that ends before; there a comparison with what is not a
/// number is a fault, as it is in any other round. Found by the random scenarios: the reference interpreter said so.
@Suite("Faults in the round in which a replicate ends")
struct EndFaultTests {
    @Test(
        "a question that cannot be answered at the end is a fault",
        arguments: [
            "questions: { q: \"at(9, 0 != log(-3))\" }",
            "questions: { q: { ask: true, given: \"at(9, 0 != log(1 - round))\" } }",
            "measures: { m: { value: 0, given: \"at(9, 0 != log(-3))\" } }",
        ])
    func question(asked: String) async throws {
        let run = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 10 }
            outcomes: { done: round == 2, stalled: otherwise }
            \(asked)
            """, replicates: 7)
        #expect(run.tally.faults.total == 7)
        #expect(try run.count("done") == 0)
    }

    @Test("what is not asked any more is no fault: a later outcome, a question after its round")
    func notAsked() async throws {
        let run = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 10 }
            outcomes: { done: round == 2, odd: "if(round == 2, log(-3), 1) < 0", stalled: otherwise }
            questions: { q: "at(1, 0 != log(2 - round))" }
            """, replicates: 7)
        #expect(try run.count("done") == 7)
        #expect(run.tally.faults.total == 0)
    }

    @Test("0 less −0 is 0, and −0 less −0 too")
    func zeros() async throws {
        let run = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            events: { event: { at: 1 } }
            outcomes: { stalled: otherwise }
            measures: { m: "1 / (-rounds_since(event) - -0)", n: "1 / (-rounds_since(event) - 0)" }
            """)
        // 1 / 0 is infinite, with the sign of the 0.
        #expect(try run.values("m") == [.infinity])
        #expect(try run.values("n") == [-.infinity])
    }
}
