internal import Scenarios

/// The entries of the lists in a report's JSON.
extension ReportSchema {
    static let outcome = record(
        "An outcome.",
        [
            "name": .plainText("Its name."),
            "count": count("Replicates that ended so."),
            "probability": share("Their share of all replicates."),
            "lower": share("The interval's lower end."),
            "upper": share("The interval's upper end."),
            "good": Schema([("description", "Whether it counts as success."), ("type", "boolean")]),
            "round": record(
                "When, among the replicates that ended so.", roundKeys,
                and: [
                    "p50_lower": round("The lower end of the median's interval."),
                    "p50_upper": round("The upper end."),
                ]),
        ])

    static let outcomeRound = record("When, where it ends so.", roundKeys)

    private static let roundKeys: KeyValuePairs<String, Schema> = [
        "mean": number("The mean round."), "p05": round("5 % quantile."), "p25": round("25 % quantile."),
        "p50": round("The median."), "p75": round("75 % quantile."), "p95": round("95 % quantile."),
    ]

    static let timelinePoint = record(
        "A round.",
        [
            "round": count("The round."),
            "date": .maybeText("Its date, where the clock has dates."),
            "outcomes": Schema([
                ("description", "The share of replicates that had ended with each outcome by then."),
                ("type", "object"),
                ("additionalProperties", .schema(.reference("share"))),
            ]),
        ])

    private static let byActor = Schema([("type", "object"), ("additionalProperties", .schema(.reference("share")))])

    static let issue = record(
        "An issue.",
        [
            "name": .plainText("Its name."),
            "done": record(
                "Whether it was done at the end.",
                [
                    "count": .reference(
                        "maybeCount", "Replicates in which it was done; null for an issue without an end."),
                    "probability": share("Their share."),
                    "lower": share("The interval's lower end."), "upper": share("The interval's upper end."),
                ]),
            "round": record(
                "When it was done.",
                [
                    "p50": round("The median over all replicates."),
                    "p50_lower": round("The lower end of its interval."), "p50_upper": round("The upper end."),
                ]),
            "expired": estimate("Whether it expired."),
            "steps": record("How far it got.", ["mean": number("Steps at the end, on average.")]),
            "held_up": heldUp,
        ])

    static let heldUp = record(
        "What held it up: shares of the rounds before it was done.",
        [
            "closed": share("'requires' did not hold."), "off_agenda": share("No meeting, or not its turn."),
            "expired": share("It had expired."), "held": byActor, "vetoed": byActor,
            "withdrawn": share("A party withdrew."), "moved": share("It moved on."),
        ])

    static func estimate(_ about: String) -> Schema {
        record(
            about,
            [
                "probability": share("The share."), "lower": share("The interval's lower end."),
                "upper": share("The interval's upper end."),
            ])
    }

    private static func maybeEstimate(_ about: String) -> Schema {
        Schema([
            ("description", .text(about)),
            ("oneOf", [.schema(Schema([("type", "null")])), .schema(estimate("Among these replicates."))]),
        ])
    }

    static let event = record(
        "An event.",
        [
            "name": .plainText("Its name."),
            "happened": estimate("Whether it happened."),
            "times": record("How often.", ["mean": number("Per replicate, on average.")]),
            "success_if": maybeEstimate("Success among the replicates with it: a condition, not a cause."),
            "success_unless": maybeEstimate("Success among the replicates without it."),
        ])

    static let question = record(
        "A question.",
        [
            "name": .plainText("Its name."), "asked": count("Replicates in which it was asked."),
            "count": count("Replicates in which it was so."), "probability": share("Their share."),
            "lower": share("The interval's lower end."), "upper": share("The interval's upper end."),
        ])

    static let measure = record(
        "A measure.",
        [
            "name": .plainText("Its name."), "mean": number("The mean."),
            "mcse": number("The mean's Monte Carlo standard error."), "sd": number("The standard deviation."),
            "p05": number("5 % quantile."), "p25": number("25 % quantile."), "p50": number("The median."),
            "p75": number("75 % quantile."), "p95": number("95 % quantile."),
            "left_out": count("Replicates in which it was not a number."),
            "asked": count(
                "Replicates that have the measure: all but faults, or those in which its 'given' came true."),
        ])
}
