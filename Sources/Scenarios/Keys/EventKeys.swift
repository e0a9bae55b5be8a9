/// The keys of state and events.
extension KeyTable {
    /// A bare value is a start that only effects change, and so replaces a long form as a whole: it is no main key.
    package static let state = KeyTable(
        "a state variable", at: ["state", "*"], "A quantity that changes from round to round.",
        page: "events.md#how-do-i-keep-track-of-something-of-my-own",
        [
            Key("start", .reference("quantity"), "Its value before the first round.", .requiredUnlessFamily),
            .title,
            .about,
            family,
            Key(
                "values", .reference("members"), "Start values of individual members of a family.", needs: .key("for"),
                page: family.page),
            Key(
                "each_round", .reference("quantity"),
                "Its next value, computed from the previous values of all state variables.",
                standard: "unchanged"),
            Key("min", .reference("quantity"), "Lower bound."),
            Key("max", .reference("quantity"), "Upper bound."),
        ])

    package static let event = KeyTable(
        "an event", at: ["events", "*"],
        "Something that can happen: when (exactly one of at, chance, rate, after), and what it does.",
        page: "events.md#when-does-an-event-happen", alternatives: ["at", "chance", "rate", "after"],
        needsAlternative: true,
        [
            .title,
            .about,
            Key(
                "at",
                .oneOf(.reference("time"), .list("Several times.", of: .reference("time"), count: 1...Int.max)),
                "The round or date at which it happens, or a list of them."),
            Key("chance", .reference("probability"), "Probability that it happens in a round."),
            Key("rate", .reference("rate"), "Expected number per year; needs clock.round."),
            Key(
                "after", .reference("condition"),
                "It happens 'delay' rounds after the round at whose end this becomes true."),
            Key(
                "delay", .reference("number"),
                "Rounds from 'after' to the event, at least 1, such as months(6).", standard: "1",
                needs: .key("after")),
            Key("when", .reference("condition"), "It happens only if this is true at that time."),
            Key("limit", .reference("number"), "The greatest number of times that it can happen."),
            Key(
                "last", .reference("time"), "When it last happened before the start: a date, or a round of 0 or less.",
                page: "events.md#what-if-it-has-happened-before-the-start"),
            Key(
                "draws", .names(of: .reference("value"), keys: .reference("bare_name")),
                "Values drawn each time it happens, in order, for use in 'effects'.", page: effects),
            Key(
                "effects",
                .oneOf(.reference("effect"), .list("Assignments.", of: .reference("effect")), .nothing),
                "What it changes, in order.", page: effects),
            Key(
                "adopt",
                .names(
                    of: .oneOf(
                        "A strategy, or a mapping by issue.", .reference("strategy_use"),
                        .byName("By issue, with 'default'.", of: .orNothing("strategy_use")), .nothing)),
                "Actors (or all) who change strategy, for every issue or by issue with 'default'.",
                shortForm: .standardOfEachMember,
                page: "events.md#how-do-i-say-that-an-election-can-change-a-sides-strategy"),
            Key(
                "milestone", .reference("condition"), "Whether it counts in paths.", standard: "true if its limit is 1",
                page: "events.md#what-is-a-milestone"),
        ])

    private static let effects = "events.md#what-can-an-event-do"
}
