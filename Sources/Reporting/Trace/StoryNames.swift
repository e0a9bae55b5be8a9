internal import Scenarios
internal import Simulation

/// The names that a trace uses: titles if the file has them, otherwise the names as written; dates for rounds.
struct StoryNames: Sendable {
    let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    func actor(_ index: Int) -> String { scenario.actors[index].title }
    func issue(_ index: Int) -> String { scenario.issues[index].title }
    func event(_ index: Int) -> String { scenario.events[index].title }
    func channel(_ index: Int) -> String { scenario.channels[index].title }
    func strategy(_ index: Int) -> String { scenario.strategies[index].title ?? scenario.strategies[index].name }
    func outcome(_ index: Int) -> String { scenario.outcomes[index].title ?? scenario.outcomes[index].name }

    func party(_ position: Int, of issue: Int) -> String { actor(scenario.issues[issue].parties[position]) }

    /// `2 of 3`, or `step 2` if the steps are unlimited; with `(done)` if that makes it done.
    func height(_ level: Double, of issue: Int, _ happenings: [Happening]) -> String {
        let text = fixed(level, decimals: 0)
        return (scenario.issues[issue].steps.map { "\(text) of \(grouped($0))" } ?? "step \(text)")
            + mark(issue, happenings)
    }

    func mark(_ issue: Int, _ happenings: [Happening]) -> String {
        happenings.contains(.done(issue: issue)) ? " (done)" : ""
    }

    /// Whether a channel certainly meets in every round, so that its meetings are not mentioned.
    func isAlwaysOpen(_ channel: Int) -> Bool {
        if case .chance(let chance) = scenario.channels[channel].meeting, case .number(let value) = chance.node {
            return value >= 1
        }
        return false
    }

    /// A parameter or state variable, or a member of a family of them: `Opposition (United States)`.
    func member(_ member: Int, of title: String, _ domains: [FamilyDomain]) -> String {
        let owners = zip(domains, scenario.members(over: domains).owners(of: member)).map { domain, owner in
            domain == .actors ? actor(owner) : issue(owner)
        }
        return owners.isEmpty ? title : "\(title) (\(owners.joined(separator: ", ")))"
    }
}

/// The names of rounds in a trace.
extension StoryNames {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `March 2026`, `9 March 2026`, `April–August 2026` for a long round, `2026`, or `round 4`.
    func round(_ number: Int) -> String { rounds(number...number) }

    /// `April–June 2026`; `rounds 4–9`.
    func rounds(_ range: ClosedRange<Int>) -> String {
        let clock = scenario.clock
        let end =
            clock.hasLongRounds ? clock.lastDate(ofRound: range.upperBound) : clock.startDate(ofRound: range.upperBound)
        guard let first = dateParts(clock.startDate(ofRound: range.lowerBound)), let last = dateParts(end) else {
            return range.count == 1
                ? "round \(grouped(range.lowerBound))"
                : "rounds \(grouped(range.lowerBound))–\(grouped(range.upperBound))"
        }
        let whole = last.filter { !$0.isEmpty }.joined(separator: " ")
        if first == last { return whole }
        let isOneYear = first[2] == last[2] && !first[1].isEmpty
        let isOneMonth = isOneYear && first[1] == last[1]
        let start = isOneMonth ? [first[0]] : isOneYear ? [first[0], first[1]] : first
        return "\(start.filter { !$0.isEmpty }.joined(separator: " "))–\(whole)"
    }

    /// Day, month and year of a date; parts that are not needed for the length of a round are empty.
    private func dateParts(_ date: CalendarDate?) -> [String]? {
        let clock = scenario.clock
        guard let start = clock.start, let date, let length = clock.round, (1...12).contains(date.month)
        else { return nil }
        let month = Self.months[date.month - 1]
        switch length.unit {
        case .year where start.month == 1: return ["", "", String(date.year)]
        case .month, .quarter, .year: return ["", month, String(date.year)]
        case .day, .week: return [String(date.day ?? 1), month, String(date.year)]
        }
    }
}
