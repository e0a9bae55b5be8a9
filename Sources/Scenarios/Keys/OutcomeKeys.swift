/// The keys of outcomes, questions and measures.
extension KeyTable {
    package static let outcome = KeyTable(
        "an outcome", at: ["outcomes", "*"], "An outcome: exactly one of when, finally and otherwise.",
        page: "outcomes.md#how-do-i-say-how-it-can-end", main: "when",
        alternatives: ["when", "finally", "otherwise"], needsAlternative: true,
        [
            Key("when", .reference("condition"), "Evaluated at the end of every round; ends the replicate."),
            Key("finally", .reference("condition"), "Evaluated at the horizon only."),
            Key(
                "otherwise", Schema([("enum", [true, "true", .null])]),
                "Marks the last outcome, which applies if no other does."),
            Key(
                "good", .reference("condition"), "Whether it counts as success.", standard: "false",
                page: "outcomes.md#what-counts-as-success"),
            Key(
                "order", .anyOf(Schema([("type", ["integer", "null"])]), .reference("constant")),
                "Its rank among ordered outcomes, a whole number; several may share one.", page: worth),
            Key(
                "value", .anyOf(Schema([("type", ["number", "null"])]), .reference("constant")),
                "What it is worth, for decisions.", page: worth),
            .title,
            .about("What it is, and how to verify it."),
        ])

    private static let worth = "outcomes.md#how-do-i-say-what-an-outcome-is-worth"

    package static let question = KeyTable(
        "a question", at: ["questions", "*"], "The probability that something has been true.",
        page: "outcomes.md#how-do-i-ask-for-a-probability", main: "ask", alternatives: ["by", "at"],
        [
            Key(
                "ask", .reference("condition"),
                "The condition, evaluated at the end of each round, or with ever, always, never, by, at.", .required),
            Key("by", .reference("time"), "Until the end of this round.", standard: "the horizon"),
            Key("at", .reference("time"), "At the end of this one round, instead of 'by'."),
            Key("given", .reference("condition"), "Only among the replicates in which this was true."),
            .title,
            .about("What it is, and how to verify it."),
        ])

    package static let measure = KeyTable(
        "a measure", at: ["measures", "*"], "A number computed at the end of each replicate.",
        page: "outcomes.md#how-do-i-ask-for-a-number", main: "value",
        [
            Key("value", .reference("number"), "The number.", .required),
            Key("given", .reference("condition"), "Only in the replicates in which this was true."),
            .title,
            .about("What it is, with its unit."),
        ])
}
