internal import Scenarios
internal import Simulation

/// The moves of one round in words: issues on which the same was done share a sentence.
struct MoveTelling {
    let names: StoryNames

    /// What the parties of an issue did, by position; `nil`: no move.
    private struct Pattern: Hashable {
        var parties: [Int]
        var moves: [Told?]
        var isJoint: Bool

        var isStill: Bool { moves.allSatisfy { $0 == nil || $0 == Told(move: .hold, vetoed: false) } }
    }

    private struct Told: Hashable {
        var move: Happening.Move
        var vetoed: Bool
    }

    func clauses(_ happenings: [Happening]) -> [String] {
        var moves: [Int: [Told?]] = [:]
        var order: [Int] = []
        for case .move(let issue, let party, let move, let vetoed) in happenings {
            if moves[issue] == nil {
                order.append(issue)
                moves[issue] = names.scenario.issues[issue].parties.map { _ in nil }
            }
            moves[issue]?[party] = Told(move: move, vetoed: vetoed)
        }
        var groups: [(pattern: Pattern, issues: [Int])] = []
        for issue in order {
            let pattern = pattern(issue, moves[issue] ?? [])
            if let index = groups.firstIndex(where: { $0.pattern == pattern }) {
                groups[index].issues.append(issue)
            } else {
                groups.append((pattern, [issue]))
            }
        }
        let told = groups.filter { !$0.pattern.isStill } + groups.filter(\.pattern.isStill)
        return told.map { sentence($0.pattern, $0.issues) } + misreadings(happenings)
    }

    private func pattern(_ issue: Int, _ moves: [Told?]) -> Pattern {
        let definition = names.scenario.issues[issue]
        return if case .jointly = definition.advance {
            Pattern(parties: definition.parties, moves: moves, isJoint: true)
        } else {
            Pattern(parties: definition.parties, moves: moves, isJoint: false)
        }
    }

    private func sentence(_ pattern: Pattern, _ issues: [Int]) -> String {
        var kinds: [(told: Told, actors: [Int])] = []
        for (actor, move) in zip(pattern.parties, pattern.moves) {
            guard let move else { continue }
            if let index = kinds.firstIndex(where: { $0.told == move }) {
                kinds[index].actors.append(actor)
            } else {
                kinds.append((move, [actor]))
            }
        }
        var matter = " on " + enumerated(issues.map(names.issue))
        var clauses: [String] = []
        for (told, actors) in kinds {
            let isAll = actors.count == pattern.parties.count
            let subject = isAll ? (actors.count == 2 ? "both sides" : "all sides") : enumerated(actors.map(names.actor))
            clauses.append(subject + " " + predicate(told, plural: actors.count > 1, matter))
            matter = ""
        }
        // On a joint issue only one who stands by an offer makes no move.
        let standing = zip(pattern.parties, pattern.moves).filter { $0.1 == nil }.map { names.actor($0.0) }
        if pattern.isJoint, !standing.isEmpty {
            clauses.append("\(enumerated(standing)) \(standing.count == 1 ? "stands by its" : "stand by their") offer")
        }
        return clauses.joined(separator: "; ")
    }

    private func predicate(_ told: Told, plural: Bool, _ matter: String) -> String {
        switch (told.move, told.vetoed) {
        case (.offer, false): "\(plural ? "offer" : "offers") a step\(matter)"
        // Only a slip turns the hold of one who was stopped into an offer.
        case (.offer, true): "\(plural ? "are" : "is") stopped at home\(matter), but an offer slips out"
        case (.hold, false): "\(plural ? "hold" : "holds") back\(matter)"
        case (.hold, true): "\(plural ? "are" : "is") stopped at home\(matter)"
        case (.withdrawal, _): "\(plural ? "withdraw" : "withdraws")\(matter)"
        }
    }

    private func misreadings(_ happenings: [Happening]) -> [String] {
        happenings.compactMap { happening in
            guard case .misread(let issue, let reader, let mover, let reading) = happening else { return nil }
            let looks =
                switch reading {
                case .offer: "sees an offer that was none"
                case .hold: "does not see the move for what it is and takes it for a hold"
                case .withdrawal: "takes it for a withdrawal"
                }
            let move = happenings.lazy.compactMap { other -> Happening.Move? in
                if case .move(issue, mover, let move, _) = other { move } else { nil }
            }.first
            let (one, other) = (names.party(reader, of: issue), names.party(mover, of: issue))
            let matter = names.issue(issue)
            switch (move, reading) {
            case (.offer, .hold): return "\(one) misses the offer of \(other) on \(matter)"
            case (.hold, .offer): return "\(one) takes the hold of \(other) on \(matter) for an offer"
            case (.withdrawal, .hold): return "\(one) misses the withdrawal of \(other) on \(matter)"
            default: return "\(one) \(looks): \(other) on \(matter)"
            }
        }
    }
}
