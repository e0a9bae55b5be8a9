/// A mapping with known keys, as read.
struct Fields {
    /// Where the mapping stands.
    var place: Place
    /// The known keys that unknown ones were probably meant to be; all unknown keys have been reported.
    var likelyMeant: Set<String>
    var hasUnknownKeys: Bool
    private var entries: [String: Node.Entry]

    init(place: Place, entries: [String: Node.Entry], likelyMeant: Set<String> = [], hasUnknownKeys: Bool = false) {
        self.place = place
        self.entries = entries
        self.likelyMeant = likelyMeant
        self.hasUnknownKeys = hasUnknownKeys
    }

    /// The value of a key; `nil` where the key is missing or its value is null.
    subscript(key: String) -> Node? {
        entries[key]?.value
    }

    /// Where the key is written; the mapping's own place where it is not.
    func place(of key: String) -> Place {
        entries[key]?.keyPlace ?? place
    }

    /// Those of `keys` that are given, in the order of `keys`.
    func given(among keys: [String]) -> [String] {
        keys.filter { entries[$0] != nil }
    }
}

extension Node {
    var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// What it is, for messages.
    var shape: String {
        switch content {
        case .null: "nothing"
        case .scalar: "a single value"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    /// `nil` where it is no mapping.
    var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }
}

extension Checker {
    /// Reads a mapping whose keys are known; unknown keys are reported, and the rest is still read. Nothing at all
    /// counts as an empty mapping. `nil` (and reported) where it is no mapping.
    mutating func fields(_ node: Node, in section: String, keys: [String]) -> Fields? {
        if node.isNull { return Fields(place: node.place, entries: [:]) }
        guard let entries = node.entries else {
            report(
                .wrongShape(
                    wanted: "a mapping (\(section) has the keys \(keys.joined(separator: ", ")))", found: node.shape),
                at: node.place)
            return nil
        }
        var known: [String: Node.Entry] = [:]
        var likelyMeant: Set<String> = []
        var hasUnknownKeys = false
        for entry in entries {
            if keys.contains(entry.key) {
                if !entry.value.isNull { known[entry.key] = entry }
            } else {
                let nearest = nearestName(to: entry.key, among: keys)
                if let nearest { likelyMeant.insert(nearest) }
                hasUnknownKeys = true
                report(.unknownKey(entry.key, section: section, nearest: nearest, known: keys), at: entry.keyPlace)
            }
        }
        return Fields(place: node.place, entries: known, likelyMeant: likelyMeant, hasUnknownKeys: hasUnknownKeys)
    }

    /// The entries of a mapping of names; reported where it is none.
    mutating func namedEntries(_ node: Node?, in section: String) -> [Node.Entry] {
        guard let node, !node.isNull else { return [] }
        guard let entries = node.entries else {
            report(.wrongShape(wanted: "a mapping of names (\(section))", found: node.shape), at: node.place)
            return []
        }
        return entries
    }

    /// A single value taken as plain text.
    mutating func text(_ node: Node?) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            report(.wrongShape(wanted: "a text", found: node.shape), at: node.place)
            return nil
        }
        return scalar.text
    }

    /// A list, or a single thing standing for a list of one.
    func oneOrMore(_ node: Node) -> [Node] {
        if case .list(let nodes) = node.content { nodes } else { [node] }
    }

    /// A list; reported where it is none.
    mutating func list(_ node: Node, of what: String) -> [Node]? {
        guard case .list(let nodes) = node.content else {
            report(.wrongShape(wanted: "a list of \(what)", found: node.shape), at: node.place)
            return nil
        }
        return nodes
    }

    /// `true` or `false`, known beforehand.
    mutating func constantTruth(_ node: Node?, standard: Bool, field: String) -> Bool {
        guard let node else { return standard }
        guard let value = expression(node, in: .beforeStart(field), as: .truth) else { return standard }
        guard case .truth(let truth)? = value.constant(rounds: clock.rounds) else {
            report(.constantNeeded(field: field, wanted: "true or false"), at: value.place)
            return standard
        }
        return truth
    }

    /// A whole number within a range, known beforehand.
    mutating func constantInteger(_ node: Node, in range: ClosedRange<Int>, field: String) -> Int? {
        guard let value = expression(node, in: .beforeStart(field), as: .number) else { return nil }
        let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let number = value.constant(rounds: clock.rounds)?.number else {
            report(.constantNeeded(field: field, wanted: wanted), at: value.place)
            return nil
        }
        guard number >= Double(range.lowerBound), number <= Double(range.upperBound), number == number.rounded() else {
            report(.outOfRange(field: field, value: number, wanted: wanted), at: node.place)
            return nil
        }
        return Int(number)
    }

    /// One of a few words; the nearest is suggested.
    mutating func choice(_ node: Node, among words: [String], field: String) -> String? {
        guard let text = node.scalar?.text else {
            report(.wrongShape(wanted: "one of \(words.joined(separator: ", "))", found: node.shape), at: node.place)
            return nil
        }
        guard words.contains(text) else {
            report(
                .unknownChoice(text, field: field, words: words, nearest: nearestName(to: text, among: words)),
                at: node.place)
            return nil
        }
        return text
    }

    /// Reports where keys that exclude each other are given together; the ones that are given.
    mutating func alternatives(_ keys: [String], of fields: Fields, in section: String, required: Bool) -> [String] {
        let given = fields.given(among: keys)
        if given.count > 1 {
            report(.alternativesTogether(given, section: section), at: fields.place(of: given[1]))
        } else if given.isEmpty, required, !fields.hasUnknownKeys {
            report(.alternativeMissing(keys, section: section), at: fields.place)
        }
        return given
    }

    /// Reports a key that is missing, unless another one was probably meant to be it.
    mutating func missing(_ key: String, of fields: Fields, in section: String, example: String) {
        guard !fields.likelyMeant.contains(key) else { return }
        report(.missingKey(key, section: section, example: example), at: fields.place)
    }

    /// Reports a key that has no meaning without (or beside) another one.
    mutating func refuse(_ key: String, of fields: Fields, because reason: String) {
        if fields[key] != nil { report(.keyWithoutMeaning(key, reason: reason), at: fields.place(of: key)) }
    }
}
