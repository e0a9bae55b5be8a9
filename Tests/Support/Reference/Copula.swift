import CGSL
import Distributions
import Scenarios

/// The Gaussian copula of tied parameters. Its factor is shared with the checker and the engine.
struct ReferenceCopula: Sendable {
    /// Indices of parameters: in the order of their names, but as the factor's rows are.
    let members: [Int]
    /// Lower triangular, row by row.
    let factor: [Double]

    init(_ scenario: Scenario) {
        let tied = Set(scenario.correlations.flatMap { [$0.first, $0.second] })
        let named = tied.sorted { scenario.parameters[$0].name < scenario.parameters[$1].name }
        let ties = scenario.correlations.map { tie in
            GaussianCopula.Tie(
                first: named.firstIndex(of: tie.first)!, second: named.firstIndex(of: tie.second)!, rank: tie.rank)
        }
        guard let copula = GaussianCopula(size: named.count, ties: ties) else {
            preconditionFailure("the checker lets through only correlations that there can be")
        }
        members = copula.order.map { named[$0] }
        factor = copula.factor
    }

    /// Independent uniform numbers, tied; by index of parameter.
    func tied(_ uniform: (Int) -> Double) -> [Int: Double] {
        let scores = members.map { gsl_cdf_ugaussian_Pinv(uniform($0)) }
        var tied: [Int: Double] = [:]
        for (row, member) in members.enumerated() {
            var sum = 0.0
            for column in 0...row { sum += factor[row * members.count + column] * scores[column] }
            // Kept inside the open interval.
            tied[member] = min(max(gsl_cdf_ugaussian_P(sum), 0x1p-54), 1 - 0x1p-53)
        }
        return tied
    }
}
