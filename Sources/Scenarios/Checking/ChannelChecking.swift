/// Channels: the forums in which issues are negotiated.
extension Checker {
    mutating func readChannels(_ node: Node?, entries: [Node.Entry], at top: Place) -> [Channel] {
        guard node != nil else {
            names.channels.declare("talks", at: top)
            return [
                Channel(
                    name: "talks", title: "talks", parties: Array(0..<names.actors.count),
                    meeting: .chance(.standard(1, at: top)), agenda: .all, place: top)
            ]
        }
        return entries.map { readChannel($0) }
    }

    private mutating func readChannel(_ entry: Node.Entry) -> Channel {
        let place = entry.keyPlace
        let fields = fields(of: entry, .channel)
        var parties = Array(0..<names.actors.count)
        if let node = fields["parties"] { parties = self.parties(node, atLeast: 1) ?? parties }
        _ = alternatives(of: fields, in: .channel)
        let lastMet = fields["last_met"].flatMap { pastTime($0, key: "last_met") }
        var meeting = Channel.Meeting.chance(.standard(1, at: place))
        if let gap = fields["gap"] {
            let value =
                finiteNumber(gap, in: .during("a channel's 'gap'").asking(.nobody), takesInfinity: true)
                ?? .standIn(at: gap.place)
            let first = fields["first"].flatMap { time($0, edge: .first, in: .beforeStart("'first' of a channel")) }
            meeting = .gap(
                value, first: first.map { .round($0.asNumber) } ?? lastMet.map { openGap(value, since: $0) } ?? .gap)
        } else {
            refuse(
                "first", of: fields,
                because: "it is used only with 'gap'")
            if let meets = fields["meets"] {
                meeting = .chance(
                    probability(meets, in: .during("a channel's 'meets'").asking(.nobody)) ?? .standIn(at: meets.place))
            }
        }
        var channel = Channel(
            name: entry.key, title: text(fields["title"]) ?? entry.key, parties: parties, meeting: meeting,
            agenda: fields["agenda"].map { agenda($0) } ?? .all, place: place)
        channel.about = text(fields["about"])
        channel.lastMet = lastMet
        return channel
    }

    /// The gap from the last meeting before the start to the first after it, given that it did not end before round 1.
    private mutating func openGap(_ gap: Expression, since last: PastTime) -> Channel.First {
        var open = OpenGap(since: last.round, length: gap, isRedrawn: false)
        // A gap has at least one round.
        guard open.least > 1, let text = gap.text else { return .open(open) }
        let error = ModelCause.gapTooShort(text, last: last.text, least: open.least)
        if let constant = gap.constant(rounds: clock.rounds)?.number {
            if UnaryKernel.nearest(constant) < Double(open.least) { report(error, at: gap.place) }
            return .open(open)
        }
        let known = parameterRecord.constants.values
        if let restricted = gap.restricted(toAtLeast: open.least, horizon: clock.rounds, parameters: known) {
            if restricted.holdsImpossibleDraw(rounds: clock.rounds) { report(error, at: gap.place) }
            open.length = restricted
        } else {
            open.isRedrawn = true
        }
        open.length.text = "\(text), \(open.least) rounds or more"
        return .open(open)
    }

    private mutating func agenda(_ node: Node) -> Channel.Agenda {
        switch node.scalar?.text {
        case "all": return .all
        case "first_open": return .firstOpen
        case "rotate": return .rotate
        case "random": return .random
        case let text?:
            // A word that is no expression of its own is a slip in one of the four.
            let words = ["all", "first_open", "rotate", "random"]
            let word = String(text.prefix { $0 != "(" && $0 != " " })
            if ReservedWords.isIdentifier(text) || words.contains(word) {
                let nearest = words.contains(word) ? word : nearestName(to: text, among: words)
                report(
                    .unknownChoice(text, field: "'agenda'", words: words + ["a number"], nearest: nearest),
                    at: node.place)
                return .all
            }
            return .count(constantInteger(node, in: 1...100_000, field: "'agenda'") ?? 1)
        case nil:
            report(
                .wrongShape(wanted: "all, first_open, rotate, random or a number", found: node.shape), at: node.place)
            return .all
        }
    }

    /// A list of actors without repetitions.
    mutating func parties(_ node: Node, atLeast least: Int) -> [Int]? {
        guard let nodes = list(node, of: "actors") else { return nil }
        var parties: [Int] = []
        var isRight = true
        for node in nodes {
            guard let name = text(node) else {
                isRight = false
                continue
            }
            if let index = names.actors.index(of: name) {
                if parties.contains(index) {
                    report(.listedTwice(name, field: "'parties'"), at: node.place)
                    isRight = false
                } else {
                    parties.append(index)
                }
            } else {
                report(unknown(.actor, name, in: "'parties'"), at: node.place)
                isRight = false
            }
        }
        guard isRight else { return nil }
        guard parties.count >= least else {
            report(.tooFewParties(parties.count, least: least), at: node.place)
            return nil
        }
        return parties
    }
}
