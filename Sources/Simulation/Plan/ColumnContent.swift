package import Scenarios

/// What a column contains from round to round, in the scenario's terms: actors, issues and the like are given by name.
package enum ColumnContent: Hashable, Sendable {
    /// Which outcome has ended the replicate.
    case ended

    // Before the first round: the path is that of the member of a family.
    case parameter(SitePath)
    /// The uniform number of a correlated parameter.
    case uniform(of: String)

    /// A start, by its position among the inputs of the plan.
    case start(Int)

    /// The position of an actor's type among those that it may have.
    case type(of: String)
    case trust(of: String, in: String)
    /// One actor's belief that another is of a type, now and at first.
    case belief(of: String, in: String, type: String)
    case prior(of: String, in: String, type: String)
    case score(String)
    case issueScore(of: String, issue: String)
    case discount(issue: String)
    /// Another column as it was at the end of an earlier round.
    indirect case earlier(ColumnContent, rounds: Int)
    case state(SitePath)
    case minimum(ofState: SitePath)
    case maximum(ofState: SitePath)

    /// The level of one party, or (`nil`) of all.
    case level(of: String?, issue: String)
    /// The round in which it was done.
    case doneRound(issue: String)
    case expired(issue: String)
    /// The first round in which it is expired.
    case expiredRound(issue: String)
    /// The round in which it expires.
    case expires(issue: String)
    /// The last round in which it can move, where a condition decides that.
    case deadline(issue: String)
    /// The number of rounds for which an offer stands.
    case stands(issue: String)
    /// The round up to which an offer stands.
    case standsUntil(of: String, issue: String)
    /// The last move as it was carried out.
    case move(of: String, issue: String)
    case hasMoved(String, issue: String)
    /// The last move as another party read it.
    case reading(by: String, of: String, issue: String)
    case count(MoveCount, of: String, issue: String)
    case activeStrategy(of: String, issue: String)
    /// A variable that the strategy at a path remembers.
    case memory(String, of: SitePath)

    case met(channel: String)
    case meetings(channel: String)
    case lastMeeting(channel: String)
    case nextMeeting(channel: String)
    /// The position of the issue last taken.
    case lastTaken(channel: String)

    /// The number of times that it has happened.
    case times(event: String)
    /// The rounds in which it first and last happened.
    case first(event: String)
    case last(event: String)
    /// Whether it may happen: no, where a variant is simulated without it.
    case allowed(event: String)
    /// The round in which it is due.
    case due(event: String)
    /// Whether its condition held at the end of the last round.
    case held(event: String)
    /// The number of times that it was scheduled.
    case taken(event: String)
    /// The round of an event that happens at a given time.
    case round(event: SitePath)

    case question(String)
    case questionGiven(String)
    case measure(String)
    case measureGiven(String)
    /// Whether it is not taken in this replicate.
    case leftOut(measure: String)
    /// Whether the condition of the whole report is true.
    case given
    /// A time that a question, a measure or the condition of the whole report asks about.
    case time(in: SitePath)
}

extension ColumnContent: CustomStringConvertible {
    /// Its name in the text of a plan.
    package var description: String {
        switch self {
        case .ended: "ended"
        case .parameter(let path), .state(let path), .round(let path): path.text
        case .uniform(let parameter): "uniform of \(parameter)"
        case .type(let actor): "type(\(actor))"
        case .start(let position): "start \(position + 1)"
        case .trust(let actor, let other): "trust(\(actor), \(other))"
        case .belief(let actor, let other, let type): "belief(\(actor), \(other), \(type))"
        case .prior(let actor, let other, let type): "prior(\(actor), \(other), \(type))"
        case .score(let actor): "score.\(actor)"
        case .issueScore(let party, let issue): "score(\(party), \(issue))"
        case .discount(let issue): "issue.\(issue).discount"
        case .earlier(let content, let rounds): "\(content), \(rounds) rounds ago"
        case .minimum(let state): state.word(.min).text
        case .maximum(let state): state.word(.max).text
        case .level(let party?, let issue): "issue.\(issue).\(party).level"
        case .level(nil, let issue): "issue.\(issue).level"
        case .doneRound(let issue): "issue.\(issue).done_round"
        case .expired(let issue): "expired(\(issue))"
        case .expiredRound(let issue): "issue.\(issue).expired_round"
        case .expires(let issue): "issue.\(issue).expires"
        case .deadline(let issue): "deadline(\(issue))"
        case .stands(let issue): "issue.\(issue).stands"
        case .standsUntil(let party, let issue): "stands_until(\(party), \(issue))"
        case .move(let party, let issue): "move(\(party), \(issue))"
        case .hasMoved(let party, let issue): "has_moved(\(party), \(issue))"
        case .reading(let reader, let mover, let issue): "saw(\(reader), \(mover), \(issue))"
        case .count(let kind, let party, let issue): "\(kind.rawValue)(\(party), \(issue))"
        case .activeStrategy(let actor, let issue): "active(\(actor), \(issue))"
        case .memory(let name, let strategy): "\(strategy.text).\(name)"
        case .met(let channel): "met(\(channel))"
        case .meetings(let channel): "meetings(\(channel))"
        case .lastMeeting(let channel): "last_meeting(\(channel))"
        case .nextMeeting(let channel): "next_meeting(\(channel))"
        case .lastTaken(let channel): "last_taken(\(channel))"
        case .times(let event): "times(\(event))"
        case .first(let event): "first(\(event))"
        case .last(let event): "last(\(event))"
        case .allowed(let event): "allowed(\(event))"
        case .due(let event): "due(\(event))"
        case .held(let event): "held(\(event))"
        case .taken(let event): "taken(\(event))"
        case .question(let name): "question.\(name)"
        case .questionGiven(let name): "question.\(name).given"
        case .measure(let name): "measure.\(name)"
        case .measureGiven(let name): "measure.\(name).given"
        case .leftOut(let measure): "measure.\(measure).left_out"
        case .given: "given"
        case .time(let path): "\(path.text).time"
        }
    }
}
