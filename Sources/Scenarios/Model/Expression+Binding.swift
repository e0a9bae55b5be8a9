extension Expression {
    /// The same expression with one word for an actor replaced.
    func binding(_ word: ActorReference, to actor: ActorReference) -> Expression {
        func bound(_ reference: ActorReference) -> ActorReference { reference == word ? actor : reference }
        return mapping { quantity in
            switch quantity {
            case .trust(let a, let b): .trust(bound(a), bound(b))
            case .level(let a, let issue): .level(a.map(bound), issue)
            case .move(let a, let issue): .move(bound(a), issue)
            case .reading(let a, let b, let issue): .reading(by: bound(a), of: bound(b), issue)
            case .count(let count, let a, let issue): .count(count, bound(a), issue)
            case .score(let a): .score(bound(a))
            case .sameActor(let a, let b): .sameActor(bound(a), bound(b))
            case .differentActor(let a, let b): .differentActor(bound(a), bound(b))
            case .parameter(let index, let members): .parameter(index, members: members.map(member))
            case .state(let index, let members): .state(index, members: members.map(member))
            case .eventDraw, .memory, .argument, .done, .open, .expired, .completed, .progress, .met, .meetings,
                .roundsSinceMeeting, .happened, .times, .roundsSince, .round, .rounds, .sameIssue, .saw, .mine, .first,
                .lead, .moved, .heard:
                quantity
            }
        }
        func member(_ reference: MemberReference) -> MemberReference {
            if case .actor(let actor) = reference { .actor(bound(actor)) } else { reference }
        }
    }

    /// The same expression with every quantity replaced by what `transform` makes of it.
    package func mapping(_ transform: (Quantity) -> Quantity) -> Expression {
        func mapped(_ expression: Expression) -> Expression { expression.mapping(transform) }
        func mapped(_ draw: Draw) -> Draw {
            var copy = draw
            copy.arguments = draw.arguments.map { argument in
                switch argument {
                case .value(let expression): .value(mapped(expression))
                case .distribution(let inner): .distribution(mapped(inner))
                }
            }
            return copy
        }
        var copy = self
        switch node {
        case .number, .truth: break
        case .unary(let operation, let operand): copy.node = .unary(operation, mapped(operand))
        case .binary(let operation, let left, let right): copy.node = .binary(operation, mapped(left), mapped(right))
        case .conditional(let condition, let then, let otherwise):
            copy.node = .conditional(mapped(condition), then: mapped(then), otherwise: mapped(otherwise))
        case .call(let function, let arguments): copy.node = .call(function, arguments.map(mapped))
        case .draw(let draw): copy.node = .draw(mapped(draw))
        case .quantity(let quantity): copy.node = .quantity(transform(quantity))
        case .numberOf(let operand): copy.node = .numberOf(mapped(operand))
        case .follows(var followed):
            followed.use.arguments = followed.use.arguments.map(mapped)
            copy.node = .follows(followed)
        }
        return copy
    }
}
