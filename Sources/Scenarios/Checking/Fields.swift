/// A mapping with known keys, as read.
struct Fields {
    /// The place of the mapping.
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

    /// The value of a key; `nil` if the key is missing or its value is null.
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

    /// How names in one value, or in `{ }`, would be written as a list; `nil` if that is not clear.
    fileprivate var asList: String? {
        let words: [String]
        switch content {
        case .scalar(let scalar):
            words = scalar.text.split { " ,;".contains($0) }.map(String.init).filter { $0 != "and" }
        case .mapping(let entries):
            guard entries.allSatisfy(\.value.isNull) else { return nil }
            words = entries.map(\.key)
        case .list, .null: return nil
        }
        guard !words.isEmpty, words.count <= 8, words.allSatisfy(ReservedWords.isIdentifier) else { return nil }
        if words == ["all"] { return "remove the key" }
        return "write [\(words.joined(separator: ", "))]"
    }

    /// How a list of names would be written as a mapping.
    fileprivate var asNames: String? {
        guard case .list(let nodes) = content, !nodes.isEmpty else { return nil }
        if nodes.allSatisfy(\.isMapping) { return "remove the '-' before each name" }
        let words = nodes.compactMap(\.scalar?.text)
        guard words.count == nodes.count, words.count <= 8, words.allSatisfy(ReservedWords.isIdentifier) else {
            return nil
        }
        return "write { \(words.map { "\($0): {}" }.joined(separator: ", ")) }"
    }

    /// The kind of node, for messages.
    var shape: String {
        switch content {
        case .null: "nothing"
        case .scalar: "a single value"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The fields of a mapping; `nil` for any other node.
    var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }
}

extension Checker {
    /// Reads a mapping whose keys are known; unknown keys are reported, and the rest is still read. Nothing at all
    /// counts as an empty mapping. `nil` (and reported) where it is no mapping.
    mutating func fields(_ node: Node, _ table: KeyTable, called name: String? = nil) -> Fields? {
        let section = name ?? table.name
        let keys = table.names
        if node.isNull { return Fields(place: node.place, entries: [:]) }
        guard let entries = node.entries else {
            if reportSlip(inPlaceOf: node) { return nil }
            report(
                .wrongShape(
                    wanted: "a mapping (\(section) has the keys \(keys.joined(separator: ", ")))", found: node.shape),
                at: node.place)
            return nil
        }
        var known: [String: Node.Entry] = [:]
        var likelyMeant: Set<String> = []
        var hasUnknownKeys = false
        for entry in entries where keys.contains(entry.key) && !entry.value.isNull { known[entry.key] = entry }
        for entry in entries where !keys.contains(entry.key) {
            let nearest = KeyWords.meant(by: entry.key, among: keys) ?? nearestName(to: entry.key, among: keys)
            hasUnknownKeys = true
            report(.unknownKey(entry.key, section: section, nearest: nearest, known: keys), at: entry.keyPlace)
            guard let nearest, likelyMeant.insert(nearest).inserted else { continue }
            // Read as what was meant, so that nothing follows from the slip.
            if known[nearest] == nil, !entry.value.isNull { known[nearest] = entry }
        }
        return Fields(place: node.place, entries: known, likelyMeant: likelyMeant, hasUnknownKeys: hasUnknownKeys)
    }

    /// The keys of a named thing, whose errors are placed at its name. A bare value is the value of the key `bare`.
    mutating func fields(of entry: Node.Entry, _ table: KeyTable, bare: String?) -> Fields {
        if let bare, !entry.value.isMapping, !entry.value.isNull {
            let value = Node.Entry(key: bare, keyPlace: entry.keyPlace, value: entry.value)
            return Fields(place: entry.keyPlace, entries: [bare: value])
        }
        var read = fields(entry.value, table) ?? Fields(place: entry.keyPlace, entries: [:])
        read.place = entry.keyPlace
        return read
    }

    /// The keys of a named thing, in which a bare value is the value of the main key, if there is one.
    mutating func fields(of entry: Node.Entry, _ table: KeyTable) -> Fields {
        fields(of: entry, table, bare: table.main)
    }

    /// `rounds:12`, a single value where keys are needed: without a space YAML reads no key.
    private mutating func reportSlip(inPlaceOf node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        if scalar.isReported { return true }
        guard !scalar.isQuoted, let line = errors.bag.sources.line(node.place.line, of: node.place.file) else {
            return false
        }
        let source = SourceText(file: node.place.file, text: String(line))
        var place = node.place
        place.line = 1
        guard let slip = source.slip(inValue: scalar.text, at: place) else { return false }
        var found = slip.place
        found.line = node.place.line
        errors.bag.error(.document(slip.cause), at: found)
        return true
    }

    /// Whether it is an unquoted word that YAML reads as null where a name is expected; reported.
    mutating func reportNothing(inPlaceOfName node: Node) -> Bool {
        guard node.isNull, let line = errors.bag.sources.line(node.place.line, of: node.place.file) else {
            return false
        }
        let written = String(
            String.UnicodeScalarView(line.unicodeScalars.dropFirst(node.place.column - 1).prefix(node.place.length)))
        guard let meaning = YAMLWords.meaning(of: written) else { return false }
        errors.bag.error(.document(.yamlWord(written, meaning: meaning)), at: node.place)
        return true
    }

    /// The entries of a mapping of names; any other node is reported.
    mutating func namedEntries(_ node: Node?, in section: String) -> [Node.Entry] {
        guard let node, !node.isNull else { return [] }
        guard let entries = node.entries else {
            if reportSlip(inPlaceOf: node) {
                errors.noteUnread(section)
                return []
            }
            errors.noteUnread(section)
            report(.namesNeeded(in: section, found: node.shape, fix: node.asNames), at: node.place)
            return []
        }
        return entries
    }

    /// A single value taken as plain text.
    mutating func text(_ node: Node?) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            if reportNothing(inPlaceOfName: node) { return nil }
            report(.wrongShape(wanted: "a text", found: node.shape), at: node.place)
            return nil
        }
        return scalar.text
    }

    /// A list, or a single value as a list of one.
    func oneOrMore(_ node: Node) -> [Node] {
        if case .list(let nodes) = node.content { nodes } else { [node] }
    }

    /// A list; any other node is reported.
    mutating func list(_ node: Node, of what: String) -> [Node]? {
        guard case .list(let nodes) = node.content else {
            if node.scalar?.isReported != true {
                report(.listNeeded(of: what, found: node.shape, fix: node.asList), at: node.place)
            }
            return nil
        }
        return nodes
    }

    /// A constant truth value.
    mutating func constantTruth(_ node: Node?, standard: Bool, field: String) -> Bool {
        guard let node else { return standard }
        guard let value = expression(node, in: .beforeStart(field), as: .truth) else { return standard }
        guard case .truth(let truth)? = value.constant(rounds: clock.rounds) else {
            report(.constantNeeded(field: field, wanted: "true or false"), at: value.place)
            return standard
        }
        return truth
    }

    /// A constant and finite number.
    mutating func constantNumber(_ node: Node, field: String) -> Double? {
        guard let value = finiteNumber(node, in: .beforeStart(field)) else { return nil }
        guard let number = value.constant(rounds: clock.rounds)?.number else {
            report(.constantNeeded(field: field, wanted: "a number"), at: value.place)
            return nil
        }
        return number
    }

    /// A constant whole number within a range.
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
            if node.scalar?.isReported == true { return nil }
            report(
                .unknownChoice(text, field: field, words: words, nearest: nearestName(to: text, among: words)),
                at: node.place)
            return nil
        }
        return text
    }

    /// Reports keys that exclude each other, or a missing one of them; returns those that are given.
    mutating func alternatives(of fields: Fields, in table: KeyTable, isBroken: Bool = false) -> [String] {
        let given = fields.given(among: table.alternatives)
        if given.count > 1 {
            report(.alternativesTogether(given, section: table.name), at: fields.place(of: given[1]))
        } else if given.isEmpty, table.needsAlternative, !isBroken, !fields.hasUnknownKeys {
            report(.alternativeMissing(table.alternatives, section: table.name), at: fields.place)
        }
        return given
    }

    /// Reports a key that is missing, unless an unknown key was probably intended to be it.
    mutating func missing(_ key: String, of fields: Fields, in section: String, example: String) {
        guard !fields.likelyMeant.contains(key) else { return }
        report(.missingKey(key, section: section, example: example), at: fields.place)
    }

    /// Reports a key that has no meaning without (or together with) another one.
    mutating func refuse(_ key: String, of fields: Fields, because reason: String) {
        if fields[key] != nil { report(.keyWithoutMeaning(key, reason: reason), at: fields.place(of: key)) }
    }

    /// Counts the parameters in a key without meaning as used: a warning that they are unused would repeat the error.
    mutating func recordMentions(in node: Node?) {
        var ignored = DiagnosticBag()
        guard let node, node.scalar != nil, let syntax = parseExpression(node, into: &ignored) else { return }
        syntax.forEach { part in
            switch part.kind {
            case .name(let name), .call(let name, _):
                if let index = names.parameters.index(of: name) { parameterRecord.used.insert(index) }
            case .number, .date, .unary, .binary, .over: break
            }
        }
    }
}
