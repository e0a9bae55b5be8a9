internal import Foundation
package import Scenarios
public import Simulation

/// A scenario without errors, ready to be simulated.
///
/// ```swift
/// let scenario = try CheckedScenario(contentsOf: "scenarios/thaw.yaml")
/// let report = try await scenario.simulate(RunSettings(replicates: 10_000))
/// print(report.table())
/// ```
public struct CheckedScenario: Sendable {
    /// Warnings of likely errors; the scenario can be run nevertheless.
    public let warnings: ScenarioFindings
    /// The paths of the scenario and of the files that it extends; a text from memory has none.
    public let files: [String]

    package let scenario: Scenario
    /// The texts of the scenario and of the files that it extends, by path.
    let texts: [String: Data]
    /// The values set instead of those of the file, each `name=expression`.
    let overrides: [String]
    /// The condition with which it was read, as written; `nil` if none.
    let given: String?

    /// Reads and checks a file, and the files that it extends.
    /// - Parameters:
    ///   - path: the file; relative to the working directory.
    ///   - settings: of these, `RunSettings.set` and `RunSettings.given` are part of what is checked.
    /// - Throws: ``UnreadableScenario`` if the file cannot be read, ``ScenarioErrors`` if it has errors.
    public init(contentsOf path: String, _ settings: RunSettings = RunSettings()) throws {
        try self.init(ScenarioText(contentsOf: path), settings)
    }

    /// Checks a scenario; files that it extends are read.
    /// - Parameters:
    ///   - text: the scenario.
    ///   - settings: of these, `RunSettings.set` and `RunSettings.given` are part of what is checked.
    /// - Throws: ``ScenarioErrors`` if the text or a file that it extends has errors.
    public init(_ text: ScenarioText, _ settings: RunSettings = RunSettings()) throws {
        try self.init(text, set: settings.set, given: settings.given, load: FileText.readExtended)
    }

    /// - Parameters:
    ///   - varied: the point of a sweep, as for `set`.
    ///   - load: reads a file that the scenario extends.
    ///   - sibling: another scenario, with which it shares in memory what is equal.
    init(
        _ text: ScenarioText, set: [String], varying varied: [String] = [], given: String?,
        load: (String) throws -> Data = FileText.readExtended, beside sibling: CheckedScenario? = nil
    ) throws {
        var texts = [text.name: text.bytes]
        let reading = readScenario(
            file: text.name, text: text.bytes, settings: set, varied: varied, given: given
        ) { path in
            let found = try load(path)
            texts[path] = found
            return found
        }
        let findings = ScenarioFindings(reading, known: texts.keys)
        guard var scenario = reading.scenario, findings.errors == 0 else { throw ScenarioErrors(findings: findings) }
        if let sibling { scenario.share(with: sibling.scenario) }
        self.scenario = scenario
        self.texts = texts
        self.given = given
        overrides = set + varied
        files = texts.keys.filter { text.isFile || $0 != text.name }.sorted()
        warnings = findings
    }

    /// The texts of its files by line.
    var sourceTexts: SourceTexts {
        var sources = warnings.sources
        for (file, text) in texts { sources.add(file: file, text: String(decoding: text, as: UTF8.self)) }
        return sources
    }

    /// The scenario's title, if it has one.
    public var title: String? { scenario.title }

    /// The names of its outcomes, in file order.
    public var outcomes: [String] { scenario.outcomes.map(\.name) }

    /// The names of its events, in file order.
    public var events: [String] { scenario.events.map(\.name) }

    /// Makes sure that the scenario has an outcome of that name, before anything is simulated.
    /// - Throws: ``UnknownName``.
    public func requireOutcome(_ name: String) throws(UnknownName) {
        _ = try index(ofOutcome: name)
    }

    /// The index of an outcome in ``outcomes``; `nil` for no name.
    /// - Throws: ``UnknownName``.
    func index(ofOutcome name: String?) throws(UnknownName) -> Int? {
        try name.map { name throws(UnknownName) in try place(of: name, among: outcomes, .outcome) }
    }

    /// The indices of the events of these names.
    func indices(ofEvents names: [String]) throws(UnknownName) -> Set<Int> {
        let events = scenario.events.map(\.name)
        var indices: Set<Int> = []
        for name in names { indices.insert(try place(of: name, among: events, .event)) }
        return indices
    }

    private func place(
        of name: String, among known: [String], _ kind: UnknownName.Kind
    ) throws(UnknownName) -> Int {
        guard let place = known.firstIndex(of: name) else {
            throw UnknownName(kind: kind, name: name, nearest: nearestName(to: name, among: known), known: known)
        }
        return place
    }
}
