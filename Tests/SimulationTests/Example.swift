import TestSupport
import Testing

/// A small scenario and what some expressions must come to at its end, in every replicate.
struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var values: [(expression: String, value: Double)]

    /// - Parameters:
    ///   - rounds: the horizon.
    ///   - body: the scenario but for its first lines; without outcomes of its own it gets the one that is required.
    ///   - values: expressions and their values at the end.
    init(_ name: String, rounds: Int, _ body: String, _ values: KeyValuePairs<String, Double>) {
        testDescription = name
        self.values = values.map { ($0.key, $0.value) }
        text = scenarioText(rounds: rounds, body, measures: self.values.map(\.expression))
    }

    func check(replicates: Int = 3) async throws {
        let played = try await ScenarioRun(text, replicates: replicates)
        for (index, expected) in values.enumerated() {
            let value = try played.value("m\(index)")
            #expect(value == expected.value, "\(expected.expression)")
        }
    }
}

/// Two actors for examples in which nothing else about them matters.
let twoActors = "actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }"

/// A scenario whose measures `m0`, `m1`, … are these expressions.
func scenarioText(rounds: Int, _ body: String, measures: [String] = []) -> String {
    var text = "detente: 1\nclock: { rounds: \(rounds) }\n" + body + "\n"
    if !body.contains("outcomes:") { text += "outcomes: { over: otherwise }\n" }
    if !measures.isEmpty { text += "measures:\n" }
    for (index, measure) in measures.enumerated() { text += "  m\(index): \"\(measure)\"\n" }
    return text
}
