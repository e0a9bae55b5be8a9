/// Issues: the subjects of the negotiations, on which the parties make moves.
extension Checker {
    /// Reads the parties of each issue, before any expression about moves is checked.
    mutating func declareIssues(_ entries: [Node.Entry]) -> [(entry: Node.Entry, fields: Fields)] {
        entries.map { entry in
            let fields = fields(of: entry, .issue)
            var parties = Array(0..<names.actors.count)
            if let node = fields["parties"] {
                parties = self.parties(node, atLeast: 2) ?? []
            } else if parties.count < 2 {
                report(.tooFewActors(entry.key, parties.count), at: entry.keyPlace)
                parties = []
            }
            // Empty: not known, so that nothing is judged by it.
            names.parties.append(parties)
            return (entry, fields)
        }
    }

    mutating func readIssue(_ index: Int, _ written: (entry: Node.Entry, fields: Fields), _ channels: [Channel])
        -> Issue
    {
        let (entry, fields) = written
        let place = entry.keyPlace
        let parties = names.parties[index]
        let checker = self
        func during(_ field: String) -> Scope { Scope.during(field, issue: .issue(index)).asking(.nobody) }
        func beforeStart(_ field: String) -> Scope { Scope.beforeStart(field, issue: .issue(index)) }

        let steps = fields["steps"].map { self.steps($0) } ?? 1
        var isSeparate = false
        if let node = fields["advance"] {
            isSeparate = choice(node, among: ["jointly", "separately"], field: "'advance'") == "separately"
        }
        var advance = Issue.Advance.separately
        if isSeparate {
            if fields["stands"] != nil {
                let reason = "offers stand only on an issue that is advanced jointly"
                warn(.keyWithoutMeaning("stands", reason: reason), at: fields.place(of: "stands"))
                recordMentions(in: fields["stands"])
            }
        } else {
            var stands: Expression? = .standard(1, at: place)
            if let node = fields["stands"] {
                if isUnlimited(node, field: "'stands'") {
                    stands = nil
                } else {
                    stands = duration(node, in: beforeStart("'stands'"), least: 1)
                }
            }
            advance = .jointly(stands: stands)
        }
        var requires = Expression.standard(true, at: place)
        if let node = fields["requires"] {
            requires = expression(node, in: during("'requires'"), as: .truth) ?? .standIn(at: node.place, type: .truth)
        }
        let channels = self.channels(fields["channel"], of: index, channels, at: place)
        if channels == nil {
            // No meeting ever puts it on an agenda: as if it were never open.
            requires = Expression(.truth(false), type: .truth, at: place, text: "false")
        }
        var issue = Issue(
            name: entry.key, title: text(fields["title"]) ?? entry.key, parties: parties, channels: channels ?? [],
            steps: steps,
            start: start(fields["start"], of: index, isSeparate: isSeparate, steps: steps, at: place),
            last: last(fields["last"], of: index), advance: advance, requires: requires,
            expires: fields["expires"].flatMap { expiry($0, of: index) },
            weight: fields["weight"].map {
                finiteNumber($0, in: during("'weight'")) ?? .standIn(at: $0.place)
            } ?? .standard(1, at: place),
            slip: noise(
                fields["slip"], at: place,
                in: Scope.during("'slip'", self: .self, issue: .issue(index)).asking(.nobody)
                    .binding(to: parties.map { Binding(actor: $0, issue: index) })),
            misread: noise(
                fields["misread"], at: place,
                in: Scope.during("'misread'", self: .self, other: .other, issue: .issue(index)).asking(.nobody)
                    .binding(to: checker.eachPair(of: [index]))),
            payoffs: fields["payoffs"].map { payoffs($0, parties: parties, in: during("a payoff")) } ?? [],
            place: place)
        issue.about = text(fields["about"])
        if let node = fields["payoffs"], node.entries?.contains(where: { $0.key == "each" }) == true {
            issue.sharedPayoffs = sharedPayoffs(node, parties: parties, in: during("a payoff"))
        }
        issue.discount = fields["discount"].flatMap { discount($0, in: beforeStart("'discount'")) }
        return issue
    }

    /// `nil`: unlimited.
    private mutating func steps(_ node: Node) -> Int? {
        if isUnlimited(node, field: "'steps'") { return nil }
        return constantInteger(node, in: 1...1000, field: "'steps'") ?? 1
    }

    /// Whether it is `unlimited`; a similar word is reported, and treated as `unlimited`.
    private mutating func isUnlimited(_ node: Node, field: String) -> Bool {
        guard let text = node.scalar?.text else { return false }
        if text == "unlimited" { return true }
        guard ReservedWords.isIdentifier(text), names.parameters.index(of: text) == nil,
            !ReservedWords.contains(text)
        else { return false }
        let nearest = nearestName(to: text, among: ["unlimited"] + names.parameters.names)
        report(.unknownChoice(text, field: field, words: ["a number", "unlimited"], nearest: nearest), at: node.place)
        return true
    }

    /// A factor from 0 to 1.
    private mutating func discount(_ node: Node, in scope: Scope) -> Expression? {
        guard let value = finiteNumber(node, in: scope) else { return nil }
        if let number = value.constant(rounds: clock.rounds)?.number, !(0...1).contains(number) {
            report(.outOfRange(field: scope.field, value: number, wanted: "from 0 to 1"), at: node.place)
        }
        return value
    }

    /// A number of rounds; a constant one must be at least `least`.
    private mutating func duration(_ node: Node, in scope: Scope, least: Double) -> Expression {
        guard let value = finiteNumber(node, in: scope) else { return .standIn(at: node.place) }
        if let number = value.constant(rounds: clock.rounds)?.number, number.isFinite, number < least {
            report(
                .outOfRange(field: scope.field, value: number, wanted: "a number of rounds, at least \(Int(least))"),
                at: node.place)
        }
        return value
    }

    /// The level already reached: one for an issue advanced jointly, one for each party otherwise.
    private mutating func start(
        _ node: Node?, of index: Int, isSeparate: Bool, steps: Int?, at place: Place
    ) -> [Expression] {
        let parties = names.parties[index]
        let count = isSeparate ? parties.count : 1
        var values = Array(repeating: Expression.standard(0, at: place), count: count)
        guard let node else { return values }
        let scope = Scope.beforeStart("the 'start' of an issue", issue: .issue(index))
        guard node.isMapping else {
            if let value = level(node, steps: steps, in: scope) { values = Array(repeating: value, count: count) }
            return values
        }
        guard isSeparate else {
            report(.startByActorJointly, at: node.place)
            return values
        }
        for (node, positions) in byParty(node, of: index, field: "'start'") {
            guard let value = level(node, steps: steps, in: scope) else { continue }
            for position in positions { values[position] = value }
        }
        return values
    }

    private mutating func level(_ node: Node, steps: Int?, in scope: Scope) -> Expression? {
        guard let value = expression(node, in: scope, as: .number) else { return nil }
        if let number = value.constant(rounds: clock.rounds)?.number, !(number >= 0 && number <= Double(steps ?? .max))
        {
            let wanted =
                steps.map { "a level from 0 to its \($0) \($0 == 1 ? "step" : "steps")" } ?? "a level of 0 or more"
            report(.outOfRange(field: scope.field, value: number, wanted: wanted), at: node.place)
        }
        return value
    }

    /// A mapping by party, with `default`: each node with the positions (among the parties) that it covers.
    mutating func byParty(_ node: Node, of index: Int, field: String) -> [(node: Node, positions: [Int])] {
        let parties = names.parties[index]
        var covered: Set<Int> = []
        var result: [(node: Node, positions: [Int])] = []
        var standard: Node?
        for entry in node.entries ?? [] where !entry.value.isNull {
            if entry.key == "default" {
                standard = entry.value
            } else if let actor = names.actors.index(of: entry.key) {
                if let position = parties.firstIndex(of: actor) {
                    covered.insert(position)
                    result.append((entry.value, [position]))
                } else if !parties.isEmpty {
                    report(
                        .noParty(actor: entry.key, issue: names.issues.names[index], situation: nil), at: entry.keyPlace
                    )
                }
            } else {
                report(unknown(.actor, entry.key, in: field), at: entry.keyPlace)
            }
        }
        if let standard { result.append((standard, parties.indices.filter { !covered.contains($0) })) }
        return result
    }

    /// The channels that can put an issue on the agenda; empty for `none`, `nil` if no channel serves it.
    private mutating func channels(_ node: Node?, of index: Int, _ channels: [Channel], at place: Place) -> [Int]? {
        let parties = Set(names.parties[index])
        let name = names.issues.names[index]
        guard let node else {
            if let first = channels.firstIndex(where: { parties.isSubset(of: $0.parties) }) { return [first] }
            warn(.noChannel(issue: name), at: place)
            return nil
        }
        if node.scalar?.text == "none" { return [] }
        var indices: [Int] = []
        for node in oneOrMore(node) {
            guard let channel = text(node) else { continue }
            guard let found = names.channels.index(of: channel) else {
                report(unknown(.channel, channel, in: nil), at: node.place)
                continue
            }
            guard found < channels.count else { continue }
            if indices.contains(found) {
                report(.listedTwice(channel, field: "'channel'"), at: node.place)
            } else if let absent = names.parties[index].first(where: { !channels[found].parties.contains($0) }) {
                report(
                    .channelWithoutParty(channel: channel, issue: name, actor: names.actors.names[absent]),
                    at: node.place)
            }
            indices.append(found)
        }
        if case .list(let nodes) = node.content, nodes.isEmpty {
            report(.emptyList("'channel'", wanted: "a channel, or none"), at: node.place)
        }
        return indices
    }
}
