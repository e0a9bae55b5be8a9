/// Learning: how readings change trust.
extension Checker {
    mutating func readLearning(_ node: Node?, at top: Place) -> Learning {
        let place = node?.place ?? top
        let fields =
            node.flatMap {
                self.fields($0, .learning)
            }
            ?? Fields(place: place, entries: [:])
        var isBayesian = false
        var isByTypes = false
        if let rule = fields["rule"] {
            let word = choice(rule, among: ["linear", "bayesian", "types"], field: "'rule' of learning")
            isByTypes = word == "types"
            isBayesian = word == "bayesian" || word == nil && fields["likelihood"] != nil
        }
        let fade = fields["fade"].flatMap { readFade($0) }
        let checker = self
        func scope(_ field: String) -> Scope {
            Scope.during(field, self: .self, other: .other, issue: .this).asking(.nobody)
                .binding(to: checker.eachPair(of: Array(0..<checker.names.issues.count)))
        }
        if isByTypes {
            for key in KeyTable.learning.dependents(of: "rule", saying: "linear") + ["likelihood"] {
                refuse(key, of: fields, because: "under 'rule: types' strategies say how likely a move is")
            }
            return Learning(rule: .types, fade: fade)
        }
        guard isBayesian else {
            refuse("likelihood", of: fields, because: "it is used only with 'rule: bayesian'")
            func rate(_ key: String, _ standard: Double) -> Expression {
                guard let node = fields[key] else { return .standard(standard, at: place) }
                return finiteNumber(node, in: scope("'\(key)' of learning")) ?? .standIn(at: node.place)
            }
            return Learning(
                rule: .linear(gain: rate("gain", 0.1), loss: rate("loss", 0.1), breach: rate("breach", 0.3)), fade: fade
            )
        }
        for key in KeyTable.learning.dependents(of: "rule", saying: "linear") {
            refuse(key, of: fields, because: "it is used only with 'rule: linear'")
        }
        guard let likelihood = fields["likelihood"] else {
            missing(
                "likelihood", of: fields, in: "bayesian learning",
                example: "likelihood: { offer: [0.9, 0.5], hold: [0.1, 0.5] }")
            return Learning(rule: .bayesian(offer: nil, hold: nil, withdraw: nil), fade: fade)
        }
        let moves = self.fields(likelihood, .likelihood)
        func read(_ move: String) -> Learning.Likelihood? {
            moves?[move].flatMap { self.likelihood($0, move: move, in: scope("the likelihood of \(move)")) }
        }
        return Learning(
            rule: .bayesian(offer: read("offer"), hold: read("hold"), withdraw: read("withdraw")), fade: fade)
    }

    private mutating func likelihood(_ node: Node, move: String, in scope: Scope) -> Learning.Likelihood? {
        guard let nodes = list(node, of: "two probabilities, [sincere, insincere]") else { return nil }
        guard nodes.count == 2 else {
            report(
                .listLength(field: "the likelihood of \(move) ([sincere, insincere])", wanted: 2, given: nodes.count),
                at: node.place)
            return nil
        }
        let sincere = probability(nodes[0], in: scope)
        let insincere = probability(nodes[1], in: scope)
        guard let sincere, let insincere else { return nil }
        return Learning.Likelihood(sincere: sincere, insincere: insincere)
    }

    private mutating func readFade(_ node: Node) -> Learning.Fade? {
        guard let fields = fields(node, .fade) else { return nil }
        let actors = names.actors.names.indices
        func pairs() -> [Binding] {
            actors.flatMap { a in actors.filter { $0 != a }.map { Binding(actor: a, others: [$0]) } }
        }
        func read(_ key: String, _ standard: Double) -> Expression {
            guard let node = fields[key] else { return .standard(standard, at: fields.place) }
            let scope = Scope.during("'\(key)' of fade", self: .self, other: .other).asking(.nobody)
                .binding(to: pairs())
            return finiteNumber(node, in: scope) ?? .standIn(at: node.place)
        }
        return Learning.Fade(toward: read("toward", 0.2), rate: read("rate", 0.01))
    }
}
