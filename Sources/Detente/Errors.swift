internal import Studies

// Why there is no report. Every failure can be shown to a user as it stands.

/// The scenario has errors; nothing was simulated.
public struct ScenarioErrors: Error, CustomStringConvertible {
    /// All errors, and the warnings.
    public let findings: ScenarioFindings

    /// The findings as a terminal shows them, without colour.
    public var description: String { findings.text() }
}

/// A file that cannot be read.
public struct UnreadableScenario: Error, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// The reason, in a few words.
    public let reason: String

    /// The message, in one sentence.
    public var description: String { "cannot read \(file): \(reason)" }
}

/// An outcome or an event was named that the scenario does not have.
public struct UnknownName: Error, CustomStringConvertible {
    /// What was named.
    public enum Kind: String, Sendable {
        case outcome, event
    }

    /// What was named.
    public let kind: Kind
    /// The name that was given.
    public let name: String
    /// The name that was probably meant; `nil` if none is similar.
    public let nearest: String?
    /// The names that exist.
    public let known: [String]

    /// The message, in one sentence.
    public var description: String {
        let has = known.isEmpty ? "none" : known.joined(separator: ", ")
        let fix = nearest.map { "did you mean '\($0)'?" } ?? "it has \(has)"
        return "the scenario has no \(kind) '\(name)'; \(fix)"
    }
}

/// A baseline was named that is not one of the scenarios.
public struct UnknownBaseline: Error, CustomStringConvertible {
    /// The name that was given.
    public let name: String
    /// The names that exist.
    public let known: [String]

    /// The message, in one sentence.
    public var description: String {
        let shown = known.count <= 8 ? known : Array(known.prefix(8)) + ["…"]
        return "'\(name)' is none of the scenarios; they are \(shown.joined(separator: ", "))"
    }
}

/// The values of a sweep cannot be used.
public struct UnusableSweep: Error, CustomStringConvertible {
    /// The error and its fix, in one sentence.
    public let description: String
}

/// A study file cannot be used as requested.
public struct UnusableStudy: Error, CustomStringConvertible {
    /// The error and its fix, in whole sentences.
    public let description: String
    /// Whether the file does not exist or cannot be read.
    public let isMissing: Bool
    /// Whether nothing can be saved there: no folder, no permission, a full disk, or another run that writes to it.
    public let isUnwritable: Bool

    init(_ problem: StudyProblem) {
        description = problem.description
        switch problem {
        case .missing, .unreadable: (isMissing, isUnwritable) = (true, false)
        case .unwritable, .beingCounted, .changedMeanwhile: (isMissing, isUnwritable) = (false, true)
        default: (isMissing, isUnwritable) = (false, false)
        }
    }
}
