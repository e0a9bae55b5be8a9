internal import Scenarios

/// The parts of a report's JSON about paths, drivers, lifts, and the course of trust and state.
extension ReportSchema {
    static let path = record(
        "A path.",
        [
            "milestones": .list(
                "Issues done or expired, and events, in the order in which they came; the outcome last.",
                of: .plainText("A milestone.")),
            "outcome": .plainText("How it ended."), "count": count("Replicates that took it."),
            "probability": share("Their share."), "lower": share("The interval's lower end."),
            "upper": share("The interval's upper end."),
            "round": record("When it ended.", ["p50": round("The median round.")]),
        ])

    static let driver = record(
        "An uncertain parameter.",
        [
            "parameter": .plainText("Its name; a member of a family as one asks for it."),
            "low": share("Success in the lowest tenth of its draws."),
            "high": share("Success in the highest tenth."),
            "share": number("The share of the outcome's variance it explains alone; below 0 only by chance."),
            "lower": share("The interval's lower end."), "upper": share("The interval's upper end."),
            "low_interval": maybe(ends("Of 'low'.")), "high_interval": maybe(ends("Of 'high'.")),
            "basis": .maybeText("What its value rests on; null where the scenario does not say."),
        ])

    static let explained = record(
        "What the uncertain parameters explain one by one, added up.",
        [
            "all": maybe(explainedShare("All of them.")),
            "judgement": maybe(explainedShare("Those whose basis is judgement.")),
            "no_basis": maybe(explainedShare("Those without a basis.")),
        ])

    private static func explainedShare(_ about: String) -> Schema {
        record(
            about,
            [
                "share": number("The share of the outcome's variance."), "lower": share("The interval's lower end."),
                "upper": share("The interval's upper end."),
            ])
    }

    static let lift = record(
        "How many times as probable success is where something happened: a condition, not a cause.",
        [
            "of": .plainText("The event or the issue."),
            "kind": .oneWord("What happened.", ["event", "done", "expired"]),
            "happened": estimate("How probable it is."), "success": estimate("Success where it happened."),
            "lift": number("P(success with it) / P(success)."), "lower": number("The interval's lower end."),
            "upper": number("The interval's upper end."),
        ])

    static let trustCourse = record(
        "The trust of one actor in another, over the first replicates.",
        [
            "of": .plainText("Who trusts."), "in": .plainText("Whom."),
            "points": .list("By date.", of: coursePoint),
        ])

    static let stateCourse = record(
        "A quantity of the scenario's own, over the first replicates.",
        ["name": .plainText("Its name."), "points": .list("By date.", of: coursePoint)])

    private static let coursePoint = record(
        "At the end of a round; round 0 is the start.",
        [
            "round": count("The round."), "date": .maybeText("Its date, where the clock has dates."),
            "mean": number("The mean."), "p05": number("5 % quantile."), "p50": number("The median."),
            "p95": number("95 % quantile."),
        ])

    private static func ends(_ about: String) -> Schema {
        record(about, ["lower": share("The lower end."), "upper": share("The upper end.")])
    }

    static func maybe(_ schema: Schema) -> Schema {
        Schema([("oneOf", [.schema(Schema([("type", "null")])), .schema(schema)])])
    }
}
