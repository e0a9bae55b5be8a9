internal import Distributions

/// Rank correlations between parameters that are one distribution each, by a Gaussian copula.
extension Checker {
    /// The greatest number of correlated parameters; the decomposition of a larger matrix would take long.
    static let mostTied = 400

    mutating func readCorrelations(_ node: Node?, parameters: [Parameter]) -> [Correlation] {
        guard let node, let nodes = list(node, of: "correlations such as { between: [a, b], rank: 0.6 }") else {
            return []
        }
        var ties: [Correlation] = []
        var pairs: Set<Set<Int>> = []
        for node in nodes {
            guard let fields = fields(node, .correlation) else { continue }
            let rank = rank(fields)
            guard let between = fields["between"] else {
                missing("between", of: fields, in: "a correlation", example: "between: [a, b]")
                continue
            }
            guard let named = list(between, of: "two parameters") else { continue }
            guard named.count == 2 else {
                report(.listLength(field: "'between'", wanted: 2, given: named.count), at: between.place)
                continue
            }
            let tied = named.compactMap { tiedParameter($0, parameters) }
            guard tied.count == 2, let rank else { continue }
            guard tied[0].index != tied[1].index else {
                report(.listedTwice(parameters[tied[0].index].name, field: "'between'"), at: named[1].place)
                continue
            }
            guard pairs.insert([tied[0].index, tied[1].index]).inserted else {
                report(
                    .correlatedTwice(parameters[tied[0].index].name, parameters[tied[1].index].name), at: between.place)
                continue
            }
            ties.append(
                Correlation(
                    first: tied[0].index, second: tied[1].index, rank: rank,
                    isDropped: !tied.allSatisfy(\.isDistribution), place: between.place))
        }
        checkTogether(ties, at: node.place)
        return ties
    }

    private mutating func rank(_ fields: Fields) -> Double? {
        guard let node = fields["rank"] else {
            missing("rank", of: fields, in: "a correlation", example: "rank: 0.6")
            return nil
        }
        guard let value = expression(node, in: .beforeStart("a rank correlation"), as: .number) else { return nil }
        guard let rank = value.constant(rounds: clock.rounds)?.number else {
            report(.constantNeeded(field: "a rank correlation", wanted: "a number from -1 to 1"), at: value.place)
            return nil
        }
        guard (-1...1).contains(rank) else {
            report(
                .outOfRange(field: "a rank correlation", value: rank, wanted: "a number from -1 to 1"), at: node.place)
            return nil
        }
        return rank
    }

    /// A parameter in `between`. If a setting replaced its distribution by something else, its correlation is dropped,
    /// with a warning.
    private mutating func tiedParameter(
        _ node: Node, _ parameters: [Parameter]
    ) -> (index: Int, isDistribution: Bool)? {
        guard let name = text(node) else { return nil }
        guard let index = names.parameters.index(of: name), index < parameters.count else {
            report(unknown(.parameter, name, in: nil), at: node.place)
            return nil
        }
        let parameter = parameters[index]
        guard parameter.domains.isEmpty else {
            report(.familyCorrelated(name), at: node.place)
            return nil
        }
        var value = parameter.members[0]
        if case .numberOf(let truth) = value.node { value = truth }
        if case .draw = value.node { return (index, true) }
        if parameterRecord.settings.contains(name) {
            warn(.correlationDropped(name, value: value.text ?? ""), at: value.place)
            return (index, false)
        }
        // A stand-in for a wrong value has no text.
        if let text = value.text { report(.notADistribution(name, value: text), at: node.place) }
        return nil
    }

    /// Refuses correlations that are not possible together; the error is in all of them, not in a single one.
    private mutating func checkTogether(_ ties: [Correlation], at place: Place) {
        let tied = Set(ties.flatMap { [$0.first, $0.second] }).sorted()
        guard tied.count <= Self.mostTied else {
            report(.tooMany("correlated parameters", limit: Self.mostTied), at: place)
            return
        }
        let positions = Dictionary(uniqueKeysWithValues: tied.enumerated().map { ($1, $0) })
        let ranks = ties.compactMap { tie in
            positions[tie.first].flatMap { first in
                positions[tie.second].map { GaussianCopula.Tie(first: first, second: $0, rank: tie.rank) }
            }
        }
        guard GaussianCopula(size: tied.count, ties: ranks) == nil else { return }
        report(
            .impossibleCorrelations(ranksFit: GaussianCopula.ranksFit(size: tied.count, ties: ranks)),
            at: ties.count == 1 ? ties[0].place : place)
    }
}
