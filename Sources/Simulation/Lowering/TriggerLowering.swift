import Scenarios

/// The end of a round: events that wait for something, and deadlines that move.
extension Lowering {
    /// An event is scheduled when its condition becomes true: it was not at the end of the round before, no firing is
    /// pending, and the limit is not reached.
    mutating func lowerTriggers() {
        for (index, event) in scenario.events.enumerated() {
            guard case .after(let condition, let delay) = event.trigger, let due = variables.eventDue[index] else {
                continue
            }
            let limit = event.limit.map { number(root: $0, ExpressionContext(path: .event(event.name, .limit))) }
            let asking = ExpressionContext(path: .event(event.name, .after))
            guard let repeats = variables.eventRepeats[index] else {
                // At most once: it becomes true the first time that it is true.
                if let limit, limit.constant.map({ $0 < 1 }) ?? false { continue }
                let waiting = compare(.less, builder.read(due), .constant(0))
                inSpace(where: waiting) { lowering in
                    let holds = lowering.truth(root: condition, asking)
                    lowering.inSpace(where: holds) { $0.takeUp(index, delay, due) }
                }
                continue
            }
            let holds = builder.snapshot(truth(root: condition, asking))
            let pending = compare(.less, round(), builder.read(due))
            var comes = logic(.andNot, logic(.andNot, holds, builder.read(repeats.held)), pending)
            let taken = binary(.add, builder.read(repeats.taken), .constant(1))
            if let limit { comes = logic(.and, comes, compare(.lessOrEqual, taken, limit)) }
            builder.assign(repeats.held, holds)
            inSpace(where: comes) { lowering in
                lowering.builder.assign(repeats.taken, taken)
                lowering.takeUp(index, delay, due)
            }
        }
    }

    private mutating func takeUp(_ event: Int, _ delay: Expression, _ due: NumberVariable) {
        let value = number(root: delay, ExpressionContext(path: .event(scenario.events[event].name, .delay)))
        let now = round()
        let whole = wholeRounds(value)
        builder.assign(due, binary(.add, now, whole))
    }

    /// An issue whose deadline is a condition expires with the first round at whose end that holds.
    mutating func lowerDeadlines() {
        for (index, issue) in scenario.issues.enumerated() {
            guard case .when(let condition) = issue.expires, let deadline = variables.deadline[index] else { continue }
            let open = compare(.equal, builder.read(deadline), .constant(.infinity))
            inSpace(where: open) { lowering in
                let holds = lowering.truth(
                    root: condition, ExpressionContext(path: .issue(issue.name, .expires), issue: index))
                lowering.inSpace(where: holds) { lowering in
                    let now = lowering.round()
                    lowering.builder.assign(deadline, now)
                }
            }
        }
    }
}

extension Event.Trigger {
    var isAfter: Bool {
        if case .after = self { true } else { false }
    }
}
