import Scenarios

/// What can be asked of a replicate (section 3 of the language page).
extension ReferencePlay {
    func quantity(_ quantity: Quantity, _ scope: ReferenceScope) throws -> Double {
        if let known = redrawing?.known[quantity.naming(scope.members)] { return known }
        switch quantity {
        case .parameter(let index, let references):
            let domains = scenario.parameters[index].domains
            return least(members(references, domains, scope).map { parameter(index, $0, scope) })
        case .state(let index, let references):
            let domains = scenario.state[index].domains
            return least(members(references, domains, scope).map { state.state[index][$0] })
        case .eventDraw(let index): return scope.eventDraws[index]
        case .memory(let index): return scope.strategy!.memory.values[index]
        case .argument(let index): return scope.strategy!.arguments[index]
        case .trust(let a, let b):
            return least(scope.actors(a).flatMap { one in scope.actors(b).map { state.trust[one][$0] } })
        case .level(let actor, let issue):
            let issue = scope.issue(issue)
            guard let actor else { return least(state.levels[issue]) }
            return least(scope.actors(actor).map { level($0, issue) })
        case .done(let issues): return every(issues, scope, isDone)
        case .open(let issues): return try every(issues, scope, isOpen)
        case .expired(let issues): return every(issues, scope) { state.expired[$0] }
        case .completed: return Double(scenario.issues.indices.filter(isDone).count)
        case .progress: return progress
        case .move(let actor, let issue):
            let issue = scope.issue(issue)
            return least(scope.actors(actor).map { state.lastMove[issue][party($0, issue)] })
        case .reading(let reader, let mover, let issue):
            let issue = scope.issue(issue)
            return least(
                scope.actors(reader).flatMap { one in scope.actors(mover).map { reading(one, of: $0, issue) } })
        case .count(let kind, let actor, let issue):
            return least(scope.actors(actor).map { count(kind, $0, issue.map(scope.issue)) })
        case .met(let channel): return state.met[channel] ? 1 : 0
        case .meetings(let channel): return state.meetings[channel]
        case .roundsSinceMeeting(let channel): return since(state.lastMeeting[channel])
        case .happened(let event): return state.lastFiring[event] == nil ? 0 : 1
        case .times(let event): return state.eventTimes[event]
        case .roundsSince(let event): return since(state.lastFiring[event])
        case .score(let actor): return least(scope.actors(actor).map { state.scores[$0] })
        case .issueScore(let actor, let issue):
            let issue = scope.issue(issue)
            return least(scope.actors(actor).map { state.issueScores[issue][party($0, issue)] })
        case .recent(let counted, let rounds): return recent(counted, rounds, scope)
        case .round: return Double(state.round)
        case .rounds: return Double(scenario.clock.rounds)
        case .sameActor(let a, let b):
            return scope.actors(a).allSatisfy { one in scope.actors(b).allSatisfy { $0 == one } } ? 1 : 0
        case .differentActor(let a, let b):
            return scope.actors(a).allSatisfy { one in scope.actors(b).allSatisfy { $0 != one } } ? 1 : 0
        case .sameIssue(let a, let b): return scope.issue(a) == scope.issue(b) ? 1 : 0
        case .isType(let actor, let type):
            let isIt = scope.actors(actor).allSatisfy { one in
                let position = one == scope.actor ? scope.assumed ?? state.types[one] : state.types[one]
                return position.map { scenario.actors[one].types[$0].type == type } ?? false
            }
            return isIt ? 1 : 0
        case .belief(let observer, let actor, let type):
            return least(
                scope.actors(observer).flatMap { one in
                    scope.actors(actor).map { other in
                        let position = scenario.actors[other].types.firstIndex { $0.type == type }!
                        return state.belief[one][other][position]
                    }
                })
        case .saw:
            let issue = scope.issue!
            return least(scope.others.map { reading(scope.actor!, of: $0, issue) })
        case .mine: return state.lastMove[scope.issue!][party(scope.actor!, scope.issue!)]
        case .first: return scope.strategy!.first ? 1 : 0
        case .lead:
            let issue = scope.issue!
            return level(scope.actor!, issue) - least(scope.others.map { level($0, issue) })
        case .moved: return scope.strategy!.moved ? 1 : 0
        case .heard: return scope.strategy!.heard ? 1 : 0
        }
    }

    /// A member of a family as it is, or as it would be for the type that `self` is taken to have.
    private func parameter(_ index: Int, _ member: Int, _ scope: ReferenceScope) -> Double {
        if let assumed = scope.assumed, let values = state.typedMembers[[index, member]],
            memberScope(member, scenario.parameters[index].domains, { .parameter("", members: $0) }).actor
                == scope.actor
        {
            return values[assumed]
        }
        return state.parameters[index][member]
    }

    /// Of several others, the least value counts.
    private func least(_ values: [Double]) -> Double { values.dropFirst().reduce(values[0]) { $1 < $0 ? $1 : $0 } }

    private func since(_ round: Double?) -> Double { round.map { Double(state.round) - $0 } ?? .infinity }

    /// The members of a family that references stand for: several where `other` is.
    private func members(
        _ references: [MemberReference], _ domains: [FamilyDomain], _ scope: ReferenceScope
    ) -> [Int] {
        zip(references, domains).reduce([0]) { found, next in
            let (reference, domain) = next
            let size = domain == .actors ? scenario.actors.count : scenario.issues.count
            let chosen: [Int] =
                switch reference {
                case .actor(let actor): scope.actors(actor)
                case .issue(let issue): [scope.issue(issue)]
                }
            return found.flatMap { one in chosen.map { one * size + $0 } }
        }
    }

    // MARK: Issues

    func party(_ actor: Int, _ issue: Int) -> Int { scenario.issues[issue].parties.firstIndex(of: actor)! }

    func level(_ actor: Int, _ issue: Int) -> Double {
        let levels = state.levels[issue]
        return isJoint(issue) ? levels[0] : levels[party(actor, issue)]
    }

    func isJoint(_ issue: Int) -> Bool {
        if case .jointly = scenario.issues[issue].advance { true } else { false }
    }

    private func reading(_ reader: Int, of mover: Int, _ issue: Int) -> Double {
        state.lastReading[issue][party(reader, issue)][party(mover, issue)]
    }

    private func count(_ kind: MoveCount, _ actor: Int, _ issue: Int?) -> Double {
        if let issue { return state.counts[kind]![issue][party(actor, issue)] }
        return scenario.issues.indices.filter { scenario.issues[$0].parties.contains(actor) }
            .reduce(0) { $0 + state.counts[kind]![$1][party(actor, $1)] }
    }

    private func every(
        _ issues: IssueScope, _ scope: ReferenceScope, _ holds: (Int) throws -> Bool
    ) rethrows -> Double {
        switch issues {
        case .one(let issue): try holds(scope.issue(issue)) ? 1 : 0
        case .all:
            try scenario.issues.indices.filter { scenario.issues[$0].steps != nil }.allSatisfy(holds) ? 1 : 0
        }
    }

    func isDone(_ issue: Int) -> Bool {
        guard let steps = scenario.issues[issue].steps else { return false }
        return state.levels[issue].allSatisfy { $0 >= Double(steps) }
    }

    /// An issue whose `requires` asks whether it is open itself takes that as holding.
    func isOpen(_ issue: Int) throws -> Bool {
        guard !isDone(issue), !state.expired[issue] else { return false }
        guard askedRequires.insert(issue).inserted else { return true }
        defer { askedRequires.remove(issue) }
        let entry = scenario.issues[issue]
        return try truth(entry.requires, ReferenceScope(.issue(entry.name, .requires), issue: issue))
    }

    private var progress: Double {
        var (done, all) = (0.0, 0.0)
        for (index, issue) in scenario.issues.enumerated() {
            guard let steps = issue.steps else { continue }
            done += state.levels[index].reduce(0, +)
            all += Double(steps * state.levels[index].count)
        }
        return all == 0 ? 0 : done / all
    }
}
