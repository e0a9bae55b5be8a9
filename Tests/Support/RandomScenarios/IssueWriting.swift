/// Channels and issues.
extension ScenarioWriter {
    mutating func channels() -> Tree {
        .mapping(world.channels.map { Tree.Entry($0.name, channel($0)) })
    }

    private mutating func channel(_ shape: World.ChannelShape) -> Tree {
        var entries: [Tree.Entry] = []
        if optional() { entries.append(Tree.Entry("title", .text(title()))) }
        if shape.parties.count < world.actors.count {
            entries.append(Tree.Entry("parties", names(shape.parties)))
        }
        switch random.below(10) {
        case 0...4: entries.append(Tree.Entry("meets", .value(probability(during(), 3))))
        case 5...7 where !style.isListable || random.percent(30):
            let isOpen = style.additions.contains(.before) && random.percent(40)
            entries.append(Tree.Entry("gap", .value(isOpen ? longGap() : gap())))
            if isOpen {
                entries.append(Tree.Entry("last_met", .value(literal(-random.within(0...4)))))
            } else if random.percent(50) {
                entries.append(Tree.Entry("first", time()))
            }
        default:
            if style.additions.contains(.before), random.percent(50) {
                entries.append(Tree.Entry("last_met", before()))
            }
        }
        if random.percent(60) {
            let agenda: Tree = random.pick([
                .text("all"), .text("first_open"), .text("rotate"), .text("random"), .fixed(.number("1")),
                .fixed(.number("2")),
            ])
            entries.append(Tree.Entry("agenda", agenda))
        }
        return .mapping(entries)
    }

    private mutating func gap() -> Term {
        if random.percent(40) { return number(during(), 2) }
        return .call("max", [.number("1"), number(during(), 2)], .number)
    }

    /// A gap that may always be as long as some silence: with one draw or with several.
    private mutating func longGap() -> Term {
        func draw(_ writer: inout ScenarioWriter) -> Term {
            let mean = Term.binary("+", .number("2"), .call("abs", [writer.number(writer.during(), 1)], .number))
            switch writer.random.below(writer.style.isListable ? 3 : 6) {
            case 0: return .call("geometric", [.number("0.3")], .number)
            case 1: return .call("poisson", [.number("3")], .number)
            case 2: return .call("negative_binomial", [.number("2"), .number("0.4")], .number)
            case 3: return .call("exponential", [mean], .number)
            case 4: return .call("lognormal", [.number("1"), .number("1")], .number)
            default:
                return .call(
                    "mixture",
                    [
                        .number("1"), .call("gamma", [.number("2"), .number("2")], .distribution), .number("2"),
                        .call("exponential", [mean], .distribution),
                    ], .number)
            }
        }
        let first = draw(&self)
        switch random.below(style.isListable ? 7 : 9) {
        case 0: return first
        case 1: return .binary(random.pick(["+", "-"]), first, .number("0.5"))
        case 2: return .binary(random.pick(["*", "/"]), first, .number(random.pick(["0.75", "1.5"])))
        case 3: return .call("max", [.number("2"), first], .number)
        case 4: return .call("if", [truth(during(), 1), first, .binary("+", .number("1"), draw(&self))], .number)
        case 5: return .call("min", [first, .number("9")], .number)
        case 6: return .binary("-", .number("1"), .unary("-", first))
        case 7: return .binary("+", first, .call("abs", [draw(&self)], .number))
        default: return .call("if", [.call("chance", [.number("0.4")], .truth), first, draw(&self)], .number)
        }
    }

    /// A time before the start.
    mutating func before() -> Tree {
        guard let start = world.start, random.percent(40) else { return .value(literal(-random.within(0...20))) }
        return .text("\(start.year - 1)-0\(random.within(1...9))")
    }

    private func names(_ actors: [Int]) -> Tree { .list(actors.map { .text(world.actors[$0]) }) }

    /// A date, or an expression that gives a round.
    mutating func time() -> Tree {
        if world.start != nil, random.percent(30) { return .text(date(day: random.percent(40))) }
        if random.percent(40) { return .value(literal(random.within(1...max(1, world.rounds)))) }
        return .value(
            .binary(
                "+", .number("1"), .call("clamp", [number(early(), 2), .number("0"), literal(world.rounds)], .number)))
    }

    mutating func issues() -> Tree {
        .mapping(world.issues.indices.map { Tree.Entry(world.issues[$0].name, issue($0)) })
    }

    private mutating func issue(_ index: Int) -> Tree {
        let shape = world.issues[index]
        var here = during()
        here.issues = [index]
        var entries: [Tree.Entry] = []
        func add(_ key: String, _ value: Tree) { entries.append(Tree.Entry(key, value)) }
        if optional() { add("title", .text(title())) }
        if shape.parties != Array(world.actors.indices) { add("parties", names(shape.parties)) }
        if let channel = channelOf(shape) { add("channel", channel) }
        if let steps = shape.steps {
            if steps > 1 || optional() { add("steps", .fixed(literal(steps))) }
        } else {
            add("steps", .text("unlimited"))
        }
        if shape.isSeparate {
            add("advance", .text("separately"))
        } else if optional() {
            add("advance", .text("jointly"))
        }
        if optional() { add("start", start(shape, index)) }
        if optional() { add("last", last(shape)) }
        if !shape.isSeparate, random.percent(45) { add("stands", stands()) }
        if optional() { add("requires", .value(truth(here, 2))) }
        if optional() { add("expires", expires()) }
        if optional() { add("weight", .value(random.percent(50) ? constantNumber() : number(here, 2))) }
        if optional() {
            var moving = here
            moving.selves = Set(shape.parties)
            add("slip", judged(noise(moving), by: shape.parties))
        }
        if optional() {
            var reading = here
            reading.selves = Set(shape.parties)
            reading.others = reading.selves
            reading.bindsParties = true
            add("misread", judged(noise(reading), by: shape.parties))
        }
        if style.additions.contains(.scores), random.percent(shape.parties.count == 2 ? 15 : 45) {
            add("payoffs", sharedPayoffs(here, shape.parties.count))
        } else if shape.parties.count == 2, optional() {
            add("payoffs", payoffs(here))
        }
        if style.additions.contains(.scores), random.percent(25) {
            var asking = early()
            asking.issues = [index]
            add(
                "discount",
                .value(random.percent(50) ? .number(random.pick(["0.9", "0.5", "1", "0"])) : probability(asking, 1)))
        }
        return .mapping(entries)
    }

    /// One channel, several, `none`; nothing where the standing rule is to say.
    private mutating func channelOf(_ shape: World.IssueShape) -> Tree? {
        let fitting = world.channels.filter { Set(shape.parties).isSubset(of: $0.parties) }.map(\.name)
        switch random.below(10) {
        case 0, 1: return .text("none")
        case 2...4 where !fitting.isEmpty: return .text(random.pick(fitting))
        case 5...6 where !fitting.isEmpty: return .list(random.some(of: fitting).map { .text($0) })
        default: return fitting.isEmpty && random.percent(85) ? .text("none") : nil
        }
    }

    private mutating func start(_ shape: World.IssueShape, _ index: Int) -> Tree {
        var asking = early()
        asking.issues = [index]
        func level() -> Tree {
            if random.percent(60) { return .value(literal(random.within(0...(shape.steps ?? 3)))) }
            return .value(.call("clamp", [number(asking, 2), .number("0"), literal(shape.steps ?? 3)], .number))
        }
        guard shape.isSeparate, random.percent(60) else { return level() }
        var entries = random.some(of: shape.parties).map { Tree.Entry(world.actors[$0], level()) }
        if random.percent(40) { entries.append(Tree.Entry("default", level())) }
        return .mapping(entries)
    }

    private mutating func last(_ shape: World.IssueShape) -> Tree {
        let moves = ["offer", "hold", "withdraw"]
        guard random.percent(60) else { return .text(random.pick(moves)) }
        var entries = random.some(of: shape.parties).map { Tree.Entry(world.actors[$0], .text(random.pick(moves))) }
        if random.percent(40) { entries.append(Tree.Entry("default", .text(random.pick(moves)))) }
        return .mapping(entries)
    }

    private mutating func stands() -> Tree {
        switch random.below(5) {
        case 0: .text("unlimited")
        case 1, 2: .value(literal(random.within(1...4)))
        default: .value(.call("max", [.number("1"), number(early(), 2)], .number))
        }
    }

    private mutating func expires() -> Tree {
        if style.additions.contains(.afterAgain), random.percent(40) {
            return .mapping([Tree.Entry("when", .value(openTruth(during(), 2)))])
        }
        return time()
    }

    private mutating func noise(_ asking: Asking) -> Tree {
        guard random.percent(45) else { return .value(probability(asking, 2)) }
        let moves = random.some(of: ["offer", "hold", "withdraw"])
        return .mapping(moves.map { Tree.Entry($0, .value(probability(asking, 2))) })
    }

    private mutating func sharedPayoffs(_ asking: Asking, _ parties: Int) -> Tree {
        let entries = random.some(of: Array(0...parties)).map { offers in
            func score() -> Tree { .value(random.percent(60) ? constantNumber() : number(asking, 2)) }
            return Tree.Entry(String(offers), .list([score(), score()]))
        }
        return .mapping([Tree.Entry("each", .mapping(entries))])
    }

    private mutating func payoffs(_ asking: Asking) -> Tree {
        let moves = ["offer", "hold", "withdraw"]
        let pairs = random.some(of: moves.flatMap { first in moves.map { "\(first)/\($0)" } }, atLeast: 2)
        return .mapping(
            pairs.map { pair in
                func score() -> Tree { .value(random.percent(70) ? constantNumber() : number(asking, 2)) }
                return Tree.Entry(pair, .list([score(), score()]))
            })
    }
}
