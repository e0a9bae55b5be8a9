/// What only a file that extends no other must have: an extending file may give parts of them.
extension LanguageSchema {
    static let whole = Schema.requires(KeyTable.scenario.requiredKeys).adding(
        "properties",
        .schema(
            Schema([
                ("clock", .schema(KeyTable.clock.completeness)),
                ("parameters", .schema(each(KeyTable.parameter.completeness))),
                ("learning", .schema(learning)),
                ("strategies", .schema(each(strategy))),
                ("channels", .schema(each(KeyTable.channel.completeness))),
                ("issues", .schema(each(issue))),
                ("state", .schema(each(KeyTable.state.completeness))),
                ("events", .schema(each(KeyTable.event.completeness))),
                ("outcomes", .schema(outcomes)),
                ("questions", .schema(each(KeyTable.question.completeness))),
                ("measures", .schema(each(KeyTable.measure.completeness))),
            ]))
    ).adding("allOf", [.schema(issuesNeedActors), .schema(ratesNeedRounds)])

    private static func each(_ schema: Schema) -> Schema {
        Schema([("additionalProperties", .schema(schema))])
    }

    private static func says(_ key: String, _ word: String) -> Schema {
        Schema.requires([key]).adding("properties", .schema(Schema([(key, .schema(Schema([("const", .text(word))])))])))
    }

    private static func weights(_ rule: String) -> [String] {
        KeyTable.learning.dependents(of: "rule", saying: rule)
    }

    private static let learning = Schema([
        ("if", .schema(says("rule", "bayesian"))),
        ("then", .schema(Schema.forbids(weights("linear")).requiring(weights("bayesian")))),
        (
            "else",
            .schema(
                Schema.forbids(weights("bayesian"))
                    .adding("if", .schema(says("rule", "types")))
                    .adding("then", .schema(.forbids(weights("linear")))))
        ),
    ])

    private static let strategy = Schema.ofMapping(
        Schema.requires(KeyTable.strategy.requiredKeys).adding(
            "properties", .schema(Schema([("memory", .schema(each(KeyTable.memory.completeness)))]))))

    /// A start by actor is allowed only if each party has a level of its own.
    private static let issue = Schema([
        ("if", .schema(says("advance", "separately"))),
        (
            "else",
            .schema(
                Schema([
                    (
                        "properties",
                        .schema(Schema([("start", .schema(Schema([("not", .schema(Schema([("type", "object")])))])))]))
                    )
                ]))
        ),
    ])

    /// One outcome must be `otherwise`: it is not allowed that none of them is.
    private static let outcomes = each(KeyTable.outcome.completeness).adding(
        "not",
        .schema(
            each(
                Schema([
                    (
                        "not",
                        .schema(
                            Schema([
                                (
                                    "anyOf",
                                    [
                                        .schema(Schema([("const", "otherwise")])),
                                        .schema(Schema.requires(["otherwise"]).adding("type", "object")),
                                        .schema(says("when", "otherwise").adding("type", "object")),
                                    ]
                                )
                            ]))
                    )
                ]))))

    private static func with(_ key: String, _ schema: Schema) -> Schema {
        Schema.requires([key]).adding("properties", .schema(Schema([(key, .schema(schema))])))
    }

    private static let issuesNeedActors = Schema([
        ("if", .schema(with("issues", Schema([("type", "object"), ("minProperties", 1)])))),
        ("then", .schema(with("actors", Schema([("type", "object"), ("minProperties", 2)])))),
    ])

    private static let ratesNeedRounds = Schema([
        ("if", .schema(with("clock", .requires(["round"])))),
        (
            "else",
            .schema(Schema([("properties", .schema(Schema([("events", .schema(each(.forbids(["rate"]))))])))]))
        ),
    ])
}
