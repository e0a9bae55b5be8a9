import Scenarios
import Simulation
import TestSupport
import Testing

/// A party whose offer stands makes no move. What its move would be is computed all the same where that can be seen by
/// nobody, and only there.
@Suite("Moves of parties whose offers stand") struct StandingOfferTests {
    /// `a` offers in rounds 1, 4, 7 and 10, and each offer stands for three rounds; `b` holds in all twelve.
    private static func text(approval: String = "0 * trust(a, b) + 1", misread: String = "0") -> String {
        """
        detente: 1
        clock: { rounds: 12 }
        parameters: { excess: "uniform(0.1, 0.2)" }
        actors:
          a: { trust: 0.2, strategy: always_offer(), approval: "\(approval)" }
          b: { trust: 0.2, strategy: never_offer() }
        learning: { gain: 0.5, loss: 0.1 }
        issues: { x: { steps: 5, stands: 3, misread: { offer: \(misread) } } }
        outcomes: { over: otherwise }
        measures:
          offers: offers(a)
          vetoes: vetoes(a)
          holds: holds(b)
          trust_in_a: trust(b, a)
          trust_in_b: trust(a, b)
        """
    }

    /// How many operations of a round call the generator for the moves on the issue.
    private func calls(_ text: String) async throws -> Int {
        let plan = Plan(lowering: try await ScenarioRun(text, replicates: 1).scenario)
        return plan.round.operations.count { operation in
            guard case .words(_, let address) = operation else { return false }
            return plan.sitePaths[Int(address.site.index)].text == "issue.x.moves"
        }
    }

    @Test func `four offers in twelve rounds, and what follows from them`() async throws {
        let played = try await ScenarioRun(Self.text(), replicates: 50)
        #expect(try played.value("offers") == 4)
        #expect(try played.value("vetoes") == 0)
        #expect(try played.value("holds") == 12)
        #expect(abs(try played.value("trust_in_a") - (1 - 0.8 * 0.0625)) < 1e-12)
        #expect(abs(try played.value("trust_in_b") - 0.2 * 0.282429536481) < 1e-12)
    }

    @Test func `moves and readings of both parties share one call of the generator`() async throws {
        #expect(try await calls(Self.text(approval: "0.4 + 0.5 * trust(a, b)", misread: "0.05")) == 1)
    }

    @Test func `an approval that must be clamped is asked for offers only`() async throws {
        let text = Self.text(approval: "1 + excess")
        let played = try await ScenarioRun(text, replicates: 50)
        #expect(try played.value("offers") == 4)
        #expect(played.clamps["1 + excess"] == 200)
    }

    @Test func `an approval that is no number is a fault where there is an offer, not where one stands`() async throws {
        // 0 / 0 in round 2, in which the offer of round 1 stands; then in round 4.
        let second = try await ScenarioRun(
            Self.text(approval: "if(round == 2, (round - 2) / (round - 2), 1)"), replicates: 20)
        #expect(second.faults.isEmpty)
        let fourth = try await ScenarioRun(
            Self.text(approval: "if(round == 4, (round - 4) / (round - 4), 1)"), replicates: 20)
        #expect(fourth.faults.values.reduce(0, +) == 20)
    }
}
