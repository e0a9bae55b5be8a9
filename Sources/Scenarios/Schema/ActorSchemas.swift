/// Parameters, actors, learning, strategies, channels and issues.
extension LanguageSchema {
    static let actorsAndIssues: [(name: String, schema: Schema)] = [
        (
            "parameter",
            .oneOf(
                "A quantity drawn once per replicate: its value, or a mapping with 'value' and what is known of it.",
                .reference("quantity"),
                Schema.mapping(
                    "A quantity drawn once per replicate.",
                    [
                        "value": .reference(
                            "quantity",
                            "A number, a truth value, a distribution such as beta(2, 3), or an expression with other parameters."
                        ),
                        "title": .text("Its name in full, for reports."),
                        "about": .text("What it means, with its unit."),
                        "basis": .words("What the number rests on.", Basis.allCases.map(\.rawValue)),
                        "source": .oneOf(
                            "An id in 'sources', or a list of them.", .text("An id."),
                            .list("Ids.", of: .text("An id."))),
                        "choices": .list(
                            "Makes it a lever, something a side may decide: the values a sweep tries.",
                            of: .reference("quantity"),
                            count: 1...Int.max),
                        "for": .reference("family"),
                        "values": .reference("members"),
                    ]
                ).mappingOnly)
        ),
        (
            "actor",
            .mapping(
                "A side that negotiates.",
                [
                    "title": .text("Its name in full, for reports."),
                    "name": .text("The same as 'title'."),
                    "about": .text("What it is, in a sentence or two."),
                    "trust": .oneOf(
                        "Initial trust in every other actor (each its own draw), or a mapping by actor with 'default'. Left out: 0.5.",
                        .reference("probability"), .byName("By actor, with 'default'.", of: .reference("probability"))),
                    "strategy": .oneOf(
                        "How it moves, such as grit(), or a mapping by issue with 'default'. Left out: trusting().",
                        .reference("strategy_use"),
                        .byName("By issue, with 'default'.", of: .orNothing("strategy_use")),
                        .nothing),
                    "approval": .oneOf(
                        "Probability that an offer survives at home, or a mapping by issue with 'default'. Left out: 1.",
                        .reference("probability"), .byName("By issue, with 'default'.", of: .reference("probability"))),
                ], excluding: [["title", "name"]])
        ),
        (
            "learning",
            .mapping(
                "How readings of the other's moves change trust, t = trust(self, other).",
                [
                    "rule": .words(
                        "linear: t moves by a share of the way. bayesian: by Bayes' rule.", ["linear", "bayesian"]),
                    "gain": .reference("number", "Linear, after an offer: t += gain·weight·(1 − t). Left out: 0.1."),
                    "loss": .reference("number", "Linear, after a hold: t −= loss·weight·t. Left out: 0.1."),
                    "breach": .reference("number", "Linear, after a withdrawal: t −= breach·weight·t. Left out: 0.3."),
                    "likelihood": .mapping(
                        "Bayesian: how likely a sincere and an insincere actor is to make each move. A move left out teaches nothing.",
                        [
                            "offer": .reference("likelihood"), "hold": .reference("likelihood"),
                            "withdraw": .reference("likelihood"),
                        ]),
                    "fade": .mapping(
                        "Every round: t += rate·(toward − t).",
                        [
                            "toward": .reference("number", "Where trust drifts when nothing happens. Left out: 0.2."),
                            "rate": .reference("number", "The share of the way each round. Left out: 0.01."),
                        ]),
                ])
        ),
        (
            "likelihood",
            Schema.list("[sincere, insincere]", of: .reference("probability"), count: 2...2).adding(
                "type", ["array", "null"])
        ),
        (
            "strategy",
            .mapping(
                "A rule of moving.",
                [
                    "title": .text("Its name in full, for reports."),
                    "about": .text("What it is, in a sentence or two."),
                    "with": .names(
                        "Parameters and their defaults.", of: .reference("quantity"), keys: .reference("bare_name")),
                    "memory": .names(
                        "Memory, kept for each actor and issue.",
                        of: .mapping(
                            "A memory variable.",
                            [
                                "start": .reference("value", "Its value before the first round."),
                                "update": .reference(
                                    "value", "Its next value, after the readings of each round with a move."),
                            ]), keys: .reference("bare_name")),
                    "offer": .reference("probability", "Probability of an offer."),
                    "withdraw": .reference("probability", "Probability of a withdrawal. Left out: 0."),
                ])
        ),
        (
            "channel",
            .mapping(
                "Where talks happen.",
                [
                    "title": .text("Its name in full, for reports."),
                    "about": .text("What it is, in a sentence or two."),
                    "parties": .reference("actors", "Who meets. Left out: all actors."),
                    "meets": .reference("probability", "Probability of a meeting this round. Left out: 1."),
                    "gap": .reference("number", "Rounds from one meeting to the next, instead of 'meets'."),
                    "first": .reference("time", "The round of the first meeting, with 'gap'."),
                    "agenda": .anyOf(
                        "What a meeting takes up: all open issues, the first open one, one in turn, one at random, or the first n open.",
                        .words("Which open issues.", ["all", "first_open", "rotate", "random"]),
                        Schema([("type", "integer"), ("minimum", 1), ("maximum", 100_000)]), .reference("constant")),
                ], excluding: [["meets", "gap"]])
        ),
        (
            "actors",
            Schema.list("Names of actors.", of: .reference("name"), count: 1...Int.max).adding("uniqueItems", true)
        ),
        (
            "issue",
            .mapping(
                "A matter on which reciprocal moves are made.",
                [
                    "title": .text("Its name in full, for reports."),
                    "about": .text("What it is, in a sentence or two."),
                    "parties": .list(
                        "Who moves on it, two or more. Left out: all actors.", of: .reference("name"),
                        count: 2...Int.max
                    )
                    .adding("uniqueItems", true),
                    "channel": .oneOf(
                        "The channel that puts it on the agenda, a list of them, or none (every round).",
                        .reference("name"),
                        .list("Any of these.", of: .reference("name"), count: 1...Int.max).adding("uniqueItems", true),
                        .nothing),
                    "steps": .anyOf(
                        "How many steps it takes, 1 to 1000, or unlimited. Left out: 1.",
                        Schema([("type", ["integer", "null"]), ("minimum", 1), ("maximum", 1000)]),
                        Schema([("const", "unlimited")]), .reference("constant")),
                    "start": .oneOf(
                        "The level already reached, or a mapping by actor. Left out: 0.", .reference("level"),
                        .byName("By actor, with 'default'; advanced separately only.", of: .reference("level"))),
                    "last": .oneOf(
                        "The last move before the start, for all or by actor. Left out: offer.", .reference("move"),
                        .byName("By actor, with 'default'.", of: .reference("move"))),
                    "advance": .words(
                        "One shared level, or each party its own. Left out: jointly.", ["jointly", "separately"]),
                    "stands": .anyOf(
                        "How many rounds an offer stands, the one it was made in included, or unlimited. Left out: 1.",
                        Schema([("type", ["number", "null"]), ("minimum", 1)]), Schema([("const", "unlimited")]),
                        .reference("expression")),
                    "requires": .reference("condition", "It is open only while this holds. Left out: true."),
                    "expires": .oneOf(
                        "The last round (or a date in it) in which it can move while unfinished, or a condition.",
                        .reference("time"),
                        Schema.mapping(
                            "A deadline that moves.",
                            [
                                "when": .reference(
                                    "condition", "The first round at whose end this holds is the last one.")
                            ]
                        ).adding("required", ["when"]).mappingOnly),
                    "weight": .reference("number", "How much moves on it count for trust. Left out: 1."),
                    "slip": .reference(
                        "noise",
                        "Probability that a move turns out as its opposite, for offers and holds or by move. Left out: 0."
                    ),
                    "misread": .reference(
                        "noise",
                        "Probability that a move is read as its opposite, for offers and holds or by move. Left out: 0."
                    ),
                    "payoffs": .names(
                        "Scores of the first and second party by their moves, such as offer/hold: [0, 5].",
                        of: Schema.list(
                            "The scores of the first and the second party.", of: .reference("number"), count: 2...2
                        )
                        .adding("type", ["array", "null"]),
                        keys: Schema([("pattern", "^ *(offer|hold|withdraw) */ *(offer|hold|withdraw) *$")])),
                ])
        ),
        ("move", .words("A move.", Checker.moveNames)),
        (
            "level",
            .oneOf(
                "A level: 0 or more steps.", Schema([("type", ["number", "null"]), ("minimum", 0)]),
                .reference("expression"))
        ),
        (
            "noise",
            .oneOf(
                "One probability for offers and holds, or a mapping by move.", .reference("probability"),
                Schema.mapping(
                    "By move.",
                    [
                        "offer": .reference("probability", "That an offer becomes a hold."),
                        "hold": .reference("probability", "That a hold becomes an offer."),
                        "withdraw": .reference("probability", "That a withdrawal becomes a hold."),
                    ]
                ).mappingOnly)
        ),
    ]
}

extension Schema {
    /// The same where nothing at all is taken by another form.
    var mappingOnly: Schema {
        Schema(keywords.map { $0.name == "type" ? ("type", "object") : $0 })
    }

    /// A mapping by actor or by issue.
    static func byName(_ about: String, of member: Schema) -> Schema {
        names(about, of: member).mappingOnly
    }

    static func orNothing(_ definition: String) -> Schema {
        Schema([("oneOf", [.schema(.reference(definition)), .schema(.nothing)])])
    }

    /// That none of the keys is there.
    static func forbids(_ keys: [String]) -> Schema {
        Schema([("properties", .schema(Schema(keys.map { ($0, .schema(nothing)) })))])
    }
}
