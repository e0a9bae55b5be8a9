extension ExactReport {
    /// The report as JSON: the keys of ``Report/json()`` without counts and intervals. Equal scenarios give equal bytes
    /// but for `run.timing`. Probabilities have 15 digits; what is unknown is `null`.
    public func json() -> String {
        JSONValue.mapping(members).text()
    }

    var members: [(String, JSONValue)] {
        [
            ("detente", .integer(1)),
            (
                "scenario",
                .object([
                    "title": .string(scenario.title), "file": .string(scenario.file),
                    "digest": .string(scenario.digest),
                ])
            ),
            ("run", run.json),
            ("outcomes", .array(outcomes.map(\.json))),
            ("timeline", .array(timeline.map(\.json))),
            ("issues", .array(issues.map(\.json))),
            ("events", .array(events.map(\.json))),
            (
                "expectations",
                .array(
                    expectations.map { .object(["claim": .string($0.claim), "verdict": .string($0.verdict.rawValue)]) })
            ),
            ("questions", .array(questions.map(\.json))),
            ("measures", .array(measures.map(\.json))),
        ]
    }
}

extension JSONValue {
    /// To 15 significant digits: what rounding may have done to the last ones is no news.
    static func exact(_ value: Double?) -> JSONValue {
        .number(value.map { Double(significant($0, digits: 15)) ?? $0 })
    }

    static func exact(_ value: Double) -> JSONValue { .exact(Optional(value)) }
}

extension ExactRun {
    fileprivate var json: JSONValue {
        .object([
            "method": .string("exact"),
            "states": .integer(states),
            "rounds": .integer(rounds),
            "faults": .exact(faults),
            "faults_in": .array(faultsIn.map { $0.json("probability") }),
            "clamped": .array(clamped.map { $0.json("times") }),
            "missing": .exact(missing),
            "timing": .object(["seconds": .number(seconds)]),
        ])
    }
}

extension WeighedExpression {
    fileprivate func json(_ key: String) -> JSONValue {
        .mapping([("expression", .string(expression)), ("line", .integer(line)), (key, .exact(value))])
    }
}

extension ExactOutcome {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name), "probability": .exact(probability), "good": .truth(isGood),
            "round": .object([
                "mean": .exact(round.mean), "p05": .integer(round.p05), "p25": .integer(round.p25),
                "p50": .integer(round.p50), "p75": .integer(round.p75), "p95": .integer(round.p95),
            ]),
        ])
    }
}

extension ExactPoint {
    fileprivate var json: JSONValue {
        .object([
            "round": .integer(round), "date": .string(date),
            "outcomes": .mapping(outcomes.map { ($0.name, .exact($0.probability)) }),
        ])
    }
}

extension ExactIssue {
    fileprivate var json: JSONValue {
        func byParty(_ shares: [HeldUpShares.PartyShare]) -> JSONValue {
            .mapping(shares.map { ($0.actor, .exact($0.share)) })
        }
        return .object([
            "name": .string(name),
            "done": .object(["probability": .exact(done)]),
            "round": .object(["p50": .integer(medianRound)]),
            "expired": .object(["probability": .exact(expired)]),
            "steps": .object(["mean": .exact(meanSteps)]),
            "held_up": .object([
                "closed": .exact(heldUp.closed), "off_agenda": .exact(heldUp.offAgenda),
                "expired": .exact(heldUp.expired), "held": byParty(heldUp.held), "vetoed": byParty(heldUp.vetoed),
                "withdrawn": .exact(heldUp.withdrawn), "moved": .exact(heldUp.moved),
            ]),
        ])
    }
}

extension ExactEvent {
    fileprivate var json: JSONValue {
        func probability(_ value: Double?) -> JSONValue {
            value.map { .object(["probability": .exact($0)]) } ?? .null
        }
        return .object([
            "name": .string(name), "happened": .object(["probability": .exact(happened)]),
            "times": .object(["mean": .exact(meanTimes)]),
            "success_if": probability(successIf), "success_unless": probability(successUnless),
        ])
    }
}

extension ExactQuestion {
    fileprivate var json: JSONValue {
        .object(["name": .string(name), "asked": .exact(asked), "probability": .exact(probability)])
    }
}

extension ExactMeasure {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name), "mean": .exact(mean), "sd": .exact(standardDeviation),
            "p05": .exact(quantiles[0]), "p25": .exact(quantiles[1]), "p50": .exact(quantiles[2]),
            "p75": .exact(quantiles[3]), "p95": .exact(quantiles[4]), "left_out": .exact(leftOut),
        ])
    }
}
