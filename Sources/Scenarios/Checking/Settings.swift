/// Settings from the command line (`--set name=expression`): they change the document before it is checked, so that
/// everything that is checked in a file is checked in them.
extension Checker {
    /// The name of the settings in messages.
    static let settingsFile = "--set"

    /// The name of the values of a sweep in messages.
    static let variedFile = "--vary"

    /// The name of the condition of a whole report in messages.
    static let conditionFile = "--given"

    /// The condition of a whole report, checked like any other in the file.
    mutating func condition(_ text: String) -> TimedCondition? {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        errors.bag.sources.add(file: Self.conditionFile, text: line)
        let blanks = line.prefix { $0 == " " }.count
        let written = line.dropFirst(blanks)
        let place = Place(file: Self.conditionFile, line: 1, column: blanks + 1, length: written.count)
        let node = Node(.scalar(.init(text: String(written), isQuoted: false, isInFlow: false)), at: place)
        return timedCondition(node, in: .during("the condition of a report"))
    }

    /// The document with the settings in it; one line of the pseudo-file for each.
    mutating func apply(_ overrides: [String], from file: String, to root: Node) -> Node {
        guard !overrides.isEmpty else { return root }
        let lines = overrides.map { String($0.map { $0.isNewline ? " " : $0 }) }
        errors.bag.sources.add(file: file, text: lines.joined(separator: "\n"))
        var root = root
        for (index, line) in lines.enumerated() {
            guard let setting = Setting(line, in: file, number: index + 1) else {
                report(
                    .badSetting(line),
                    at: Place(file: file, line: index + 1, column: 1, length: line.count))
                continue
            }
            root = apply(setting, to: root)
        }
        return root
    }

    private mutating func apply(_ setting: Setting, to root: Node) -> Node {
        guard var top = root.entries, let section = top.firstIndex(where: { $0.key == "parameters" }),
            var parameters = top[section].value.entries
        else {
            report(.unknownSetting(setting.path[0], nearest: nil, known: []), at: setting.namePlace)
            return root
        }
        guard let index = parameters.firstIndex(where: { $0.key == setting.path[0] }) else {
            let known = parameters.map(\.key)
            report(
                .unknownSetting(setting.path[0], nearest: nearestName(to: setting.path[0], among: known), known: known),
                at: setting.namePlace)
            return root
        }
        let entry = parameters[index]
        let isFamily = entry.value.entries?.contains { $0.key == "for" } == true
        if setting.path.count > 1, !isFamily {
            report(.settingOfMember(setting.path[0]), at: setting.namePlace)
            return root
        }
        parameterRecord.settings.insert(setting.path[0])
        if setting.path.count > 1 {
            parameters[index].value = put(
                setting.value, at: ["values"] + setting.path.dropFirst(), in: entry.value, setting)
        } else if entry.value.isMapping {
            parameters[index].value = put(setting.value, at: ["value"], in: entry.value, setting)
        } else {
            parameters[index].value = setting.value
        }
        top[section].value.content = .mapping(parameters)
        var changed = root
        changed.content = .mapping(top)
        return changed
    }

    /// A mapping with one value replaced or added, at a path of keys. A single value on the way becomes the default of
    /// what it covered.
    private func put(_ value: Node, at path: some Collection<String>, in node: Node?, _ setting: Setting) -> Node {
        guard let key = path.first else { return value }
        var entries = node?.entries ?? []
        if let node, node.scalar != nil {
            entries = [Node.Entry(key: "default", keyPlace: node.place, value: node)]
        }
        let rest = Array(path.dropFirst())
        if let index = entries.firstIndex(where: { $0.key == key }) {
            entries[index].value = put(value, at: rest, in: entries[index].value, setting)
            if key != "value", key != "values" { entries[index].keyPlace = setting.namePlace }
        } else {
            entries.append(
                Node.Entry(key: key, keyPlace: setting.namePlace, value: put(value, at: rest, in: nil, setting)))
        }
        return Node(.mapping(entries), at: node?.place ?? setting.namePlace)
    }
}

/// One setting as written.
private struct Setting {
    /// The parameter's name and, for a member of a family, whose member it is.
    var path: [String]
    var namePlace: Place
    var value: Node

    /// `nil` if there is no name, or no `=`.
    init?(_ line: String, in file: String, number: Int) {
        guard let equals = line.firstIndex(of: "=") else { return nil }
        func blanks(_ text: Substring) -> Int { text.prefix { $0 == " " }.count }
        func trimmed(_ text: Substring) -> Substring {
            var text = text.drop { $0 == " " }
            while text.last == " " { text.removeLast() }
            return text
        }
        let name = line[..<equals]
        let words = trimmed(name).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !words.contains("") else { return nil }
        path = words
        namePlace = Place(
            file: file, line: number, column: blanks(name) + 1, length: trimmed(name).count)
        let text = line[line.index(after: equals)...]
        let place = Place(
            file: file, line: number,
            column: line.distance(from: line.startIndex, to: text.startIndex) + blanks(text) + 1,
            length: trimmed(text).count)
        value = Node(.scalar(.init(text: String(trimmed(text)), isQuoted: false, isInFlow: false)), at: place)
    }
}
