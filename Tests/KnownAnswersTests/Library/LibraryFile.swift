import Scenarios
import TestSupport

/// A scenario of `scenarios/library`, by the name of its file.
func library(_ name: String, set settings: [String] = []) throws -> ExactRun {
    try ExactRun(libraryScenario(name, set: settings))
}

/// The same, for a simulation.
func libraryScenario(_ name: String, set settings: [String] = []) throws -> Scenario {
    try scenarioAt("scenarios/library/\(name).yaml", set: settings)
}
