import Scenarios

extension Lowering {
    /// Step 3: which channels meet, then which issues are on the agenda. By issue.
    mutating func lowerMeetings() -> [TruthValue] {
        let met = decideMeetings()
        for (channel, met) in met.enumerated() { recordMeeting(channel, met) }
        earlier.hasMet = true
        let open = scenario.issues.indices.map { index -> TruthValue in
            let value = self.open(index)
            countClosed(index, value)
            return value
        }
        var onAgenda: [TruthValue] = scenario.issues.indices.map { index in
            scenario.issues[index].channels.isEmpty ? open[index] : .constant(false)
        }
        for (channel, met) in met.enumerated() {
            let served = scenario.issues.indices.filter { scenario.issues[$0].channels.contains(channel) }
            for (issue, taken) in zip(served, agenda(channel, met, served.map { open[$0] })) {
                onAgenda[issue] = logic(.or, onAgenda[issue], taken)
            }
        }
        return onAgenda
    }

    /// Whether each channel meets; all are decided with the meetings up to the round before.
    private mutating func decideMeetings() -> [TruthValue] {
        var decided: [TruthValue] = []
        for (index, channel) in scenario.channels.enumerated() {
            switch channel.meeting {
            case .chance(let expression):
                let probability = probability(root: expression, ExpressionContext(path: .channel(channel.name, .meets)))
                let site = builder.site(
                    SitePath.channel(channel.name, .meeting), of: .meeting(channel: index))
                let address = ChanceAddress(site: site, time: .eightRounds, index: 0)
                decided.append(decide(probability, Halfword(address: address, position: 0)))
            case .gap(let gap, _):
                guard let next = variables.nextMeeting[index] else { continue }
                let met = compare(.equal, builder.read(next), round())
                let meets = builder.snapshot(met)
                inSpace(where: meets) { lowering in
                    let rounds = lowering.wholeRounds(
                        lowering.number(root: gap, ExpressionContext(path: .channel(channel.name, .gap))))
                    lowering.builder.assign(next, lowering.binary(.add, lowering.round(), rounds))
                }
                decided.append(meets)
            }
        }
        return decided
    }

    private mutating func recordMeeting(_ channel: Int, _ met: TruthValue) {
        builder.assign(variables.met[channel], met)
        inSpace(where: met) { lowering in
            let meetings = lowering.variables.meetings[channel]
            let count = lowering.binary(.add, lowering.builder.read(meetings), .constant(1))
            lowering.builder.assign(meetings, count)
            let now = lowering.round()
            lowering.builder.assign(lowering.variables.lastMeeting[channel], now)
        }
    }

    private mutating func countClosed(_ issue: Int, _ open: TruthValue) {
        let counters = tallied.issues[issue]
        let undone = not(done(issue))
        count(undone, counters.rounds)
        var waiting = undone
        if let expired = variables.expired[issue], let counter = counters.expired {
            let asked = builder.read(expired)
            count(logic(.and, undone, asked), counter)
            waiting = logic(.andNot, undone, asked)
        }
        if let counter = counters.closed { count(logic(.andNot, waiting, open), counter) }
    }

    /// Counts the lanes of the current space in which a condition is true.
    mutating func count(_ value: TruthValue, _ counter: Counter) {
        switch builder.bring(value) {
        case .constant(false): return
        case .constant(true): builder.emit(.countLanes(counter))
        case .column(let column): builder.emit(.count(counter, column))
        }
    }

    // MARK: Agenda

    /// The issues of a channel that a meeting takes up.
    private mutating func agenda(_ channel: Int, _ met: TruthValue, _ open: [TruthValue]) -> [TruthValue] {
        switch scenario.channels[channel].agenda {
        case .all: return open.map { logic(.and, met, $0) }
        case .firstOpen: return firstOpen(met, open, most: 1)
        case .count(let most): return firstOpen(met, open, most: most)
        case .rotate: return rotating(channel, met, open)
        case .random: return random(channel, met, open)
        }
    }

    private mutating func firstOpen(_ met: TruthValue, _ open: [TruthValue], most: Int) -> [TruthValue] {
        if most >= open.count { return open.map { logic(.and, met, $0) } }
        if most == 1 {
            var free = met
            return open.map { isOpen in
                let taken = logic(.and, free, isOpen)
                free = logic(.andNot, free, isOpen)
                return taken
            }
        }
        var before = NumberValue.constant(0)
        return open.map { isOpen in
            let taken = logic(.and, logic(.and, met, isOpen), compare(.less, before, .constant(Double(most))))
            before = binary(.add, before, numberOf(isOpen))
            return taken
        }
    }

    /// The next open issue after the last one taken, in file order.
    private mutating func rotating(_ channel: Int, _ met: TruthValue, _ open: [TruthValue]) -> [TruthValue] {
        guard let last = variables.lastTaken[channel], open.count > 1 else {
            return open.map { logic(.and, met, $0) }
        }
        let size = Double(open.count)
        let previous = builder.snapshot(builder.read(last))
        let distances = open.indices.map { position -> NumberValue in
            let ahead = binary(
                .remainder, binary(.subtract, .constant(Double(position) - 1 + size), previous), .constant(size))
            return select(open[position], ahead, .constant(.infinity))
        }
        let nearest = distances.dropFirst().reduce(distances[0]) { binary(.minimum, $0, $1) }
        return open.indices.map { position in
            let taken = logic(
                .and, logic(.and, met, open[position]), compare(.equal, distances[position], nearest))
            inSpace(where: taken) { $0.builder.assign(last, .constant(Double(position))) }
            return taken
        }
    }

    /// One open issue, each with the same probability.
    private mutating func random(_ channel: Int, _ met: TruthValue, _ open: [TruthValue]) -> [TruthValue] {
        guard open.count > 1 else { return open.map { logic(.and, met, $0) } }
        let site = builder.site(
            SitePath.channel(scenario.channels[channel].name, .agenda), of: .agenda(channel: channel))
        let words = builder.words(ChanceAddress(site: site, time: .round, index: 0))
        let number = builder.bring(sum(open.map { numberOf($0) }))
        let chosen = builder.number(binding: .round, range: ValueRange(low: 0, high: Double(open.count))) {
            .choose($0, words, among: number)
        }
        var before = NumberValue.constant(0)
        return open.map { isOpen in
            let taken = logic(.and, logic(.and, met, isOpen), compare(.equal, before, chosen))
            before = binary(.add, before, numberOf(isOpen))
            return taken
        }
    }
}
