/// State, events, outcomes and questions.
extension LanguageSchema {
    static let happenings: [(name: String, schema: Schema)] = [
        (
            "state",
            .oneOf(
                "A quantity that changes from round to round: its start, or a mapping.", .reference("quantity"),
                Schema.mapping(
                    "A quantity that changes from round to round.",
                    [
                        "start": .reference("quantity", "Its value before the first round."),
                        "title": .text("Its name in full, for reports."),
                        "about": .text("What it is, in a sentence or two."),
                        "for": .reference("family"),
                        "values": .reference("members", "Starts of single members of a family."),
                        "each_round": .reference(
                            "quantity", "Its next value, from the old values of all state. Left out: unchanged."),
                        "min": .reference("quantity", "It is held at or above this."),
                        "max": .reference("quantity", "It is held at or below this."),
                    ]
                ).mappingOnly)
        ),
        (
            "event",
            .mapping(
                "Something that can happen: when (exactly one of at, chance, rate, after), and what it does.",
                [
                    "title": .text("Its name in full, for reports."),
                    "about": .text("What it is, in a sentence or two."),
                    "at": .oneOf(
                        "The round or date at which it happens, or a list of them.", .reference("time"),
                        .list("Several times.", of: .reference("time"), count: 1...Int.max)),
                    "chance": .reference("probability", "Probability that it happens in a round."),
                    "rate": .reference("rate", "How often it is expected a year; needs clock.round."),
                    "after": .reference(
                        "condition", "It happens 'delay' rounds after the round at whose end this first held."),
                    "delay": .reference(
                        "number", "Rounds from 'after' to the event, at least 1; months(6) and the like. Left out: 1."),
                    "when": .reference("condition", "It happens only if this holds just then."),
                    "limit": .reference("number", "At most so often."),
                    "draws": .names(
                        "Values drawn at each firing, in order, for 'effects' to use.", of: .reference("value"),
                        keys: .reference("bare_name")),
                    "effects": .oneOf(
                        "What it changes, in order.", .reference("effect"),
                        .list("Assignments.", of: .reference("effect")), .nothing),
                    "adopt": .names(
                        "Actors (or all) who take up another strategy, for every issue or by issue with 'default'.",
                        of: .oneOf(
                            "A strategy, or a mapping by issue.", .reference("strategy_use"),
                            .byName("By issue, with 'default'.", of: .orNothing("strategy_use")), .nothing)),
                    "milestone": .reference(
                        "condition", "Whether it counts in paths. Left out: true if its limit is 1."),
                ], excluding: [["at", "chance", "rate", "after"]])
        ),
        (
            "rate",
            .oneOf(
                "Expected number a year.", Schema([("type", ["number", "null"]), ("minimum", 0)]),
                .reference("expression"))
        ),
        (
            "effect",
            Schema([
                (
                    "description",
                    "An assignment, such as \"trust(all, all) *= 0.8\", to trust(a, b), level(a, issue), level(issue), score(a) or a state variable."
                ),
                ("type", "string"), ("pattern", #"^\s*[a-z][a-z0-9_]*\s*(\([a-z0-9_\s,]*\))?\s*(=|\+=|-=|\*=)[^=].*$"#),
            ])
        ),
        (
            "outcome",
            .oneOf(
                "When it holds, asked at the end of every round; 'otherwise' for the last; or a mapping.",
                .reference("condition"),
                Schema.mapping(
                    "An outcome: exactly one of when, finally and otherwise.",
                    [
                        "when": .reference("condition", "Asked at the end of every round; ends the replicate."),
                        "finally": .reference("condition", "Asked at the horizon only."),
                        "otherwise": Schema([
                            ("description", "Marks the last outcome, which takes what is left."),
                            ("enum", [true, "true", .null]),
                        ]),
                        "good": .reference("condition", "Whether it counts as success. Left out: false."),
                        "title": .text("Its name in full, for reports."),
                        "about": .text("What it is, and how one would check it."),
                    ], excluding: [["when", "finally", "otherwise"]]
                ).mappingOnly)
        ),
        (
            "question",
            .oneOf(
                "What is asked, or a mapping.", .reference("condition"),
                Schema.mapping(
                    "The probability that something has come true.",
                    [
                        "ask": .reference(
                            "condition",
                            "What is asked at the end of each round, or with ever, always, never, by, at."),
                        "by": .reference("time", "Up to this round. Left out: the horizon."),
                        "at": .reference("time", "At the end of this one round, instead of 'by'."),
                        "given": .reference("condition", "Only among the replicates in which this came true."),
                        "title": .text("Its name in full, for reports."),
                        "about": .text("What it is, and how one would check it."),
                    ], excluding: [["by", "at"]]
                ).mappingOnly)
        ),
        (
            "measure",
            .oneOf(
                "A number taken at the end of each replicate, or a mapping.", .reference("number"),
                Schema.mapping(
                    "A number taken at the end of each replicate.",
                    [
                        "value": .reference("number", "The number."),
                        "given": .reference("condition", "Only in the replicates in which this comes true."),
                        "title": .text("Its name in full, for reports."),
                        "about": .text("What it is, with its unit."),
                    ]
                ).mappingOnly)
        ),
    ]
}
