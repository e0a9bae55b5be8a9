import Foundation
import Reporting
import Scenarios
import Simulation
import TestSupport
import Testing

@Suite("The story of a replicate")
struct StoryTests {
    /// Nothing in it is left to chance.
    static let scripted = """
        detente: 1
        title: A short thaw
        clock: { rounds: 7, round: 1 month, start: 2026-03 }
        actors:
          usa: { title: the United States, trust: 0.41, strategy: always_offer(), approval: "if(round == 1, 0, 1)" }
          russia: { name: Russia, trust: 0.41, strategy: tit_for_tat() }
        learning: { gain: 0.1, loss: 0.1 }
        channels: { ministries: { meets: "if(round <= 3, 1, 0)" } }
        issues: { flights: { title: Direct flights, channel: ministries, steps: 3, stands: 1 } }
        events: { leak: { at: 2026-05, effects: ["trust(all, all) *= 0.5"] } }
        outcomes: { open_skies: { when: done(all) }, frozen: { otherwise: true, title: Nothing flies } }

        """

    @Test("is told in dates and in the titles that the file gives, as they are written, quiet rounds together")
    func words() throws {
        let text = Story(Trace(of: try read(Self.scripted), seed: 1, replicate: 0)).text(width: 200)
        #expect(
            text == """
                A short thaw (thaw.yaml)
                replicate 1 · seed 1 · Nothing flies after 7 rounds
                Path · leak → Nothing flies

                At the start · trust of the United States in Russia 0.41, of Russia in the United States 0.41
                March 2026 · met: ministries · Russia offers a step on Direct flights; the United States is vetoed at home · trust of the United States in Russia 0.41 → 0.47, of Russia in the United States
                    0.41 → 0.37
                April 2026 · met: ministries · the United States offers a step on Direct flights; Russia holds back · trust of the United States in Russia 0.47 → 0.42, of Russia in the United States 0.37 → 0.43
                May 2026 · leak · met: ministries · both sides agree on a step: Direct flights 1 of 3 · trust of the United States in Russia 0.42 → 0.29, of Russia in the United States 0.43 → 0.29
                June–September 2026 · nothing moved

                September 2026, the horizon: Nothing flies
                Not done · Direct flights 1 of 3
                Trust · of the United States in Russia 0.29, of Russia in the United States 0.29

                """)
    }

    @Test("tells what came before the start")
    func before() throws {
        let text = Self.scripted
            .replacing(
                "{ meets: \"if(round <= 3, 1, 0)\" }", with: "{ meets: \"if(round <= 3, 1, 0)\", last_met: 2025-04-10 }"
            )
            .replacing("leak: { at: 2026-05,", with: "leak: { at: 2026-05, last: -1,")
        let story = Story(Trace(of: try read(text), seed: 1, replicate: 0)).text(width: 400)
        // The 10th of April is in round -10: March 2026 is round 1.
        #expect(
            story.contains(
                " · last meeting of ministries: 2025-04-10, 11 rounds before round 1 · last leak: 2 rounds before round 1\n"
            ))
    }

    @Test("keeps to the width", arguments: [60, 80, 140])
    func width(_ width: Int) throws {
        let text = Story(Trace(of: try read(Self.scripted), seed: 1, replicate: 0)).text(width: width)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
        #expect(!text.contains("\u{A0}"))
    }

    private static let medoid = Medoid(
        replicate: 41, outcome: 0, distance: 9, count: 3, counted: 10, replicates: 10)

    @Test("is valid JSON that names the replicate from 1 and lists every round")
    func json() throws {
        let trace = Trace(of: try read(Self.scripted), seed: 3, replicate: 41)
        let text = Story(trace, choice: .typical(Self.medoid, inOutcomes: 1)).json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["detente"] as? Int == 1)
        let head = try #require(object["trace"] as? [String: Any])
        #expect(head["replicate"] as? Int == 42)
        #expect(head["outcome"] as? String == "frozen")
        let chosen = try #require(head["chosen"] as? [String: Any])
        #expect(
            chosen["by"] as? String == "typical" && chosen["count"] as? Int == 3 && chosen["replicates"] as? Int == 10)
        #expect(chosen["distance"] as? Double == 4.5)
        let named = try #require(head["path"] as? [[String: Any]]) + (object["parameters"] as? [[String: Any]] ?? [])
        #expect(named.allSatisfy { ($0["title"] as? String)?.isEmpty == false })
        let rounds = try #require(object["rounds"] as? [[String: Any]])
        #expect(rounds.map { $0["round"] as? Int } == Array(1...7))
        #expect(rounds.first?["date"] as? String == "2026-03")
        let first = try #require(rounds.first?["happenings"] as? [[String: Any]])
        #expect(first.map { $0["kind"] as? String } == ["met", "move", "move", "trust", "trust"])
        #expect(first[1]["vetoed"] as? Bool == true)
    }

    @Test("says where a fault came from, and tells nothing of its round")
    func fault() throws {
        let scenario = try read(
            """
            detente: 1
            clock: { rounds: 5 }
            outcomes: { high: { when: log(2 - round) > 1 }, low: otherwise }

            """)
        let trace = Trace(of: scenario, seed: 1, replicate: 0)
        #expect(trace.rounds.count == 3 && trace.rounds.last?.happenings.isEmpty == true)
        let story = Story(trace)
        #expect(story.outcome == nil)
        #expect(story.text(width: 200).contains("round 3: a fault. The value of 'log(2 - round)"))
        #expect(story.json().contains("\"outcome\": null"))
    }

    private func read(_ text: String) throws -> Scenario {
        let reading = readScenario(file: "thaw.yaml", text: Data(text.utf8)) { _ in throw CocoaError(.fileNoSuchFile) }
        return try #require(reading.scenario, "\(reading.diagnostics)")
    }
}
