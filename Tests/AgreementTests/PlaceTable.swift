/// The places, with what shows their value. Fields that take several places (by issue, by move, in a list) have a row each.
extension Place {
    static let all: [Place] = parameters + actors + channels + issues + learning + state + events + values

    private static let still = "learning: { gain: 0, loss: 0, breach: 0 }\n"
    private static let open = "issues: { x: { steps: unlimited } }\n"

    static let parameters = [
        Place("parameter", "  r: \"{X}\"", is: "r"),
        Place("parameter of parameters", "  r: \"1 - {X}\"\n  s: 1 - r", is: "s"),
        Place("family", self: true, "  r: { for: actors, value: \"{X}\" }", is: "r(one)"),
        Place(
            "member of a family", self: true,
            "  r: { for: actors, value: 0.5, values: { one: \"{X}\" } }", is: "r(one)"),
    ]

    static let actors = [
        Place(
            "trust", self: true,
            still + "actors: { one: { trust: \"{X}\" }, two: {} }", is: "trust(one, two)"),
        Place(
            "trust by actor", self: true,
            still + "actors: { one: { trust: { two: \"{X}\" } }, two: {} }", is: "trust(one, two)"),
        Place(
            "approval", self: true,
            open + "actors: { one: { strategy: always_offer, approval: \"{X}\" }, two: {} }", is: "offers(one)"),
        Place(
            "approval where talks are rare", self: true,
            open + """
                channels: { talks: { meets: 0.5 } }
                actors: { one: { strategy: always_offer, approval: "{X}" }, two: {} }
                """, is: "if(meetings(talks) == 1, offers(one), 0 + {X})"),
        Place(
            "approval by issue", self: true,
            open + "actors: { one: { strategy: always_offer, approval: { x: \"{X}\" } }, two: {} }",
            is: "offers(one)"),
        Place(
            "argument of a built-in strategy", self: true,
            open + "actors: { one: { strategy: \"random({X})\" }, two: {} }", is: "offers(one)"),
        Place(
            "argument of trusting", self: true,
            open + "actors: { one: { strategy: \"trusting(scale = {X})\", trust: 1 }, two: {} }", is: "offers(one)"),
        Place(
            "argument by issue", self: true,
            open + "actors: { one: { strategy: { x: \"random({X})\" } }, two: {} }", is: "offers(one)"),
        Place(
            "offer", self: true,
            open + "strategies: { s: { offer: \"{X}\" } }\nactors: { one: { strategy: s }, two: {} }",
            is: "offers(one)"),
        Place(
            "withdraw", self: true,
            open + "strategies: { s: { offer: 0, withdraw: \"{X}\" } }\nactors: { one: { strategy: s }, two: {} }",
            is: "withdrawals(one)"),
        Place(
            "offer beside a withdrawal", self: true,
            open + "strategies: { s: { offer: \"{X}\", withdraw: 1 } }\nactors: { one: { strategy: s }, two: {} }",
            is: "offers(one)"),
        Place(
            "default in with", self: true,
            open + "strategies: { s: { with: { k: \"{X}\" }, offer: k } }\nactors: { one: { strategy: s }, two: {} }",
            is: "offers(one)"),
        Place(
            "argument of a strategy of one's own", self: true,
            open + "strategies: { s: { with: { k: 0.5 }, offer: k } }\n"
                + "actors: { one: { strategy: \"s({X})\" }, two: {} }",
            is: "offers(one)"),
        Place(
            "start of a memory", self: true,
            open + "strategies: { s: { memory: { m: { start: \"0 + {X}\", update: m } }, offer: m } }\n"
                + "actors: { one: { strategy: s }, two: {} }",
            is: "offers(one)"),
        Place(
            "update of a memory", rounds: 2, self: true,
            open + "strategies: { s: { memory: { m: { start: 0, update: \"{X}\" } }, offer: m } }\n"
                + "actors: { one: { strategy: s }, two: {} }",
            is: "offers(one)"),
        Place(
            "argument asked by a start", self: true,
            open + "strategies: { s: { with: { k: 0 }, memory: { m: { start: k, update: m } }, offer: m } }\n"
                + "actors: { one: { strategy: \"s({X})\" }, two: {} }",
            is: "offers(one)"),
        Place(
            "argument of a strategy that is followed", self: true,
            open + "strategies: { s: { offer: \"follows(random({X}))\" } }\n"
                + "actors: { one: { strategy: s }, two: {} }",
            is: "offers(one)"),
        Place(
            "argument handed on to a strategy that is followed", self: true,
            open + "strategies: { s: { with: { k: 0 }, offer: follows(random(k)) } }\n"
                + "actors: { one: { strategy: \"s({X})\" }, two: {} }",
            is: "offers(one)"),
    ]

    static let channels = [
        Place("meets", "channels: { talks: { meets: \"{X}\" } }\n" + open, is: "meetings(talks)"),
        Place(
            "gap", rounds: 2, "channels: { talks: { gap: \"1 + {X}\", first: 1 } }\n" + open, is: "2 - meetings(talks)"),
        Place("first gap", "channels: { talks: { gap: \"1 + {X}\" } }\n" + open, is: "1 - meetings(talks)"),
        Place(
            "first", "channels: { talks: { gap: 9, first: \"1 + {X}\" } }\n" + open,
            is: "1 - meetings(talks)"),
    ]

    static let issues = [
        Place(
            "start", "issues: { x: { steps: 5, start: \"{X}\", requires: false } }",
            is: "level(x)"),
        Place(
            "start by actor",
            "issues: { x: { steps: 5, advance: separately, start: { one: \"{X}\" }, requires: false } }",
            is: "level(one, x)"),
        Place("requires", "issues: { x: { steps: unlimited, requires: \"{X} > 0.5\" } }", is: "offers(one)"),
        Place(
            "expires", rounds: 2, "issues: { x: { steps: 9, expires: \"1 + {X}\" } }",
            is: "offers(one) - 1"),
        Place(
            "stands", rounds: 2,
            "actors: { one: { strategy: always_offer }, two: { strategy: never_offer } }\n"
                + "issues: { x: { steps: 9, stands: \"1 + {X}\" } }", is: "2 - offers(one)"),
        Place(
            "weight", self: false, "issues: { x: { steps: unlimited, weight: \"{X}\" } }\nlearning: { gain: 1 }",
            is: "2 * (trust(one, two) - 0.5)"),
        Place("slip", self: true, "issues: { x: { steps: unlimited, slip: \"{X}\" } }", is: "holds(one)"),
        Place(
            "slip where talks are rare", self: true,
            "channels: { talks: { meets: 0.5 } }\nissues: { x: { steps: unlimited, slip: \"{X}\" } }",
            is: "if(meetings(talks) == 1, holds(one), 0 + {X})"),
        Place(
            "slip of an offer", self: true, "issues: { x: { steps: unlimited, slip: { offer: \"{X}\" } } }",
            is: "holds(one)"),
        Place(
            "slip of a hold", self: true,
            "actors: { one: { strategy: never_offer }, two: {} }\n"
                + "issues: { x: { steps: unlimited, slip: { hold: \"{X}\" } } }", is: "offers(one)"),
        Place(
            "slip of a withdrawal", self: true,
            "strategies: { s: { offer: 0, withdraw: 1 } }\nactors: { one: { strategy: s }, two: {} }\n"
                + "issues: { x: { steps: unlimited, slip: { withdraw: \"{X}\" } } }", is: "holds(one)"),
        Place(
            "misread", self: true, "issues: { x: { steps: unlimited, misread: \"{X}\" } }", is: "1 - saw(one, two, x)"),
        Place(
            "misread of an offer", self: true, "issues: { x: { steps: unlimited, misread: { offer: \"{X}\" } } }",
            is: "1 - saw(one, two, x)"),
        Place(
            "misread of a hold", self: true,
            "actors: { one: {}, two: { strategy: never_offer } }\n"
                + "issues: { x: { steps: unlimited, misread: { hold: \"{X}\" } } }", is: "saw(one, two, x)"),
        Place(
            "misread of a withdrawal", self: true,
            "strategies: { s: { offer: 0, withdraw: 1 } }\nactors: { one: {}, two: { strategy: s } }\n"
                + "issues: { x: { steps: unlimited, misread: { withdraw: \"{X}\" } } }", is: "1 + saw(one, two, x)"),
        Place(
            "payoffs", "issues: { x: { steps: unlimited, payoffs: { offer/offer: [\"{X}\", 3] } } }", is: "score(one)"),
        Place(
            "payoffs of the second", "issues: { x: { steps: unlimited, payoffs: { offer/offer: [3, \"{X}\"] } } }",
            is: "score(two)"),
        Place(
            "payoffs where talks are rare",
            "channels: { talks: { meets: 0.5 } }\n"
                + "issues: { x: { steps: unlimited, payoffs: { offer/offer: [\"{X}\", 3] } } }",
            is: "if(meetings(talks) == 1, score(one), 0 + {X})"),
    ]

    static let learning = [
        Place("gain", self: true, open + "learning: { gain: \"{X}\" }", is: "2 * (trust(one, two) - 0.5)"),
        Place(
            "loss", self: true,
            open + "actors: { one: {}, two: { strategy: never_offer } }\nlearning: { loss: \"{X}\" }",
            is: "1 - 2 * trust(one, two)"),
        Place(
            "breach", self: true,
            open + "strategies: { s: { offer: 0, withdraw: 1 } }\nactors: { one: {}, two: { strategy: s } }\n"
                + "learning: { breach: \"{X}\" }", is: "1 - 2 * trust(one, two)"),
        Place(
            "likelihood of the sincere", self: true,
            open + "learning: { rule: bayesian, likelihood: { offer: [\"{X}\", 1] } }", is: "2 * trust(one, two)"),
        Place(
            "likelihood of the insincere", self: true,
            open + "learning: { rule: bayesian, likelihood: { offer: [1, \"{X}\"] } }", is: "2 - 2 * trust(one, two)"),
        Place(
            "toward", self: true,
            "issues: { x: { requires: false } }\nlearning: { fade: { toward: \"{X}\", rate: 1 } }",
            is: "trust(one, two)"),
        Place(
            "rate of fading", self: true,
            "issues: { x: { requires: false } }\nlearning: { fade: { toward: 1, rate: \"{X}\" } }",
            is: "2 * (trust(one, two) - 0.5)"),
    ]

    static let state = [
        Place("start of state", "state: { v: { start: \"0 + {X}\" } }", is: "v"),
        Place("each_round", "state: { v: { start: 0, each_round: \"{X}\" } }", is: "v"),
        Place("each_round of a truth", "state: { v: { start: false, each_round: \"{X} > 0.5\" } }", is: "0 + v"),
        Place("min", "state: { v: { start: 0, min: \"{X}\" } }", is: "v"),
        Place("max", "state: { v: { start: 1, max: \"{X}\" } }", is: "v"),
        Place(
            "family of states", self: true, "state: { v: { for: actors, start: 0, each_round: \"{X}\" } }", is: "v(one)"
        ),
        Place("each_round within bounds", "state: { v: { start: 0, each_round: \"{X}\", min: 0, max: 1 } }", is: "v"),
    ]
}
