/// Effects: assignments to the state of a replicate.
extension Checker {
    mutating func effect(_ node: Node, in scope: Scope) -> Effect? {
        guard node.scalar != nil else {
            report(
                .wrongShape(wanted: "an assignment such as \"trust(a, b) += 0.1\"", found: node.shape), at: node.place)
            return nil
        }
        guard node.scalar?.isReported != true else { return nil }
        guard let syntax = parseEffect(node, into: &errors.bag) else { return nil }
        drawCount = 0
        let target = target(syntax.target, in: scope)
        let type = target?.type ?? .number
        if type == .truth, syntax.assignment != .set {
            report(.truthAssignedBy(syntax.assignment, syntax.target.description), at: syntax.target.place)
        }
        // Where the target or the operator is wrong, the type of the value is not judged by it.
        let isJudged = target != nil && (type == .number || syntax.assignment == .set)
        let value = root(
            syntax.value, text: syntax.value.description, in: scope, as: isJudged ? type : nil)
        guard let target, let value else { return nil }
        warnOfOutsiders(target.target, at: syntax.target.place, written: syntax.target.description)
        return Effect(target: target.target, assignment: syntax.assignment, value: value, place: syntax.target.place)
    }

    private mutating func target(_ syntax: Syntax, in scope: Scope) -> (target: Effect.Target, type: ValueType)? {
        switch syntax.kind {
        case .name(let name):
            if let index = names.state.index(of: name) {
                let domains = names.stateDomains[index]
                guard domains.isEmpty else {
                    report(.familyWithoutMember(name, domains: domains), at: syntax.place)
                    return nil
                }
                return (.state(index, members: []), names.stateTypes[index])
            }
            report(badTarget(name, scope), at: syntax.place)
            return nil
        case .call(let name, let arguments):
            let values = arguments.map(\.value)
            switch name {
            case "trust": return trustTarget(values, syntax)
            case "level": return levelTarget(values, syntax)
            case "score":
                guard values.count == 1 else {
                    report(.argumentCount(signature: "score(a)", given: values.count), at: syntax.place)
                    return nil
                }
                guard let actor = targetActor(values[0], syntax) else { return nil }
                return (.score(actor.index), .number)
            default:
                guard let index = names.state.index(of: name) else {
                    report(badTarget(name, scope), at: syntax.place)
                    return nil
                }
                return stateTarget(index, values, syntax)
            }
        case .number, .date, .unary, .binary, .over:
            report(.notATarget(syntax.description), at: syntax.place)
            return nil
        }
    }

    private mutating func badTarget(_ name: String, _ scope: Scope) -> ModelCause {
        if names.parameters.index(of: name) != nil { return .parameterAssigned(name) }
        if scope.draws.contains(where: { $0.name == name }) { return .drawAssigned(name) }
        if Query(rawValue: name) != nil || ReservedWords.contains(name) { return .notATarget(name) }
        return .unknownTarget(
            name, nearest: nearest(to: name, among: names.state.names + ["trust", "level", "score"]),
            known: names.state.names)
    }

    private mutating func trustTarget(_ values: [Syntax], _ syntax: Syntax) -> (target: Effect.Target, type: ValueType)?
    {
        guard values.count == 2 else {
            report(.argumentCount(signature: "trust(a, b)", given: values.count), at: syntax.place)
            return nil
        }
        let a = targetActor(values[0], syntax)
        let b = targetActor(values[1], syntax)
        guard let a, let b else { return nil }
        if let one = a.index, one == b.index {
            report(.trustInItself(names.actors.names[one], situation: nil), at: syntax.place)
            return nil
        }
        return (.trust(a.index, b.index), .number)
    }

    private mutating func levelTarget(_ values: [Syntax], _ syntax: Syntax) -> (target: Effect.Target, type: ValueType)?
    {
        guard values.count == 1 || values.count == 2 else {
            report(.argumentCount(signature: "level(a, issue) or level(issue)", given: values.count), at: syntax.place)
            return nil
        }
        let actor = values.count == 2 ? targetActor(values[0], syntax) : Pick(index: nil)
        let issue = targetIssue(values[values.count - 1], syntax)
        guard let actor, let issue else { return nil }
        if let a = actor.index, let i = issue.index, !names.parties[i].isEmpty, !names.parties[i].contains(a) {
            report(
                .noParty(actor: names.actors.names[a], issue: names.issues.names[i], situation: nil), at: syntax.place)
            return nil
        }
        return (.level(actor.index, issue.index), .number)
    }

    private mutating func stateTarget(
        _ index: Int, _ values: [Syntax], _ syntax: Syntax
    ) -> (target: Effect.Target, type: ValueType)? {
        let domains = names.stateDomains[index]
        let name = names.state.names[index]
        guard !domains.isEmpty else {
            report(.notAFamily(name), at: syntax.place)
            return nil
        }
        guard values.count == domains.count else {
            report(.argumentCount(signature: memberSignature(name, domains), given: values.count), at: syntax.place)
            return nil
        }
        var members: [Int?] = []
        for (value, domain) in zip(values, domains) {
            let picked = domain == .actors ? targetActor(value, syntax) : targetIssue(value, syntax)
            if let picked { members.append(picked.index) }
        }
        guard members.count == domains.count else { return nil }
        return (.state(index, members: members), names.stateTypes[index])
    }

    /// One actor or issue, or (`nil`) all.
    private struct Pick {
        var index: Int?
    }

    private mutating func targetActor(_ value: Syntax, _ syntax: Syntax) -> Pick? {
        if case .name("all") = value.kind { return Pick(index: nil) }
        guard case .actor(let index)? = actor(value, of: syntax.description, in: .during("an effect")) else {
            return nil
        }
        return Pick(index: index)
    }

    private mutating func targetIssue(_ value: Syntax, _ syntax: Syntax) -> Pick? {
        if case .name("all") = value.kind { return Pick(index: nil) }
        guard case .issue(let index)? = issue(value, of: syntax.description, in: .during("an effect")) else {
            return nil
        }
        return Pick(index: index)
    }
}
