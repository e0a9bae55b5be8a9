/// Why a study file cannot be used as was asked.
package enum StudyProblem: Error, CustomStringConvertible {
    case unusable(path: String, reason: String)
    case notAStudy(path: String)
    case newerFormat(path: String, format: Int)
    case changedMeanwhile(path: String)
    case otherSetting(path: String, what: String, kept: String, asked: String)
    case otherVersion(path: String, kept: String, own: String)
    case changedScenario(path: String, name: String, what: String)
    case missing(path: String)
    case noScenario(path: String, name: String, known: [String])
    case empty(path: String)

    /// In whole sentences: what is wrong, and the mend.
    package var description: String {
        switch self {
        case .unusable(let path, let reason): "\(path): the study cannot be read or written: \(reason)"
        case .notAStudy(let path): "\(path) is there, but it is not a study of detente; name another file with --save"
        case .newerFormat(let path, let format):
            "\(path) is a study in format \(format), which this version of detente does not know; use a newer detente"
        case .changedMeanwhile(let path):
            "\(path): another program has written to the study meanwhile; nothing more is kept from here. Run again"
        case .otherSetting(let path, let what, let kept, let asked):
            "\(path): the study was begun with \(what) \(kept), not \(asked); use the same, or begin another study with "
                + "--save"
        case .otherVersion(let path, let kept, let own):
            "\(path): the study was counted by detente \(kept); detente \(own) may draw other values, so the two do not "
                + "add up. Begin another study with --save ('detente report' still prints this one)"
        case .changedScenario(let path, let name, let what):
            "\(path): the study has a scenario '\(name)' with \(what); give this one another name, or replace that one "
                + "(its counts are dropped) with --replace"
        case .missing(let path): "cannot read \(path): there is no such study"
        case .noScenario(let path, let name, let known):
            "\(path): the study has no scenario '\(name)'; it has \(known.prefix(12).joined(separator: ", "))"
        case .empty(let path): "\(path): nothing is counted in this study yet"
        }
    }
}
