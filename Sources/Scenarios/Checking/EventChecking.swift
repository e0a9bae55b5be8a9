/// Events: what can happen to the actors.
extension Checker {
    mutating func readEvents(_ entries: [Node.Entry]) -> [Event] {
        for entry in entries {
            for fields in entry.value.entries ?? [] where fields.key == "draws" {
                for draw in fields.value.entries ?? [] { names.draws[draw.key] = entry.key }
            }
        }
        return entries.map { readEvent($0) }
    }

    private mutating func readEvent(_ entry: Node.Entry) -> Event {
        let place = entry.keyPlace
        let fields = fields(of: entry, .event)
        let isBroken = !entry.value.isMapping && !entry.value.isNull
        let trigger = trigger(fields, isBroken: isBroken)
        let condition =
            fields["when"].map {
                expression($0, in: .during("'when' of an event"), as: .truth) ?? .standIn(at: $0.place, type: .truth)
            } ?? .standard(true, at: place)
        var limit: Expression?
        switch trigger {
        case .at(let times): limit = .standard(Double(times.count), at: place)
        case .after: limit = .standard(1, at: place)
        case .chance, .rate: limit = nil
        }
        if let node = fields["limit"] {
            limit =
                expression(node, in: .beforeStart("the 'limit' of an event"), as: .number) ?? .standIn(at: node.place)
            if let limit { checkFinite(limit, field: "the 'limit' of an event", takesInfinity: true) }
        }
        let constantLimit = limit?.text == nil ? nil : limit?.constant(rounds: clock.rounds)?.number
        if !isBroken {
            warnIfNever(entry, fields, trigger, condition, limit: fields["limit"] == nil ? nil : constantLimit)
        }

        var draws: [Event.NamedDraw] = []
        var seen: Set<String> = []
        for draw in localEntries(fields["draws"], .draw, in: "'draws' of an event", seen: &seen) {
            var scope = Scope.during("the draws of an event")
            scope.draws = draws
            let value = expression(draw.value, in: scope) ?? .standIn(at: draw.value.place)
            draws.append(.init(name: draw.key, type: value.type, value: value))
        }
        var scope = Scope.during("an effect")
        scope.draws = draws
        var effects: [Effect] = []
        for node in fields["effects"].map(oneOrMore) ?? [] {
            if let effect = effect(node, in: scope) { effects.append(effect) }
        }
        var event = Event(
            name: entry.key, title: text(fields["title"]) ?? entry.key, trigger: trigger, guardCondition: condition,
            limit: limit, draws: draws, effects: effects, adopts: adoptions(fields["adopt"]),
            isMilestone: constantTruth(fields["milestone"], standard: constantLimit == 1, field: "'milestone'"),
            place: place)
        event.about = text(fields["about"])
        event.lastBefore = fields["last"].flatMap { pastTime($0, key: "last") }
        return event
    }

    private mutating func trigger(_ fields: Fields, isBroken: Bool) -> Event.Trigger {
        let given = alternatives(of: fields, in: .event, isBroken: isBroken)
        if given.first != "after" {
            refuse("delay", of: fields, because: "it is used only with 'after'")
        }
        guard let key = given.first, let node = fields[key] else { return .chance(.standIn(at: fields.place)) }
        switch key {
        case "at":
            let nodes = oneOrMore(node)
            if nodes.isEmpty { report(.emptyList("'at'", wanted: "one or more times"), at: node.place) }
            return .at(
                nodes.map { node in
                    time(node, edge: .first, in: .beforeStart("an event's 'at'").asking(.anyone))?.asNumber
                        ?? .standIn(at: node.place)
                })
        case "chance":
            return .chance(probability(node, in: .during("an event's 'chance'")) ?? .standIn(at: node.place))
        case "rate":
            let value = finiteNumber(node, in: .during("an event's 'rate'"))
            if clock.round == nil, isClockRead {
                report(.roundLengthNeeded("'rate'"), at: fields.place(of: "rate"))
            }
            if let number = value?.constant(rounds: clock.rounds)?.number, number < 0, number.isFinite {
                report(
                    .outOfRange(field: "an event's 'rate'", value: number, wanted: "0 or more a year"), at: node.place)
            }
            return .rate(value ?? .standIn(at: node.place))
        default:
            let condition = expression(node, in: .during("an event's 'after'"), as: .truth)
            let delay = fields["delay"].map {
                finiteNumber($0, in: .during("the 'delay' of an event"), takesInfinity: true) ?? .standIn(at: $0.place)
            }
            if let delay, let node = fields["delay"] { checkDelay(delay, at: node.place) }
            return .after(
                condition ?? .standIn(at: node.place, type: .truth), delay: delay ?? .standard(1, at: fields.place))
        }
    }

    /// Warns about an event that cannot happen.
    private mutating func warnIfNever(
        _ entry: Node.Entry, _ fields: Fields, _ trigger: Event.Trigger, _ condition: Expression, limit: Double?
    ) {
        func constant(_ expression: Expression) -> Constant? {
            expression.text == nil ? nil : expression.constant(rounds: clock.rounds)
        }
        var reason: (key: String, words: String)?
        switch trigger {
        case .at(let times):
            let rounds = times.map { constant($0)?.number }
            if !times.isEmpty, rounds.allSatisfy({ $0.map { $0 < 1 || $0 >= Double(clock.rounds + 1) } ?? false }) {
                reason = (
                    "at",
                    rounds.allSatisfy { ($0 ?? 0) < 1 } ? "it is before the first round" : "it is after the horizon"
                )
            }
        case .chance(let chance):
            if constant(chance)?.number == 0 { reason = ("chance", "its chance is 0") }
        case .rate(let rate):
            if constant(rate)?.number == 0 { reason = ("rate", "its rate is 0") }
        case .after(let after, _):
            if constant(after)?.truth == false { reason = ("after", "its 'after' is never true") }
        }
        // `when: false` is how a variant switches an event off.
        if case .truth(false) = condition.node { return }
        if constant(condition)?.truth == false { reason = ("when", "its 'when' is never true") }
        if let limit, limit < 1 { reason = ("limit", "its limit is below 1") }
        guard let reason else { return }
        warn(.neverFires(entry.key, reason: reason.words), at: fields[reason.key]?.place ?? entry.keyPlace)
    }

    // MARK: - Adoption

    /// The strategies that actors adopt; `all` means every actor without an entry of its own.
    private mutating func adoptions(_ node: Node?) -> [Event.Adoption] {
        var adoptions: [Event.Adoption] = []
        let entries = namedEntries(node, in: "'adopt' of an event")
        for entry in entries where entry.key != "all" {
            guard let actor = names.actors.index(of: entry.key) else {
                report(unknown(.actor, entry.key, in: "'adopt'"), at: entry.keyPlace)
                continue
            }
            adopt(entry.value, by: actor, &adoptions)
        }
        if let all = entries.first(where: { $0.key == "all" }) {
            let named = Set(adoptions.map(\.actor))
            for actor in 0..<names.actors.count where !named.contains(actor) { adopt(all.value, by: actor, &adoptions) }
        }
        return adoptions
    }

    private mutating func adopt(_ node: Node, by actor: Int, _ adoptions: inout [Event.Adoption]) {
        let uses = strategies(node, for: actor, field: "a strategy in 'adopt'")
        for (issue, use) in uses.enumerated() {
            guard let use else { continue }
            recordMove(use, of: actor, on: issue)
        }
        adoptions.append(Event.Adoption(actor: actor, strategy: uses))
    }
}
