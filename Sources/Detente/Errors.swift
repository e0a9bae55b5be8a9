internal import Studies

// Why there is no report. Every failure can be shown to a user as it stands.

/// The scenario has errors; nothing was simulated.
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
        let fix = nearest.map { "did you mean '\($0)'?" } ?? "it has \(known.joined(separator: ", "))"
        return "the scenario has no outcome '\(name)'; \(fix)"
    }
}

/// A baseline was named that is none of the scenarios.
public struct UnknownBaseline: Error, CustomStringConvertible {
    /// The name.
    public let name: String
    /// Those that there are.
    public let known: [String]

    /// In one sentence.
    public var description: String {
        let shown = known.count <= 8 ? known : Array(known.prefix(8)) + ["…"]
        return "'\(name)' is none of the scenarios; they are \(shown.joined(separator: ", "))"
    }
}

/// What was asked to be varied makes no sense.
public struct UnusableSweep: Error, CustomStringConvertible {
    /// In one sentence: what is wrong, and the fix.
    public let description: String
}

/// A study file cannot be used as was asked.
public struct UnusableStudy: Error, CustomStringConvertible {
    /// In whole sentences: what is wrong, and the fix.
    public let description: String
    /// Whether there is no such file, or none that can be read.
    public let isMissing: Bool
    /// Whether nothing can be kept there: no folder, no permission, a full disk, another run that counts into it.
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
