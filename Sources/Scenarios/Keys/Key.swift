/// A key of the language: one row of the table that the checker, `extends`, the schema and the pages share.
package struct Key: Sendable {
    package let name: String
    /// The values that it allows: shape, type and range.
    package let value: Schema
    /// What it means, in one sentence for the schema and the list of all keys.
    package let about: String
    /// The default, in words; `nil` if there is none, or if the key is required.
    package let standard: String?
    package let requirement: Requirement
    /// The key that it needs; `nil` for a key that has a meaning by itself.
    package let needs: Need?
    /// The longer form with which an extending file merges a bare value.
    let shortForm: ShortForm
    /// The page and heading that explain it, such as `events.md#what-is-a-milestone`; `nil`: the mapping's own.
    package let page: String?

    package enum Requirement: Sendable {
        case optional, required
        /// A family may give the values of its members instead (`for` and `values`).
        case requiredUnlessFamily
    }

    /// What a key needs in the same mapping.
    package enum Need: Sendable {
        case key(String)
        /// A certain word for another key.
        case word(String, of: String)

        var key: String {
            switch self {
            case .key(let key), .word(_, let key): key
            }
        }
    }

    enum ShortForm: Sendable {
        case none
        /// A bare value is the `default` of a mapping by actor or by issue.
        case standardOfValue
        /// Each entry of the mapping may be a bare value, which is that entry's `default`.
        case standardOfEachMember
    }

    init(
        _ name: String, _ value: Schema, _ about: String, standard: String? = nil,
        _ requirement: Requirement = .optional, needs: Need? = nil, shortForm: ShortForm = .none, page: String? = nil
    ) {
        self.name = name
        self.value = value
        self.about = about
        self.standard = standard
        self.requirement = requirement
        self.needs = needs
        self.shortForm = shortForm
        self.page = page
    }

    /// Its part of the schema, with its description and default.
    var schema: Schema {
        value.described(standard.map { "\(about) Default: \($0)." } ?? about)
    }

    // The keys that every named thing has.
    static let title = Key("title", .text, "Its full name, for reports.", page: names)
    static let about = about("What it is, in a sentence or two.")

    static func about(_ sentence: String) -> Key { Key("about", .text, sentence, page: names) }

    private static let names = "language.md#how-do-i-give-things-a-name-in-full"
}

/// The keys of one kind of mapping, such as an event, in the order in which messages list them.
package struct KeyTable: Sendable {
    /// Its name in messages, such as `an event`.
    package let name: String
    /// Its position: the keys from the top of a file, `*` for a name of the author's own or an entry of a list.
    package let path: [String]
    /// What it is, in one sentence.
    package let about: String
    /// The page and heading that explain it and, where they have none of their own, its keys.
    package let page: String
    package let keys: [Key]
    /// Keys of which at most one is given.
    package let alternatives: [String]
    /// Whether one of the alternatives must be given.
    let needsAlternative: Bool
    /// The key whose value a bare value is, if it is written instead of the mapping; also where one file extends
    /// another.
    let main: String?

    init(
        _ name: String, at path: [String], _ about: String, page: String, main: String? = nil,
        alternatives: [String] = [], needsAlternative: Bool = false, _ keys: [Key]
    ) {
        self.name = name
        self.path = path
        self.about = about
        self.page = page
        self.keys = keys
        self.alternatives = alternatives
        self.needsAlternative = needsAlternative
        self.main = main
        let names = keys.map(\.name)
        let mentioned = alternatives + keys.compactMap(\.needs?.key) + (main.map { [$0] } ?? [])
        precondition(Set(names).count == names.count, "each key of \(name) stands once")
        precondition(mentioned.allSatisfy(names.contains), "what \(name) says of its keys is of keys that it has")
    }

    /// All mappings of the language, in the order of the pages.
    package static let all: [KeyTable] = [
        scenario, source, clock, parameter, correlation, actor, type, learning, likelihood, fade, strategy, memory,
        channel, issue, noise, expiry, sharedPayoffs, state, event, outcome, question, measure,
    ]

    package var names: [String] { keys.map(\.name) }

    /// The keys that need another key or, if a word is given, that word as the value of the other key.
    func dependents(of key: String, saying word: String? = nil) -> [String] {
        keys.filter { row in
            switch row.needs {
            case .key(key): word == nil
            case .word(let needed, of: key): needed == word
            case .key, .word, nil: false
            }
        }.map(\.name)
    }

    /// The table of the mapping at a path from the top of a file.
    package static func at(_ path: [String]) -> KeyTable? {
        all.first { table in
            table.path.count == path.count && zip(table.path, path).allSatisfy { $0 == "*" || $0 == $1 }
        }
    }

    /// The key that a bare value at a path stands for, where the other of two files has a mapping.
    static func mainKey(at path: [String]) -> String? {
        if let table = at(path) { return table.main }
        func form(_ path: some Collection<String>) -> Key.ShortForm? {
            at(Array(path.dropLast()))?.keys.first { $0.name == Array(path).last }?.shortForm
        }
        let isStandard = form(path) == .standardOfValue || form(path.dropLast()) == .standardOfEachMember
        return isStandard ? "default" : nil
    }
}
