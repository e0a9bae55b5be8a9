extension Expression {
    /// The same expression with one word for an actor replaced.
    func binding(_ word: ActorReference, to actor: ActorReference) -> Expression {
        mapping { quantity in quantity.replacing({ $0 == word ? actor : $0 }, { $0 }) }
    }
}

extension Quantity {
    /// The same with the members of aggregates, by depth, replaced by the actors and issues that they are.
    package func naming(_ members: [Int]) -> Quantity {
        replacing(
            { if case .member(let depth) = $0 { .actor(members[depth]) } else { $0 } },
            { if case .member(let depth) = $0 { .issue(members[depth]) } else { $0 } })
    }

    /// The same with other references to actors and issues.
    fileprivate func replacing(
        _ actor: (ActorReference) -> ActorReference, _ issue: (IssueReference) -> IssueReference
    ) -> Quantity {
        func member(_ reference: MemberReference) -> MemberReference {
            switch reference {
            case .actor(let reference): .actor(actor(reference))
            case .issue(let reference): .issue(issue(reference))
            }
        }
        func scope(_ scope: IssueScope) -> IssueScope {
            if case .one(let reference) = scope { .one(issue(reference)) } else { scope }
        }
        return switch self {
        case .trust(let a, let b): .trust(actor(a), actor(b))
        case .level(let a, let about): .level(a.map(actor), issue(about))
        case .done(let about): .done(scope(about))
        case .open(let about): .open(scope(about))
        case .expired(let about): .expired(scope(about))
        case .move(let a, let about): .move(actor(a), issue(about))
        case .reading(let a, let b, let about): .reading(by: actor(a), of: actor(b), issue(about))
        case .count(let count, let a, let about): .count(count, actor(a), about.map(issue))
        case .score(let a): .score(actor(a))
        case .issueScore(let a, let about): .issueScore(actor(a), issue(about))
        case .recent(.moves(let count, let a, let about), let rounds):
            .recent(.moves(count, actor(a), about.map(issue)), rounds: rounds)
        case .sameActor(let a, let b): .sameActor(actor(a), actor(b))
        case .differentActor(let a, let b): .differentActor(actor(a), actor(b))
        case .sameIssue(let a, let b): .sameIssue(issue(a), issue(b))
        case .isType(let a, let type): .isType(actor(a), type)
        case .belief(let a, let b, let type): .belief(actor(a), in: actor(b), type)
        case .parameter(let index, let members): .parameter(index, members: members.map(member))
        case .state(let index, let members): .state(index, members: members.map(member))
        case .eventDraw, .memory, .argument, .completed, .progress, .met, .meetings, .roundsSinceMeeting, .happened,
            .times, .roundsSince, .recent, .round, .rounds, .saw, .mine, .first, .lead, .moved, .heard:
            self
        }
    }
}
