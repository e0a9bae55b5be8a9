/// A value over many actors or issues: `sum(x in actors, trust(x, usa))`.
///
/// It is evaluated for each member in the order of the set, without leaving any out once the result is known. Members for
/// which something in it does not exist are passed over (``Expression/exists(rounds:under:parties:)``).
package struct Aggregate: Sendable, Equatable {
    package var kind: Kind
    /// The author's name for the member.
    package var name: String
    package var domain: FamilyDomain
    /// Indices of actors or issues.
    package var members: [Int]
    /// Whether they are written as `actors` or `issues`.
    package var isAll: Bool
    /// Only members for which it is true count; `nil`: all.
    package var condition: Expression?
    package var value: Expression

    package enum Kind: String, Sendable, CaseIterable {
        case sum, mean, least, greatest, count, any, every

        /// The type of the value for each member, and of the result.
        var types: (value: ValueType, result: ValueType) {
            switch self {
            case .sum, .mean, .least, .greatest: (.number, .number)
            case .count: (.truth, .number)
            case .any, .every: (.truth, .truth)
            }
        }

        var example: String {
            types.value == .number ? "trust(x, usa)" : "trust(x, usa) > 0.5"
        }

        /// The result for the members' values, in order; truth values are 1 and 0. Over nobody a mean, a least and a greatest
        /// are not a number.
        package func callAsFunction(_ values: [Double]) -> Double {
            guard let first = values.first else {
                return switch self {
                case .sum, .count, .any: 0
                case .every: 1
                case .mean, .least, .greatest: .nan
                }
            }
            func folded(_ kernel: BinaryKernel) -> Double { values.dropFirst().reduce(first) { kernel($0, $1) } }
            return switch self {
            case .sum, .count: folded(.add)
            case .mean: folded(.add) / Double(values.count)
            case .least, .every: folded(.minimum)
            case .greatest, .any: folded(.maximum)
            }
        }
    }
}

/// Who is there to be asked about; what is empty is not known.
package struct Roster: Sendable {
    /// By issue.
    package var parties: [[Int]] = []
    /// By actor: the types that it may have.
    package var types: [[Int]] = []
}

extension Scenario {
    package var roster: Roster {
        Roster(parties: issues.map(\.parties), types: actors.map { $0.types.map(\.type) })
    }
}

extension Aggregate {
    /// The members for which everything in it exists.
    package func existing(rounds: Int, under binding: Binding, roster: Roster) -> [Int] {
        members.filter { member in
            let bound = binding.adding(member)
            return [condition, value].compactMap(\.self).allSatisfy {
                $0.exists(rounds: rounds, under: bound, roster: roster)
            }
        }
    }
}

extension Expression {
    /// Whether everything that is asked in it exists, if words are bound so: nobody trusts or reads himself, and only parties
    /// have levels, moves and readings on an issue. Branches that are never taken do not matter, and an aggregate exists if
    /// it runs over nobody or one of its members does.
    ///
    package func exists(rounds: Int, under binding: Binding, roster: Roster) -> Bool {
        quantities(rounds: rounds, under: binding, roster: roster).allSatisfy {
            $0.quantity.exists(under: binding, roster: roster)
        }
    }
}

extension Quantity {
    fileprivate func exists(under binding: Binding, roster: Roster) -> Bool {
        func areParties(_ references: ActorReference..., on issue: IssueReference) -> Bool {
            guard let issue = binding.issue(issue), issue < roster.parties.count, !roster.parties[issue].isEmpty else {
                return true
            }
            return references.allSatisfy { (binding.actors($0) ?? []).allSatisfy(roster.parties[issue].contains) }
        }
        func areTwo(_ a: ActorReference, _ b: ActorReference) -> Bool {
            if a == b, a != .other { return false }
            guard let left = binding.actors(a), let right = binding.actors(b) else { return true }
            return !left.contains(where: right.contains)
        }
        func mayBe(_ actor: ActorReference, _ type: Int) -> Bool {
            (binding.actors(actor) ?? []).allSatisfy { $0 >= roster.types.count || roster.types[$0].contains(type) }
        }
        switch self {
        case .trust(let a, let b): return areTwo(a, b)
        case .belief(let a, let b, let type): return areTwo(a, b) && mayBe(b, type)
        case .isType(let a, let type): return mayBe(a, type)
        case .level(let actor?, let issue), .move(let actor, let issue), .count(_, let actor, let issue?),
            .issueScore(let actor, let issue), .recent(.moves(_, let actor, let issue?), _):
            return areParties(actor, on: issue)
        case .reading(let a, let b, let issue): return areTwo(a, b) && areParties(a, b, on: issue)
        case .parameter, .state, .eventDraw, .memory, .argument, .level, .done, .open, .expired, .completed,
            .progress, .count, .met, .meetings, .roundsSinceMeeting, .happened, .times, .roundsSince, .score, .recent,
            .round,
            .rounds, .sameActor, .differentActor, .sameIssue, .saw, .mine, .first, .lead, .moved, .heard:
            return true
        }
    }
}
