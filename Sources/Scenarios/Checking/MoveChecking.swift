/// What an issue says about single moves: the last before the start, slips and misreadings, payoffs.
extension Checker {
    /// The last moves before the start, by party.
    mutating func last(_ node: Node?, of index: Int) -> [Int] {
        let parties = names.parties[index]
        var values = Array(repeating: 1, count: parties.count)
        guard let node else { return values }
        guard node.isMapping else {
            if let move = move(node, field: "'last'") { values = Array(repeating: move, count: parties.count) }
            return values
        }
        for (node, positions) in byParty(node, of: index, field: "'last'") {
            guard let move = move(node, field: "'last'") else { continue }
            for position in positions { values[position] = move }
        }
        return values
    }

    static let moveNames = ["offer", "hold", "withdraw"]

    private mutating func move(_ node: Node, field: String) -> Int? {
        choice(node, among: Self.moveNames, field: field).map { $0 == "offer" ? 1 : $0 == "hold" ? 0 : -1 }
    }

    /// One probability for offers and holds, or a mapping by move.
    mutating func noise(_ node: Node?, at place: Place, in scope: Scope) -> Issue.Noise {
        let none = Expression.standard(0, at: place)
        guard let node else { return Issue.Noise(offer: none, hold: none, withdraw: none) }
        guard node.isMapping else {
            let value = probability(node, in: scope) ?? .standIn(at: node.place)
            return Issue.Noise(offer: value, hold: value, withdraw: none)
        }
        let fields = fields(node, .noise, called: scope.field)
        var values: [Expression] = []
        for move in Self.moveNames {
            values.append(fields?[move].map { probability($0, in: scope) ?? .standIn(at: $0.place) } ?? none)
        }
        return Issue.Noise(offer: values[0], hold: values[1], withdraw: values[2])
    }

    /// The scores of the parties by the number of offers.
    mutating func sharedPayoffs(_ node: Node, parties: [Int], in scope: Scope) -> [Issue.SharedPayoff] {
        guard let fields = fields(node, .sharedPayoffs), let each = fields["each"] else { return [] }
        var payoffs: [Issue.SharedPayoff] = []
        for entry in namedEntries(each, in: "'each' of payoffs") where !entry.value.isNull {
            let offers = Int(entry.key).flatMap { (0...parties.count).contains($0) || parties.isEmpty ? $0 : nil }
            if offers == nil { report(.badOfferCount(entry.key, parties: parties.count), at: entry.keyPlace) }
            guard let nodes = list(entry.value, of: "two scores") else { continue }
            guard nodes.count == 2 else {
                report(.listLength(field: "a payoff", wanted: 2, given: nodes.count), at: entry.value.place)
                continue
            }
            let scores = nodes.map { finiteNumber($0, in: scope) ?? .standIn(at: $0.place) }
            guard let offers else { continue }
            payoffs.append(Issue.SharedPayoff(offers: offers, offered: scores[0], refused: scores[1]))
        }
        return payoffs
    }

    /// The scores of two parties by their moves.
    mutating func payoffs(_ node: Node, parties: [Int], in scope: Scope) -> [Issue.Payoff] {
        if parties.count > 2, node.entries?.contains(where: { $0.key == "each" }) != true {
            report(.payoffsNeedTwo(parties.count), at: node.place)
        }
        guard let entries = node.entries else {
            report(.wrongShape(wanted: "a mapping such as { offer/offer: [3, 3] }", found: node.shape), at: node.place)
            return []
        }
        if entries.contains(where: { $0.key == "each" }) { return [] }
        var payoffs: [Issue.Payoff] = []
        for entry in entries where !entry.value.isNull {
            let moves = entry.key.split(separator: "/", omittingEmptySubsequences: false).map { part in
                Self.moveNames.firstIndex(of: part.trimmingSpaces)
            }
            if moves.count != 2 || moves.contains(nil) { report(.badPayoffKey(entry.key), at: entry.keyPlace) }
            guard let nodes = list(entry.value, of: "two scores") else { continue }
            guard nodes.count == 2 else {
                report(.listLength(field: "a payoff", wanted: 2, given: nodes.count), at: entry.value.place)
                continue
            }
            let scores = nodes.map { finiteNumber($0, in: scope) ?? .standIn(at: $0.place) }
            guard moves.count == 2, let first = moves[0], let second = moves[1] else { continue }
            if payoffs.contains(where: { $0.first == 1 - first && $0.second == 1 - second }) {
                report(.badPayoffKey(entry.key), at: entry.keyPlace)
            }
            payoffs.append(Issue.Payoff(first: 1 - first, second: 1 - second, scores: scores))
        }
        return payoffs
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
