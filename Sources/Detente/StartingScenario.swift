internal import Scenarios

/// The scenario that `detente new` writes: small, commented, and ready to run.
public enum StartingScenario {
    /// The text of the scenario, with the given title.
    public static func text(title: String) -> String { ScenarioTemplate.text(title: title) }
}
