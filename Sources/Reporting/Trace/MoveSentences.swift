internal import Scenarios
internal import Simulation

/// The moves of one round in words; issues with the same moves share a sentence.
struct MoveSentences {
    let names: StoryNames
    let happenings: [Happening]
    /// Whether those that only hold back are omitted.
    var isBrief = false

    /// The moves of the parties of an issue.
    private struct Pattern: Hashable {
        var parties: [Int]
        /// The moves by position; `nil` for no move.
        var moves: [Told?]
        /// Whether all parties offered, so that the shared level rose.
        var isAgreed: Bool
        var isJoint: Bool
        /// The issue, if every party has its own level; then it has its own sentence.
        var ownIssue: Int?

        /// The order of the sentences of a round.
        var rank: Int { isAgreed ? 0 : moves.contains { $0 != nil && $0 != .hold } ? 1 : 2 }
    }

    private struct Told: Hashable {
        var move: Happening.Move
        var vetoed: Bool

        static let hold = Told(move: .hold, vetoed: false)
    }

    /// Issues on which somebody moved, in file order.
    var issues: [Int] {
        var issues: [Int] = []
        for case .move(let issue, _, _, _) in happenings where issues.last != issue { issues.append(issue) }
        return issues
    }

    var clauses: [String] {
        var groups: [(pattern: Pattern, issues: [Int])] = []
        for issue in issues {
            let pattern = pattern(of: issue)
            if let index = groups.firstIndex(where: { $0.pattern == pattern }) {
                groups[index].issues.append(issue)
            } else {
                groups.append((pattern, [issue]))
            }
        }
        let told = (0...(isBrief ? 1 : 2)).flatMap { rank in groups.filter { $0.pattern.rank == rank } }
        return told.map { sentence($0.pattern, $0.issues) } + misreadings
    }

    private func pattern(of issue: Int) -> Pattern {
        let definition = names.scenario.issues[issue]
        var moves: [Told?] = definition.parties.map { _ in nil }
        for case .move(issue, let party, let move, let vetoed) in happenings {
            moves[party] = Told(move: move, vetoed: vetoed)
        }
        var isJoint = false
        if case .jointly = definition.advance { isJoint = true }
        return Pattern(
            parties: definition.parties, moves: moves, isAgreed: isAgreed(issue), isJoint: isJoint,
            ownIssue: isJoint ? nil : issue)
    }

    private func isAgreed(_ issue: Int) -> Bool {
        for case .level(issue, nil, let from, let to, .moves) in happenings where to > from { return true }
        return false
    }

    /// The levels of an issue after the moves: `direct flights 2 of 3`; `the United States at 1 of 1 (done)`.
    private func results(_ issue: Int) -> [String] {
        var parties: [String] = []
        for case .level(issue, let party, _, let to, .moves) in happenings {
            guard let party else { return ["\(names.issue(issue)) \(names.height(to, of: issue, happenings))"] }
            parties.append("\(names.party(party, of: issue)) at \(names.height(to, of: issue, []))")
        }
        return parties.isEmpty ? [] : [parties.joined(separator: ", ") + names.mark(issue, happenings)]
    }

    private func sentence(_ pattern: Pattern, _ issues: [Int]) -> String {
        // On a joint issue only one who stands by an offer makes no move.
        let standing = pattern.isJoint ? zip(pattern.parties, pattern.moves).filter { $0.1 == nil }.map(\.0) : []
        let results = issues.flatMap(results)
        let slips = pattern.moves.contains { $0?.vetoed == true }
        if pattern.isAgreed, !slips {
            let movers = zip(pattern.parties, pattern.moves).filter { $0.1 != nil }.map(\.0)
            let subject = movers.count == pattern.parties.count ? everyone(movers) : enumerated(movers.map(names.actor))
            let verb =
                standing.isEmpty
                ? "agree on a step"
                : "\(movers.count == 1 ? "takes" : "take") up the offer of \(enumerated(standing.map(names.actor)))"
            return "\(subject) \(verb): \(results.joined(separator: ", "))"
        }
        let matter = " on " + enumerated(issues.map(names.issue))
        if pattern.parties.count == 2, let other = standing.first, pattern.moves.contains(.hold) {
            let mover = pattern.parties[0] == other ? pattern.parties[1] : pattern.parties[0]
            return "\(names.actor(mover)) leaves the offer of \(names.actor(other))\(matter) unanswered"
        }
        var clauses = predicates(pattern, on: matter)
        if !standing.isEmpty {
            let verb = standing.count == 1 ? "stands by its" : "stand by their"
            clauses.append("\(enumerated(standing.map(names.actor))) \(verb) offer")
        }
        return clauses.joined(separator: "; ") + (results.isEmpty ? "" : ": now " + results.joined(separator: ", "))
    }

    /// The clauses of a sentence: parties with the same move share a clause; only the first clause names the issues.
    private func predicates(_ pattern: Pattern, on matter: String) -> [String] {
        var kinds: [(told: Told, actors: [Int])] = []
        for (actor, move) in zip(pattern.parties, pattern.moves) {
            guard let move else { continue }
            if let index = kinds.firstIndex(where: { $0.told == move }) {
                kinds[index].actors.append(actor)
            } else {
                kinds.append((move, [actor]))
            }
        }
        // Who offers comes first.
        let order = [Happening.Move.offer, .withdrawal, .hold]
        let ordered = order.flatMap { move in kinds.filter { $0.told.move == move } }
        return ordered.enumerated().map { index, kind in
            let isAll = kind.actors.count == pattern.parties.count
            let subject = isAll ? everyone(kind.actors) : enumerated(kind.actors.map(names.actor))
            return subject + " " + predicate(kind.told, plural: kind.actors.count > 1, index == 0 ? matter : "")
        }
    }

    private func everyone(_ actors: [Int]) -> String { actors.count == 2 ? "both sides" : "all sides" }

    private func predicate(_ told: Told, plural: Bool, _ matter: String) -> String {
        switch (told.move, told.vetoed) {
        case (.offer, false): "\(plural ? "offer" : "offers") a step\(matter)"
        // Only a slip turns the hold of a party that was vetoed into an offer.
        case (.offer, true): "\(plural ? "are" : "is") vetoed at home\(matter), but a slip makes it an offer"
        case (.hold, false): "\(plural ? "hold" : "holds") back\(matter)"
        case (.hold, true): "\(plural ? "are" : "is") vetoed at home\(matter)"
        case (.withdrawal, _): "\(plural ? "withdraw" : "withdraws")\(matter)"
        }
    }

    private var misreadings: [String] {
        happenings.compactMap { happening in
            guard case .misread(let issue, let reader, let mover, let reading) = happening else { return nil }
            var looks: String
            switch reading {
            case .offer: looks = "an offer"
            case .hold: looks = "a hold"
            case .withdrawal: looks = "a withdrawal"
            }
            for case .move(issue, mover, .offer, _) in happenings { looks += ", not the offer that it was" }
            let (one, other) = (names.party(reader, of: issue), names.party(mover, of: issue))
            return "\(one) takes the move of \(other) on \(names.issue(issue)) for \(looks)"
        }
    }
}
