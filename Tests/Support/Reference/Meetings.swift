import Scenarios

/// Steps 2 and 3: state, meetings, and what is on the agenda.
extension ReferencePlay {
    func changeState() throws {
        var next = state.state
        for (index, variable) in scenario.state.enumerated() {
            guard let change = variable.eachRound else { continue }
            for member in variable.starts.indices {
                let scope = memberScope(member, variable.domains) { .state(variable.name, members: $0) }
                next[index][member] = bounded(try value(change, scope), index, member)
            }
        }
        state.state = next
    }

    /// Which channels meet (together, on the meetings up to the round before), and then which issues are on the agenda.
    func meet() throws -> [Int] {
        var meets: [Bool] = []
        var nextMeeting = state.nextMeeting
        for (index, channel) in scenario.channels.enumerated() {
            switch channel.meeting {
            case .chance(let chance):
                let p = try probability(chance, ReferenceScope(.channel(channel.name, .meets)))
                meets.append(half(eightRounds: model.sites.meeting[index]).isBelow(p))
            case .gap(let gap, _):
                meets.append(state.nextMeeting[index] == Double(state.round))
                guard meets[index] else { continue }
                let rounds = wholeRounds(try value(gap, ReferenceScope(.channel(channel.name, .gap))))
                nextMeeting[index] = Double(state.round) + rounds
            }
        }
        state.met = meets
        state.nextMeeting = nextMeeting
        for channel in scenario.channels.indices where meets[channel] {
            state.meetings[channel] += 1
            state.lastMeeting[channel] = Double(state.round)
        }
        hasMet = true
        return try agenda(meets)
    }

    private func agenda(_ meets: [Bool]) throws -> [Int] {
        var agenda: Set<Int> = []
        for (index, issue) in scenario.issues.enumerated() where issue.channels.isEmpty {
            if try isOpen(index) { agenda.insert(index) }
        }
        for channel in scenario.channels.indices where meets[channel] {
            let served = model.served[channel]
            let open = try served.filter(isOpen)
            agenda.formUnion(try taken(channel, open, servesOne: served.count == 1))
        }
        return agenda.sorted()
    }

    private func taken(_ channel: Int, _ open: [Int], servesOne: Bool) throws -> [Int] {
        guard !open.isEmpty else { return [] }
        let entry = scenario.channels[channel]
        switch entry.agenda {
        case .all: return open
        case .firstOpen: return [open[0]]
        case .count(let count): return Array(open.prefix(count))
        case .rotate:
            let last = state.lastTaken[channel] ?? -1
            let next = open.first { $0 > last } ?? open[0]
            state.lastTaken[channel] = next
            return [next]
        case .random:
            if servesOne { return open }
            let u = uniforms(model.sites.agenda[channel]).first
            return [open[Int((u * Double(open.count)).rounded(.down))]]
        }
    }
}
