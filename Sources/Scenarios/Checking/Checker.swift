/// Turns a document into a scenario, or into all its mistakes.
///
/// Names are collected first, then everything is read in an order in which what an expression needs is known before
/// it. A part that is wrong is reported and replaced by a stand-in, so that it hides no other mistake and causes none;
/// the scenario that contains stand-ins is never handed out.
struct Checker {
    var bag: DiagnosticBag
    var names = Names()
    /// A stand-in of one round until it is read.
    var clock = Clock(rounds: 1, round: nil, start: nil)
    /// Whether its round length and start are right where they are given; if not, what needs them is not judged.
    var isClockRead = true
    /// The parameters that a command-line setting replaced, by name.
    var settings: Set<String> = []

    /// The strategies of the file, then the built-in ones in the order of their first use.
    var strategies: [Strategy] = []
    var strategyIndices: [String: Int] = [:]
    /// Where a use of a strategy stands in the strategy that follows it: for the check that none follows itself.
    var followed: [Int: [(strategy: Int, place: Place)]] = [:]
    /// Which strategies move for whom, on which issue: for the checks that need to know.
    var moves: [StrategyMove] = []
    /// Whether a strategy of the file asks about actors or issues by name.
    var hasBoundStrategies = false
    var usedParameters: Set<Int> = []
    /// The strategy of each actor on each issue at the start.
    var uses: [Int: [Int]] = [:]
    /// Parameters that may be a month of several rounds, and which.
    var longMonths: [Int: CalendarDate] = [:]
    var constantParameters = ConstantParameters()
    /// Mistakes that show only when `self`, `other` or `issue` is bound are reported once for each place.
    var boundMistakes: Set<Place> = []

    /// Draws within the written expression that is being checked, counted in reading order.
    var drawCount = 0
    var followCount = 0
    /// The strategy whose definition is being checked.
    var definedStrategy: Int?

    init(bag: DiagnosticBag) {
        self.bag = bag
    }

    /// What an extending file took away, and where it is mentioned all the same.
    var removals: [Removal] = []
    var mentions: [Int: [Place]] = [:]

    /// Sections that could not be read at all: that a name is in none of them says nothing.
    var unread: Set<String> = []

    mutating func report(_ cause: ModelCause, at place: Place) {
        guard !unread.isEmpty, cause.isAbout(unread) else { return add(cause, at: place) }
    }

    private mutating func add(_ cause: ModelCause, at place: Place) {
        if let removal = cause.removal(among: removals) {
            mentions[removal, default: []].append(place)
            return
        }
        var diagnostic = Diagnostic(.error, .model(cause), at: place)
        diagnostic.fix = TextFix(cause, at: place) { soleNearest[$1] == $0 }
        bag.add(diagnostic)
    }

    /// One mistake for each thing that was taken away and is still mentioned, where it is taken away.
    mutating func reportMentions() {
        for (index, places) in mentions.sorted(by: { $0.key < $1.key }) {
            let removal = removals[index]
            bag.error(
                .model(
                    .removedButMentioned(
                        removal.name, section: removal.section, places: places.map { "\($0.file):\($0.line)" })),
                at: removal.place)
        }
    }

    /// How many pairs of names may still be compared for a hint; a file of nothing but unknown names must not take
    /// minutes.
    private var comparisonsLeft = 2_000_000
    /// By misspelt name: what it was meant to be, where there is no other candidate.
    private var soleNearest: [String: String] = [:]

    /// The candidate that was most likely meant.
    mutating func nearest(to name: String, among candidates: [String]) -> String? {
        guard comparisonsLeft >= candidates.count else { return nil }
        comparisonsLeft -= candidates.count
        let nearest = nearestName(to: name, among: candidates)
        if nearest != nil, comparisonsLeft >= candidates.count {
            comparisonsLeft -= candidates.count
            soleNearest[name] = soleNearestName(to: name, among: candidates)
        }
        return nearest
    }

    mutating func warn(_ cause: ModelCause, at place: Place) {
        bag.warning(.model(cause), at: place)
    }
}

/// A strategy in use by one actor on one issue.
struct StrategyMove: Hashable {
    var strategy: Int
    var binding: Binding
}

extension Expression {
    /// Takes the place of an expression that is wrong.
    static func standIn(at place: Place, type: ValueType = .number) -> Expression {
        Expression(type == .number ? .number(0) : .truth(false), type: type, at: place)
    }

    /// A default that the file leaves out.
    static func standard(_ value: Double, text: String? = nil, at place: Place) -> Expression {
        let whole = value == value.rounded() && abs(value) < 1e15
        return Expression(
            .number(value), type: .number, at: place, text: text ?? (whole ? String(Int(value)) : String(value)))
    }

    static func standard(_ value: Bool, at place: Place) -> Expression {
        Expression(.truth(value), type: .truth, at: place, text: value ? "true" : "false")
    }
}

extension ModelCause {
    /// The name that is not known, and the sections that could declare it.
    private var unknown: (name: String, sections: [String])? {
        switch self {
        case .unknownName(let kind, let name, _, _, _): (name, [kind.section])
        case .unknownValue(let name, _), .unknownFunction(let name, _), .unknownTarget(let name, _, _):
            (name, ["parameters", "state"])
        case .unknownSubject(let name, let isMean, _, _): (name, isMean ? ["measures"] : ["outcomes", "questions"])
        case .unknownSetting(let name, _, _): (name, ["parameters"])
        case .tooFewActors: ("", ["actors"])
        default: nil
        }
    }

    /// Whether it may only follow from a section that could not be read.
    fileprivate func isAbout(_ sections: Set<String>) -> Bool {
        unknown?.sections.contains(where: sections.contains) ?? false
    }

    /// The removal that it follows from, where an unknown name is one that was taken away.
    fileprivate func removal(among removals: [Removal]) -> Int? {
        guard !removals.isEmpty, let unknown else { return nil }
        return removals.firstIndex { $0.name == unknown.name && unknown.sections.contains($0.section) }
    }
}
