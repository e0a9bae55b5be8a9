/// Values over many actors or issues: `sum(x in actors, trust(x, usa))`.
extension Checker {
    /// The greatest number of terms of an expression.
    static let mostTerms = 100_000

    mutating func aggregate(
        _ over: OverSyntax, written: Syntax, in scope: Scope, depth: Int
    ) -> Expression? {
        guard let (domain, members) = members(of: over) else { return nil }
        guard !reportShadowing(of: over, in: scope) else { return nil }
        let (terms, overflow) = scope.terms.multipliedReportingOverflow(by: max(1, members.count))
        guard !overflow, terms <= Self.mostTerms else {
            report(.tooMany("terms in an expression", limit: Self.mostTerms), at: written.place)
            return nil
        }
        var inner = scope
        inner.members.append((over.name, domain))
        inner.terms = terms
        let condition = over.condition.map { truth($0, in: inner, depth: depth) }
        let (wanted, result) = over.kind.types
        let value =
            wanted == .truth ? truth(over.value, in: inner, depth: depth) : number(over.value, in: inner, depth: depth)
        guard let value, condition.map({ $0 != nil }) ?? true else { return nil }
        let isAll = if case .all = over.set { true } else { false }
        let aggregate = Aggregate(
            kind: over.kind, name: over.name, domain: domain, members: members, isAll: isAll,
            condition: condition ?? nil, value: value)
        return Expression(.over(aggregate), type: result, at: written.place)
    }

    private mutating func members(of over: OverSyntax) -> (FamilyDomain, [Int])? {
        switch over.set {
        case .all(let domain): return (domain, Array(0..<names.table(domain).count))
        case .list(let listed):
            var domain: FamilyDomain?
            var members: [Int] = []
            var isRight = true
            for entry in listed {
                let name = entry.description
                let found: (domain: FamilyDomain, index: Int)? =
                    names.actors.index(of: name).map { (.actors, $0) }
                    ?? names.issues.index(of: name).map { (.issues, $0) }
                guard let found else {
                    report(unknown(domain == .issues ? .issue : .actor, name, in: "the list"), at: entry.place)
                    isRight = false
                    continue
                }
                if let domain, domain != found.domain {
                    let (wanted, other): (NameKind, NameKind) = domain == .actors ? (.actor, .issue) : (.issue, .actor)
                    report(
                        .kindNeeded(wanted, name, is: other, in: "the list", known: names.table(domain).names),
                        at: entry.place)
                    isRight = false
                } else if members.contains(found.index) {
                    report(.listedTwice(name, field: "the list"), at: entry.place)
                    isRight = false
                } else {
                    domain = found.domain
                    members.append(found.index)
                }
            }
            return isRight ? domain.map { ($0, members) } : nil
        }
    }

    /// Whether the name of the member already has a meaning; reported.
    private mutating func reportShadowing(of over: OverSyntax, in scope: Scope) -> Bool {
        let name = over.name
        if ReservedWords.contains(name) || ["actors", "issues"].contains(name) {
            report(
                .reservedName(name, .member, isFunction: ReservedWords.callable.contains(name)), at: over.namePlace)
            return true
        }
        let kinds: [NameKind] = [.actor, .issue, .channel, .event, .parameter, .state]
        var taken = kinds.first { table($0).index(of: name) != nil }
        if scope.draws.contains(where: { $0.name == name }) { taken = .draw }
        if scope.strategy?.memory.contains(where: { $0.name == name }) == true { taken = .memory }
        if scope.strategy?.arguments.contains(where: { $0.name == name }) == true { taken = .parameter }
        if scope.domain(ofMember: name) != nil { taken = .member }
        guard let taken else { return false }
        report(.duplicateName(.member, name, also: taken), at: over.namePlace)
        return true
    }
}

extension Scope {
    /// What the member of an aggregate of that name is; `nil` if there is none.
    func domain(ofMember name: String) -> FamilyDomain? { members.first { $0.name == name }?.domain }

    /// The depth of the aggregate whose member has that name and is of that kind.
    func depth(ofMember name: String, _ kind: NameKind) -> Int? {
        members.firstIndex { $0.name == name && $0.domain == (kind == .actor ? .actors : .issues) }
    }
}
