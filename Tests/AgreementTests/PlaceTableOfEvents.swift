extension Place {
    private static let still = "learning: { gain: 0, loss: 0, breach: 0 }\n"
    private static let open = "issues: { x: { steps: unlimited } }\n"

    /// An event that surely happens in the first round, with more to it.
    private static func event(_ rest: String) -> String { "events: { e: { at: 1, \(rest) } }\n" }

    static let events = [
        Place("at", "events: { e: { at: \"1 + {X}\" } }", is: "1 - times(e)"),
        Place("at in a list", "events: { e: { at: [9, \"1 + {X}\"] } }", is: "1 - times(e)"),
        Place("chance of an event", "events: { e: { chance: \"{X}\" } }", is: "times(e)"),
        Place("rate", "events: { e: { rate: \"1000 * {X}\" } }", is: "times(e)"),
        Place("after", rounds: 2, "events: { e: { after: \"{X} > 0.5\" } }", is: "times(e)"),
        Place("delay", rounds: 2, "events: { e: { after: true, delay: \"1 + {X}\" } }", is: "1 - times(e)"),
        Place("when", "events: { e: { at: 1, when: \"{X} > 0.5\" } }", is: "times(e)"),
        Place("limit", "events: { e: { chance: 1, limit: \"{X}\" } }", is: "times(e)"),
        Place(
            "draw of an event", "state: { v: 0 }\n" + event("draws: { d: \"{X}\" }, effects: [v = d]"), is: "v"),
        Place(
            "draw that a draw asks",
            "state: { v: 0 }\n" + event("draws: { d: \"{X}\", e: 1 - d }, effects: [v = 1 - e]"), is: "v"),
        Place("effect on trust", still + event("effects: [\"trust(one, two) = {X}\"]"), is: "trust(one, two)"),
        Place("effect on all trust", still + event("effects: [\"trust(all, all) = {X}\"]"), is: "trust(two, one)"),
        Place(
            "effect on a level",
            "issues: { x: { steps: 5, requires: false } }\n" + event("effects: [\"level(x) = {X}\"]"),
            is: "level(x)"),
        Place(
            "effect on a party's level",
            "issues: { x: { steps: 5, requires: false, advance: separately } }\n"
                + event("effects: [\"level(one, x) += {X}\"]"), is: "level(one, x)"),
        Place("effect on a score", event("effects: [\"score(one) += {X}\"]"), is: "score(one)"),
        Place("effect on state", "state: { v: 0 }\n" + event("effects: [\"v = {X}\"]"), is: "v"),
        Place(
            "effect on bounded state",
            "state: { v: { start: 0, min: 0, max: 1 } }\n" + event("effects: [\"v += {X}\"]"),
            is: "v"),
        Place(
            "effect on a truth", "state: { v: { start: false } }\n" + event("effects: [\"v = {X} > 0.5\"]"),
            is: "v"),
        Place(
            "effect that multiplies", "state: { v: 1 }\n" + event("effects: [\"v *= {X}\"]"), is: "v"),
        Place(
            "effect of an event that may not come",
            "state: { v: 0 }\nevents: { e: { chance: 0.5, effects: [\"v = {X}\"] } }", is: "if(happened(e), v, 0 + {X})"
        ),
        Place(
            "argument of an adopted strategy", self: true,
            open + "actors: { one: { strategy: never_offer }, two: {} }\n"
                + event("adopt: { one: \"random({X})\" }"), is: "offers(one)"),
        Place(
            "start of the memory of an adopted strategy", self: true,
            open + "strategies: { s: { with: { k: 0 }, memory: { m: { start: k, update: m } }, offer: m } }\n"
                + "actors: { one: { strategy: never_offer }, two: {} }\n" + event("adopt: { one: \"s({X})\" }"),
            is: "offers(one)"),
    ]

    /// Places within expressions.
    static let values = [
        Place("condition of if", "state: { v: { start: 0, each_round: \"if({X} > 0.5, 1, 0)\" } }", is: "v"),
        Place("branch of if", "state: { v: { start: 0, each_round: \"if(round > 0, 0 + {X}, 0)\" } }", is: "v"),
        Place("left of and", "state: { v: { start: 0, each_round: \"0 + (({X} > 0.5) and round > 0)\" } }", is: "v"),
        Place("parameter of chance", "state: { v: { start: 0, each_round: \"chance(0 + {X})\" } }", is: "v"),
        Place("parameter of normal", "state: { v: { start: 0, each_round: \"normal({X}, 0)\" } }", is: "v"),
        Place("end of uniform", "state: { v: { start: 0, each_round: \"0 + (uniform({X}, 1) == 1)\" } }", is: "v"),
        Place("weight of pick", "state: { v: { start: 0, each_round: \"pick(1, {X}, 0, 1e-300)\" } }", is: "v"),
        Place(
            "end of a truncation",
            "state: { v: { start: 0, each_round: \"truncated(pick(0, 1, 1, 1e-300), {X}, 1)\" } }", is: "v"),
        Place("argument of max", "state: { v: { start: 0, each_round: \"max(0, {X})\" } }", is: "v"),
    ]
}
