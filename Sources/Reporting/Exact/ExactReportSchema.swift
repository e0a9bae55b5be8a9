package import Scenarios

/// The JSON Schema of what `detente exact --format json` prints: `detente schema --exact` prints it.
package enum ExactReportSchema {
    package static let schema = ReportSchema.document(
        identifier: "https://detente.example/schema/exact-1.json", title: "Détente exact results",
        ReportSchema.record(
            "What following every branch found. Probabilities have 15 digits; what is unknown is null, never 0.",
            [
                "detente": Schema([("description", "The version of this format."), ("const", 1)]),
                "scenario": ReportSchema.scenario,
                "run": run,
                "outcomes": .list("How it ends, in the scenario's order.", of: outcome),
                "timeline": .list("How outcomes come about over time.", of: ReportSchema.timelinePoint),
                "issues": .list("How far every issue gets.", of: issue),
                "events": .list("What happens to the actors.", of: event),
                "expectations": .list("The scenario's claims about its own results.", of: ReportSchema.expectation),
                "questions": .list("The scenario's questions, answered.", of: question),
                "measures": .list("The scenario's measures.", of: measure),
                "against_simulation": comparison,
            ], optional: ["against_simulation"]))

    private static let run = ReportSchema.record(
        "How it was found.",
        [
            "method": Schema([("description", "Every branch was followed."), ("const", "exact")]),
            "states": ReportSchema.count("The greatest number of states that a round ended with."),
            "rounds": ReportSchema.count("The horizon, in rounds."),
            "faults": ReportSchema.share("The probability of ending because a value is not a number."),
            "faults_in": .list("Where the faults come from.", of: weighed("probability", "How probable.")),
            "clamped": .list(
                "Probabilities that are cut to the range from 0 to 1.", of: weighed("times", "How often, on average.")),
            "missing": ReportSchema.share("What is missing of 1 in all outcomes and faults together."),
            "timing": ReportSchema.record(
                "The only part that differs between equal runs.", ["seconds": ReportSchema.number("Wall-clock time.")]),
        ])

    private static func weighed(_ key: String, _ about: String) -> Schema {
        ReportSchema.record(
            "An expression, and what befalls it.",
            [
                "expression": .plainText("As written."), "line": ReportSchema.count("Where it stands."),
                key: ReportSchema.number(about),
            ])
    }

    private static func probability(_ about: String) -> Schema {
        ReportSchema.record(about, ["probability": ReportSchema.share("How probable.")])
    }

    private static func maybeProbability(_ about: String) -> Schema {
        Schema([
            ("description", .text(about)),
            ("oneOf", [.schema(Schema([("type", "null")])), .schema(probability("Given that."))]),
        ])
    }

    private static let outcome = ReportSchema.record(
        "An outcome.",
        [
            "name": .plainText("Its name."), "probability": ReportSchema.share("How probable."),
            "good": Schema([("description", "Whether it counts as success."), ("type", "boolean")]),
            "round": ReportSchema.outcomeRound,
        ])

    private static let issue = ReportSchema.record(
        "An issue.",
        [
            "name": .plainText("Its name."), "done": probability("Whether it is done at the end."),
            "round": ReportSchema.record(
                "When it is done.", ["p50": ReportSchema.round("By then with probability one half.")]),
            "expired": probability("Whether it expires."),
            "steps": ReportSchema.record("How far it gets.", ["mean": ReportSchema.number("Steps at the end.")]),
            "held_up": ReportSchema.heldUp,
        ])

    private static let event = ReportSchema.record(
        "An event.",
        [
            "name": .plainText("Its name."), "happened": probability("Whether it happens."),
            "times": ReportSchema.record("How often.", ["mean": ReportSchema.number("On average.")]),
            "success_if": maybeProbability("Success given that it happens: a condition, not a cause."),
            "success_unless": maybeProbability("Success given that it does not."),
        ])

    private static let question = ReportSchema.record(
        "A question.",
        [
            "name": .plainText("Its name."), "asked": ReportSchema.share("How probable it is that it is asked."),
            "probability": ReportSchema.share("Of yes, given that."),
        ])

    private static let measure = ReportSchema.record(
        "A measure.",
        [
            "name": .plainText("Its name."), "mean": ReportSchema.number("The mean."),
            "sd": ReportSchema.number("The standard deviation."), "p05": ReportSchema.number("5 % quantile."),
            "p25": ReportSchema.number("25 % quantile."), "p50": ReportSchema.number("The median."),
            "p75": ReportSchema.number("75 % quantile."), "p95": ReportSchema.number("95 % quantile."),
            "left_out": ReportSchema.share("The probability that it is not a number."),
        ])

    private static let comparison = ReportSchema.record(
        "Beside a simulation; only with --against-simulation.",
        [
            "replicates": ReportSchema.count("Replicates simulated."),
            "seed": ReportSchema.count("The simulation's seed."),
            "agrees": Schema([("description", "Whether luck explains all differences."), ("type", "boolean")]),
            "greatest_z": ReportSchema.number("The greatest difference in standard errors."),
            "rows": .list(
                "Every number that both have.",
                of: ReportSchema.record(
                    "A number.",
                    [
                        "kind": .oneWord("Of what.", ["outcome", "issue", "event", "question", "measure"]),
                        "name": .plainText("Its name."), "exact": ReportSchema.number("A probability, or a mean."),
                        "simulated": ReportSchema.number("Its estimate."),
                        "z": ReportSchema.number("The difference in standard errors."),
                        "p": ReportSchema.share("How probable it is that luck alone is as far off."),
                    ])),
        ])
}
