/// What only a file that extends no other must have: an extending file may give parts of things.
extension LanguageSchema {
    static let whole = Schema.requires(["detente", "clock", "outcomes"]).adding(
        "properties",
        .schema(
            Schema([
                ("clock", .schema(required(["rounds"]))),
                ("parameters", .schema(each(memberOrFamily("value")))),
                ("learning", .schema(learning)),
                ("strategies", .schema(each(strategy))),
                ("channels", .schema(each(dependent("first", on: "gap")))),
                ("issues", .schema(each(issue))),
                ("state", .schema(each(memberOrFamily("start")))),
                (
                    "events",
                    .schema(
                        each(
                            anyOf(["at", "chance", "rate", "after"]).adding(
                                "allOf", [.schema(dependent("delay", on: "after"))])))
                ),
                ("outcomes", .schema(outcomes)),
                ("questions", .schema(each(required(["ask"])))),
                ("measures", .schema(each(required(["value"])))),
            ]))
    ).adding("allOf", [.schema(issuesNeedActors), .schema(ratesNeedRounds)])

    private static func each(_ schema: Schema) -> Schema {
        Schema([("additionalProperties", .schema(schema))])
    }

    /// Of a mapping only: a short form has no keys.
    private static func required(_ keys: [String]) -> Schema {
        whereMapping(.requires(keys))
    }

    /// Together with the exclusions of the shape: exactly one of the keys.
    private static func anyOf(_ keys: [String]) -> Schema {
        whereMapping(Schema([("anyOf", .list(keys.map { .schema(.requires([$0])) }))]))
    }

    /// A single thing has its main value; a family may have its members' instead.
    private static func memberOrFamily(_ key: String) -> Schema {
        whereMapping(Schema([("anyOf", [.schema(.requires([key])), .schema(.requires(["for", "values"]))])]))
    }

    private static func dependent(_ key: String, on other: String) -> Schema {
        Schema([("dependentRequired", .schema(Schema([(key, [.text(other)])])))])
    }

    private static func whereMapping(_ schema: Schema) -> Schema {
        Schema([
            ("not", .schema(.nothing)),
            ("if", .schema(Schema([("type", "object")]))), ("then", .schema(schema)),
        ])
    }

    private static func says(_ key: String, _ word: String) -> Schema {
        Schema.requires([key]).adding("properties", .schema(Schema([(key, .schema(Schema([("const", .text(word))])))])))
    }

    private static let learning = Schema([
        ("if", .schema(says("rule", "bayesian"))),
        ("then", .schema(Schema.forbids(["gain", "loss", "breach"]).adding("required", ["likelihood"]))),
        ("else", .schema(.forbids(["likelihood"]))),
    ])

    private static let strategy = whereMapping(
        Schema.requires(["offer"]).adding(
            "properties",
            .schema(Schema([("memory", .schema(each(required(["start", "update"]))))]))))

    /// A start by actor only where each party has a level of its own.
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

    /// That one of them is the rest: not all of them are something else.
    private static let outcomes = each(anyOf(["when", "finally", "otherwise"])).adding(
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
