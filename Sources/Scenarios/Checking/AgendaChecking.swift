/// Warnings for what is allowed but probably not intended, in how parts of a scenario work together.
extension Checker {
    /// Issues that are never on the agenda, because others before them on their only channel always fill it.
    mutating func warnOfStarving(_ channels: [Channel], _ issues: [Issue], _ events: [Event], _ actors: [Actor]) {
        guard !errors.bag.hasErrors else { return }
        for (index, channel) in channels.enumerated() {
            let room: Int
            switch channel.agenda {
            case .firstOpen: room = 1
            case .count(let count): room = count
            case .all, .rotate, .random: continue
            }
            var before: [(issue: Issue, reason: String)] = []
            for issue in issues where issue.channels.contains(index) {
                if before.count >= room, let first = before.last {
                    guard issue.channels.count == 1 else { continue }
                    warn(
                        .starves(
                            issue: issue.name, channel: channel.name, before: first.issue.name, reason: first.reason),
                        at: issue.place)
                } else if let reason = reasonToStay(issue, events, actors) {
                    before.append((issue, reason))
                }
            }
        }
    }

    /// Why an issue is open in every round; `nil` if it may be done, expire or close.
    private func reasonToStay(_ issue: Issue, _ events: [Event], _ actors: [Actor]) -> String? {
        guard issue.expires == nil, issue.requires.constant(rounds: clock.rounds)?.truth == true else { return nil }
        guard issue.steps != nil else { return "as its steps are unlimited" }
        let mayChange = events.contains { event in
            !event.adopts.isEmpty || event.effects.contains { if case .level = $0.target { true } else { false } }
        }
        guard !mayChange, case .jointly = issue.advance else { return nil }
        let isSlipping = issue.slip.hold.constant(rounds: clock.rounds)?.number != 0
        guard !isSlipping, let index = names.issues.index(of: issue.name) else { return nil }
        for party in issue.parties {
            let strategy = strategies[actors[party].strategy[index].strategy]
            if strategy.name == "never_offer" { return "as '\(names.actors.names[party])' never offers on it" }
        }
        return nil
    }

    /// An effect on the trust of all that reaches an actor who is a party of no issue, as a mediator may be.
    mutating func warnOfOutsiders(_ target: Effect.Target, at place: Place, written: String) {
        guard case .trust(let a, let b) = target, a == nil || b == nil, !names.parties.isEmpty,
            names.parties.allSatisfy({ !$0.isEmpty })
        else { return }
        let parties = Set(names.parties.joined())
        let outsiders = names.actors.names.indices.filter { !parties.contains($0) && $0 != a && $0 != b }
        guard let outsider = outsiders.first else { return }
        warn(.trustOfOutsider(written, actor: names.actors.names[outsider]), at: place)
    }
}
