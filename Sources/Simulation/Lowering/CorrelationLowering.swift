import Foundation
import Scenarios

extension Lowering {
    /// The uniform numbers of tied parameters: independent ones, pushed through a Gaussian copula.
    mutating func lowerCorrelations() -> [Int: NumberValue] {
        let members = Set(scenario.correlations.flatMap { [$0.first, $0.second] }).sorted()
        guard members.contains(where: { scenario.parameters[$0].members[0].isOneDraw }) else { return [:] }
        var columns: [NumberColumn] = []
        for parameter in members {
            let site = builder.site(
                SitePath.parameter(scenario.parameters[parameter].name).draw(0),
                of: .draw(
                    scenario.parameters[parameter].members[0].place, ordinal: 0, selfActor: nil, others: [], issue: nil)
            )
            let words = builder.words(ChanceAddress(site: site, time: .round, index: 0))
            let column = builder.newNumber("uniform of \(scenario.parameters[parameter].name)")
            builder.lastingNumbers.insert(column)
            builder.emit(.uniform(column, words, secondPair: false))
            columns.append(column)
        }
        let size = members.count
        var matrix = (0..<size * size).map { $0 / size == $0 % size ? 1.0 : 0.0 }
        for tie in scenario.correlations {
            guard let a = members.firstIndex(of: tie.first), let b = members.firstIndex(of: tie.second) else {
                continue
            }
            // Spearman's rank correlation to the normal scores' correlation.
            let normal = 2 * sin(.pi * tie.rank / 6)
            matrix[a * size + b] = normal
            matrix[b * size + a] = normal
        }
        builder.copulas.append(Copula(columns: columns, factor: Self.choleskyFactor(matrix, size: size)))
        builder.emit(.correlate(copula: 0))
        return Dictionary(
            uniqueKeysWithValues: zip(
                members,
                columns.map {
                    NumberValue(operand: .column($0), space: .all, binding: .replicate, range: .unit)
                }))
    }

    /// The lower factor of a positive definite matrix, row by row.
    static func choleskyFactor(_ matrix: [Double], size: Int) -> [Double] {
        var factor = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                var rest = matrix[row * size + column]
                for k in 0..<column { rest -= factor[row * size + k] * factor[column * size + k] }
                if row == column {
                    factor[row * size + row] = max(rest, 0).squareRoot()
                } else {
                    let pivot = factor[column * size + column]
                    factor[row * size + column] = pivot > 0 ? rest / pivot : 0
                }
            }
        }
        return factor
    }
}
