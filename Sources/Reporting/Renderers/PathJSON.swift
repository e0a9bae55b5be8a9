// Paths, what drives success, and how trust and state went, as JSON.

extension PathSummary {
    var json: JSONValue {
        .object([
            "milestones": .array(milestones.map { .string($0) }),
            "outcome": .string(outcome),
            "count": .integer(probability.count),
            "probability": .number(probability.probability),
            "lower": .number(probability.lower),
            "upper": .number(probability.upper),
            "round": .object(["p50": .integer(medianRound)]),
        ])
    }
}

extension DriverSummary {
    var json: JSONValue {
        .object([
            "parameter": .string(parameter),
            "low": .number(low?.probability),
            "high": .number(high?.probability),
            "share": .number(share),
            "lower": .number(lower),
            "upper": .number(upper),
            "low_interval": low?.ends ?? .null,
            "high_interval": high?.ends ?? .null,
            "basis": .string(basis),
        ])
    }
}

extension ExplainedShare {
    var json: JSONValue {
        .object(["share": .number(share), "lower": .number(lower), "upper": .number(upper)])
    }
}

extension LiftSummary {
    var json: JSONValue {
        .object([
            "of": .string(name),
            "kind": .string(kind.rawValue),
            "happened": happened.json,
            "success": success.json,
            "lift": .number(lift),
            "lower": .number(lower),
            "upper": .number(upper),
        ])
    }
}

extension CourseSummary.TrustCourse {
    var json: JSONValue {
        .object(["of": .string(of), "in": .string(`in`), "points": .array(points.map(\.json))])
    }
}

extension CourseSummary.StateCourse {
    var json: JSONValue { .object(["name": .string(name), "points": .array(points.map(\.json))]) }
}

extension CoursePoint {
    fileprivate var json: JSONValue {
        .object([
            "round": .integer(round), "date": .string(date), "mean": .number(mean), "p05": .number(p05),
            "p50": .number(p50), "p95": .number(p95),
        ])
    }
}

extension Estimate {
    var json: JSONValue {
        .object(["probability": .number(probability), "lower": .number(lower), "upper": .number(upper)])
    }

    fileprivate var ends: JSONValue { .object(["lower": .number(lower), "upper": .number(upper)]) }
}
