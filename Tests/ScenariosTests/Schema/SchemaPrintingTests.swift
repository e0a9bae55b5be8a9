import Foundation
import Testing

import Scenarios

@Suite("Printing of checked expressions")
struct SchemaPrintingTests {
    private static let frame = """
        detente: 1
        clock: { rounds: 36 }
        parameters: { p: "beta(2, 3)", worth: { for: [actors, issues], value: 0.5 } }
        actors: { usa, russia }
        issues: { arms, trade }
        channels: { talks: {} }
        events: { leak: { chance: 0.1 } }
        state: { war: 0.5 }
        measures:

        """

    private func scenario(measure: String) throws -> Scenario {
        let text = Self.frame + "  m: \"\(measure)\"\noutcomes: { rest: otherwise }\n"
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8), load: { _ in Data() })
        return try #require(reading.scenario, "\(reading.diagnostics.map(\.cause.message))")
    }

    /// The expected texts are what one would write by hand, with no parentheses that the page's precedence does not ask for.
    @Test(
        "names, spaces and only the parentheses that are needed",
        arguments: [
            ("(p)+(2*war)", "p + 2 * war"),
            ("(p+2)*war", "(p + 2) * war"),
            ("p-(war-1)", "p - (war - 1)"),
            ("-p^2", "-p^2"),
            ("(-p)^2", "(-p)^2"),
            ("2^3^p", "2^3^p"),
            ("(2^p)^p", "(2^p)^p"),
            (
                "if(not(done(arms) and open(trade)), min(1,p), truncated(normal(0,1),0,p))",
                "if(not (done(arms) and open(trade)), min(1, p), truncated(normal(0, 1), 0, p))"
            ),
            ("worth(usa,arms)*trust(usa,russia)", "worth(usa, arms) * trust(usa, russia)"),
            (
                "(move(usa, arms)==offer)+(saw(usa,russia,trade)!=withdraw)",
                "(move(usa, arms) == offer) + (saw(usa, russia, trade) != withdraw)"
            ),
            (
                "offers(usa)+vetoes(russia,arms)+level(trade)+level(usa,arms)+times(leak)+meetings(talks)",
                "offers(usa) + vetoes(russia, arms) + level(trade) + level(usa, arms) + times(leak) + meetings(talks)"
            ),
            (
                "round/rounds+completed+progress+happened(leak)",
                "round / rounds + completed + progress + happened(leak)"
            ),
        ])
    func canonical(written: String, printed: String) throws {
        let scenario = try scenario(measure: written)
        #expect(scenario.measures[0].value.description(in: scenario) == printed)
        // What is printed means the same: it prints as itself.
        let again = try self.scenario(measure: printed)
        #expect(again.measures[0].value.description(in: again) == printed)
    }

    @Test("a strategy's rule with its arguments put in and its words bound")
    func substituted() throws {
        let scenario = try scenario(measure: "0")
        let text =
            "detente: 1\nclock: { rounds: 3 }\nactors: { a: { strategy: \"trusting()\" }, b: { strategy: \"grit(3, 1 + 1)\" } }\nissues: { x }\noutcomes: { rest: otherwise }"
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8), load: { _ in Data() })
        let checked = try #require(reading.scenario)
        func rule(of actor: Int) -> String {
            let use = checked.actors[actor].strategy[0]
            var names = ExpressionNames(checked, strategy: checked.strategies[use.strategy])
            names.arguments = use.arguments
            (names.selfActor, names.otherActor, names.issue, names.simplifies) = (actor, 1 - actor, 0, true)
            return checked.strategies[use.strategy].offer.description(in: names)
        }
        #expect(rule(of: 0) == "trust(a, b)")
        #expect(
            rule(of: 1)
                == "if(saw == withdraw and not answered, 0, if(not first and saw == offer, 0.9, if(tries < 1 + 1 and lead < 3, 0.5, 0)))"
        )
        #expect(checked.actors[1].strategy[0].description(in: ExpressionNames(checked)) == "grit(3, 1 + 1)")
        #expect(scenario.actors[0].strategy[0].description(in: ExpressionNames(scenario)) == "trusting()")
    }
}
