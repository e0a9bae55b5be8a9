internal import Scenarios
internal import Simulation

/// One round, or several in which nothing moved, in words.
struct RoundTale {
    var rounds: ClosedRange<Int>
    var clauses: [String]
}

/// Describes round after round. A change of trust or state is reported once it is large enough, from the value that was
/// reported last, so that the changes add up. Rounds in which nothing moved are described together.
struct RoundSentences {
    let names: StoryNames
    private let isBrief: Bool
    private var trust: [[Double?]]
    private var state: [[TraceValue]]
    private var beliefs: BeliefSentences
    private var reportedTrust: [[Double?]]
    private var reportedState: [[TraceValue]]
    private var still: [Trace.Round] = []
    private var tales: [RoundTale] = []

    /// The least change of trust that is reported.
    static let trustStep = 0.03
    /// The greatest number of changes of trust that are reported in one round.
    static let mostTrusts = 6
    /// The same where a replicate is described briefly, and shown with lines of trust.
    static let briefStep = 0.15
    static let mostBrief = 2
    /// The least change of a state variable that is reported, as a share of its range from `min` to `max`.
    private static let rangeShare = 0.08
    /// The least change of a state variable without such a range, as a share of the greater of its old and new values.
    private static let valueShare = 0.25

    private init(_ names: StoryNames, start: TraceState, isBrief: Bool) {
        (self.names, self.isBrief) = (names, isBrief)
        trust = start.trust
        state = start.state
        beliefs = BeliefSentences(names, start: start, isBrief: isBrief)
        reportedTrust = start.trust
        reportedState = start.state
    }

    /// - Parameter isBrief: whether meetings, moves that only hold back, and rounds of which nothing remains are omitted.
    static func tales(
        of rounds: [Trace.Round], start: TraceState, _ names: StoryNames, isBrief: Bool = false
    ) -> [RoundTale] {
        var sentences = RoundSentences(names, start: start, isBrief: isBrief)
        for round in rounds {
            if Self.isStill(round) {
                sentences.still.append(round)
            } else {
                sentences.describeStill()
                sentences.describe(round)
            }
            sentences.keepUp(with: round.happenings)
        }
        sentences.describeStill()
        return sentences.tales.filter { !isBrief || !$0.clauses.isEmpty }
    }

    /// Whether a round has only meetings, holds, and small changes of trust and state.
    private static func isStill(_ round: Trace.Round) -> Bool {
        round.happenings.allSatisfy {
            switch $0 {
            case .move(_, _, let move, let vetoed): move == .hold && !vetoed
            case .met, .state, .trust, .belief, .score: true
            case .expired, .event, .adopted, .misread, .level, .done, .reopened: false
            }
        }
    }

    private mutating func describe(_ round: Trace.Round) {
        let happenings = round.happenings
        keepUp(with: happenings)
        let meetings = happenings.compactMap { if case .met(let channel) = $0 { channel } else { nil } }
        let clauses =
            eventClauses(happenings) + levelClauses(happenings) + stateClauses() + meetingClauses(meetings)
            + moves(in: happenings).clauses + beliefs.clauses() + trustClauses()
        tales.append(RoundTale(rounds: round.number...round.number, clauses: clauses))
    }

    private func moves(in happenings: [Happening]) -> MoveSentences {
        MoveSentences(names: names, happenings: happenings, isBrief: isBrief)
    }

    private mutating func describeStill() {
        guard let first = still.first, let last = still.last else { return }
        let rounds = still
        still = []
        let moves = rounds.map { self.moves(in: $0.happenings) }
        let meetings = rounds.map { round in
            round.happenings.compactMap { if case .met(let channel) = $0 { channel } else { nil } }
        }
        var clauses = stateClauses()
        if rounds.count == 1, !moves[0].issues.isEmpty {
            clauses += meetingClauses(meetings[0]) + moves[0].clauses
        } else {
            let issues = Set(moves.flatMap(\.issues)).sorted().map(names.issue)
            clauses += rounds.count == 1 ? meetingClauses(meetings[0]) : meetingCounts(meetings)
            if !isBrief { clauses.append("nothing moved" + (issues.isEmpty ? "" : " on " + enumerated(issues))) }
        }
        tales.append(
            RoundTale(rounds: first.number...last.number, clauses: clauses + beliefs.clauses() + trustClauses()))
    }

    private mutating func keepUp(with happenings: [Happening]) {
        for happening in happenings {
            switch happening {
            case .trust(let from, let to, _, let value): trust[from][to] = value
            case .belief(let from, let to, let type, _, let value): beliefs.now[from][to][type] = value
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
                "\(names.actor(actor)) adopts \(names.strategy(strategy))"
                    + (issues.count == names.scenario.issues.count ? "" : " on " + enumerated(issues.map(names.issue)))
            case .state, .met, .move, .misread, .level, .done, .reopened, .trust, .belief, .score: nil
            }
        }
    }

    private func meetingClauses(_ channels: [Int]) -> [String] {
        met(channels.filter { !names.isAlwaysOpen($0) }.map(names.channel))
    }

    /// How often each channel met in rounds that are described together.
    private func meetingCounts(_ meetings: [[Int]]) -> [String] {
        let texts = names.scenario.channels.indices.compactMap { channel -> String? in
            let count = meetings.count { $0.contains(channel) }
            return count == 0 || names.isAlwaysOpen(channel) ? nil : "\(names.channel(channel)) \(timesText(count))"
        }
        return met(texts)
    }

    private func met(_ texts: [String]) -> [String] {
        texts.isEmpty || isBrief ? [] : ["met: " + enumerated(texts)]
    }

    // MARK: Levels

    /// What events did to levels; what moves did is described with the moves.
    private func levelClauses(_ happenings: [Happening]) -> [String] {
        var parties: [Int: [String]] = [:]
        var order: [Int] = []
        for case .level(let issue, let party, let from, let to, .event) in happenings {
            if parties[issue] == nil { order.append(issue) }
            let text = "\(to > from ? "up" : "back") to \(names.height(to, of: issue, []))"
            parties[issue, default: []].append(party.map { "\(names.party($0, of: issue)) \(text)" } ?? text)
        }
        return order.map { issue in
            let mark = happenings.contains(.reopened(issue: issue)) ? " (open again)" : ""
            return "\(names.issue(issue)) \((parties[issue] ?? []).joined(separator: ", "))\(mark)"
        }
    }

    // MARK: Trust and state

    private mutating func trustClauses() -> [String] {
        var changes: [(from: Int, to: Int, old: Double, new: Double)] = []
        let step = isBrief ? Self.briefStep : Self.trustStep
        let most = isBrief ? Self.mostBrief : Self.mostTrusts
        for from in trust.indices {
            for to in trust[from].indices {
                guard let old = reportedTrust[from][to], let new = trust[from][to], abs(new - old) >= step,
                    !names.scenario.trustIsBelief(in: to)
                else {
                    continue
                }
                reportedTrust[from][to] = new
                changes.append((from, to, old, new))
            }
        }
        guard !changes.isEmpty else { return [] }
        // Among many actors, the greatest changes only.
        let sizes = changes.map { abs($0.new - $0.old) }.sorted(by: >)
        let least = sizes.count > most ? sizes[most - 1] : 0
        let shown = changes.filter { abs($0.new - $0.old) >= least }.prefix(most)
        var parts = shown.map {
            "of \(names.actor($0.from)) in \(names.actor($0.to)) \(changeText($0.old, $0.new, decimals: 2))"
        }
        if changes.count > shown.count { parts.append("and of \(grouped(changes.count - shown.count)) other pairs") }
        return ["trust " + parts.joined(separator: ", ")]
    }

    private mutating func stateClauses() -> [String] {
        var clauses: [String] = []
        for (index, variable) in names.scenario.state.enumerated() {
            for member in state[index].indices {
                let (old, new) = (reportedState[index][member], state[index][member])
                guard isWorthTelling(old, new, variable) else { continue }
                reportedState[index][member] = new
                let name = names.member(member, of: variable.title ?? variable.name, variable.domains)
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
