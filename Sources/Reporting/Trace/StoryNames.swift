internal import Scenarios
internal import Simulation

/// What a story calls things: titles where the file has them, identifiers in words where not, rounds by their dates.
struct StoryNames: Sendable {
    let scenario: Scenario
    private let proper: ProperNouns

    init(_ scenario: Scenario) {
        self.scenario = scenario
        proper = ProperNouns(
            names: scenario.actors.map(\.title),
            texts: [scenario.title, scenario.description].compactMap(\.self) + scenario.parameters.compactMap(\.about)
                + scenario.issues.map(\.title) + scenario.events.map(\.title) + scenario.channels.map(\.title))
    }

    func actor(_ index: Int) -> String {
        title(of: scenario.actors[index].title, scenario.actors[index].name).withArticle
    }

    func issue(_ index: Int) -> String {
        proper.withinSentence(title(of: scenario.issues[index].title, scenario.issues[index].name))
    }

    func event(_ index: Int) -> String { title(of: scenario.events[index].title, scenario.events[index].name) }

    func channel(_ index: Int) -> String {
        let title = proper.withinSentence(title(of: scenario.channels[index].title, scenario.channels[index].name))
        return title.lowercased().hasPrefix("the ") ? "the " + title.dropFirst(4) : "the " + title
    }

    func outcome(_ index: Int) -> String { scenario.outcomes[index].name.spaced }

    func party(_ position: Int, of issue: Int) -> String { actor(scenario.issues[issue].parties[position]) }

    /// `2 of 3`, or `step 2` where there is no end; with a mark where that makes it done.
    func height(_ level: Double, of issue: Int, _ happenings: [Happening]) -> String {
        let text = fixed(level, decimals: 0)
        return (scenario.issues[issue].steps.map { "\(text) of \(grouped($0))" } ?? "step \(text)")
            + mark(issue, happenings)
    }

    func mark(_ issue: Int, _ happenings: [Happening]) -> String {
        happenings.contains(.done(issue: issue)) ? " (done)" : ""
    }

    /// Whether a channel meets in every round for certain, so that its meetings are no news.
    func isAlwaysOpen(_ channel: Int) -> Bool {
        if case .chance(let chance) = scenario.channels[channel].meeting, case .number(let value) = chance.node {
            return value >= 1
        }
        return false
    }

    /// A member of a family: `opposition (United States)`.
    func member(_ member: Int, of name: String, _ domains: [FamilyDomain]) -> String {
        let owners = zip(domains, scenario.members(over: domains).owners(of: member)).map { domain, owner in
            (domain == .actors ? scenario.actors[owner].title : scenario.issues[owner].title).spaced
        }
        return owners.isEmpty ? name.spaced : "\(name.spaced) (\(owners.joined(separator: ", ")))"
    }

    private func title(of title: String, _ name: String) -> String { title == name ? name.spaced : title }
}

/// How a story names rounds.
extension StoryNames {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `March 2026`, `9 March 2026`, `April–August 2026` where a round is so long, `2026`, or `round 4`.
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

    /// Day, month and year of a day; what the length of a round makes needless is empty.
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
