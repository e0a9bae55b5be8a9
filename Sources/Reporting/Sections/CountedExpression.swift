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
    /// The number of times it was evaluated; of a fault, the number of replicates.
    public let of: Int

    /// The expressions with a count above 0, in the order of the sites; sites of the same expression at the same place
    /// are counted together.
    /// - Parameters:
    ///   - totals: by site: how often it was evaluated.
    ///   - event: what is counted there.
    static func all(
        _ sites: [WatchedExpression], counts: [Int], of totals: [Int], _ event: WatchedExpression.Event = .value
    ) -> [CountedExpression] {
        precondition(sites.count == counts.count && sites.count == totals.count, "a count for each expression")
        var order: [WatchedExpression] = []
        var sums: [WatchedExpression: (count: Int, of: Int)] = [:]
        for (site, (count, total)) in zip(sites, zip(counts, totals)) where site.event == event {
            if sums[site] == nil { order.append(site) }
            let sum = sums[site] ?? (0, 0)
            sums[site] = (sum.count + count, sum.of + total)
        }
        return order.compactMap { site in
            guard let sum = sums[site], sum.count > 0 else { return nil }
            return CountedExpression(
                expression: site.expression, file: site.place.file, line: site.place.line, count: sum.count,
                of: sum.of)
        }
    }

    /// The expressions that caused faults.
    static func faults(_ sites: [WatchedExpression], counts: [Int], replicates: Int) -> [CountedExpression] {
        all(sites, counts: counts, of: counts.map { _ in 0 }).map {
            CountedExpression(
                expression: $0.expression, file: $0.file, line: $0.line, count: $0.count, of: replicates)
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

    /// With the number of times it was evaluated.
    static var fieldsOfAll: [Field<CountedExpression>] {
        fields + [.count("of", "The number of times it was evaluated.") { $0.of }]
    }

    /// The share of the times it was evaluated.
    var shareText: String { Evidence(hits: count, of: of, confidence: nil).percentText }

    static func rowName(_ row: CountedExpression) -> RowName { RowName(name: row.expression) }
}
