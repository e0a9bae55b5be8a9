/// Errors that are visible only when `self`, `other` and `issue` are known: trust in oneself, and moves or levels of an
/// actor that is not a party of the issue. Branches that cannot be chosen then are not checked.
extension Checker {
    mutating func checkBindings(of expression: Expression, in scope: Scope) {
        guard dependsOnBinding(expression, amongParties: scope.bindsParties) else { return }
        for binding in scope.bindings() { checkBinding(of: expression, binding, asking: scope.types) }
    }

    mutating func checkBinding(of expression: Expression, _ binding: Binding, asking: Scope.TypeAsking) {
        let asked = expression.quantities(rounds: clock.rounds, under: binding, roster: names.roster)
        for (quantity, place) in asked {
            guard !boundErrors.contains(place), let cause = mistake(in: quantity, binding, asking: asking) else {
                continue
            }
            boundErrors.insert(place)
            report(cause, at: place)
        }
    }

    private func mistake(in quantity: Quantity, _ binding: Binding, asking: Scope.TypeAsking) -> ModelCause? {
        func stranger(_ actor: ActorReference, _ issue: IssueReference) -> ModelCause? {
            guard let issue = binding.issue(issue), issue < names.parties.count, !names.parties[issue].isEmpty,
                let one = binding.actors(actor)?.first(where: { !names.parties[issue].contains($0) })
            else { return nil }
            return .noParty(
                actor: names.actors.names[one], issue: names.issues.names[issue], situation: situation(binding))
        }
        func same(_ a: ActorReference, _ b: ActorReference) -> String? {
            if a == b, a != .other {
                return binding.actors(a)?.first.map { names.actors.names[$0] } ?? "self"
            }
            guard let left = binding.actors(a), let right = binding.actors(b) else { return nil }
            return left.first(where: right.contains).map { names.actors.names[$0] }
        }
        switch quantity {
        case .trust(let a, let b):
            return same(a, b).map { .trustInItself($0, situation: situation(binding)) }
        case .level(let actor?, let issue), .move(let actor, let issue), .count(_, let actor, let issue?),
            .issueScore(let actor, let issue), .recent(.moves(_, let actor, let issue?), _):
            return stranger(actor, issue)
        case .reading(let reader, let mover, let issue):
            if let name = same(reader, mover) { return .readingOfItself(name, situation: situation(binding)) }
            return stranger(reader, issue) ?? stranger(mover, issue)
        case .parameter, .isType, .belief:
            return mistakeAboutTypes(in: quantity, binding, asking: asking, situation: situation(binding)).map {
                .types($0)
            }
        case .state, .eventDraw, .memory, .argument, .level, .done, .open, .expired, .completed,
            .progress, .count, .met, .meetings, .roundsSinceMeeting, .happened, .times, .roundsSince, .score, .recent,
            .round,
            .rounds, .sameActor, .differentActor, .sameIssue, .saw, .mine, .first, .lead, .moved, .heard:
            return nil
        }
    }

    /// The values of `self`, `other` and `issue`, for messages; `nil` if none was unbound.
    private func situation(_ binding: Binding) -> String? {
        var parts: [String] = []
        if let actor = binding.actor { parts.append("self is \(names.actors.names[actor])") }
        if !binding.others.isEmpty {
            parts.append("other is \(binding.others.map { names.actors.names[$0] }.joined(separator: " and "))")
        }
        if let issue = binding.issue { parts.append("issue is \(names.issues.names[issue])") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    // MARK: - Who there is to bind

    /// Every issue, for each of its parties.
    func eachParty(of issues: [Int]) -> [Binding] {
        issues.flatMap { issue in names.parties[issue].map { Binding(actor: $0, issue: issue) } }
    }

    /// Every ordered pair of parties of the issues.
    func eachPair(of issues: [Int]) -> [Binding] {
        issues.flatMap { issue in
            let parties = names.parties[issue]
            return parties.flatMap { a in
                parties.filter { $0 != a }.map { Binding(actor: a, others: [$0], issue: issue) }
            }
        }
    }

    /// Every member of a family.
    func eachMember(of domains: [FamilyDomain]) -> [Binding] {
        let members = names.members(over: domains)
        return (0..<members.count).map { Binding(actor: members.actor(of: $0), issue: members.issue(of: $0)) }
    }
}

extension Expression {
    /// Whether it contains anything that can be an error for one actor or issue and none for another.
    ///
    /// - Parameter amongParties: `self` and `other` are different parties of `issue`, so that what is asked in these
    ///   words alone is always right.
    /// - Parameter private: the parameters of which a type may set members.
    func dependsOnBinding(amongParties: Bool, private: Set<Int>) -> Bool {
        func isPlain(_ actors: [ActorReference], _ issue: IssueReference?) -> Bool {
            let words = actors.allSatisfy { if case .actor = $0 { false } else { true } }
            return amongParties && words && Set(actors).count == actors.count && (issue == nil || issue == .this)
        }
        var found = false
        forEach { node in
            guard case .quantity(let quantity) = node else { return }
            switch quantity {
            case .trust(let a, let b): found = found || !isPlain([a, b], nil)
            case .level(let a?, let issue), .move(let a, let issue), .count(_, let a, let issue?),
                .issueScore(let a, let issue), .recent(.moves(_, let a, let issue?), _):
                found = found || !isPlain([a], issue)
            case .reading(let a, let b, let issue): found = found || !isPlain([a, b], issue)
            case .isType, .belief: found = true
            case .parameter(let index, _): found = found || `private`.contains(index)
            default: break
            }
        }
        return found
    }

    /// What the expression uses with this binding, with places, except in branches that are then never chosen. The members
    /// of aggregates stand for themselves; those for which something does not exist are passed over, unless none remains.
    ///
    /// - Parameter roster: without it, nobody is passed over.
    func quantities(
        rounds: Int, under binding: Binding, roster: Roster = Roster()
    ) -> [(quantity: Quantity, place: Place)] {
        var found: [(Quantity, Place)] = []
        func visit(_ expression: Expression, _ binding: Binding) {
            switch expression.node {
            case .quantity(let quantity):
                found.append((binding.members.isEmpty ? quantity : quantity.naming(binding.members), expression.place))
            case .conditional(let condition, let then, let otherwise):
                visit(condition, binding)
                switch condition.constant(rounds: rounds, under: binding)?.truth {
                case true?: visit(then, binding)
                case false?: visit(otherwise, binding)
                case nil:
                    visit(then, binding)
                    visit(otherwise, binding)
                }
            case .binary(.and, let left, let right):
                visit(left, binding)
                if left.constant(rounds: rounds, under: binding)?.truth != false { visit(right, binding) }
            case .binary(.or, let left, let right):
                visit(left, binding)
                if left.constant(rounds: rounds, under: binding)?.truth != true { visit(right, binding) }
            case .over(let aggregate):
                let existing = aggregate.existing(rounds: rounds, under: binding, roster: roster)
                for member in existing.isEmpty ? Array(aggregate.members.prefix(1)) : existing {
                    let bound = binding.adding(member)
                    if let condition = aggregate.condition { visit(condition, bound) }
                    visit(aggregate.value, bound)
                }
            default:
                for child in expression.children { visit(child, binding) }
            }
        }
        visit(self, binding)
        return found
    }
}
