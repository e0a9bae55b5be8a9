import Distributions
import Scenarios

extension Lowering {
    /// The uniform numbers of correlated parameters: independent ones, transformed by a Gaussian copula.
    mutating func lowerCorrelations() -> [Int: NumberValue] {
        // By name, as nothing may depend on the order of parameters in the file; by UTF-8 bytes, as that of strings may
        // change with Unicode.
        let tied = Set(scenario.correlations.flatMap { [$0.first, $0.second] }).sorted {
            scenario.parameters[$0].name.utf8.lexicographicallyPrecedes(scenario.parameters[$1].name.utf8)
        }
        let positions = Dictionary(uniqueKeysWithValues: tied.enumerated().map { ($1, $0) })
        let ties = scenario.correlations.compactMap { tie in
            positions[tie.first].flatMap { first in
                positions[tie.second].map { GaussianCopula.Tie(first: first, second: $0, rank: tie.rank) }
            }
        }
        guard let copula = GaussianCopula(size: tied.count, ties: ties) else {
            preconditionFailure("the checker refuses ranks that cannot hold together")
        }
        let members = copula.order.map { tied[$0] }
        guard members.contains(where: { scenario.parameters[$0].members[0].isOneDraw }) else { return [:] }
        var columns: [NumberColumn] = []
        for parameter in members {
            let site = builder.site(
                SitePath.parameter(scenario.parameters[parameter].name).draw(0),
                of: .draw(
                    scenario.parameters[parameter].members[0].place, ordinal: 0, selfActor: nil, others: [], issue: nil)
            )
            let words = builder.words(ChanceAddress(site: site, time: .round, index: 0))
            let column = builder.newNumber(.uniform(of: scenario.parameters[parameter].name))
            builder.lastingNumbers.insert(column)
            builder.emit(.uniform(column, words, secondPair: false))
            columns.append(column)
        }
        builder.copulas.append(Copula(columns: columns, dependence: copula))
        builder.emit(.correlate(copula: 0))
        return Dictionary(
            uniqueKeysWithValues: zip(
                members,
                columns.map {
                    NumberValue(operand: .column($0), space: .all, binding: .replicate, range: .unit)
                }))
    }
}
