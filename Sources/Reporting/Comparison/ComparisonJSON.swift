extension ComparisonReport {
    /// The comparison as JSON: every scenario's report, and the differences, with the keys in a fixed order.
    public func json() -> String {
        JSONValue.object([
            "detente": .integer(1),
            "baseline": .string(baseline),
            "grid": grid.map { grid in
                .array(
                    grid.axes.map { axis in
                        .object(["parameter": .string(axis.name), "values": .array(axis.values.map { .string($0) })])
                    })
            } ?? .null,
            "scenarios": .array(scenarios.map(\.json)),
            "differences": .array(differences.map(\.json)),
            "ranking": .array(ranking.map(\.json)),
        ]).text()
    }
}

extension ComparisonReport.NamedReport {
    fileprivate var json: JSONValue {
        guard case .object(let members) = report.document else { return report.document }
        return .mapping([("name", .string(name))] + members.filter { $0.key != "detente" }.map { ($0.key, $0.value) })
    }
}

extension Difference {
    fileprivate var json: JSONValue {
        .object([
            "scenario": .string(scenario),
            "of": .string(of),
            "kind": .string(kind.rawValue),
            "baseline": .number(baselineValue),
            "value": .number(value),
            "difference": .number(difference),
            "lower": .number(lower),
            "upper": .number(upper),
            "p": .number(p),
            "p_adjusted": .number(pAdjusted),
            "verdict": .string(verdictText),
            "width_ratio": .number(widthRatio),
        ])
    }
}

extension RankedScenario {
    fileprivate var json: JSONValue {
        .object([
            "rank": .integer(rank), "scenario": .string(name), "probability": .number(success.probability),
            "lower": .number(success.lower), "upper": .number(success.upper), "groups": .string(groups),
        ])
    }
}
