import Foundation
import Reporting
import Scenarios
import Simulation
import TestSupport
import Testing

@Suite("Types and beliefs in a trace and an explanation")
struct BeliefStoryTests {
    /// Nothing in it is left to chance: an offer is worth 1 or 1/2, a hold 0 or 1/2.
    private static let text = """
        detente: 1
        title: A test
        clock: { rounds: 3 }
        types:
          kind: { title: Kind, about: Keeps its word., strategy: always_offer(), good: true }
          mixed: { strategy: random(0.5), approval: 0.9 }
        actors:
          usa: { strategy: never_offer(), belief: { russia: { kind: 0.5, mixed: 0.5 } } }
          russia: { type: { kind: 1, mixed: 0 } }
        learning: { rule: types }
        issues: { flights: { steps: unlimited } }
        events: { turn: { at: 3, adopt: { russia: never_offer() } } }
        outcomes: { over: otherwise }
        """

    private func scenario() throws -> Scenario {
        let reading = readScenario(file: "test.yaml", text: Data(Self.text.utf8), load: { _ in Data() })
        return try #require(reading.scenario)
    }

    /// An offer of the mixed type survives with .45: 1/1.45 = .690, 1/(1 + .45²) = .832.
    @Test("the type that was drawn, and beliefs as they change") func words() throws {
        let text = Story(Trace(of: try scenario(), seed: 1, replicate: 0)).text(width: 160)
        for line in [
            "Drawn · russia is Kind", "belief of usa about russia: Kind 0.50, mixed 0.50",
            "belief of usa about russia: Kind 0.50 → 0.69, mixed 0.50 → 0.31",
            "belief of usa about russia: Kind 0.69 → 0.83, mixed 0.31 → 0.17",
            "Belief · of usa about russia: Kind 0.83, mixed 0.17",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        // What follows from belief is told once.
        #expect(!text.contains("trust of usa in russia"))
    }

    /// The adopted strategy of round 3 says nothing about the type.
    @Test("types and beliefs in JSON") func json() throws {
        let story = Story(Trace(of: try scenario(), seed: 1, replicate: 0))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(story.json().utf8)) as? [String: Any])
        let types = try #require(object["types"] as? [[String: String]])
        #expect(types == [["actor": "russia", "type": "kind"]])
        let finish = try #require(object["finish"] as? [String: Any])
        let beliefs = try #require(finish["belief"] as? [[String: Any]])
        #expect(beliefs.map { $0["type"] as? String } == ["kind", "mixed"])
        #expect(abs((beliefs[0]["value"] as? Double ?? 0) - 1 / 1.2025) < 1e-15)
        let rounds = try #require(object["rounds"] as? [[String: Any]])
        let changes = rounds.map {
            ($0["happenings"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "belief" }
        }
        #expect(changes.map(\.count) == [2, 2, 0])
    }

    @Test(
        "an explanation says what the types are, who may be of which, and how the others learn",
        arguments: [
            "Types", "Kind (kind) – good", "Keeps its word.", "On flights: always_offer()",
            "An offer on flights survives at home with probability 0.9",
            "Its type, which it alone knows: Kind with probability 1 or mixed with probability 0, drawn once per",
            "Believes at first of russia: Kind 0.5, mixed 0.5",
            "trust(self, other), where other has types, is self's belief that other is Kind.",
        ])
    func explanation(_ line: String) throws {
        let text = Explanation(try scenario()).text(width: 120)
        #expect(text.contains(line), "\(text)")
    }

    @Test("a strategy that no type of an actor leaves to it is not explained") func unused() throws {
        #expect(!Explanation(try scenario()).text(width: 120).contains("trusting"))
    }
}
