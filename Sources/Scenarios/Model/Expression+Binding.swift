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
            case .isType(let a, let type): .isType(bound(a), type)
            case .belief(let a, let b, let type): .belief(bound(a), in: bound(b), type)
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
}
