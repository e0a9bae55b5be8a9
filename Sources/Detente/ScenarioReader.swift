internal import Foundation
package import Simulation

/// Reads the scenarios of one study: a file that several of them extend is read once, and what is equal in them is in
/// memory once.
package struct ScenarioReader {
    private let settings: RunSettings
    private var files: [String: Data] = [:]
    private var first: CheckedScenario?

    /// - Parameter settings: with which all are read.
    package init(_ settings: RunSettings) { self.settings = settings }

    /// Reads and checks a scenario.
    /// - Parameter varied: the point of a sweep, `name=expression` for each parameter that is varied.
    /// - Throws: ``ScenarioErrors`` if the text or a file that it extends has errors.
    package mutating func read(_ text: ScenarioText, varying varied: [String] = []) throws -> CheckedScenario {
        let scenario = try CheckedScenario(
            text, set: settings.set, varying: varied, given: settings.given,
            load: { path in
                if let known = files[path] { return known }
                let found = try FileText.readExtended(path)
                files[path] = found
                return found
            }, beside: first)
        first = first ?? scenario
        return scenario
    }
}
