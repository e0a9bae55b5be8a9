/// Names: well-formed, not reserved, unique within their kind.
extension Checker {
    /// The entries of a section, whose names are declared. An invalid name is reported and still declared,
    /// so that what refers to it is not reported as well.
    mutating func declare(_ node: Node?, _ kind: NameKind, in section: String) -> [Node.Entry] {
        var result: [Node.Entry] = []
        for entry in namedEntries(node, in: section) {
            checkName(entry, kind)
            switch kind {
            case .actor: names.actors.declare(entry.key, at: entry.keyPlace)
            case .issue: names.issues.declare(entry.key, at: entry.keyPlace)
            case .channel: names.channels.declare(entry.key, at: entry.keyPlace)
            case .event: names.events.declare(entry.key, at: entry.keyPlace)
            case .strategy:
                names.strategies.declare(entry.key, at: entry.keyPlace)
                if BuiltInStrategies.names.contains(entry.key) { report(.builtInName(entry.key), at: entry.keyPlace) }
            case .outcome: names.outcomes.declare(entry.key, at: entry.keyPlace)
            case .question:
                if names.outcomes.index(of: entry.key) != nil {
                    report(.duplicateName(.question, entry.key, also: .outcome), at: entry.keyPlace)
                }
                names.questions.declare(entry.key, at: entry.keyPlace)
            case .measure: names.measures.declare(entry.key, at: entry.keyPlace)
            case .parameter: names.parameters.declare(entry.key, at: entry.keyPlace)
            case .state:
                if names.parameters.index(of: entry.key) != nil {
                    report(.duplicateName(.state, entry.key, also: .parameter), at: entry.keyPlace)
                }
                names.state.declare(entry.key, at: entry.keyPlace)
            case .type: names.types.declare(entry.key, at: entry.keyPlace)
            case .draw, .memory, .source, .member: break
            }
            result.append(entry)
        }
        // What refers to an ill-formed name may already be written as it should be.
        for entry in result where !ReservedWords.isIdentifier(entry.key) {
            guard let name = identifier(like: entry.key) else { continue }
            switch kind {
            case .actor: names.actors.alias(name, of: entry.key)
            case .issue: names.issues.alias(name, of: entry.key)
            case .channel: names.channels.alias(name, of: entry.key)
            case .event: names.events.alias(name, of: entry.key)
            case .outcome: names.outcomes.alias(name, of: entry.key)
            case .question: names.questions.alias(name, of: entry.key)
            case .measure: names.measures.alias(name, of: entry.key)
            case .parameter: names.parameters.alias(name, of: entry.key)
            case .state: names.state.alias(name, of: entry.key)
            case .type: names.types.alias(name, of: entry.key)
            case .strategy, .draw, .memory, .source, .member: break
            }
        }
        return result
    }

    /// The entries of a mapping of names that are known only within a strategy or an event.
    mutating func localEntries(
        _ node: Node?, _ kind: NameKind, in section: String, seen: inout Set<String>
    ) -> [Node.Entry] {
        var result: [Node.Entry] = []
        for entry in namedEntries(node, in: section) {
            checkName(entry, kind)
            if names.parameters.index(of: entry.key) != nil {
                report(.duplicateName(kind, entry.key, also: .parameter), at: entry.keyPlace)
            } else if names.state.index(of: entry.key) != nil {
                report(.duplicateName(kind, entry.key, also: .state), at: entry.keyPlace)
            } else if !seen.insert(entry.key).inserted {
                report(.duplicateName(kind, entry.key, also: .parameter), at: entry.keyPlace)
            }
            result.append(entry)
        }
        return result
    }

    private mutating func checkName(_ entry: Node.Entry, _ kind: NameKind) {
        let (name, place) = (entry.key, entry.keyPlace)
        if !entry.keyIsQuoted, let meaning = YAMLWords.meaning(of: name),
            !YAMLWords.isOldOnly(name) || [.actor, .issue, .channel].contains(kind)
        {
            errors.bag.error(.document(.yamlWord(name, meaning: meaning)), at: place)
        } else if !ReservedWords.isIdentifier(name) {
            report(.badName(name, kind, suggestion: identifier(like: name)), at: place)
        } else if kind.standsBare, ReservedWords.contains(name) {
            report(.reservedName(name, kind, isFunction: !ReservedWords.keywords.contains(name)), at: place)
        }
    }

    /// A name of the right form that looks like the one written; `nil` if there is none.
    private func identifier(like name: String) -> String? {
        var result = ""
        for scalar in (Umlaut.plain(name) ?? name).lowercased().unicodeScalars {
            let isLetter = ("a"..."z").contains(scalar)
            if isLetter || ("0"..."9").contains(scalar) || scalar == "_" {
                // Leaving letters or digits out would make another name of it.
                if result.isEmpty, !isLetter { return nil }
                result.unicodeScalars.append(scalar)
            } else if scalar.properties.isAlphabetic {
                return nil
            } else if !result.isEmpty, result.last != "_" {
                result += "_"
            }
        }
        while result.last == "_" { result.removeLast() }
        return ReservedWords.isIdentifier(result) && result != name ? result : nil
    }
}

/// Words that YAML reads as something else than text; which words these are depends on the YAML version.
enum YAMLWords {
    /// Whether only YAML 1.1 reads it as something else: it is refused where it is also named in lists.
    static func isOldOnly(_ word: String) -> Bool {
        ["yes", "no", "on", "off"].contains(word.lowercased())
    }

    /// What an unquoted word may be read as; `nil` for an ordinary one.
    static func meaning(of word: String) -> String? {
        switch word {
        case "~", "null", "Null", "NULL": "nothing"
        case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": "true"
        case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": "false"
        default: nil
        }
    }
}
