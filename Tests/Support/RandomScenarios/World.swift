/// What a random scenario is going to have: decided first, so that everything can ask about everything.
struct World: Sendable {
    var rounds = 1
    /// The length of a round, where it has one.
    var round: String?
    var start: (year: Int, month: Int)?
    var actors: [String] = []
    var issues: [IssueShape] = []
    var channels: [ChannelShape] = []
    /// Whether the file has no channels of its own.
    var hasOnlyTalks = false
    var events: [String] = []
    var parameters: [ParameterShape] = []
    var state: [StateShape] = []
    var strategies: [StrategyShape] = []
    var outcomes: [String] = []
    var questions: [String] = []
    var measures: [String] = []
    var sources: [String] = []
    var types: [String] = []
    /// By actor: the types that it may have.
    var typesOf: [[Int]] = []
    var goodTypes: Set<Int> = []
    var learnsByTypes = false

    struct IssueShape: Sendable {
        var name: String
        var parties: [Int]
        var isSeparate: Bool
        /// `nil`: unlimited.
        var steps: Int?
    }

    struct ChannelShape: Sendable {
        var name: String
        var parties: [Int]
    }

    struct ParameterShape: Sendable {
        var name: String
        var isTruth: Bool
        var domains: [Domain]
        /// Whether it lies in [0, 1].
        var isUnit: Bool
        /// Whether it is tied to another: one distribution.
        var isTied: Bool
        /// Whether a type sets members of it.
        var isPrivate = false
    }

    struct StateShape: Sendable {
        var name: String
        var isTruth: Bool
        var domains: [Domain]
    }

    struct StrategyShape: Sendable {
        var name: String
        var arguments: [Local]
        var memory: [Local]
    }
}

enum Domain: String, Sendable {
    case actors, issues
}

/// A value that is known only where it is declared: an event's draw, a strategy's argument or memory.
struct Local: Sendable {
    var name: String
    var isTruth: Bool
}

/// What can be asked where an expression stands.
struct Asking: Sendable {
    /// Whether the state of a replicate is known.
    var isDuring: Bool
    /// How many of the parameters are known (those declared before).
    var parameters: Int
    /// Whom the words may stand for; `nil` where they are not known.
    var selves: Set<Int>?
    var others: Set<Int>?
    var issues: Set<Int>?
    /// Whether `self` and `other` are always two parties of `issue`.
    var bindsParties = false
    var locals: [Local] = []
    /// The members of the aggregates around it: their names, and whom they may stand for.
    var members: [(name: String, domain: Domain, possible: Set<Int>)] = []
    var part: StrategyPart = .none
    /// How many of the file's strategies may be followed.
    var follows = 0
    var types = TypeAsking.nobody

    /// Whose type may be asked.
    enum TypeAsking: Sendable {
        case nobody, own, anyone
    }

    enum StrategyPart: Sendable {
        case none, decision, update, start
    }
}

/// How wild a scenario is.
struct Style: Sendable {
    /// Only draws with few values, few rounds and few parties, so that every branch can be followed.
    var isListable: Bool
    /// Of a hundred expressions, how many may be no number, or no probability.
    var wildness: Int
    /// Of a hundred optional keys, how many are written.
    var richness: Int
    var additions: LanguageAdditions
}

/// Parts of the language that came later, or are to come: those that are here are written unless others are asked for.
package struct LanguageAdditions: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// What this version knows.
    package static let known: LanguageAdditions = [
        .dates, .time, .afterAgain, .before, .overMany, .types, .scores,
    ]

    /// Dates in expressions.
    package static let dates = LanguageAdditions(rawValue: 1)
    /// `ever`, `always`, `never`, `by`, `at` in questions.
    package static let time = LanguageAdditions(rawValue: 2)
    /// `after` with a limit, `expires: { when: … }`.
    package static let afterAgain = LanguageAdditions(rawValue: 4)
    /// `last_met` of channels, `last` of events.
    package static let before = LanguageAdditions(rawValue: 8)
    /// `sum`, `mean`, `least`, `greatest`, `count`, `any`, `every` over actors and issues.
    package static let overMany = LanguageAdditions(rawValue: 16)
    /// Private types, belief and `rule: types`.
    package static let types = LanguageAdditions(rawValue: 32)
    /// `score(a, issue)`, `payoffs` by the number of offers, `discount`, `recent`.
    package static let scores = LanguageAdditions(rawValue: 64)
}
