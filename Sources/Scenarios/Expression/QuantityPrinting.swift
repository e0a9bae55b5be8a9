extension Quantity {
    /// The quantity as it is written in the language (docs/expressions.md).
    package func syntax(_ names: ExpressionNames, at place: Place) -> Syntax {
        func word(_ name: String) -> Syntax { Syntax(.name(name), at: place) }
        func call(_ name: String, _ arguments: String...) -> Syntax {
            Syntax(.call(name, arguments.map { Syntax.Argument(value: word($0)) }), at: place)
        }
        func member(_ name: String, _ members: [MemberReference]) -> Syntax {
            guard !members.isEmpty else { return word(name) }
            let arguments = members.map { reference in
                switch reference {
                case .actor(let actor): Syntax.Argument(value: word(names.actor(actor)))
                case .issue(let issue): Syntax.Argument(value: word(names.issue(issue)))
                }
            }
            return Syntax(.call(name, arguments), at: place)
        }
        func scope(_ scope: IssueScope) -> String {
            switch scope {
            case .one(let issue): names.issue(issue)
            case .all: "all"
            }
        }
        func identity(_ operation: BinaryOperator, _ holds: Bool?, _ a: String, _ b: String) -> Syntax {
            if names.simplifies, let holds { return word(holds ? "true" : "false") }
            return Syntax(.binary(operation, word(a), word(b)), at: place)
        }
        let scenario = names.scenario
        switch self {
        case .parameter(let index, let members): return member(scenario.parameters[index].name, members)
        case .state(let index, let members): return member(scenario.state[index].name, members)
        case .eventDraw(let index): return word(names.event?.draws[index].name ?? "draw\(index + 1)")
        case .memory(let index): return word(names.strategy?.memory[index].name ?? "memory\(index + 1)")
        case .argument(let index):
            if let arguments = names.arguments, index < arguments.count {
                // An argument is written where the strategy is used: it knows nothing of the strategy's own names.
                var outside = names
                outside.strategy = nil
                outside.arguments = nil
                return arguments[index].syntax(outside)
            }
            return word(names.strategy?.parameters[index].name ?? "argument\(index + 1)")
        case .trust(let a, let b): return call("trust", names.actor(a), names.actor(b))
        case .level(let a?, let issue): return call("level", names.actor(a), names.issue(issue))
        case .level(nil, let issue): return call("level", names.issue(issue))
        case .done(let issue): return call("done", scope(issue))
        case .open(let issue): return call("open", scope(issue))
        case .expired(let issue): return call("expired", scope(issue))
        case .completed: return word("completed")
        case .progress: return word("progress")
        case .move(let a, let issue): return call("move", names.actor(a), names.issue(issue))
        case .reading(let a, let b, let issue):
            return call("saw", names.actor(a), names.actor(b), names.issue(issue))
        case .count(let count, let a, let issue?): return call(count.rawValue, names.actor(a), names.issue(issue))
        case .count(let count, let a, nil): return call(count.rawValue, names.actor(a))
        case .met(let index): return call("met", scenario.channels[index].name)
        case .meetings(let index): return call("meetings", scenario.channels[index].name)
        case .roundsSinceMeeting(let index): return call("rounds_since_meeting", scenario.channels[index].name)
        case .happened(let index): return call("happened", scenario.events[index].name)
        case .times(let index): return call("times", scenario.events[index].name)
        case .roundsSince(let index): return call("rounds_since", scenario.events[index].name)
        case .score(let a): return call("score", names.actor(a))
        case .issueScore(let a, let issue): return call("score", names.actor(a), names.issue(issue))
        case .recent(let counted, let rounds):
            let quantity: Quantity =
                switch counted {
                case .moves(let count, let a, let issue): .count(count, a, issue)
                case .meetings(let channel): .meetings(channel)
                case .times(let event): .times(event)
                }
            let arguments = [quantity.syntax(names, at: place), Syntax(.number(Double(rounds)), at: place)]
            return Syntax(.call("recent", arguments.map { Syntax.Argument(value: $0) }), at: place)
        case .round: return word("round")
        case .rounds: return word("rounds")
        case .sameActor(let a, let b): return identity(.equal, names.same(a, b), names.actor(a), names.actor(b))
        case .differentActor(let a, let b):
            return identity(.notEqual, names.differ(a, b), names.actor(a), names.actor(b))
        case .sameIssue(let a, let b): return identity(.equal, names.same(a, b), names.issue(a), names.issue(b))
        case .isType(let a, let type):
            return Syntax(
                .binary(.equal, call("type", names.actor(a)), word(scenario.types[type].name)), at: place)
        case .belief(let a, let b, let type):
            return call("belief", names.actor(a), names.actor(b), scenario.types[type].name)
        case .saw: return word("saw")
        case .mine: return word("mine")
        case .first: return word("first")
        case .lead: return word("lead")
        case .moved: return word("moved")
        case .heard: return word("heard")
        }
    }
}

extension Effect.Target {
    /// The target as an effect writes it, without the assignment.
    package func description(in scenario: Scenario) -> String {
        func actor(_ index: Int?) -> String { index.map { scenario.actors[$0].name } ?? "all" }
        func issue(_ index: Int?) -> String { index.map { scenario.issues[$0].name } ?? "all" }
        switch self {
        case .trust(let a, let b): return "trust(\(actor(a)), \(actor(b)))"
        case .level(nil, let about): return "level(\(issue(about)))"
        case .level(let a?, let about): return "level(\(actor(a)), \(issue(about)))"
        case .score(let a): return "score(\(actor(a)))"
        case .state(let index, let members):
            let variable = scenario.state[index]
            guard !members.isEmpty else { return variable.name }
            let names = zip(variable.domains, members).map { domain, member in
                domain == .actors ? actor(member) : issue(member)
            }
            return "\(variable.name)(\(names.joined(separator: ", ")))"
        }
    }
}
