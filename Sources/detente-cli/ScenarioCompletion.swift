internal import ArgumentParser
internal import Detente
internal import Foundation

/// What a shell offers for the word at the cursor: the names of the scenario that the command line has so far.
/// Whatever goes wrong, it offers nothing.
enum ScenarioCompletion {
    /// The outcomes of the scenario.
    static let outcomes = CompletionKind.custom { words, _, _ in names(words, \.outcomes) }

    /// The events of the scenario.
    static let events = CompletionKind.custom { words, _, _ in names(words, \.events) }

    /// The sections of the command's reports.
    static let sections = CompletionKind.custom { words, _, _ in
        SectionList.sections(of: words.dropFirst().first ?? "").map(\.rawValue)
    }

    /// The names of all scenarios of the command line, each once.
    private static func names(_ words: [String], _ list: (CheckedScenario) -> [String]) -> [String] {
        var names: [String] = []
        for word in words.dropFirst(2) {
            let path = unquoted(word)
            guard isScenario(path), let scenario = try? CheckedScenario(contentsOf: path) else { continue }
            names += list(scenario).filter { !names.contains($0) }
        }
        return names
    }

    /// Whether it is the path of a YAML file. What is not a regular file might wait for ever.
    private static func isScenario(_ path: String) -> Bool {
        let ending = path.lowercased()
        guard ending.hasSuffix(".yaml") || ending.hasSuffix(".yml") else { return false }
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
        return type == .typeRegular
    }

    /// A word as the shell hands it to a command: without quotation marks and backslashes, with the home folder.
    private static func unquoted(_ word: String) -> String {
        var text = ""
        var quote: Character?
        var isEscaped = false
        for character in word {
            if isEscaped {
                text.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            } else {
                text.append(character)
            }
        }
        return word.hasPrefix("~/") ? NSString(string: text).expandingTildeInPath : text
    }
}
