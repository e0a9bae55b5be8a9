internal import Scenarios
internal import Statistics
internal import Simulation

extension Story {
    /// The replicate as JSON, with the keys in a fixed order: the same replicate gives the same bytes.
    ///
    /// Names are the file's identifiers. Each round lists what happened in it, in order; trust, levels, scores and state
    /// are those at the start plus the changes listed. What is unknown is `null`.
    public func json() -> String {
        let (scenario, names) = (trace.scenario, StoryNames(trace.scenario))
        let calendar = RoundNames(scenario.clock)
        return JSONValue.object([
            "detente": .integer(1),
            "scenario": .object([
                "title": .string(scenario.title), "file": .string(scenario.file), "digest": .string(scenario.digest),
            ]),
            "trace": .object([
                "replicate": .integer(replicate),
                "seed": .unsigned(trace.seed),
                "chosen": choice.json,
                "rounds": .integer(rounds),
                "outcome": .string(outcome),
                "fault": fault,
                "path": .array(
                    trace.path.milestones.map { milestone in
                        let found = self.names(of: milestone)
                        return .object([
                            "kind": .string(milestone.kind), "name": .string(found.name),
                            "title": .string(found.title),
                        ])
                    }),
            ]),
            "types": .array(
                trace.start.types.enumerated().compactMap { actor, position in
                    position.map {
                        .object([
                            "actor": .string(scenario.actors[actor].name), "type": .string(typeName($0, of: actor)),
                        ])
                    }
                }),
            "parameters": .array(parameters(names)),
            "start": state(trace.start, names),
            "rounds": .array(
                trace.rounds.map { round in
                    .object([
                        "round": .integer(round.number),
                        "date": .string(calendar.date(of: round.number)),
                        "happenings": .array(round.happenings.map { json(of: $0, names) }),
                    ])
                }),
            "finish": state(trace.finish, names),
        ]).text()
    }

    private var fault: JSONValue {
        guard case .fault(let site) = trace.end else { return .null }
        return .object(["expression": .string(site.expression), "line": .integer(site.place.line)])
    }

    private func names(of milestone: Milestone) -> (name: String, title: String) {
        switch milestone {
        case .done(let issue), .expired(let issue):
            (trace.scenario.issues[issue].name, trace.scenario.issues[issue].title)
        case .event(let event): (trace.scenario.events[event].name, trace.scenario.events[event].title)
        }
    }

    private func parameters(_ names: StoryNames) -> [JSONValue] {
        zip(trace.scenario.parameters, trace.parameters).flatMap { parameter, members in
            members.enumerated().map { index, member in
                let name = trace.scenario.memberName(parameter.name, index, over: parameter.domains)
                let title = parameter.title.map {
                    trace.scenario.memberTitle($0, index, over: parameter.domains)
                }
                return .object([
                    "name": .string(name), "title": .string(title ?? name),
                    "value": member.value.json,
                    "varies": .truth(member.varies),
                ])
            }
        }
    }

    // MARK: State

    private func state(_ state: TraceState, _ names: StoryNames) -> JSONValue {
        let scenario = trace.scenario
        let actors = scenario.actors.map(\.name)
        return .object([
            "trust": .array(
                state.trust.enumerated().flatMap { from, row in
                    row.enumerated().compactMap { to, value in
                        value.map {
                            .object(["of": .string(actors[from]), "in": .string(actors[to]), "value": .number($0)])
                        }
                    }
                }),
            "belief": .array(
                state.belief.enumerated().flatMap { from, others in
                    others.enumerated().flatMap { to, beliefs in
                        beliefs.enumerated().map { type, value in
                            .object([
                                "of": .string(actors[from]), "in": .string(actors[to]),
                                "type": .string(typeName(type, of: to)), "value": .number(value),
                            ])
                        }
                    }
                }),
            "levels": .array(
                state.levels.enumerated().flatMap { issue, levels in
                    levels.enumerated().map { party, level in
                        .object([
                            "issue": .string(scenario.issues[issue].name),
                            "party": .string(levels.count == 1 ? nil : partyName(party, issue)),
                            "level": .number(level),
                            "steps": .integer(scenario.issues[issue].steps),
                        ])
                    }
                }),
            "state": .array(
                zip(scenario.state, state.state).flatMap { variable, members in
                    members.enumerated().map { index, value in
                        .object([
                            "name": .string(scenario.memberName(variable.name, index, over: variable.domains)),
                            "value": value.json,
                        ])
                    }
                }),
            "scores": .array(
                zip(actors, state.scores).map { .object(["actor": .string($0), "score": .number($1)]) }),
        ])
    }

    private func typeName(_ position: Int, of actor: Int) -> String {
        trace.scenario.types[trace.scenario.actors[actor].types[position].type].name
    }

    private func partyName(_ position: Int, _ issue: Int) -> String {
        trace.scenario.actors[trace.scenario.issues[issue].parties[position]].name
    }

    // MARK: Happenings

    private func json(of happening: Happening, _ names: StoryNames) -> JSONValue {
        let scenario = trace.scenario
        func actor(_ index: Int) -> JSONValue { .string(scenario.actors[index].name) }
        func issue(_ index: Int) -> JSONValue { .string(scenario.issues[index].name) }
        func party(_ position: Int, _ issue: Int) -> JSONValue { .string(partyName(position, issue)) }
        return switch happening {
        case .expired(let index): .object(["kind": .string("expired"), "issue": issue(index)])
        case .event(let index, let times):
            .object(["kind": .string("event"), "event": .string(scenario.events[index].name), "times": .integer(times)])
        case .adopted(let event, let who, let strategy, let issues):
            .object([
                "kind": .string("adopted"), "event": .string(scenario.events[event].name), "actor": actor(who),
                "strategy": .string(scenario.strategies[strategy].name), "issues": .array(issues.map(issue)),
            ])
        case .state(let index, let member, let from, let to):
            .object([
                "kind": .string("state"),
                "name": .string(
                    scenario.memberName(scenario.state[index].name, member, over: scenario.state[index].domains)),
                "from": from.json, "to": to.json,
            ])
        case .met(let channel):
            .object(["kind": .string("met"), "channel": .string(scenario.channels[channel].name)])
        case .move(let index, let position, let move, let vetoed):
            .object([
                "kind": .string("move"), "issue": issue(index), "actor": party(position, index),
                "move": .string(move.rawValue), "vetoed": .truth(vetoed),
            ])
        case .misread(let index, let reader, let mover, let reading):
            .object([
                "kind": .string("misread"), "issue": issue(index), "reader": party(reader, index),
                "mover": party(mover, index), "as": .string(reading.rawValue),
            ])
        case .level(let index, let position, let from, let to, let cause):
            .object([
                "kind": .string("level"), "issue": issue(index), "party": position.map { party($0, index) } ?? .null,
                "from": .number(from), "to": .number(to), "by": .string(cause.rawValue),
            ])
        case .done(let index): .object(["kind": .string("done"), "issue": issue(index)])
        case .reopened(let index): .object(["kind": .string("reopened"), "issue": issue(index)])
        case .trust(let one, let other, let from, let to):
            .object([
                "kind": .string("trust"), "of": actor(one), "in": actor(other), "from": .number(from),
                "to": .number(to),
            ])
        case .belief(let one, let other, let type, let from, let to):
            .object([
                "kind": .string("belief"), "of": actor(one), "in": actor(other),
                "type": .string(typeName(type, of: other)), "from": .number(from), "to": .number(to),
            ])
        case .score(let who, let from, let to):
            .object(["kind": .string("score"), "actor": actor(who), "from": .number(from), "to": .number(to)])
        }
    }
}

extension Story.Choice {
    fileprivate var json: JSONValue {
        switch self {
        case .number: .object(["by": .string("number")])
        case .outcome: .object(["by": .string("outcome")])
        case .typical(let medoid, _):
            .object([
                "by": .string("typical"), "count": .integer(medoid.count), "counted": .integer(medoid.counted),
                "replicates": .integer(medoid.replicates), "distance": .number(medoid.meanDistance),
            ])
        }
    }
}

extension Medoid {
    /// The mean distance to the others of its group, in rounds; `nil` if there are none.
    var meanDistance: Double? { count > 1 ? Double(distance) / Double(count - 1) : nil }
}

extension Milestone {
    fileprivate var kind: String {
        switch self {
        case .done: "done"
        case .expired: "expired"
        case .event: "event"
        }
    }
}

extension TraceValue {
    fileprivate var json: JSONValue {
        switch self {
        case .number(let value): .number(value)
        case .truth(let value): .truth(value)
        }
    }
}
