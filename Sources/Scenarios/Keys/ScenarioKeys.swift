/// The keys at the top of a file, of its sources, its clock, and its parameters with their correlations.
extension KeyTable {
    package static let scenario = KeyTable(
        "a scenario", at: [],
        "Who negotiates, about what, how each side responds, what can happen, and which outcomes count.",
        page: "language.md#what-can-stand-at-the-top-of-a-file",
        [
            Key("detente", Schema([("enum", [1, "1", "1.0"])]), "The version of the language: 1.", .required),
            Key("title", .text, "What the scenario is called in reports."),
            Key("description", .text, "What it is about, and what it omits."),
            Key(
                "sources", .list(of: source.schema.requiring(source.requiredKeys)),
                "Where the numbers come from; parameters refer to the ids.", page: source.page),
            Key(
                "extends", .oneOf(path, .list("Several, merged in order.", of: path, count: 1...Int.max), .nothing),
                "Another scenario on which this is based, by its relative path, or several in order. Mappings are merged key by key; ~ removes a key.",
                page: "parameters.md#how-do-i-write-variants-to-compare"),
            Key("clock", clock.mapping, clock.about, .required, page: clock.page),
            Key(
                "parameters", .names(of: .reference("parameter"), keys: .reference("bare_name")),
                "Named quantities, drawn once per replicate.", page: "parameters.md"),
            Key(
                "correlations", .list(of: correlation.schema.requiring(correlation.requiredKeys)),
                "Rank correlations of uncertain parameters.", page: correlation.page),
            Key(
                "actors",
                Schema.names(of: .reference("actor"), keys: .reference("bare_name"))
                    .adding("maxProperties", .number(Double(Checker.mostActors))),
                "The sides that negotiate.", page: "actors.md"),
            Key(
                "types", .names(of: .reference("type")), "Types that actors may have, which others do not know.",
                page: type.page),
            Key("learning", .reference("learning"), learning.about, page: learning.page),
            Key(
                "strategies", .names(of: .reference("strategy")), "Further rules for choosing moves.",
                page: strategy.page),
            Key(
                "channels", .names(of: .reference("channel")), "Where talks happen.",
                standard: "one channel, 'talks', that meets every round", page: channel.page),
            Key(
                "issues",
                Schema.names(of: .reference("issue"), keys: .reference("bare_name"))
                    .adding("maxProperties", .number(Double(Checker.mostIssues))),
                "The subjects of the negotiations.", page: "issues.md"),
            Key(
                "state", .names(of: .reference("state"), keys: .reference("bare_name")),
                "The author's own quantities that change from round to round.", page: state.page),
            Key("events", .names(of: .reference("event")), "What can happen.", page: "events.md"),
            Key(
                "outcomes", .names(of: .reference("outcome"), keys: .name(except: "otherwise")),
                "How a replicate can end: the first in file order that is true; the last is 'otherwise'.", .required,
                page: "outcomes.md"),
            Key(
                "questions", .names(of: .reference("question")), "Probabilities of conditions.",
                page: question.page),
            Key(
                "measures", .names(of: .reference("measure")), "Numbers computed at the end of each replicate.",
                page: measure.page),
            Key(
                "expect",
                .oneOf(.reference("claim"), .list("Claims about the results.", of: .reference("claim")), .nothing),
                "Claims about the results, such as \"probability(agreed) > 0.2\".",
                page: "outcomes.md#how-do-i-state-what-i-expect"),
        ])

    package static let source = KeyTable(
        "a source", at: ["sources", "*"], "A source.", page: "parameters.md#where-do-i-say-what-a-number-rests-on",
        [
            Key("id", .text, "The name by which a parameter's 'source' refers to it.", .required),
            Key("title", .text, "Author and title."),
            Key("date", .text, "Date of publication."),
            Key("note", .text, "Its content or quality."),
        ])

    package static let clock = KeyTable(
        "the clock", at: ["clock"], "The horizon, the length of a round, and the calendar.",
        page: "language.md#how-long-does-it-run-and-how-do-i-use-dates",
        [
            Key(
                "rounds", .anyOf(.integer(1, 100_000), .reference("constant"), .nothing),
                "The greatest number of rounds of a replicate, 1 to 100000.", .required),
            Key(
                "round",
                Schema([
                    ("type", ["string", "null"]), ("pattern", "^ *[1-9][0-9]* +(day|week|month|quarter|year)s? *$"),
                ]),
                "The length of a round: N day, week, month, quarter or year, such as '1 month'."),
            Key(
                "start", .reference("date"),
                "The first day of round 1; required for dates."),
        ])

    package static let parameter = KeyTable(
        "a parameter", at: ["parameters", "*"], "A quantity drawn once per replicate.",
        page: "parameters.md#how-do-i-name-a-number", main: "value",
        [
            Key(
                "value", .reference("quantity"),
                "A number, a truth value, a distribution such as beta(2, 3), or an expression with other parameters.",
                .requiredUnlessFamily),
            .title,
            .about("What it means, with its unit."),
            Key("basis", .words(Basis.allCases.map(\.rawValue)), "Where the number comes from.", page: source.page),
            Key(
                "source", .oneOf(.text("An id."), .list("Ids.", of: .text("An id."))),
                "An id in 'sources', or a list of them.", page: source.page),
            Key(
                "choices", .list(of: .reference("quantity"), count: 1...Int.max),
                "Makes it a lever, which a side can decide: the values that a sweep tries.",
                page: "parameters.md#what-is-a-lever"),
            Key(
                "cost", .anyOf(Schema([("type", ["number", "null"])]), .reference("constant")),
                "What moving the lever costs, in the unit of the outcomes' values.", needs: .key("choices"),
                page: "parameters.md#what-is-a-lever"),
            family,
            Key(
                "values", .reference("members"), "Values of individual members of a family.", needs: .key("for"),
                page: family.page),
        ])

    static let family = Key(
        "for", .reference("family"),
        "Makes a family with a member for each actor, each issue, or each pair of them.",
        page: "parameters.md#how-do-i-give-every-actor-or-issue-its-own")

    package static let correlation = KeyTable(
        "a correlation", at: ["correlations", "*"],
        "Two parameters that rise and fall together, or in opposite directions.",
        page: "parameters.md#how-do-i-correlate-two-uncertain-numbers",
        [
            Key(
                "between", .list(of: .reference("name"), count: 2...2),
                "The two parameters; each must be one distribution.", .required),
            Key(
                "rank",
                .anyOf(Schema([("type", "number"), ("minimum", -1), ("maximum", 1)]), .reference("constant")),
                "Spearman's rank correlation, from -1 to 1.", .required),
        ])

    private static let path = Schema([("type", "string"), ("minLength", 1)])
}
