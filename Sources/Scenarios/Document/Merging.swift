/// A named thing that an extending file removes from its base with `~`.
struct Removal: Sendable {
    /// Such as `events`.
    var section: String
    var name: String
    var place: Place
}

/// Merges an extending file over its base (docs/parameters.md).
///
/// The meaning of a key depends on its position, so the path from the root is passed on.
struct Merging {
    /// The base's file, for messages.
    let base: String
    private(set) var warnings: [Diagnostic] = []
    /// The named things that were removed.
    private(set) var removals: [Removal] = []

    /// The merged node. Every part keeps the place where it was written.
    mutating func merge(_ over: Node, over base: Node, at path: [String]) -> Node {
        var base = base
        var over = over
        if let main = KeyTable.mainKey(at: path) {
            switch (base.content, over.content) {
            case (.scalar, .mapping): base = long(base, main, isOutcome: path.first == "outcomes")
            case (.mapping, .scalar) where KeyTable.at(path) != nil:
                over = long(over, main, isOutcome: path.first == "outcomes")
            default: break
            }
        }
        if path == ["sources"], case .list(let new) = over.content, case .list(let old) = base.content {
            return Node(.list(merge(sources: new, over: old)), at: over.place)
        }
        guard case .mapping(let new) = over.content, case .mapping(let old) = base.content else { return over }
        return Node(.mapping(merge(new, over: old, at: path)), at: over.place)
    }

    private mutating func merge(_ new: [Node.Entry], over old: [Node.Entry], at path: [String]) -> [Node.Entry] {
        var merged = removingAlternatives(to: new, from: old, at: path)
        var added: [Node.Entry] = []
        for entry in new {
            let index = merged.firstIndex { $0.key == entry.key }
            switch (index, entry.value.content) {
            case (let index?, .null):
                merged.remove(at: index)
                if let section = path.first, path.count == 1 {
                    removals.append(Removal(section: section, name: entry.key, place: entry.keyPlace))
                }
            case (let index?, _):
                let value = merge(entry.value, over: merged[index].value, at: path + [entry.key])
                merged[index] = Node.Entry(key: entry.key, keyPlace: entry.keyPlace, value: value)
            case (nil, .null):
                if !old.contains(where: { $0.key == entry.key }) {
                    added.append(entry)
                    warnNothingToRemove(entry, from: old)
                }
            case (nil, _): added.append(entry)
            }
        }
        guard path == ["outcomes"], let last = merged.firstIndex(where: { isOtherwise($0.value) }) else {
            return merged + added
        }
        let rest = added.filter { isOtherwise($0.value) }
        merged.insert(contentsOf: added.filter { !isOtherwise($0.value) }, at: last)
        return merged + rest
    }

    /// A base's numbers go on citing its sources, so these stay; one with the same id is merged key by key.
    private mutating func merge(sources new: [Node], over old: [Node]) -> [Node] {
        func id(_ source: Node) -> String? { source.entries?.first { $0.key == "id" }?.value.scalar?.text.trimmed }
        var merged = old
        for source in new {
            if let name = id(source), let index = old.firstIndex(where: { id($0) == name }) {
                merged[index] = merge(source, over: merged[index], at: ["sources", name])
            } else {
                merged.append(source)
            }
        }
        return merged
    }

    private mutating func warnNothingToRemove(_ entry: Node.Entry, from old: [Node.Entry]) {
        guard let nearest = nearestName(to: entry.key, among: old.map(\.key)) else { return }
        warnings.append(
            Diagnostic(
                .warning, .document(.nothingToRemove(entry.key, base: base, nearest: nearest)), at: entry.keyPlace))
    }

    // MARK: Short and long forms

    private func long(_ bare: Node, _ main: String, isOutcome: Bool) -> Node {
        var key = main
        var value = bare
        if isOutcome, isOtherwise(bare) {
            key = "otherwise"
            value = Node(.scalar(.init(text: "true", isQuoted: false, isInFlow: false)), at: bare.place)
        }
        return Node(.mapping([.init(key: key, keyPlace: bare.place, value: value)]), at: bare.place)
    }

    private func isOtherwise(_ outcome: Node) -> Bool {
        switch outcome.content {
        case .scalar(let scalar): scalar.text.trimmed == "otherwise"
        case .mapping(let entries): entries.contains { $0.key == "otherwise" }
        case .null, .list: false
        }
    }

    // MARK: Alternatives

    private func removingAlternatives(
        to new: [Node.Entry], from old: [Node.Entry], at path: [String]
    ) -> [Node.Entry] {
        var removed: Set<String> = []
        guard let table = KeyTable.at(path) else { return old }
        if path == ["learning"], let was = text(of: "rule", in: old) ?? "linear", let now = text(of: "rule", in: new),
            was != now
        {
            // The weights of the other rule mean nothing under this one.
            removed = Set(table.keys.filter { $0.needs?.key == "rule" }.map(\.name))
        }
        if !table.alternatives.isEmpty {
            let isNamed = { (key: String) in
                new.contains { entry in
                    guard entry.key == key else { return false }
                    if case .null = entry.value.content { return false }
                    return true
                }
            }
            let isCleared = { (key: String) in new.contains { $0.key == key } && !isNamed(key) }
            let someNamed = table.alternatives.contains(where: isNamed)
            for key in table.alternatives where isCleared(key) || someNamed && !isNamed(key) {
                if !isCleared(key) { removed.insert(key) }
                removed.formUnion(table.dependents(of: key))
            }
        }
        return old.filter { !removed.contains($0.key) }
    }

    private func text(of key: String, in entries: [Node.Entry]) -> String?? {
        guard case .scalar(let scalar)? = entries.first(where: { $0.key == key })?.value.content else { return nil }
        return scalar.text
    }
}
