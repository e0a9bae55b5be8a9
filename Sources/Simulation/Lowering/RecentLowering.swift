import Scenarios

/// Counts as they were at the end of earlier rounds, kept for `recent`.
struct EarlierCounts {
    /// By the column of the count: its values 1, 2, … rounds ago.
    private(set) var columns: [NumberColumn: [NumberVariable]] = [:]
    private var order: [NumberColumn] = []
    /// What has been decided in the round that is being lowered: the moves, the meetings, and whether these events happen.
    var hasMoved = false
    var hasMet = false
    var events: Set<Int> = []

    mutating func add(_ variable: NumberVariable, of count: NumberColumn) {
        if columns[count] == nil { order.append(count) }
        columns[count, default: []].append(variable)
    }

    /// At the beginning of a round every value moves on by one.
    var shifts: [Operation] {
        order.flatMap { count -> [Operation] in
            let chain = [count] + (columns[count] ?? []).map(\.column)
            return zip(chain.dropFirst(), chain).map { Operation.copy($0, $1) }.reversed()
        }
    }
}

extension Lowering {
    /// How many were counted in the last rounds in which that was decided; of several others, the least number.
    mutating func recent(_ counted: Counted, _ rounds: Int, _ context: ExpressionContext) -> NumberValue {
        switch counted {
        case .meetings(let channel): return recent(variables.meetings[channel], rounds, isDecided: earlier.hasMet)
        case .times(let event):
            return recent(variables.eventTimes[event], rounds, isDecided: earlier.events.contains(event))
        case .moves(let kind, let actor, let reference):
            let issues = reference.map { [issue($0, context)] } ?? Array(scenario.issues.indices)
            let values = actors(actor, context).map { actor in
                sum(
                    issues.compactMap { index -> NumberValue? in
                        guard let party = party(actor, of: index), let byIssue = variables.counts[kind] else {
                            return nil
                        }
                        return recent(byIssue[index][party], rounds, isDecided: earlier.hasMoved)
                    })
            }
            return values.dropFirst().reduce(values[0]) { binary(.minimum, $0, $1) }
        }
    }

    private mutating func recent(_ count: NumberVariable, _ rounds: Int, isDecided: Bool) -> NumberValue {
        guard builder.stage != .setup else { return .constant(0) }
        // Before it is decided in this round, the round before is the latest.
        let ago = isDecided ? rounds : rounds + 1
        let now = builder.read(count)
        guard ago <= scenario.clock.rounds else { return now }
        while (earlier.columns[count.column]?.count ?? 0) < ago {
            let number = (earlier.columns[count.column]?.count ?? 0) + 1
            let content = builder.numberContents[Int(count.column.index)] ?? .ended
            let variable = builder.newVariable(.earlier(content, rounds: number), range: count.range)
            builder.startInSetup(.fill(variable.column, 0))
            earlier.add(variable, of: count.column)
        }
        guard let then = earlier.columns[count.column]?[ago - 1] else { preconditionFailure("it was just made") }
        return binary(.subtract, now, builder.read(then))
    }
}
