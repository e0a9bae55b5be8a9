internal import CGSL
internal import Foundation

/// Uniform numbers with given rank correlations: correlated normal scores, each transformed back to (0, 1).
package struct GaussianCopula: Sendable, Equatable {
    /// The position of the uniform number that each row belongs to. In order, except that numbers that the others
    /// determine (by a rank of 1 or −1, for example) come last.
    package let order: [Int]
    /// A lower triangular factor of the scores' correlations in that order, row by row: with z independent normal
    /// scores, `factor`·z are correlated ones.
    package let factor: [Double]

    /// A rank correlation of two of the numbers, by their positions.
    package struct Tie: Sendable, Equatable {
        package let first: Int
        package let second: Int
        /// Spearman's rank correlation, from −1 to 1.
        package let rank: Double

        package init(first: Int, second: Int, rank: Double) {
            self.first = first
            self.second = second
            self.rank = rank
        }
    }

    /// How far from its correlations a factor's product may be.
    private static let tolerance = 1e-10

    /// `nil` if no normal scores have such correlations: their matrix is not positive semi-definite.
    package init?(size: Int, ties: [Tie]) {
        let matrix = Self.matrix(size: size, ties: ties, correlation: Self.scoreCorrelation)
        guard let (order, factor) = Self.factor(of: matrix, size: size) else { return nil }
        self.order = order
        self.factor = factor
    }

    /// Whether the ranks alone form a correlation matrix. If so, and if there is no copula all the same, it is the way
    /// from ranks to normal scores that makes them impossible.
    package static func ranksFit(size: Int, ties: [Tie]) -> Bool {
        factor(of: matrix(size: size, ties: ties) { $0 }, size: size) != nil
    }

    /// The correlation of normal scores with this rank correlation (K. Pearson, 1907). At the ends exactly ±1.
    static func scoreCorrelation(rank: Double) -> Double {
        rank.magnitude == 1 ? rank : 2 * sin(.pi * rank / 6)
    }

    /// Correlates independent uniform numbers in place; there is one for each row of the factor, in the same order.
    package func correlate(_ uniforms: inout [Double]) {
        for k in uniforms.indices { uniforms[k] = gsl_cdf_ugaussian_Pinv(uniforms[k]) }
        // From the last row up: a row needs the scores of those before it.
        for k in uniforms.indices.reversed() {
            var score = 0.0
            for j in 0...k { score += factor[k * order.count + j] * uniforms[j] }
            // Kept inside the open interval, where every quantile function is finite.
            uniforms[k] = min(max(gsl_cdf_ugaussian_P(score), 0x1p-54), 1 - 0x1p-53)
        }
    }

    private static func matrix(size: Int, ties: [Tie], correlation: (Double) -> Double) -> [Double] {
        var matrix = (0..<size * size).map { $0 / size == $0 % size ? 1.0 : 0.0 }
        for tie in ties {
            let value = correlation(tie.rank)
            matrix[tie.first * size + tie.second] = value
            matrix[tie.second * size + tie.first] = value
        }
        return matrix
    }

    /// Cholesky's factor; where the matrix is singular, that with pivoting, cut off where nothing is left.
    private static func factor(of matrix: [Double], size: Int) -> (order: [Int], factor: [Double])? {
        guard size > 0 else { return ([], []) }
        if let factor = GSL.choleskyFactor(of: matrix, size: size) { return (Array(0..<size), factor) }
        guard let factors = GSL.pivotedCholeskyFactors(of: matrix, size: size) else { return nil }
        // The pivots fall: from the first that is nothing but rounding on, none is left.
        let rank = factors.pivots.firstIndex { !($0 > 1e-12) } ?? size
        let scales = factors.pivots.enumerated().map { $0 < rank ? $1.squareRoot() : 0 }
        var factor = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0..<row where scales[column] != 0 {
                factor[row * size + column] = factors.lower[row * size + column] * scales[column]
            }
            factor[row * size + row] = scales[row]
        }
        return isFactor(factor, of: matrix, order: factors.order, rank: rank) ? (factors.order, factor) : nil
    }

    private static func isFactor(_ factor: [Double], of matrix: [Double], order: [Int], rank: Int) -> Bool {
        let size = order.count
        for row in 0..<size {
            for column in 0...row {
                var sum = 0.0
                for k in 0..<min(rank, column + 1) { sum += factor[row * size + k] * factor[column * size + k] }
                guard (sum - matrix[order[row] * size + order[column]]).magnitude <= tolerance else { return false }
            }
        }
        return true
    }
}
