internal import Simulation

extension Report {
    /// The report as JSON, with the keys in a fixed order. Equal runs give equal bytes but for the object `run.timing`.
    ///
    /// What is unknown is `null`, never 0.
    public func json() -> String { document.text() }

    var document: JSONValue {
        .object([
            "detente": .integer(1),
            "scenario": .object([
                "title": .string(scenario.title), "file": .string(scenario.file), "digest": .string(scenario.digest),
            ]),
            "run": run.json,
            "outcomes": .array(outcomes.map(\.json)),
            "timeline": .array(timeline.map(\.json)),
            "issues": .array(issues.map(\.json)),
            "events": .array(events.map(\.json)),
            "expectations": .array(
                expectations.map { .object(["claim": .string($0.claim), "verdict": .string($0.verdict.rawValue)]) }),
            "questions": .array(questions.map(\.json)),
            "measures": .array(measures.map(\.json)),
            "trust": .array(course?.trust.map(\.json) ?? []),
            "state": .array(course?.state.map(\.json) ?? []),
            "paths": .array(paths.paths.map(\.json)),
            "paths_cover": paths.coverage.json,
            "drivers": .array(drivers?.drivers.map(\.json) ?? []),
            "explained": .object([
                "all": drivers?.explained?.json ?? .null, "judgement": drivers?.onJudgement?.json ?? .null,
                "no_basis": drivers?.withoutBasis?.json ?? .null,
            ]),
            "lifts": .array(lifts?.rows.map(\.json) ?? []),
        ])
    }
}

extension RunSummary {
    fileprivate var json: JSONValue {
        .object([
            "replicates": .integer(replicates),
            "seed": .unsigned(seed),
            "level": .number(level),
            "rounds": .integer(rounds),
            "stopped": .string(stopped.rawValue),
            "precision": .string(precision),
            "intervals": .string(intervals),
            "given": given.map { condition in
                .object([
                    "expression": .string(condition), "of": .integer(considered), "count": .integer(replicates),
                    "probability": .number(givenShare?.probability), "lower": .number(givenShare?.lower),
                    "upper": .number(givenShare?.upper),
                ])
            } ?? .null,
            "faults": .integer(faults.count),
            "faults_in": .array(faultsIn.map(\.json)),
            "clamped": .array(clamped.map(\.json)),
            "timing": .object(["seconds": .number(seconds), "threads": .integer(threads)]),
        ])
    }
}

extension CountedExpression {
    fileprivate var json: JSONValue {
        .object(["expression": .string(expression), "line": .integer(line), "count": .integer(count)])
    }
}

extension OutcomeSummary {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name),
            "count": .integer(probability.count),
            "probability": .number(probability.probability),
            "lower": .number(probability.lower),
            "upper": .number(probability.upper),
            "good": .truth(isGood),
            "round": .object([
                "mean": .number(round.mean), "p05": .integer(round.p05), "p25": .integer(round.p25),
                "p50": .integer(round.p50), "p75": .integer(round.p75), "p95": .integer(round.p95),
                "p50_lower": .integer(round.p50Lower), "p50_upper": .integer(round.p50Upper),
            ]),
        ])
    }
}

extension TimelinePoint {
    fileprivate var json: JSONValue {
        .object([
            "round": .integer(round),
            "date": .string(date),
            "outcomes": .mapping(outcomes.map { ($0.name, .number($0.probability)) }),
        ])
    }
}

extension IssueSummary {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name),
            "done": .object([
                "count": .integer(done.count), "probability": .number(done.probability),
                "lower": .number(done.lower), "upper": .number(done.upper),
            ]),
            "round": .object([
                "p50": .integer(medianRound), "p50_lower": .integer(medianRoundLower),
                "p50_upper": .integer(medianRoundUpper),
            ]),
            "expired": expired.json,
            "steps": .object(["mean": .number(meanSteps)]),
            "held_up": heldUp.json,
        ])
    }
}

extension HeldUpShares {
    fileprivate var json: JSONValue {
        func byParty(_ shares: [PartyShare]) -> JSONValue {
            .mapping(shares.map { ($0.actor, .number($0.share)) })
        }
        return .object([
            "closed": .number(closed), "off_agenda": .number(offAgenda), "expired": .number(expired),
            "held": byParty(held), "vetoed": byParty(vetoed),
            "withdrawn": .number(withdrawn), "moved": .number(moved),
        ])
    }
}

extension EventSummary {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name),
            "happened": happened.json,
            "times": .object(["mean": .number(meanTimes)]),
            "success_if": successIf?.json ?? .null,
            "success_unless": successUnless?.json ?? .null,
        ])
    }
}

extension QuestionSummary {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name),
            "asked": .integer(probability.trials),
            "count": .integer(probability.count),
            "probability": .number(probability.probability),
            "lower": .number(probability.lower),
            "upper": .number(probability.upper),
        ])
    }
}

extension MeasureSummary {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name),
            "mean": .number(mean),
            "mcse": .number(standardError),
            "sd": .number(standardDeviation),
            "p05": .number(quantiles[0]),
            "p25": .number(quantiles[1]),
            "p50": .number(quantiles[2]),
            "p75": .number(quantiles[3]),
            "p95": .number(quantiles[4]),
            "left_out": .integer(leftOut), "asked": .integer(asked),
        ])
    }
}
