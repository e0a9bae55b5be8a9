import Foundation
import Scenarios
import Testing

/// Operators in a row: a chain of any length is read, nesting is bounded, and no text makes the stack overflow.
@Suite("Long expressions") struct ChainTests {
    private func value(_ expression: String) -> Constant? {
        let text =
            "{ \"detente\": 1, \"clock\": { \"rounds\": 3 }, \"outcomes\": { \"rest\": \"otherwise\" }, "
            + "\"parameters\": { \"p\": \"\(expression)\" }, \"measures\": { \"m\": \"p\" } }"
        let reading = readScenario(file: "long.yaml", text: Data(text.utf8)) { _ in Data() }
        return reading.scenario?.parameters[0].members[0].constant(rounds: 3)
    }

    @Test(arguments: [2, 3, 199, 200, 201, 250, 257, 1000, 10_000])
    func `a sum has the value of its terms, however many there are`(count: Int) {
        let terms = (1...count).map(String.init)
        #expect(value(terms.joined(separator: " + ")) == .number(Double(count * (count + 1) / 2)))
        // 1 − 2 + 3 − 4 … is −n/2, or (n + 1)/2 where n is odd.
        let signs = terms.enumerated().map { ($0 == 0 ? "" : $0.isMultiple(of: 2) ? " + " : " - ") + $1 }.joined()
        #expect(value(signs) == .number(Double(count.isMultiple(of: 2) ? -count / 2 : (count + 1) / 2)))
        #expect(value(terms.joined(separator: " - ")) == .number(Double(2 - count * (count + 1) / 2)))
    }

    @Test(arguments: [2, 201, 1000, 10_000])
    func `so have products and conditions`(count: Int) {
        let product = Array(repeating: "2 / 2", count: count).joined(separator: " * ")
        #expect(value("3 * \(product)") == .number(3))
        let quotient = Array(repeating: "1", count: count).joined(separator: " / ")
        #expect(value("5 / \(quotient)") == .number(5))
        let truths = Array(repeating: "true", count: count)
        #expect(value(truths.joined(separator: " and ")) == .truth(true))
        #expect(value((truths + ["false"]).joined(separator: " and ")) == .truth(false))
        let falsehoods = Array(repeating: "1 > 2", count: count)
        #expect(value(falsehoods.joined(separator: " or ")) == .truth(false))
        #expect(value((["2 > 1"] + falsehoods).joined(separator: " or ")) == .truth(true))
    }

    @Test func `a chain that fits keeps its grouping to the left`() throws {
        // To the left (1e16 + 1) + 1 … loses every 1; in any other grouping some would survive.
        let terms = ["1e16"] + Array(repeating: "1", count: 198)
        #expect(value(terms.joined(separator: " + ")) == .number(1e16))
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000),
        String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
        String(repeating: "not ", count: 100_000) + "true", String(repeating: "2^", count: 100_000) + "1",
        String(repeating: "min(1, ", count: 100_000) + "1" + String(repeating: ")", count: 100_000),
        String(repeating: "if(true, 1, ", count: 50_000),
        Array(repeating: "3", count: 100_000).joined(separator: " % "),
    ]) func `what is nested too deeply is refused`(expression: String) {
        let text =
            "detente: 1\nclock: { rounds: 3 }\noutcomes: { rest: otherwise }\nmeasures: { m: \"\(expression)\" }\n"
        let reading = readScenario(file: "deep.yaml", text: Data(text.utf8)) { _ in Data() }
        #expect(reading.scenario == nil)
        #expect(
            reading.diagnostics.map(\.cause.message)
                == ["the expression is too long or too deeply nested: more than 200 levels"])
    }
}
