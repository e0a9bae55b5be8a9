internal import Distributions

/// The parts that everything else is made of: names, values, probabilities, times.
extension LanguageSchema {
    static let definitions: [(name: String, schema: Schema)] = values + actorsAndIssues + happenings

    /// Characters of the language, but no date: `2026-11` would be a subtraction.
    static let expressionPattern =
        #"^(?!\s*[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?\s*$)(?=[\s\S]*\S)([a-z0-9_\s.,()+\-*/%^<>=]|!=|E(?=[+\-]?[0-9])|\.Inf|\.INF)*$"#

    private static let reserved = ReservedWords.keywords.union(ReservedWords.callable).sorted()
    private static let families = Family.allCases.map(\.rawValue).joined(separator: "|")

    private static let values: [(name: String, schema: Schema)] = [
        (
            "name",
            Schema([
                ("description", "A name: a small letter, then small letters, digits and _."), ("type", "string"),
                ("pattern", "^[a-z][a-z0-9_]*$"),
            ])
        ),
        (
            "bare_name",
            Schema([
                ("description", "A name that is no word of the language, as it can stand bare in an expression."),
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
                        "How it moves: a strategy with its arguments. Built in: "
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
                "Makes a family with a member for each actor, each issue, or each pair of them; asked as name(usa), name(usa, arms).",
                .reference("domain"), .list("Both.", of: .reference("domain"), count: 1...2).adding("uniqueItems", true)
            )
        ),
        (
            "members",
            .names(
                "Values of single members of a family, by actor or issue (and by issue within an actor).",
                of: .oneOf(
                    "A member's value.", .reference("quantity"),
                    .names("By issue, with 'default'.", of: .reference("quantity"))))
        ),
    ]
}
