import Scenarios

/// Private types before the first round: their draw, what they set, and what the others believe of them.
extension Lowering {
    /// The position of an actor's type among those that it may have, drawn where it is first needed.
    mutating func typePosition(of actor: Int) -> NumberValue {
        if let known = variables.types[actor] { return known }
        let party = scenario.actors[actor]
        guard let draw = party.typeDraw else {
            preconditionFailure("only the type of an actor that has types is asked")
        }
        var drawn = number(root: draw, ExpressionContext(path: .type(of: party.name), selfActor: actor))
        drawn.range = ValueRange(low: 0, high: Double(party.types.count - 1))
        let position = kept(drawn, .type(of: party.name))
        variables.types[actor] = position
        return position
    }

    mutating func isOfType(_ actor: Int, at position: Int) -> TruthValue {
        compare(.equal, typePosition(of: actor), .constant(Double(position)))
    }

    /// Whether an actor is of a type; as it is taken to be, where its moves are judged under each of its types.
    mutating func isOfType(_ actor: Int, _ type: Int, _ context: ExpressionContext) -> TruthValue {
        guard let position = scenario.actors[actor].types.firstIndex(where: { $0.type == type }) else {
            return .constant(false)
        }
        if let assumed = context.assumedType, actor == context.selfActor { return .constant(assumed == position) }
        return isOfType(actor, at: position)
    }

    /// The value for the type that the actor really has.
    mutating func ofType(_ actor: Int, among values: [NumberValue]) -> NumberValue {
        values.enumerated().dropLast().reversed().reduce(values[values.count - 1]) { rest, next in
            select(isOfType(actor, at: next.offset), next.element, rest)
        }
    }

    // MARK: Parameters that types set

    /// The member of a family, which some types of its owner set and others leave as it is.
    mutating func typedMember(_ place: ParameterMember, of owner: Int, otherwise own: Value) -> Value {
        let parameter = scenario.parameters[place.parameter]
        let context = memberContext(parameter.domains, place.member) { .parameter(parameter.name, members: $0) }
        let values = scenario.actors[owner].types.map { option -> Value in
            let type = scenario.types[option.type]
            guard let expression = type.parameters[place.parameter] else { return own }
            let path = context.path.ofType(type.name)
            return lasting(value(root: expression, context.at(path)), as: .parameter(path))
        }
        variables.typedMembers[place.parameter, default: [:]][place.member] = values
        var actual = values[values.count - 1]
        for (position, value) in values.enumerated().dropLast().reversed() {
            let isIt = isOfType(owner, at: position)
            switch (value, actual) {
            case (.number(let a), .number(let b)): actual = .number(select(isIt, a, b))
            case (.truth(let a), .truth(let b)): actual = .truth(select(isIt, a, b))
            default: preconditionFailure("the members of a family have one type")
            }
        }
        return lasting(actual, as: .parameter(context.path))
    }

    /// A parameter's member as it is, or as it would be for the type that the actor is taken to have.
    func parameterMember(_ parameter: Int, _ member: Int, _ context: ExpressionContext) -> Value {
        if let assumed = context.assumedType, let values = variables.typedMembers[parameter]?[member],
            scenario.members(over: scenario.parameters[parameter].domains).actor(of: member) == context.selfActor
        {
            return values[assumed]
        }
        return variables.parameters[parameter][member]
    }

    /// Every value that a member of a parameter can have in an expression.
    func parameterValues(_ parameter: Int) -> [Value] {
        variables.parameters[parameter] + (variables.typedMembers[parameter] ?? [:]).values.flatMap { $0 }
    }

    // MARK: Questions

    mutating func aboutTypes(_ quantity: Quantity, _ context: ExpressionContext) -> Value {
        switch quantity {
        case .isType(let actor, let type):
            return least(actors(actor, context).map { .truth(isOfType($0, type, context)) })
        case .belief(let a, let b, let type): return belief(of: a, in: b, type, context)
        default: preconditionFailure("only types and beliefs are asked here")
        }
    }

    /// What one actor, or each of several, gives to another's being of a type.
    private mutating func belief(
        of observer: ActorReference, in actor: ActorReference, _ type: Int, _ context: ExpressionContext
    ) -> Value {
        var values: [Value] = []
        for one in actors(observer, context) {
            for other in actors(actor, context) where one != other {
                guard let position = scenario.actors[other].types.firstIndex(where: { $0.type == type }) else {
                    continue
                }
                values.append(.number(builder.read(variables.belief[one][other][position].now)))
            }
        }
        return least(values)
    }

    // MARK: Belief

    mutating func declareTypes() {
        for actor in scenario.actors.indices where !scenario.actors[actor].types.isEmpty {
            _ = typePosition(of: actor)
        }
        variables.belief = scenario.actors.indices.map { observer in
            scenario.actors.indices.map { observer == $0 ? [] : declareBelief(observer, $0) }
        }
    }

    /// The weights at first, divided by their sum.
    private mutating func declareBelief(_ observer: Int, _ actor: Int) -> [Variables.Belief] {
        let party = scenario.actors[actor]
        let name = scenario.actors[observer].name
        let written = scenario.actors[observer].beliefs[actor] ?? party.types.map(\.share)
        guard !written.isEmpty else { return [] }
        let path = SitePath.belief(name, in: party.name)
        var context = ExpressionContext(path: path, selfActor: observer, others: [actor])
        let weights = written.map { probability(root: $0, context) }
        let total = sum(weights)
        context.watched = WatchedExpression(written[0])
        return zip(party.types, weights).map { option, weight in
            let type = scenario.types[option.type].name
            var share = checked(binary(.divide, weight, total), context)
            share.range = .unit
            let variable = builder.newVariable(.belief(of: name, in: party.name, type: type), range: .unit)
            builder.assign(variable, share)
            return Variables.Belief(now: variable, prior: kept(share, .prior(of: name, in: party.name, type: type)))
        }
    }

    /// The positions of the good types among those of an actor, or of the others.
    func positions(of actor: Int, areGood: Bool) -> [Int] {
        scenario.actors[actor].types.indices.filter {
            scenario.types[scenario.actors[actor].types[$0].type].isGood == areGood
        }
    }

    /// The belief of one actor in another's good types.
    mutating func beliefInGood(_ observer: Int, _ actor: Int) -> NumberValue {
        let good = positions(of: actor, areGood: true).map { builder.read(variables.belief[observer][actor][$0].now) }
        return unit(sum(good))
    }

    /// After something other than a move has changed a trust that is belief: good and other types share it out among
    /// themselves as before or, where they had nothing, as at first.
    mutating func shareOutBelief(_ observer: Int, _ actor: Int) {
        guard scenario.trustIsBelief(in: actor), let trust = variables.trust[observer][actor] else { return }
        let good = builder.read(trust)
        let masses = [good, binary(.subtract, .constant(1), good)]
        var assigned: [(NumberVariable, NumberValue)] = []
        for (mass, areGood) in zip(masses, [true, false]) {
            let beliefs = positions(of: actor, areGood: areGood).map { variables.belief[observer][actor][$0] }
            let now = beliefs.map { builder.read($0.now) }
            let hasMass = compare(.less, .constant(0), sum(now))
            let hadMass = compare(.less, .constant(0), sum(beliefs.map(\.prior)))
            let weights = zip(now, beliefs).map { now, belief in
                select(hasMass, now, select(hadMass, belief.prior, .constant(1)))
            }
            let total = sum(weights)
            for (belief, weight) in zip(beliefs, weights) {
                var share = binary(.multiply, mass, binary(.divide, weight, total))
                // A part of a probability: the weights are not negative, and their sum is above 0.
                share.range = .unit
                assigned.append((belief.now, builder.snapshot(share)))
            }
        }
        for (variable, value) in assigned { builder.assign(variable, value) }
    }
}
