internal import Scenarios
internal import Reporting

extension Benchmark {
    /// The result as JSON, with the keys in a fixed order; `--baseline` reads it again.
    ///
    /// Spreads hold median, least and greatest over the turns. What is unknown is `null`.
    public func json() -> String {
        JSONValue.object([
            "detente": .integer(1),
            "benchmark": .object([
                "version": .string(version),
                "machine": Self.json(machine),
                "seed": .unsigned(seed),
                "warm_up": .integer(warmUp),
                "baseline": baseline.map {
                    .object([
                        "file": .string($0.file), "version": .string($0.version), "machine": Self.json($0.machine),
                    ])
                } ?? .null,
            ]),
            "loads": .array(loads.map(json)),
        ]).text()
    }

    private static func json(_ machine: Machine) -> JSONValue {
        .object([
            "processor": .string(machine.processor),
            "cores": .integer(machine.cores),
            "system": .string(machine.system),
        ])
    }

    private func json(_ load: Load) -> JSONValue {
        .object([
            "name": .string(load.name),
            "file": .string(load.file),
            "title": .string(load.title),
            "digest": .string(load.digest),
            "replicates": .integer(load.replicates),
            "rounds": .integer(load.rounds),
            "draws": .integer(load.draws),
            "generator_calls": .integer(load.generatorCalls),
            "timings": .array(load.timings.map { json(load, $0) }),
        ])
    }

    private func json(_ load: Load, _ timing: Timing) -> JSONValue {
        .object([
            "threads": .integer(timing.threads),
            "threads_used": .integer(timing.used),
            "seconds": .array(timing.seconds.map { .number($0) }),
            "replicates_per_second": Self.json(load.rate(timing, of: load.replicates)),
            "rounds_per_second": Self.json(load.rate(timing, of: load.rounds)),
            "ns_per_replicate": Self.json(load.nanoseconds(timing, per: load.replicates)),
            "ns_per_round": Self.json(load.nanoseconds(timing, per: load.rounds)),
            "ns_per_draw": Self.json(load.nanoseconds(timing, per: load.draws)),
            "speed_up": Self.json(load.speedUp(timing)),
            "change": change(load, timing).map { change in
                .object([
                    "estimate": .number(change.estimate), "lower": .number(change.lower),
                    "upper": .number(change.upper), "level": .number(change.level),
                    "verdict": .string(change.verdict.rawValue),
                ])
            } ?? .null,
        ])
    }

    private static func json(_ spread: Spread?) -> JSONValue {
        guard let spread else { return .null }
        return .object([
            "median": .number(spread.median), "least": .number(spread.least), "greatest": .number(spread.greatest),
        ])
    }
}
