internal import Distributions

/// The basic definitions: names, values, probabilities, times, moves.
extension LanguageSchema {
    static let definitions: [(name: String, schema: Schema)] = values + mappings + parts

    /// Characters of the language, except a date: `2026-11` would be a subtraction.
    static let expressionPattern =
        #"^(?!\s*[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?\s*$)(?=[\s\S]*\S)([a-z0-9_\s.,()+\-*/%^<>=]|\bin\s*\[[a-z0-9_,\s]+\]|!=|E(?=[+\-]?[0-9])|\.Inf|\.INF)*$"#

    private static let reserved = ReservedWords.keywords.union(ReservedWords.callable).sorted()
    private static let families = Family.allCases.map(\.rawValue).joined(separator: "|")

    private static let values: [(name: String, schema: Schema)] = [
        (
            "name",
            Schema([
                ("description", "A name: a lower-case letter, then lower-case letters, digits and _."),
                ("type", "string"),
                ("pattern", "^[a-z][a-z0-9_]*$"),
            ])
        ),
        (
            "bare_name",
            Schema([
                ("description", "A name that is not a word of the language, so that it can be used in expressions."),
                ("allOf", [.schema(.reference("name"))]),
                ("not", .schema(Schema([("enum", .list(reserved.map { .text($0) }))]))),
            ])
        ),
        (
            "expression",
            Schema([
                (
                    "description",
                    "An expression, such as 0.15 + 0.5 * min(trust(usa, russia), trust(russia, usa)), or a distribution, such as beta(2, 4)."
                ),
                ("type", "string"), ("pattern", .text(expressionPattern)),
            ])
        ),
        (
            "constant",
            Schema([
                ("description", "An expression that is the same in every replicate, such as 12 * 3."),
                ("type", "string"),
                (
                    "pattern",
                    .text(
                        #"^(?!\s*[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?\s*$)(?!.*\b("# + families
                            + #")\()(?=.*([0-9]|\brounds\b))[a-z0-9_\s.,()+\-*/%^<>=!eE]*$"#)
                ),
            ])
        ),
        (
            "value",
            .oneOf(
                "A number, true, false, or an expression in a string. Inside { } or [ ] an expression with a comma needs quotes.",
                Schema([("type", ["number", "boolean", "null"])]), .reference("expression"))
        ),
        (
            "quantity",
            .oneOf(
                "A number, true, false, an expression in a string, or a date such as 2026-11, which is a round.",
                Schema([("type", ["number", "boolean", "null"])]), .reference("expression"),
                .reference("date").adding("type", "string"))
        ),
        (
            "number",
            .oneOf(
                "A number, or an expression that gives one.", Schema([("type", ["number", "boolean", "null"])]),
                .reference("expression"))
        ),
        (
            "condition",
            .oneOf(
                "true, false, or an expression that is true or false.", Schema([("type", ["boolean", "null"])]),
                .reference("expression"))
        ),
        (
            "probability",
            .oneOf(
                "A probability, 0 to 1, or an expression that gives one.",
                Schema([("type", "number"), ("minimum", 0), ("maximum", 1)]), Schema([("type", ["boolean", "null"])]),
                .reference("expression"))
        ),
        (
            "date",
            Schema([
                ("description", "A date: 2026-11 or 2026-11-03."), ("type", ["string", "null"]),
                (
                    "pattern",
                    "^(?!0000)(?!.*-02-3[01])(?!.*-(04|06|09|11)-31)[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"
                ),
            ])
        ),
        (
            "time",
            .oneOf(
                "A round (1, 2, …), an expression that gives one, or a date such as 2026-11 or 2026-11-03.",
                Schema([("type", ["number", "null"])]), .reference("expression"),
                .reference("date").adding("type", "string"))
        ),
        (
            "claim",
            Schema([
                (
                    "description",
                    "A claim about probability(outcome or question) or mean(measure), compared by <, <=, > or >=."
                ),
                ("type", "string"),
                (
                    "pattern",
                    "^[^<>]*(probability|mean)\\([^<>]*(<=|>=|<|>)[^<>]*$|^[^<>]*(<=|>=|<|>)[^<>]*(probability|mean)\\([^<>]*$"
                ),
            ])
        ),
        (
            "strategy_use",
            Schema([
                (
                    "description",
                    .text(
                        "A strategy with its arguments. Built in: "
                            + BuiltInStrategies.names.joined(separator: ", ") + ".")
                ),
                ("type", "string"), ("pattern", #"^\s*[a-z][a-z0-9_]*\s*(\([^+]*\))?\s*$"#),
                ("examples", .list(BuiltInStrategies.names.map { .text($0 + "()") })),
            ])
        ),
        ("domain", .words("What a family has one member for: each actor, or each issue.", ["actors", "issues"])),
        (
            "family",
            .oneOf(
                "Makes a family with a member for each actor, each issue, or each pair of them; written name(usa), name(usa, arms).",
                .reference("domain"), .list("Both.", of: .reference("domain"), count: 1...2).adding("uniqueItems", true)
            )
        ),
        (
            "members",
            Schema.names(
                of: .oneOf(
                    "A member's value.", .reference("quantity"),
                    Schema.names(of: .reference("quantity")).described("By issue, with 'default'."))
            ).described("Values of single members of a family, by actor or issue (and by issue within an actor).")
        ),
    ]

    /// The mappings that the tables of keys describe; for some of them a bare value is also allowed.
    private static let mappings: [(name: String, schema: Schema)] = [
        (
            "parameter",
            .oneOf(
                "A quantity drawn once per replicate: its value, or a mapping with 'value' and what is known about it.",
                .reference("quantity"), KeyTable.parameter.schema.mappingOnly)
        ),
        ("actor", KeyTable.actor.schema),
        ("type", KeyTable.type.schema),
        ("learning", KeyTable.learning.schema),
        ("strategy", KeyTable.strategy.schema),
        ("channel", KeyTable.channel.schema),
        ("issue", KeyTable.issue.schema),
        (
            "noise",
            .oneOf(
                "One probability for offers and holds, or a mapping by move.", .reference("probability"),
                KeyTable.noise.schema.mappingOnly)
        ),
        (
            "state",
            .oneOf(
                "A quantity that changes from round to round: its start, or a mapping.", .reference("quantity"),
                KeyTable.state.schema.mappingOnly)
        ),
        ("event", KeyTable.event.schema),
        (
            "outcome",
            .oneOf(
                "A condition, evaluated at the end of every round; 'otherwise' for the last outcome; or a mapping.",
                .reference("condition"), KeyTable.outcome.schema.mappingOnly)
        ),
        (
            "question",
            .oneOf("A condition, or a mapping.", .reference("condition"), KeyTable.question.schema.mappingOnly)
        ),
        (
            "measure",
            .oneOf(
                "A number computed at the end of each replicate, or a mapping.", .reference("number"),
                KeyTable.measure.schema.mappingOnly)
        ),
    ]

    /// The values of single keys of these mappings.
    private static let parts: [(name: String, schema: Schema)] = [
        (
            "likelihood",
            Schema.list("[sincere, insincere]", of: .reference("probability"), count: 2...2).adding(
                "type", ["array", "null"])
        ),
        (
            "actors",
            Schema.list("Names of actors.", of: .reference("name"), count: 1...Int.max).adding("uniqueItems", true)
        ),
        (
            "shares",
            .oneOf(
                "A type, or a mapping from types to their probabilities.", .reference("name"),
                .names(of: .reference("number")), .nothing)
        ),
        ("move", .words("A move.", Checker.moveNames)),
        (
            "level",
            .oneOf(
                "A level: 0 or more steps.", Schema([("type", ["number", "null"]), ("minimum", 0)]),
                .reference("expression"))
        ),
        (
            "rate",
            .oneOf(
                "Expected number per year.", Schema([("type", ["number", "null"]), ("minimum", 0)]),
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
    ]
}
