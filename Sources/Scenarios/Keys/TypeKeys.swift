/// The keys of private types.
extension KeyTable {
    package static let type = KeyTable(
        "a type", at: ["types", "*"], "A type that an actor may have, which it alone knows.",
        page: "types.md#how-do-i-say-of-what-type-an-actor-may-be",
        [
            .title,
            .about,
            Key(
                "good", .reference("condition"), "Whether belief in it is trust, where 'rule' is 'types'.",
                standard: "false", page: "types.md#how-does-trust-follow-from-belief"),
            Key(
                "strategy",
                .oneOf(
                    .reference("strategy_use"),
                    .byName("By issue, with 'default'.", of: .orNothing("strategy_use")), .nothing),
                "The strategy of an actor of this type, or a mapping by issue with 'default'.",
                standard: "the actor's own", shortForm: .standardOfValue),
            Key(
                "approval",
                .oneOf(
                    .reference("probability"), .byName("By issue, with 'default'.", of: .reference("probability"))),
                "Probability that an offer of an actor of this type is approved at home, or by issue with 'default'.",
                standard: "the actor's own", shortForm: .standardOfValue),
            Key(
                "parameters", .names(of: .reference("quantity"), keys: .reference("bare_name")),
                "What an actor of this type has as its own member of families of parameters for actors.",
                standard: "the family's values"),
        ])

    /// The keys of an actor that has types, or believes something about those of others.
    static let typesOfActor = [
        Key(
            "type", .reference("shares"),
            "Its type: by type the probability with which it is drawn, once per replicate.", page: type.page),
        Key(
            "belief", .names(of: .reference("shares"), keys: .reference("bare_name")),
            "What it believes at first about the types of other actors, by actor and type.",
            standard: "the shares in the others' 'type'", page: "types.md#what-do-the-others-believe"),
    ]
}
