internal import Foundation
internal import SystemCalls

/// The reason why a study file cannot be used as requested.
package enum StudyProblem: Error, CustomStringConvertible {
    case unwritable(path: String, reason: String)
    case unreadable(path: String, reason: String)
    case damaged(path: String, reason: String)
    case notAStudy(path: String)
    case emptyFile(path: String)
    case otherFormat(path: String, format: Int, own: Int, version: String?)
    case beingCounted(path: String)
    case changedMeanwhile(path: String)
    case otherSetting(path: String, what: String, kept: String, asked: String)
    case otherVersion(path: String, kept: String, own: String)
    case changedScenario(path: String, name: String, what: String)
    case missing(path: String)
    case noScenario(path: String, name: String, known: [String])
    case empty(path: String)

    /// The error and its fix, in whole sentences.
    package var description: String {
        switch self {
        case .unwritable(let path, let reason): "cannot write the study \(path): \(reason)"
        case .unreadable(let path, let reason): "cannot read the study \(path): \(reason)"
        case .damaged(let path, let reason):
            "\(path): the study is damaged, or was edited: \(reason). It is not used; take an earlier copy, or "
                + "start another study with --save"
        case .notAStudy(let path): "\(path) exists, but it is not a study of detente; name another file with --save"
        case .emptyFile(let path): "\(path) is an empty file, not a study; 'detente run --save' creates one"
        case .otherFormat(let path, let format, let own, let version):
            "\(path) is a study in format \(format), which this version of detente does not know (its own is \(own)); use "
                + "\(version.map { "detente \($0)" } ?? (format > own ? "a newer detente" : "the older detente")), or start "
                + "another study with --save"
        case .beingCounted(let path):
            "\(path): another run is writing to this study; wait until it ends, or save this run in another file "
                + "with --save"
        case .changedMeanwhile(let path):
            "\(path): another program has changed the study in the meantime; nothing more is saved. Run again"
        case .otherSetting(let path, let what, let kept, let asked):
            "\(path): the study was started with \(what) \(kept), not \(asked); use the same, or start another study "
                + "with --save"
        case .otherVersion(let path, let kept, let own):
            "\(path): the study was counted by detente \(kept); detente \(own) may draw other values, so the counts "
                + "cannot be added. Start another study with --save ('detente report' still prints this one)"
        case .changedScenario(let path, let name, let what):
            "\(path): the study has a scenario '\(name)' with \(what); give this one another name, or replace that one "
                + "(its counts are dropped) with --replace"
        case .missing(let path): "cannot read \(path): there is no such study"
        case .noScenario(let path, let name, let known):
            "\(path): the study has no scenario '\(name)'; it has \(known.prefix(12).joined(separator: ", "))"
        case .empty(let path): "\(path): nothing is counted in this study yet"
        }
    }

    /// The system's reason why a file cannot be opened.
    static var systemReason: String {
        switch errno {
        case ENOENT, ENOTDIR: "there is no such folder"
        case EACCES, EPERM: "it is not permitted"
        case EROFS: "the disk is read-only"
        case ENOSPC: "the disk is full"
        default: OperatingSystem.reason()
        }
    }

    /// The problem that an error of SQLite, or of a check of the contents, stands for.
    package init(_ error: any Error, path: String) {
        switch error {
        case let problem as StudyProblem: self = problem
        case let damage as DamagedStudy: self = .damaged(path: path, reason: damage.reason)
        case let error as SQLiteError where error.isOfOtherFile: self = .notAStudy(path: path)
        case let error as SQLiteError where error.isBusy:
            self = .unwritable(path: path, reason: "another program has it locked; try again when that has ended")
        case let error as SQLiteError where error.isOfSystem: self = .unwritable(path: path, reason: error.message)
        case let error as SQLiteError: self = .damaged(path: path, reason: error.message)
        default: self = .damaged(path: path, reason: "\(error)")
        }
    }
}
