import Scenarios
package import Simulation

extension ColumnContent {
    /// The quantity in the words of the scenario: `trust(usa, russia)`, `level(flights)`.
    package var words: String {
        switch self {
        case .parameter(let path), .state(let path): path.member
        case .minimum(let state): "'min' of the state variable '\(state.member)'"
        case .maximum(let state): "'max' of the state variable '\(state.member)'"
        case .score(let actor): "score(\(actor))"
        case .issueScore(let party, let issue): "score(\(party), \(issue))"
        case .discount(let issue): "'discount' of '\(issue)'"
        case .earlier(let content, let rounds): "\(content.words), \(plural(rounds, "round")) ago"
        case .level(let party?, let issue): "level(\(party), \(issue))"
        case .level(nil, let issue): "level(\(issue))"
        case .doneRound(let issue): "when '\(issue)' was done"
        case .expiredRound(let issue): "when '\(issue)' expired"
        case .expires(let issue): "expires of '\(issue)'"
        case .stands(let issue): "stands of '\(issue)'"
        case .standsUntil(let party, let issue): "how long \(party)'s offer on '\(issue)' stands"
        case .hasMoved(let party, let issue): "whether \(party) has moved on '\(issue)'"
        case .activeStrategy(let actor, let issue): "the strategy that \(actor) follows on '\(issue)'"
        case .memory(let name, let strategy):
            "'\(name)', which \(strategy.names[1]) remembers on '\(strategy.names[0])'"
        case .lastMeeting(let channel): "rounds_since_meeting(\(channel))"
        case .nextMeeting(let channel): "when '\(channel)' meets next"
        case .lastTaken(let channel): "whose turn it is in '\(channel)'"
        case .first(let event): "happened(\(event))"
        case .last(let event): "rounds_since(\(event))"
        case .due(let event): "when '\(event)' is due"
        case .round(let event): "when '\(event.names[0])' happens"
        case .question(let name): "the question '\(name)'"
        case .questionGiven(let name): "'given' of the question '\(name)'"
        case .measure(let name): "the measure '\(name)'"
        case .measureGiven(let name): "'given' of the measure '\(name)'"
        case .leftOut(let measure): "whether the measure '\(measure)' is omitted"
        case .time(let path): "a time in \(path.question)"
        case .prior(let actor, let other, let type): "belief(\(actor), \(other), \(type)) at first"
        case .type, .belief, .trust, .expired, .deadline, .move, .reading, .count, .met, .meetings, .times, .held,
            .taken:
            description
        case .allowed, .ended, .uniform, .start, .given: "'\(description)'"
        }
    }
}

extension SitePath {
    /// A parameter or state variable as an expression refers to it: `worth(usa, arms)`.
    var member: String {
        let owners = names.dropFirst()
        return owners.isEmpty ? names[0] : "\(names[0])(\(owners.joined(separator: ", ")))"
    }

    /// The question, measure or outcome that is asked at this path, or the condition of the whole report.
    var question: String { names.first.map { "the \(words[0]) '\($0)'" } ?? "'\(words[0])'" }
}
