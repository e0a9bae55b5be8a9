import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// The examples of the pages in `docs`.
///
/// A block in YAML is a scenario if it says `detente:` or `extends:`; else it is a part of one, and is merged into the
/// scenario `base.yaml` that `docs/README.md` shows, by the language's own `extends`. `mistake` marks what is refused,
/// and is followed by a block with the exact message; a warning is shown the same way, after `warned`.
@Suite("Examples of the documentation")
struct ExampleTests {
    private static let replicates = 200

    static let accepted = Documentation.blocks.filter {
        $0.language == "yaml" && !$0.words.contains("mistake") && !$0.words.contains("built-in")
    }

    private static let shown: [(example: FencedBlock, message: FencedBlock)] =
        zip(Documentation.blocks, Documentation.blocks.dropFirst()).filter {
            $0.0.words.contains("mistake") || $0.0.words.contains("warned")
        }.map { ($0.0, $0.1) }

    static let expressions = Documentation.blocks.filter { $0.language == "expressions" }

    @Test("every example is accepted and runs without a fault", arguments: accepted)
    func runs(block: FencedBlock) async throws {
        let reading = Self.read(block)
        let scenario = try #require(reading.scenario, "\(block): \(Self.messages(of: reading))")
        if !block.words.contains("warned") {
            let warnings = reading.diagnostics.filter {
                // A part of a scenario need not use what it declares.
                if case .model(.unusedParameter) = $0.cause { Self.isWhole(block) } else { true }
            }
            #expect(warnings.isEmpty, "\(block): \(Self.messages(of: reading))")
        }
        let result = await simulate(scenario, settings: RunSettings(replicates: Self.replicates, threads: 1))
        #expect(result.tally.replicates == Self.replicates, "\(block)")
        #expect(result.tally.faults.total == 0, "\(block): \(result.faultSites)")
        let ended = result.tally.outcomes.reduce(0) { $0 + $1.total }
        #expect(ended == Self.replicates, "\(block)")
    }

    @Test("every mistake gets the message that the page shows", arguments: shown.indices)
    func messages(index: Int) throws {
        let (example, message) = Self.shown[index]
        let reading = Self.read(example)
        #expect(message.language == "text", "\(example) is followed by its message")
        #expect((reading.scenario == nil) == example.words.contains("mistake"), "\(example)")
        #expect(Self.messages(of: reading) == message.text, "\(example)")
    }

    /// `7 % -3 → -2`: at the end of every replicate of `base.yaml`, to the digits that are shown.
    @Test("every expression is accepted, and comes to the value that the page shows", arguments: expressions)
    func values(block: FencedBlock) async throws {
        let lines = block.text.split(separator: "\n").map { line in
            line.split(separator: "→").map { $0.trimmingCharacters(in: .whitespaces) }
        }.filter { !$0.isEmpty }
        var text = "extends: base.yaml\nmeasures:\n"
        for (index, line) in lines.enumerated() { text += "  m\(index): '\(line[0])'\n" }
        let reading = readScenario(file: "expressions", text: Data(text.utf8), load: Documentation.file(named:))
        let scenario = try #require(reading.scenario, "\(block): \(Self.messages(of: reading))")
        let result = await simulate(scenario, settings: RunSettings(replicates: 50, threads: 1))
        for (line, measure) in zip(lines, result.tally.measures) {
            #expect(measure.leftOut == 0, "\(block): \(line[0])")
            guard line.count == 2 else { continue }
            let decimals = line[1].split(separator: ".").dropFirst().first?.count ?? 0
            let expected = try #require(line[1] == "true" ? 1 : line[1] == "false" ? 0 : Double(line[1]))
            let near = measure.sample.all.allSatisfy { abs($0 - expected) <= 0.5001 * pow(10, -Double(decimals)) }
            #expect(near && (decimals > 0 || measure.sample.all.allSatisfy { $0 == expected }), "\(block): \(line[0])")
        }
    }

    @Test("there are examples, mistakes and expressions")
    func notEmpty() {
        #expect(Self.accepted.count >= 50)
        #expect(Self.shown.count >= 8)
        #expect(Self.expressions.count >= 3)
    }

    private static func isWhole(_ block: FencedBlock) -> Bool {
        block.text.contains(/(?m)^(detente|extends):/)
    }

    /// The base is named after the part, so that lines in messages are those of the block.
    private static func read(_ block: FencedBlock) -> ScenarioReading {
        let text = isWhole(block) || block.words.contains("alone") ? block.text : block.text + "extends: base.yaml\n"
        return readScenario(
            file: block.word("name") ?? "scenario.yaml", text: Data(text.utf8), load: Documentation.file(named:))
    }

    private static func messages(of reading: ScenarioReading) -> String {
        let renderer = DiagnosticRenderer(sources: reading.sources)
        return reading.diagnostics.map { renderer.render($0) }.joined()
    }
}
