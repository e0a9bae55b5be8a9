/// The keys of actors, learning and strategies.
extension KeyTable {
    private static let trust = "actors.md#how-does-trust-change"
    private static let rules = "actors.md#how-do-i-write-a-strategy-of-my-own"

    package static let actor = KeyTable(
        "an actor", at: ["actors", "*"], "A side that negotiates.", page: "actors.md#how-do-i-say-who-negotiates",
        alternatives: ["title", "name"],
        [
            .title,
            Key("name", .text, "The same as 'title'.", page: Key.title.page),
            .about,
            Key(
                "trust",
                .oneOf(
                    .reference("probability"), .byName("By actor, with 'default'.", of: .reference("probability"))),
                "Initial trust in every other actor (drawn separately for each), or a mapping by actor with 'default'.",
                standard: "0.5", shortForm: .standardOfValue),
            Key(
                "strategy",
                .oneOf(
                    .reference("strategy_use"),
                    .byName("By issue, with 'default'.", of: .orNothing("strategy_use")), .nothing),
                "The strategy that chooses its moves, such as grit(), or a mapping by issue with 'default'.",
                standard: "trusting()",
                shortForm: .standardOfValue, page: "actors.md#how-does-a-side-decide-its-moves"),
            Key(
                "approval",
                .oneOf(
                    .reference("probability"), .byName("By issue, with 'default'.", of: .reference("probability"))),
                "Probability that an offer is approved at home, or by issue with 'default'.", standard: "1",
                shortForm: .standardOfValue, page: "actors.md#can-an-offer-fail-at-home"),
        ] + typesOfActor)

    package static let learning = KeyTable(
        "learning", at: ["learning"],
        "How the other's moves, as read, change trust, t = trust(self, other).",
        page: trust,
        [
            Key(
                "rule", .words(["linear", "bayesian", "types"]),
                "linear: t moves a fraction of the way to 0 or 1. bayesian: t follows Bayes' rule. types: t is the belief in the other's good types.",
                standard: "linear"),
            Key(
                "gain", .reference("number"), "Linear, after an offer: t += gain·weight·(1 − t).", standard: "0.1",
                needs: .word("linear", of: "rule")),
            Key(
                "loss", .reference("number"), "Linear, after a hold: t −= loss·weight·t.", standard: "0.1",
                needs: .word("linear", of: "rule")),
            Key(
                "breach", .reference("number"), "Linear, after a withdrawal: t −= breach·weight·t.", standard: "0.3",
                needs: .word("linear", of: "rule")),
            Key("likelihood", likelihood.mapping, likelihood.about, needs: .word("bayesian", of: "rule")),
            Key("fade", fade.mapping, fade.about),
        ])

    package static let likelihood = KeyTable(
        "'likelihood'", at: ["learning", "likelihood"],
        "Bayesian: probability of each move for a sincere and an insincere actor. Unlisted moves change nothing.",
        page: trust,
        [
            Key("offer", .reference("likelihood"), "Probability of an offer: [sincere, insincere]."),
            Key("hold", .reference("likelihood"), "Probability of a hold: [sincere, insincere]."),
            Key("withdraw", .reference("likelihood"), "Probability of a withdrawal: [sincere, insincere]."),
        ])

    package static let fade = KeyTable(
        "'fade' of learning", at: ["learning", "fade"], "Every round: t += rate·(toward − t).", page: trust,
        [
            Key("toward", .reference("number"), "Level towards which trust fades.", standard: "0.2"),
            Key("rate", .reference("number"), "Fraction of the distance that is covered per round.", standard: "0.01"),
        ])

    package static let strategy = KeyTable(
        "a strategy", at: ["strategies", "*"], "A rule for choosing moves.",
        page: rules,
        [
            .title,
            .about,
            Key(
                "with", .names(of: .reference("quantity"), keys: .reference("bare_name")),
                "Parameters and their defaults."),
            Key(
                "memory", .names(of: memory.schema, keys: .reference("bare_name")),
                "Memory, kept for each actor and issue."),
            Key("offer", .reference("probability"), "Probability of an offer.", .required),
            Key("withdraw", .reference("probability"), "Probability of a withdrawal.", standard: "0"),
        ])

    package static let memory = KeyTable(
        "a memory variable", at: ["strategies", "*", "memory", "*"], "A memory variable.", page: rules,
        [
            Key("start", .reference("value"), "Its value before the first round.", .required),
            Key(
                "update", .reference("value"), "Its next value, computed after each round with a move.",
                .required),
        ])
}
