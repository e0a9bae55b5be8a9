internal import Scenarios
internal import Simulation

/// One round in words.
struct RoundTale {
    var number: Int
    var clauses: [String]
    /// Nothing but meetings, and parties who hold back.
    var isStill: Bool
    /// Channels that met.
    var meetings: [Int]
}

/// Tells round after round. Of what drifts (trust and state) it tells a change once it is worth a word, from the value
/// that was told last, so that what is told adds up.
struct RoundTelling {
    let names: StoryNames
    private var trust: [[Double?]]
    private var state: [[TraceValue]]
    private var toldTrust: [[Double?]]
    private var toldState: [[TraceValue]]

    /// A change of trust that is told.
    private static let trustStep = 0.03
    /// A change of a state variable that is told, as a share of its range from `min` to `max`,
    private static let rangeShare = 0.08
    /// or of the greater of its old and its new value where it has no such range.
    private static let valueShare = 0.25

    init(_ names: StoryNames, start: TraceState) {
        self.names = names
        trust = start.trust
        state = start.state
        toldTrust = start.trust
        toldState = start.state
    }

    mutating func tale(of round: Trace.Round) -> RoundTale {
        let happenings = round.happenings
        keepUp(with: happenings)
        let changes = stateClauses() 
        let eventful = eventClauses(happenings) + changes
        let moves = MoveTelling(names: names).clauses(happenings)
        let results = levelClauses(happenings) + trustClauses()
        let meetings = happenings.compactMap { if case .met(let channel) = $0 { channel } else { nil } }
        let onlyHolds = happenings.allSatisfy {
            switch $0 {
            case .move(_, _, let move, let vetoed): move == .hold && !vetoed
            case .misread: false
            default: true
            }
        }
        return RoundTale(
            number: round.number, clauses: eventful + meetingClauses(meetings) + moves + results,
            isStill: eventful.isEmpty && results.isEmpty && onlyHolds, meetings: meetings)
    }

    private mutating func keepUp(with happenings: [Happening]) {
        for happening in happenings {
            switch happening {
            case .trust(let from, let to, _, let value): trust[from][to] = value
            case .state(let variable, let member, _, let value): state[variable][member] = value
            default: continue
            }
        }
    }

    // MARK: Events and meetings

    private func eventClauses(_ happenings: [Happening]) -> [String] {
        happenings.compactMap { happening in
            switch happening {
            case .expired(let issue): "time is up for \(names.issue(issue))"
            case .event(let event, _): names.event(event)
            case .adopted(_, let actor, let strategy, let issues):
                "\(names.actor(actor)) takes up \(names.scenario.strategies[strategy].name.spaced)"
                    + (issues.count == names.scenario.issues.count ? "" : " on " + enumerated(issues.map(names.issue)))
            default: nil
            }
        }
    }

    private func meetingClauses(_ channels: [Int]) -> [String] {
        guard let first = channels.first else { return [] }
        let isPlural = channels.count > 1 || names.channel(first).isPlural
        return ["\(enumerated(channels.map(names.channel))) \(isPlural ? "meet" : "meets")"]
    }

    // MARK: Levels

    private func levelClauses(_ happenings: [Happening]) -> [String] {
        var agreed: [String] = []
        var others: [String] = []
        var parties: [Int: [String]] = [:]
        var order: [Int] = []
        for case .level(let issue, let party, let from, let to) in happenings {
            let height = height(to, of: issue)
            if let party {
                if parties[issue] == nil { order.append(issue) }
                parties[issue, default: []].append("\(names.party(party, of: issue)) at \(height)")
            } else if to > from, wasDiscussed(issue, happenings) {
                agreed.append("\(names.issue(issue)) \(height)\(mark(issue, happenings))")
            } else {
                let direction = to > from ? "up" : "back"
                others.append("\(names.issue(issue)) \(direction) to \(height)\(mark(issue, happenings))")
            }
        }
        others += order.map { issue in
            "\(names.issue(issue)): \(enumerated(parties[issue] ?? []))\(mark(issue, happenings))"
        }
        return (agreed.isEmpty ? [] : ["agreed: \(agreed.joined(separator: ", "))"]) + others
    }

    private func wasDiscussed(_ issue: Int, _ happenings: [Happening]) -> Bool {
        happenings.contains { if case .move(issue, _, _, _) = $0 { true } else { false } }
    }

    private func mark(_ issue: Int, _ happenings: [Happening]) -> String {
        if happenings.contains(.done(issue: issue)) { return " (done)" }
        return happenings.contains(.reopened(issue: issue)) ? " (open again)" : ""
    }

    private func height(_ level: Double, of issue: Int) -> String {
        let level = fixed(level, decimals: 0)
        return names.scenario.issues[issue].steps.map { "\(level) of \(grouped($0))" } ?? "step \(level)"
    }

    // MARK: Trust and state

    private mutating func trustClauses() -> [String] {
        var parts: [String] = []
        for from in trust.indices {
            for to in trust[from].indices {
                guard let old = toldTrust[from][to], let new = trust[from][to], abs(new - old) >= Self.trustStep else {
                    continue
                }
                toldTrust[from][to] = new
                parts.append("of \(names.actor(from)) in \(names.actor(to)) \(changeText(old, new, decimals: 2))")
            }
        }
        return parts.isEmpty ? [] : ["trust " + parts.joined(separator: ", ")]
    }

    private mutating func stateClauses() -> [String] {
        var clauses: [String] = []
        for (index, variable) in names.scenario.state.enumerated() {
            for member in state[index].indices {
                let (old, new) = (toldState[index][member], state[index][member])
                guard isWorthTelling(old, new, variable) else { continue }
                toldState[index][member] = new
                let name = names.member(member, of: variable.name, variable.domains)
                switch (old, new) {
                case (.number(let old), .number(let new)):
                    clauses.append("\(name) \(changeText(old, new, decimals: Self.decimals(old, new)))")
                case (_, .truth(let holds)): clauses.append("\(name): now \(holds)")
                case (.truth, .number): continue
                }
            }
        }
        return clauses
    }

    private func isWorthTelling(_ old: TraceValue, _ new: TraceValue, _ variable: StateVariable) -> Bool {
        guard case .number(let old) = old, case .number(let new) = new else { return old != new }
        guard old != new else { return false }
        let change = abs(new - old)
        if case .number(let low) = variable.minimum?.node, case .number(let high) = variable.maximum?.node, high > low {
            return change >= Self.rangeShare * (high - low)
        }
        return change >= Self.valueShare * max(abs(old), abs(new))
    }

    private static func decimals(_ old: Double, _ new: Double) -> Int {
        if old == old.rounded(), new == new.rounded() { return 0 }
        let size = max(abs(old), abs(new))
        return size < 10 ? 2 : size < 1000 ? 1 : 0
    }

    private func changeText(_ old: Double, _ new: Double, decimals: Int) -> String {
        // Kept on one line.
        "\(fixed(old, decimals: decimals))\u{A0}→\u{A0}\(fixed(new, decimals: decimals))"
    }
}
