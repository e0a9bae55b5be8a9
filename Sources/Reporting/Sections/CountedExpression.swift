internal import Scenarios
internal import Simulation

/// An expression of the scenario, and how often something happened to it.
public struct CountedExpression: Sendable, Hashable {
    /// The expression, as written.
    public let expression: String
    /// The file that contains it.
    public let file: String
    /// The line of the file, from 1.
    public let line: Int
    /// The number of times.
    public let count: Int

    /// The expressions with a count above 0, in the order of the sites; sites of the same expression at the same place
    /// are counted together.
    /// - Parameter event: what is counted there.
    static func all(
        _ sites: [WatchedExpression], counts: [Int], of event: WatchedExpression.Event = .value
    ) -> [CountedExpression] {
        precondition(sites.count == counts.count, "one count for each watched expression")
        var order: [WatchedExpression] = []
        var sums: [WatchedExpression: Int] = [:]
        for (site, count) in zip(sites, counts) where count > 0 && site.event == event {
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
            .text("expression", "The expression, as written.") { $0.expression },
            .count("line", "Its line in the file.") { $0.line }.aside,
            .count("count", "The number of times.") { $0.count },
        ]
    }

    static func rowName(_ row: CountedExpression) -> RowName { RowName(name: row.expression) }
}
