package import Scenarios
internal import Simulation

/// The JSON Schema of what `detente run --format json` prints: `detente schema --results` prints it.
package enum ReportSchema {
    package static let schema = document(
        identifier: "https://detente.example/schema/results-1.json", title: "Détente results",
        record(
            "What a simulation found. Probabilities are plain numbers; what is unknown is null, never 0.",
            KeyValuePairs(dictionaryLiteral: ("detente", version)), and: parts))

    static let version = Schema([("description", "The version of this format."), ("const", 1)])

    /// The keys of a report, but for the version.
    static let parts: KeyValuePairs<String, Schema> = [
        "scenario": scenario,
        "run": run,
        "outcomes": .list("How the replicates ended, in the scenario's order.", of: outcome),
        "timeline": .list("How outcomes came about over time.", of: timelinePoint),
        "issues": .list("How far every issue got.", of: issue),
        "events": .list("What happened to the actors.", of: event),
        "expectations": .list("The scenario's claims about its own results.", of: expectation),
        "questions": .list("The scenario's questions, answered.", of: question),
        "measures": .list("The scenario's measures.", of: measure),
        "trust": .list("How trust went.", of: trustCourse),
        "state": .list("How the scenario's own quantities went.", of: stateCourse),
        "paths": .list("The most frequent paths.", of: path),
        "paths_cover": estimate("The share of all replicates that the listed paths cover."),
        "drivers": .list("What drives success; the parameter that explains most comes first.", of: driver),
        "explained": explained,
        "lifts": .list("What goes with success.", of: lift),
    ]

    static let scenario = record(
        "Which scenario was run.",
        [
            "title": .maybeText("Its title."), "file": .plainText("As the user named it."),
            "digest": Schema([
                ("description", "Of the text that was run."), ("type", "string"), ("pattern", "^sha256:[0-9a-f]{64}$"),
            ]),
        ])

    static let expectation = record(
        "A claim.",
        [
            "claim": .plainText("As written."),
            "verdict": .oneWord("Given the interval.", ["holds", "fails", "undecided"]),
        ])

    /// A whole schema, with the definitions that its parts refer to.
    static func document(identifier: String, title: String, _ content: Schema) -> Schema {
        Schema([
            ("$schema", .text(LanguageSchema.identifier)), ("$id", .text(identifier)), ("title", .text(title)),
        ]).merging(content).adding("$defs", .schema(definitions))
    }

    private static let definitions = Schema([
        ("count", .schema(Schema([("type", "integer"), ("minimum", 0)]))),
        (
            "share",
            .schema(
                Schema([
                    ("description", "0 to 1; null where it is unknown."), ("type", ["number", "null"]), ("minimum", 0),
                    ("maximum", 1),
                ]))
        ),
        (
            "number",
            .schema(
                Schema([("description", "null where it is unknown or infinite."), ("type", ["number", "null"])]))
        ),
        ("maybeCount", .schema(Schema([("type", ["integer", "null"]), ("minimum", 0)]))),
        (
            "round",
            .schema(
                Schema([
                    ("description", "A round; null where it is never reached by the horizon."),
                    ("type", ["integer", "null"]), ("minimum", 0),
                ]))
        ),
    ])

    /// An object all of whose keys are known, and there.
    /// - Parameters:
    ///   - more: further keys.
    ///   - optional: keys that need not be there.
    static func record(
        _ about: String, _ keys: KeyValuePairs<String, Schema>, and more: KeyValuePairs<String, Schema> = [:],
        optional: Set<String> = []
    ) -> Schema {
        let all = Array(keys) + Array(more)
        return Schema([
            ("description", .text(about)), ("type", "object"),
            ("properties", .schema(Schema(all.map { ($0.key, .schema($0.value)) }))),
            ("required", .list(all.map(\.key).filter { !optional.contains($0) }.map { .text($0) })),
            ("additionalProperties", false),
        ])
    }

    private static let run = record(
        "How it was run.",
        [
            "replicates": count("Replicates done."),
            "seed": count("The same seed gives the same numbers."),
            "level": share("The confidence level of every interval."),
            "rounds": count("The horizon, in rounds."),
            "stopped": .oneWord(
                "Why it stopped: all replicates done, the precision reached, or interrupted.",
                StopReason.allCases.map(\.rawValue)),
            "precision": .maybeText("The precision that was asked for."),
            "intervals": .oneWord(
                "The kind of intervals: exact ones, or ones that hold at any stopping time.",
                ["clopper_pearson", "confidence_sequence"]),
            "given": maybe(
                record(
                    "The condition of the report: only replicates in which it came true are counted.",
                    [
                        "expression": .plainText("As written."), "of": count("Replicates played."),
                        "count": count("Those in which it came true."), "probability": share("Their share."),
                        "lower": share("The interval's lower end."), "upper": share("The interval's upper end."),
                    ])),
            "faults": count("Replicates that ended because a value was not a number."),
            "faults_in": .list("Where the faults came from.", of: counted),
            "clamped": .list("Probabilities that were cut to the range from 0 to 1.", of: counted),
            "timing": record(
                "The only part that differs between equal runs.",
                ["seconds": number("Wall-clock time."), "threads": count("Threads that simulated.")]),
        ])

    private static let counted = record(
        "An expression, and how often something befell it.",
        ["expression": .plainText("As written."), "line": count("Where it stands."), "count": count("How often.")])
}

extension ReportSchema {
    static func count(_ about: String) -> Schema { .reference("count", about) }
    static func share(_ about: String) -> Schema { .reference("share", about) }
    static func number(_ about: String) -> Schema { .reference("number", about) }
    static func round(_ about: String) -> Schema { .reference("round", about) }
}

extension Schema {
    fileprivate func merging(_ other: Schema) -> Schema { Schema(keywords + other.keywords) }

    static func plainText(_ about: String) -> Schema {
        Schema([("description", .text(about)), ("type", "string")])
    }

    static func maybeText(_ about: String) -> Schema {
        Schema([("description", .text(about)), ("type", ["string", "null"])])
    }

    static func oneWord(_ about: String, _ words: [String]) -> Schema {
        Schema([("description", .text(about)), ("enum", .list(words.map { .text($0) }))])
    }
}
