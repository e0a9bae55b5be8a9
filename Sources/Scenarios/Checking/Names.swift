internal import Distributions

/// The kinds of names that a scenario declares. A name is unique within its kind.
package enum NameKind: String, Sendable, Hashable {
    case actor, issue, channel, event, strategy, outcome, question, measure, parameter
    case state = "state variable"
    case draw
    case memory = "memory variable"
    case source, type
    /// Of an aggregate.
    case member

    /// The plural, for lists: "the actors are …".
    package var plural: String {
        self == .strategy ? "strategies" : rawValue + "s"
    }

    /// The section that declares it.
    var section: String {
        switch self {
        case .state: "state"
        case .draw, .memory, .member: ""
        case .actor, .issue, .channel, .event, .strategy, .outcome, .question, .measure, .parameter, .source, .type:
            plural
        }
    }

    /// The noun with its indefinite article.
    var withArticle: String {
        let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
        return (rawValue.first.map(vowels.contains) == true ? "an " : "a ") + rawValue
    }

    /// Whether names of this kind can stand bare in an expression, so that no word of the language can be one.
    var standsBare: Bool {
        switch self {
        case .actor, .issue, .parameter, .state, .draw, .memory, .member: true
        case .channel, .event, .strategy, .outcome, .question, .measure, .source, .type: false
        }
    }
}

/// The names of one kind, in file order, and where each is.
struct NameTable {
    private(set) var names: [String] = []
    private(set) var places: [Place] = []
    private var indices: [String: Int] = [:]

    /// Adds a name; `false` if it is there already.
    @discardableResult
    mutating func declare(_ name: String, at place: Place) -> Bool {
        guard indices[name] == nil else { return false }
        indices[name] = names.count
        names.append(name)
        places.append(place)
        return true
    }

    /// Declares another spelling of a name.
    mutating func alias(_ other: String, of name: String) {
        if indices[other] == nil, let index = indices[name] { indices[other] = index }
    }

    func index(of name: String) -> Int? {
        indices[name]
    }

    var count: Int { names.count }
}

/// Every name that a file declares, with what must be known about it before expressions can be checked.
struct Names {
    var actors = NameTable()
    var issues = NameTable()
    var channels = NameTable()
    var events = NameTable()
    var strategies = NameTable()
    var outcomes = NameTable()
    var questions = NameTable()
    var measures = NameTable()
    var parameters = NameTable()
    var state = NameTable()
    var sources = NameTable()
    var types = NameTable()

    var parameterDomains: [[FamilyDomain]] = []
    var parameterTypes: [ValueType] = []
    var stateDomains: [[FamilyDomain]] = []
    var stateTypes: [ValueType] = []
    /// The parties of each issue, in the order in which it lists them.
    var parties: [[Int]] = []
    /// By actor: the types that it may have, in its order.
    var typesOfActors: [[Int]] = []
    /// By type: the parameters whose members it sets.
    var parametersOfTypes: [Set<Int>] = []
    /// Draws of events and memory of strategies, by name, with the name of the event or strategy: for messages only.
    var draws: [String: String] = [:]
    var memories: [String: String] = [:]

    var roster: Roster { Roster(parties: parties, types: typesOfActors) }

    func members(over domains: [FamilyDomain]) -> FamilyMembers {
        FamilyMembers(over: domains, actors: actors.count, issues: issues.count)
    }

    /// The names of the actor and the issue that a member of a family belongs to, in the order of its domains.
    func ownerNames(of member: Int, over domains: [FamilyDomain]) -> [String] {
        zip(domains, members(over: domains).owners(of: member)).map { table($0).names[$1] }
    }

    func table(_ domain: FamilyDomain) -> NameTable {
        switch domain {
        case .actors: actors
        case .issues: issues
        }
    }
}

/// The reserved words of the language.
enum ReservedWords {
    static let keywords: Set<String> = [
        "and", "or", "not", "if", "true", "false", "all", "self", "other", "issue", "saw", "mine", "first", "lead",
        "moved", "heard", "offer", "hold", "withdraw", "round", "rounds", "completed", "progress", "otherwise",
        "default",
    ]

    /// Functions of numbers, in the order in which the language lists them.
    static let functions = ["if"] + Function.allCases.map(\.rawValue)
    static let durations = ["days", "weeks", "months", "quarters", "years"]
    static let distributions = Family.allCases.map(\.rawValue)

    static let callable: Set<String> = Set(
        functions + durations + distributions + Query.allCases.map(\.rawValue) + ["follows"]
    )

    /// Whether a word stands only before parentheses: a function, or a word of time.
    static func takesArguments(_ name: String) -> Bool {
        callable.contains(name) || Checker.TimeWord(rawValue: name) != nil || Checker.TypeWord(rawValue: name) != nil
    }

    static func contains(_ name: String) -> Bool {
        keywords.contains(name) || callable.contains(name)
    }

    /// `[a-z][a-z0-9_]*`
    static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
    }
}

/// The quantities of a replicate that have the form of a call (docs/expressions.md).
enum Query: String, CaseIterable {
    case trust, level, done, open, expired, move, saw
    case offers, holds, withdrawals, vetoes
    case met, meetings
    case roundsSinceMeeting = "rounds_since_meeting"
    case happened, times
    case roundsSince = "rounds_since"
    case score

    /// Its form or forms, for messages.
    var signature: String {
        switch self {
        case .trust: "trust(a, b)"
        case .level: "level(a, issue) or level(issue)"
        case .done, .open, .expired: "\(rawValue)(issue) or \(rawValue)(all)"
        case .move: "move(a, issue)"
        case .saw: "saw(a, b, issue)"
        case .offers, .holds, .withdrawals, .vetoes: "\(rawValue)(a) or \(rawValue)(a, issue)"
        case .met, .meetings, .roundsSinceMeeting: "\(rawValue)(channel)"
        case .happened, .times, .roundsSince: "\(rawValue)(event)"
        case .score: "score(a) or score(a, issue)"
        }
    }

    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .trust, .move: 2...2
        case .level, .offers, .holds, .withdrawals, .vetoes, .score: 1...2
        case .saw: 3...3
        case .done, .open, .expired, .met, .meetings, .roundsSinceMeeting, .happened, .times, .roundsSince:
            1...1
        }
    }
}
