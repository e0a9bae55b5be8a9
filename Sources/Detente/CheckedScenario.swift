public import Foundation
internal import Scenarios

/// A scenario without mistakes, ready to be simulated.
///
/// ```swift
/// let scenario = try CheckedScenario(contentsOf: "scenarios/thaw.yaml")
/// let report = try await scenario.simulate(replicates: 10_000, seed: 1)
/// print(report.table())
/// ```
public struct CheckedScenario: Sendable {
    /// Likely slips, for which the scenario is run all the same.
    public let warnings: ScenarioFindings

    let scenario: Scenario
    /// The text, and that of the files that it extends, by the path by which each is read.
    let texts: [String: Data]

    /// Reads and checks a file, and the files that it extends.
    /// - Parameters:
    ///   - path: as one would name the file on the command line; relative to the working directory.
    ///   - overrides: values to replace, each written `name=expression`, as for `--set`.
    ///   - condition: only the replicates in which this comes true are to be counted, as for `--given`; `nil`: all.
    /// - Throws: ``UnreadableScenario`` where the file cannot be read, ``ScenarioMistakes`` where it has mistakes.
    public init(contentsOf path: String, setting overrides: [String] = [], given condition: String? = nil) throws {
        try self.init(text: try FileText.read(path), named: path, setting: overrides, given: condition)
    }

    /// Checks a scenario that is already in memory; files that it extends are read.
    /// - Parameters:
    ///   - text: the YAML, in UTF-8.
    ///   - name: how messages name it; paths in `extends` are relative to it.
    ///   - overrides: values to replace, each written `name=expression`, as for `--set`.
    ///   - condition: only the replicates in which this comes true are to be counted, as for `--given`; `nil`: all.
    /// - Throws: ``ScenarioMistakes``.
    public init(text: Data, named name: String, setting overrides: [String] = [], given condition: String? = nil) throws
    {
        try self.init(text: text, named: name, setting: overrides, given: condition, load: FileText.readExtended)
    }

    /// The same with files from elsewhere.
    init(
        text: Data, named name: String, setting overrides: [String], varying varied: [String] = [],
        given condition: String?, load: (String) throws -> Data = FileText.read
    ) throws {
        var texts = [name: text]
        let reading = readScenario(
            file: name, text: text, settings: overrides, varied: varied, given: condition
        ) { path in
            let found = try load(path)
            texts[path] = found
            return found
        }
        let findings = ScenarioFindings(reading)
        guard let scenario = reading.scenario, findings.errors == 0 else { throw ScenarioMistakes(findings: findings) }
        self.scenario = scenario
        self.texts = texts
        warnings = findings
    }

    /// The scenario's title, if it has one.
    public var title: String? { scenario.title }

    /// The paths by which it and the files that it extends were read; those that are no files are left out.
    public var files: [String] {
        texts.keys.filter { $0 != Self.standardInputName && $0 != ReferenceScenario.name }.sorted()
    }

    /// The names of its outcomes, in file order.
    public var outcomes: [String] { scenario.outcomes.map(\.name) }
}
