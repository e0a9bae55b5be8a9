import CGSL
import Distributions
import Foundation
import Scenarios

/// The Gaussian copula of tied parameters.
struct ReferenceCopula: Sendable {
    /// Indices of parameters, in the order of their names.
    let members: [Int]
    /// The lower Cholesky factor, row by row.
    let factor: [[Double]]

    init(_ scenario: Scenario) {
        let tied = Set(scenario.correlations.flatMap { [$0.first, $0.second] })
        let members = tied.sorted { scenario.parameters[$0].name < scenario.parameters[$1].name }
        self.members = members
        var matrix = members.indices.map { i in members.indices.map { $0 == i ? 1.0 : 0 } }
        for tie in scenario.correlations {
            let (i, j) = (members.firstIndex(of: tie.first)!, members.firstIndex(of: tie.second)!)
            let rho = 2 * sin(Double.pi * tie.rank / 6)
            (matrix[i][j], matrix[j][i]) = (rho, rho)
        }
        factor = Self.choleskyFactor(matrix)
    }

    /// Row by row; what rounding leaves below 0 counts as 0.
    static func choleskyFactor(_ matrix: [[Double]]) -> [[Double]] {
        var factor = matrix.map { $0.map { _ in 0.0 } }
        for i in matrix.indices {
            for j in 0...i {
                var sum = matrix[i][j]
                for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
                factor[i][j] = i == j ? max(sum, 0).squareRoot() : factor[j][j] == 0 ? 0 : sum / factor[j][j]
            }
        }
        return factor
    }

    /// Independent uniform numbers, tied; by index of parameter.
    func tied(_ uniform: (Int) -> Double) -> [Int: Double] {
        let scores = members.map { gsl_cdf_ugaussian_Pinv(uniform($0)) }
        var tied: [Int: Double] = [:]
        for (row, member) in members.enumerated() {
            var sum = 0.0
            for column in 0...row { sum += factor[row][column] * scores[column] }
            tied[member] = min(max(gsl_cdf_ugaussian_P(sum), 0x1p-54), 1 - 0x1p-53)
        }
        return tied
    }
}
