internal import Studies

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
