package import Scenarios

/// The columns from which a trace finds what happened in a round: all that last from round to round.
package struct TraceColumns: Sendable {
    /// By parameter and member.
    package var parameters: [[Content]]
    /// By actor: the position of its type among those that it may have; `nil` if it has none.
    package var types: [Content?]
    /// `belief[a][b]`: by position of the types of b; empty if b has none, or a is b.
    package var belief: [[[NumberColumn]]]
    /// `trust[a][b]`; `nil` if a is b.
    package var trust: [[NumberColumn?]]
    /// By issue: one, shared, or one for each party.
    package var levels: [[NumberColumn]]
    package var expired: [TruthColumn?]
    /// By issue and party: 1 offer, 0 hold, −1 withdrawal.
    package var lastMove: [[NumberColumn]]
    /// By issue, reading party and moving party.
    package var lastReading: [[[NumberColumn?]]]
    /// By kind, issue and party: a move was made in a round if one of these rose.
    package var counts: [MoveCount: [[NumberColumn]]]
    /// By channel.
    package var met: [TruthColumn]
    package var eventTimes: [NumberColumn]
    package var scores: [NumberColumn]
    /// By state variable and member.
    package var state: [[Content]]
    /// By actor and issue: the position of the strategy followed now; `nil` if there is only one.
    var activeStrategy: [[NumberColumn?]]

    package enum Content: Sendable {
        case constant(Double)
        case constantTruth(Bool)
        case number(NumberColumn)
        case truth(TruthColumn)
    }
}

extension TraceColumns {
    init(_ variables: Variables) {
        parameters = variables.parameters.map { $0.map(Content.init) }
        types = variables.types.map { $0.map { Content(.number($0)) } }
        belief = variables.belief.map { $0.map { $0.map(\.now.column) } }
        trust = variables.trust.map { $0.map { $0?.column } }
        levels = variables.levels.map { $0.map(\.column) }
        expired = variables.expired.map { $0?.column }
        lastMove = variables.lastMove.map { $0.map(\.column) }
        lastReading = variables.lastReading.map { $0.map { $0.map { $0?.column } } }
        counts = variables.counts.mapValues { $0.map { $0.map(\.column) } }
        met = variables.met.map(\.column)
        eventTimes = variables.eventTimes.map(\.column)
        scores = variables.scores.map(\.column)
        state = variables.stateContents
        activeStrategy = variables.activeStrategy.map { $0.map { $0?.column } }
    }

    var numberColumns: [NumberColumn] {
        var all = trust.flatMap { $0.compactMap { $0 } } + levels.flatMap { $0 } + lastMove.flatMap { $0 }
        all += lastReading.flatMap { $0.flatMap { $0.compactMap { $0 } } }
        all += counts.values.flatMap { $0.flatMap { $0 } } + eventTimes + scores
        all += activeStrategy.flatMap { $0.compactMap { $0 } } + belief.flatMap { $0.flatMap { $0 } }
        all += types.compactMap { $0?.number }
        return all + (parameters + state).flatMap { $0.compactMap(\.number) }
    }

    var truthColumns: [TruthColumn] {
        expired.compactMap { $0 } + met + (parameters + state).flatMap { $0.compactMap(\.truth) }
    }

    func renamed(_ number: (NumberColumn) -> NumberColumn, _ truth: (TruthColumn) -> TruthColumn) -> TraceColumns {
        func content(_ content: Content) -> Content { content.renamed(number, truth) }
        var copy = self
        copy.parameters = parameters.map { $0.map(content) }
        copy.types = types.map { $0.map(content) }
        copy.belief = belief.map { $0.map { $0.map(number) } }
        copy.trust = trust.map { $0.map { $0.map(number) } }
        copy.levels = levels.map { $0.map(number) }
        copy.expired = expired.map { $0.map(truth) }
        copy.lastMove = lastMove.map { $0.map(number) }
        copy.lastReading = lastReading.map { $0.map { $0.map { $0.map(number) } } }
        copy.counts = counts.mapValues { $0.map { $0.map(number) } }
        copy.met = met.map(truth)
        copy.eventTimes = eventTimes.map(number)
        copy.scores = scores.map(number)
        copy.state = state.map { $0.map(content) }
        copy.activeStrategy = activeStrategy.map { $0.map { $0.map(number) } }
        return copy
    }
}

/// The columns of trust and state at the end of a round.
package struct CourseColumns: Sendable {
    /// `trust[a][b]`; `nil` if a is b.
    package var trust: [[TraceColumns.Content?]]
    /// By state variable and member.
    package var state: [[TraceColumns.Content]]

    init(_ variables: Variables) {
        trust = variables.trust.map { $0.map { $0.map { .number($0.column) } } }
        state = variables.stateContents
    }

    var contents: [TraceColumns.Content] { trust.flatMap { $0.compactMap { $0 } } + state.flatMap { $0 } }

    func renamed(_ number: (NumberColumn) -> NumberColumn, _ truth: (TruthColumn) -> TruthColumn) -> CourseColumns {
        var copy = self
        copy.trust = trust.map { $0.map { $0?.renamed(number, truth) } }
        copy.state = state.map { $0.map { $0.renamed(number, truth) } }
        return copy
    }
}

extension Variables {
    fileprivate var stateContents: [[TraceColumns.Content]] {
        state.map { members in
            members.map { member in
                switch member {
                case .number(let variable, _, _): .number(variable.column)
                case .truth(let variable): .truth(variable.column)
                }
            }
        }
    }
}

extension TraceColumns.Content {
    var number: NumberColumn? {
        if case .number(let column) = self { column } else { nil }
    }

    var truth: TruthColumn? {
        if case .truth(let column) = self { column } else { nil }
    }

    func renamed(_ number: (NumberColumn) -> NumberColumn, _ truth: (TruthColumn) -> TruthColumn) -> Self {
        switch self {
        case .constant, .constantTruth: self
        case .number(let column): .number(number(column))
        case .truth(let column): .truth(truth(column))
        }
    }

    init(_ value: Value) {
        switch value {
        case .number(let value):
            switch value.operand {
            case .constant(let constant): self = .constant(constant)
            case .column(let column): self = .number(column)
            }
        case .truth(let value):
            switch value.source {
            case .constant(let constant): self = .constantTruth(constant)
            case .column(let column): self = .truth(column)
            }
        }
    }
}
