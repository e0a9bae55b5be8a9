import Scenarios

/// What a party means to do: the probabilities of an offer and of a withdrawal.
struct Intention {
    var offer: NumberValue
    var withdraw: NumberValue
    /// The same under each type that the party may have.
    var byType: [Intention] = []
}

extension Lowering {
    /// The probabilities of an offer and of a withdrawal, of the strategy that the party follows now.
    mutating func intention(_ issue: Int, _ party: Int, _ context: ExpressionContext) -> Intention {
        let actor = scenario.issues[issue].parties[party]
        let own = variables.strategies[actor][issue]
        let first = not(builder.read(variables.hasMoved[issue][party]))
        guard let active = variables.activeStrategy[actor][issue] else {
            return intention(own, of: actor, context, first)
        }
        let kinds = own.filter { $0.type != nil }.count
        let columns = (0..<1 + kinds).map { _ in (offer: builder.newNumber(), withdraw: builder.newNumber()) }
        // What no type is asked where another strategy has been adopted.
        for unasked in columns.dropFirst() {
            builder.emit(.fill(unasked.offer, 0))
            builder.emit(.fill(unasked.withdraw, 0))
        }
        var ranges: [(offer: ValueRange, withdraw: ValueRange)?] = columns.map { _ in nil }
        for position in 0...(own.map(\.position).max() ?? 0) {
            let isActive = compare(.equal, builder.read(active), .constant(Double(position)))
            inSpace(where: isActive) { lowering in
                let result = lowering.intention(
                    own.filter { $0.position == position }, of: actor, context, first)
                for (index, next) in ([result] + result.byType).enumerated() {
                    lowering.builder.emit(.push(columns[index].offer, lowering.builder.bring(next.offer)))
                    lowering.builder.emit(.push(columns[index].withdraw, lowering.builder.bring(next.withdraw)))
                    ranges[index] = (
                        ranges[index]?.offer.union(next.offer.range) ?? next.offer.range,
                        ranges[index]?.withdraw.union(next.withdraw.range) ?? next.withdraw.range
                    )
                }
            }
        }
        func value(_ column: NumberColumn, _ range: ValueRange?) -> NumberValue {
            if let range, range.low == range.high { return .constant(range.low) }
            return NumberValue(operand: .column(column), space: builder.space, binding: .round, range: range ?? .unit)
        }
        let values = zip(columns, ranges).map { column, range in
            Intention(offer: value(column.offer, range?.offer), withdraw: value(column.withdraw, range?.withdraw))
        }
        return Intention(offer: values[0].offer, withdraw: values[0].withdraw, byType: Array(values.dropFirst()))
    }

    /// The intention of the one strategy, or of that which the actor's type has among those of its types.
    private mutating func intention(
        _ own: [Variables.OwnStrategy], of actor: Int, _ context: ExpressionContext, _ first: TruthValue
    ) -> Intention {
        var each: [Intention] = []
        for strategy in own { each.append(intention(strategy, context, first)) }
        guard own[0].type != nil else { return each[0] }
        return Intention(
            offer: ofType(actor, among: each.map(\.offer)), withdraw: ofType(actor, among: each.map(\.withdraw)),
            byType: each)
    }

    private mutating func intention(
        _ own: Variables.OwnStrategy, _ context: ExpressionContext, _ first: TruthValue
    ) -> Intention {
        let strategy = scenario.strategies[own.use.strategy]
        var asking = context.at(own.memory.path)
        asking.assumedType = own.type
        asking.strategy = strategyFrame(
            own.use, own.memory, asking, first: first, heard: .constant(false), moved: .constant(false))
        let offer = probability(root: strategy.offer, asking.at(own.memory.path.word(.offer)))
        let withdraw = probability(root: strategy.withdraw, asking.at(own.memory.path.word(.withdraw)))
        return Intention(offer: builder.snapshot(offer), withdraw: builder.snapshot(withdraw))
    }

    /// The probability with which another strategy, with its own memory, would offer now.
    mutating func lower(_ followed: FollowedStrategy, _ context: ExpressionContext) -> NumberValue {
        guard let follower = context.strategy, let memory = follower.memory.followed[followed.ordinal] else {
            preconditionFailure("follows is asked in strategies only")
        }
        var inner = context.at(memory.path)
        inner.strategy = strategyFrame(
            followed.use, memory, inner, first: follower.first, heard: follower.heard, moved: follower.moved)
        return probability(
            root: scenario.strategies[followed.use.strategy].offer, inner.at(memory.path.word(.offer)))
    }
}
