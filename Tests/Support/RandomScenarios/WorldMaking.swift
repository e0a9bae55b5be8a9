/// What there is in a random scenario, and what it is called.
extension ScenarioWriter {
    /// Names that mean something elsewhere in the language, or will; all are free for an author to use.
    static let words = [
        "when", "rate", "occurs", "at", "delay", "limit", "start", "moves", "approval", "strategy", "update", "offer_",
        "gap", "meets", "effects", "draws", "memory", "steps", "parties", "channel", "agenda", "weight", "slip",
        "misread", "value", "with", "each_round", "requires", "gain", "loss", "fade", "toward", "good", "finally",
        "by", "end", "size", "type", "sum", "count", "any", "every", "given", "ask", "reads", "hold_", "adopt",
        "argument", "meeting", "parameter", "issue_", "event", "state", "breach", "likelihood", "rank", "choices",
        "recent", "belief", "stands", "expires", "payoffs", "name", "title", "values", "actors", "issues", "outcome",
    ]

    /// A name that no other thing has.
    mutating func name(_ prefix: String) -> String {
        var name = random.percent(35) ? random.pick(Self.words) : prefix
        var number = 1
        while !taken.insert(name).inserted {
            number += 1
            name = "\(prefix)\(number)"
        }
        return name
    }

    /// Names for what is known only in one strategy or event: others may have the same.
    mutating func localNames(_ count: Int) -> [String] {
        let free = Self.words.filter { !taken.contains($0) } + ["p", "q", "strikes", "mood", "severity"]
        return Array(random.shuffled(free.filter { !taken.contains($0) }).prefix(count))
    }

    mutating func makeWorld() -> World {
        var world = World()
        let listable = style.isListable
        world.rounds = listable ? random.within(1...4) : random.within(1...12)
        if random.percent(60) {
            world.round = random.pick(["1 month", "2 weeks", "10 days", "1 quarter", "3 days", "1 year", "5 months"])
            if random.percent(80) { world.start = (random.pick([2025, 2026]), random.within(1...12)) }
        }
        let actors = random.pick(listable ? [0, 1, 2, 2, 2, 2, 3] : [0, 1, 2, 2, 2, 3, 3, 4])
        world.actors = (0..<actors).map { _ in name("actor") }
        let everyone = Array(0..<actors)
        if random.percent(35) {
            world.hasOnlyTalks = true
            world.channels = [World.ChannelShape(name: "talks", parties: everyone)]
        } else {
            for _ in 0..<random.within(1...3) {
                // Channels are asked about by name alone, so that theirs may be anything's.
                let name =
                    random.percent(20)
                    ? random.pick(["trust", "offer", "if", "c\(world.channels.count)"]) : name("channel")
                guard !world.channels.contains(where: { $0.name == name }) else { continue }
                let parties = actors > 0 && random.percent(40) ? random.some(of: everyone) : everyone
                world.channels.append(World.ChannelShape(name: name, parties: parties))
            }
        }
        if actors >= 2 {
            for _ in 0..<random.pick(listable ? [1, 1, 2] : [0, 1, 1, 2, 2, 3, 4]) {
                let parties = random.percent(50) ? everyone : random.shuffled(random.some(of: everyone, atLeast: 2))
                world.issues.append(
                    World.IssueShape(
                        name: name("i"), parties: parties, isSeparate: random.percent(35),
                        steps: random.percent(12) ? nil : random.pick([1, 1, 2, 3])))
            }
        }
        let few = style.richness < 30 ? 2 : 4
        world.events = (0..<random.within(0...few)).map { _ in name("event") }
        var tied = 0
        for _ in 0..<random.within(0...(few + 2)) {
            let domains = domains(in: world)
            let isTied = domains.isEmpty && !listable && tied < 3 && random.percent(25)
            tied += isTied ? 1 : 0
            let isTruth = !isTied && random.percent(25)
            world.parameters.append(
                World.ParameterShape(
                    name: name("p"), isTruth: isTruth, domains: domains,
                    isUnit: isTruth || !isTied && random.percent(50), isTied: isTied))
        }
        for _ in 0..<random.within(0...(few - 1)) {
            world.state.append(
                World.StateShape(name: name("s"), isTruth: random.percent(25), domains: domains(in: world)))
        }
        for _ in 0..<random.within(0...3) {
            let names = localNames(4)
            let arguments = names.prefix(random.within(0...2)).map { Local(name: $0, isTruth: random.percent(20)) }
            let memory = names.dropFirst(2).prefix(random.within(0...2))
                .map { Local(name: $0, isTruth: random.percent(35)) }
            world.strategies.append(
                World.StrategyShape(name: name("strategy"), arguments: Array(arguments), memory: Array(memory)))
        }
        world.outcomes = (0..<random.within(0...3)).map { _ in name("outcome") } + [name("stalled")]
        world.questions = (0..<random.within(0...few)).map { _ in name("q") }
        world.measures = (0..<random.within(1...3)).map { _ in name("m") }
        if random.percent(15) { world.sources = ["s1", "A second, longer id"] }
        world.typesOf = world.actors.map { _ in [] }
        addTypes(to: &world)
        return world
    }

    /// What a parameter or state variable is a family over, if it is one.
    private mutating func domains(in world: World) -> [Domain] {
        guard random.percent(30) else { return [] }
        let choices: [[Domain]] = [[.actors], [.issues], [.actors, .issues], [.issues, .actors]]
        let domains = random.pick(choices)
        let isEmpty = domains.contains { $0 == .actors ? world.actors.isEmpty : world.issues.isEmpty }
        return isEmpty ? [] : domains
    }
}
