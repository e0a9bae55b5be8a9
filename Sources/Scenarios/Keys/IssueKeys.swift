/// The keys of channels and issues.
extension KeyTable {
    package static let channel = KeyTable(
        "a channel", at: ["channels", "*"], "Where talks happen.",
        page: "issues.md#where-and-when-do-talks-happen", alternatives: ["meets", "gap"],
        [
            .title,
            .about,
            Key("parties", .reference("actors"), "The actors who take part.", standard: "all actors"),
            Key("meets", .reference("probability"), "Probability of a meeting this round.", standard: "1"),
            Key("gap", .reference("number"), "Rounds from one meeting to the next, instead of 'meets'."),
            Key("first", .reference("time"), "The round of the first meeting, with 'gap'.", needs: .key("gap")),
            Key(
                "last_met", .reference("time"), "The last meeting before the start: a date, or a round of 0 or less.",
                page: before),
            Key(
                "agenda",
                .anyOf(
                    .words("Which open issues.", ["all", "first_open", "rotate", "random"]), .integer(1, 100_000),
                    .reference("constant")),
                "What a meeting takes up: all open issues, the first open one, one in turn, one at random, or the first n open.",
                page: "issues.md#what-is-on-the-agenda"),
        ])

    package static let issue = KeyTable(
        "an issue", at: ["issues", "*"], "A subject of the negotiations, on which the parties make moves.",
        page: "issues.md#how-do-i-say-what-the-talks-are-about",
        [
            .title,
            .about,
            Key(
                "parties", Schema.list(of: .reference("name"), count: 2...Int.max).adding("uniqueItems", true),
                "The actors who make moves on it, two or more.", standard: "all actors"),
            Key(
                "channel",
                .oneOf(
                    .reference("name"),
                    .list("Any of these.", of: .reference("name"), count: 1...Int.max).adding("uniqueItems", true),
                    .nothing),
                "The channel on whose agenda it is, a list of channels, or none (every round).",
                page: "issues.md#what-is-on-the-agenda"),
            Key(
                "steps",
                .anyOf(
                    Schema([("type", ["integer", "null"]), ("minimum", 1), ("maximum", 1000)]),
                    Schema([("const", "unlimited")]), .reference("constant")),
                "How many steps it takes, 1 to 1000, or unlimited.", standard: "1"),
            Key(
                "start",
                .oneOf(
                    .reference("level"),
                    .byName("By actor, with 'default'; advanced separately only.", of: .reference("level"))),
                "The level already reached, or a mapping by actor.", standard: "0", page: before),
            Key(
                "last",
                .oneOf(.reference("move"), .byName("By actor, with 'default'.", of: .reference("move"))),
                "The last move before the start, for all or by actor.", standard: "offer", page: before),
            Key(
                "advance", .words(["jointly", "separately"]), "One shared level, or one for each party.",
                standard: "jointly", page: forward),
            Key(
                "stands",
                .anyOf(
                    Schema([("type", ["number", "null"]), ("minimum", 1)]), Schema([("const", "unlimited")]),
                    .reference("expression")),
                "How many rounds an offer stands, including the one in which it is made, or unlimited.", standard: "1",
                page: forward),
            Key(
                "requires", .reference("condition"), "It is open only while this is true.", standard: "true",
                page: expiry.page),
            Key(
                "expires",
                .oneOf(.reference("time"), expiry.schema.requiring(expiry.requiredKeys).mappingOnly),
                "The last round (or a date in it) in which it can move while unfinished, or a condition.",
                page: expiry.page),
            Key("weight", .reference("number"), "How strongly moves on it change trust.", standard: "1"),
            Key(
                "slip", .reference("noise"),
                "Probability that a move is carried out as its opposite, for offers and holds or by move.",
                standard: "0",
                page: noise.page),
            Key(
                "misread", .reference("noise"),
                "Probability that a move is read as its opposite, for offers and holds or by move.", standard: "0",
                page: noise.page),
            Key(
                "payoffs",
                .oneOf(
                    .names(
                        of: scores("The scores of the first and the second party."),
                        keys: Schema([("pattern", "^ *(offer|hold|withdraw) */ *(offer|hold|withdraw) *$")])),
                    sharedPayoffs.mapping.requiring(["each"]).mappingOnly),
                "Scores of the first and second party by their moves, such as offer/hold: [0, 5]; or by the number of offers.",
                page: scoring),
            Key(
                "discount", .reference("number"), "The factor by which its scores shrink each round after the first.",
                standard: "1", page: scoring),
        ])

    private static let scoring = "issues.md#how-do-i-score-moves"

    private static func scores(_ about: String) -> Schema {
        Schema.list(about, of: .reference("number"), count: 2...2).adding("type", ["array", "null"])
    }

    package static let sharedPayoffs = KeyTable(
        "'payoffs'", at: ["issues", "*", "payoffs"], "Scores by the number of offers.", page: scoring,
        [
            Key(
                "each",
                .names(
                    of: scores("The scores of each party that offered, and of each that did not."),
                    keys: Schema([("pattern", "^[0-9]+$")])),
                "For a number of offers the scores of each who offered and each who did not: { 2: [3, 5] }.")
        ])

    private static let forward = "issues.md#how-does-an-issue-move-forward"
    private static let before = "issues.md#what-was-there-before-the-start"

    package static let expiry = KeyTable(
        "'expires'", at: ["issues", "*", "expires"], "A conditional deadline.",
        page: "issues.md#when-can-an-issue-move",
        [
            Key(
                "when", .reference("condition"), "The first round at whose end this is true is the last one.", .required
            )
        ])

    /// `slip` and `misread`; messages name the one of the two.
    package static let noise = KeyTable(
        "'slip' or 'misread'", at: ["issues", "*", "slip"], "Probabilities by move.",
        page: "issues.md#how-do-i-say-that-moves-are-misread-or-go-wrong",
        [
            Key("offer", .reference("probability"), "Probability that an offer becomes a hold."),
            Key("hold", .reference("probability"), "Probability that a hold becomes an offer."),
            Key("withdraw", .reference("probability"), "Probability that a withdrawal becomes a hold."),
        ])
}
