internal import Scenarios
internal import Simulation

/// An expression of the scenario, and how often something happened to it.
public struct CountedExpression: Sendable, Hashable {
    /// As written.
    public let expression: String
    /// The file in which it stands.
    public let file: String
    /// The line in which it stands, from 1.
    public let line: Int
    /// How often.
    public let count: Int

    /// Those with any, in the order of the sites; sites that are the same expression at the same place are counted together.
    static func all(_ sites: [WatchedExpression], counts: [Int]) -> [CountedExpression] {
        precondition(sites.count == counts.count, "one count for each watched expression")
        var order: [WatchedExpression] = []
        var sums: [WatchedExpression: Int] = [:]
        for (site, count) in zip(sites, counts) where count > 0 {
            if sums[site] == nil { order.append(site) }
            sums[site, default: 0] += count
        }
        return order.map { site in
            CountedExpression(
                expression: site.expression, file: site.place.file, line: site.place.line, count: sums[site] ?? 0)
        }
    }
}

extension CountedExpression {
    static var fields: [Field<CountedExpression>] {
        [
            .text("expression", "As written.") { $0.expression },
            .count("line", "The line in which it stands.") { $0.line }.aside,
            .count("count", "How often.") { $0.count },
        ]
    }

    static func rowName(_ row: CountedExpression) -> RowName { RowName(name: row.expression) }
}
