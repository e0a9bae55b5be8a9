// Why there is no report. Every failure can be shown to a user as it stands.

/// The scenario has mistakes; nothing was simulated.
public struct ScenarioMistakes: Error, CustomStringConvertible {
    /// All of them, and the warnings.
    public let findings: ScenarioFindings

    /// As a terminal shows them, without colour.
    public var description: String { findings.text() }
}

/// A file that cannot be read.
public struct UnreadableScenario: Error, CustomStringConvertible {
    /// The file as it was named.
    public let file: String
    /// Why not, in a few words.
    public let reason: String

    /// In one sentence.
    public var description: String { "cannot read \(file): \(reason)" }
}

/// An outcome was named that the scenario does not have.
public struct UnknownOutcome: Error, CustomStringConvertible {
    /// The name.
    public let name: String
    /// The one that was probably meant.
    public let nearest: String?
    /// Those that there are.
    public let known: [String]

    /// In one sentence.
    public var description: String {
        let mend = nearest.map { "did you mean '\($0)'?" } ?? "it has \(known.joined(separator: ", "))"
        return "the scenario has no outcome '\(name)'; \(mend)"
    }
}
