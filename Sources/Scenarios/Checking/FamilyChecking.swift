/// Families: a parameter or state variable with one member for each actor, issue or pair.
extension Checker {
    /// The domains in `for`; empty if it is not given. `nil` (and reported) where it is wrong.
    mutating func domains(_ node: Node?) -> [FamilyDomain]? {
        guard let node else { return [] }
        var domains: [FamilyDomain] = []
        for item in oneOrMore(node) {
            guard let word = choice(item, among: ["actors", "issues"], field: "'for'"),
                let domain = FamilyDomain(rawValue: word)
            else { return nil }
            if domains.contains(domain) {
                report(.listedTwice(word, field: "'for'"), at: item.place)
                return nil
            }
            domains.append(domain)
        }
        if domains.isEmpty { report(.emptyList("'for'", wanted: "actors, issues or both"), at: node.place) }
        return domains.isEmpty ? nil : domains
    }

    /// The node of every member, row-major over the domains, and whether it is the member's own.
    mutating func memberNodes(
        shared: Node?, values: Node?, domains: [FamilyDomain], section: String, at place: Place, mainKey: String
    ) -> (nodes: [Node], isOwn: [Bool])? {
        let total = names.members(over: domains).count
        guard total <= Self.mostMembers else {
            report(.tooMany("members of a family", limit: Self.mostMembers), at: place)
            return nil
        }
        var nodes: [Node?] = Array(repeating: shared, count: total)
        var isOwn = Array(repeating: false, count: total)
        if let values {
            assign(values, level: 0, from: 0, domains: domains, to: &nodes, &isOwn)
        }
        let missing = nodes.firstIndex { $0 == nil }
        if let missing {
            let labels = names.ownerNames(of: missing, over: domains)
            report(.memberMissing(labels.joined(separator: ", "), key: mainKey, section: section), at: place)
            return nil
        }
        return (nodes.compactMap(\.self), isOwn)
    }

    static let mostMembers = 100_000

    /// Takes over what `values` says from one level on. A single value for a whole row stands for all of it, as
    /// `default` does for those not named.
    private mutating func assign(
        _ node: Node, level: Int, from start: Int, domains: [FamilyDomain], to nodes: inout [Node?],
        _ isOwn: inout [Bool]
    ) {
        let width = names.members(over: Array(domains[level...])).count
        guard let entries = node.entries else {
            if level == 0 {
                let example = domains[0] == .actors ? "an actor" : "an issue"
                report(.wrongShape(wanted: "a mapping from \(example) to a value", found: node.shape), at: node.place)
                return
            }
            for index in start..<(start + width) {
                nodes[index] = node
                isOwn[index] = true
            }
            return
        }
        let table = names.table(domains[level])
        let kind: NameKind = domains[level] == .actors ? .actor : .issue
        let step = width / max(1, table.count)
        let ordered = entries.filter { $0.key == "default" } + entries.filter { $0.key != "default" }
        for entry in ordered {
            let indices: Range<Int>
            if entry.key == "default" {
                indices = 0..<table.count
            } else if let index = table.index(of: entry.key) {
                indices = index..<(index + 1)
            } else {
                report(unknown(kind, entry.key, in: nil), at: entry.keyPlace)
                continue
            }
            guard !entry.value.isNull else { continue }
            for index in indices {
                let first = start + index * step
                if level + 1 == domains.count {
                    nodes[first] = entry.value
                    isOwn[first] = true
                } else {
                    assign(entry.value, level: level + 1, from: first, domains: domains, to: &nodes, &isOwn)
                }
            }
        }
    }

    /// Checks the members' expressions; one that several share is checked once. All get one type: truth values if all
    /// are, else numbers.
    mutating func members(_ nodes: [Node], isOwn: [Bool], in scope: Scope) -> (values: [Expression], type: ValueType) {
        var sharedValue: Expression?
        var values: [Expression] = []
        for (node, own) in zip(nodes, isOwn) {
            if own {
                values.append(expression(node, in: scope) ?? .standIn(at: node.place))
            } else if let sharedValue {
                values.append(sharedValue)
            } else {
                let value = expression(node, in: scope) ?? .standIn(at: node.place)
                sharedValue = value
                values.append(value)
            }
        }
        guard !values.isEmpty, !values.allSatisfy({ $0.type == .truth }) else {
            return (values, values.isEmpty ? .number : .truth)
        }
        return (values.map(\.asNumber), .number)
    }
}

extension Expression {
    /// The expression itself, or a conversion to 1 or 0 for a truth value.
    var asNumber: Expression {
        type == .number ? self : Expression(.numberOf(self), type: .number, at: place, text: text)
    }
}
