import Scenarios

extension Lowering {
    /// The columns of what the engine counts when a lane ends.
    var results: ResultColumns {
        guard keeping.isDisjoint(with: [.selection, .parameters]) else {
            return ResultColumns(
                ended: ended.column, endedSpace: endedSpace, issues: [], events: [], questions: [], measures: [],
                drivers: tallied.reported, given: tallied.given, trace: nil, course: nil)
        }
        guard !keeping.contains(.variant) else {
            return ResultColumns(
                ended: ended.column, endedSpace: endedSpace, issues: [], events: [], questions: tallied.questions,
                measures: [], drivers: [], given: tallied.given, allowed: variables.eventAllowed.map(\.column),
                trace: nil, course: nil)
        }
        return ResultColumns(
            ended: ended.column, endedSpace: endedSpace,
            issues: scenario.issues.indices.map { index in
                ResultColumns.Issue(
                    doneRound: variables.doneRound[index].column, steps: scenario.issues[index].steps.map(Double.init),
                    levels: variables.levels[index].map(\.column), expired: variables.expired[index]?.column,
                    expiredRound: variables.expiredRound[index]?.column,
                    counters: tallied.issues[index])
            },
            events: scenario.events.indices.map {
                ResultColumns.Event(first: variables.eventFirst[$0].column, firings: tallied.firings[$0])
            },
            questions: tallied.questions, measures: tallied.measures,
            drivers: tallied.drivers, inputs: tallied.inputs, given: tallied.given,
            trace: keeping.contains(.trace) ? TraceColumns(variables) : nil,
            course: keeping.contains(.course) ? CourseColumns(variables) : nil)
    }
}

extension ResultColumns {
    var numberColumns: Set<NumberColumn> {
        Set(
            [ended] + issues.flatMap { [$0.doneRound] + $0.levels } + events.map(\.first) + (trace?.numberColumns ?? [])
                + issues.compactMap(\.expiredRound) + inputs.compactMap(\.content.number)
                + drivers.compactMap(\.content.number) + (course?.contents.compactMap(\.number) ?? [])
        )
    }

    var truthColumns: Set<TruthColumn> {
        Set(
            issues.compactMap(\.expired) + questions.map(\.yes) + questions.compactMap(\.given)
                + measures.map(\.leftOut) + measures.compactMap(\.given)
                + (trace?.truthColumns ?? []) + drivers.compactMap(\.content.truth)
                + inputs.compactMap(\.content.truth)
                + (course?.contents.compactMap(\.truth) ?? []) + (given.map { [$0] } ?? []) + allowed)
    }

    func renamed(_ number: (NumberColumn) -> NumberColumn, _ truth: (TruthColumn) -> TruthColumn) -> ResultColumns {
        var copy = self
        copy.ended = number(ended)
        copy.trace = trace?.renamed(number, truth)
        copy.course = course?.renamed(number, truth)
        copy.given = given.map(truth)
        copy.allowed = allowed.map(truth)
        for index in drivers.indices { copy.drivers[index].content = drivers[index].content.renamed(number, truth) }
        for index in inputs.indices { copy.inputs[index].content = inputs[index].content.renamed(number, truth) }
        for index in issues.indices {
            copy.issues[index].expiredRound = issues[index].expiredRound.map(number)
            copy.issues[index].doneRound = number(issues[index].doneRound)
            copy.issues[index].levels = issues[index].levels.map(number)
            copy.issues[index].expired = issues[index].expired.map(truth)
        }
        for index in events.indices { copy.events[index].first = number(events[index].first) }
        for index in questions.indices {
            copy.questions[index].yes = truth(questions[index].yes)
            copy.questions[index].given = questions[index].given.map(truth)
        }
        for index in measures.indices {
            copy.measures[index].value = number(measures[index].value)
            copy.measures[index].leftOut = truth(measures[index].leftOut)
            copy.measures[index].given = measures[index].given.map(truth)
        }
        return copy
    }
}

extension PlanBuilder {
    /// The columns that an operation reads through a table, in addition to those that it names.
    func columnsOfTables(of operation: Operation) -> [NumberColumn] {
        switch operation {
        case .draw(_, let template, _, _, _): templates[Int(template)].columns
        case .redraw(_, let number, _): redrawn[Int(number)].formula.columns
        case .correlate(let copula): copulas[Int(copula)].columns
        default: []
        }
    }

    /// Columns that are read through a table of distributions or copulas.
    var tableColumns: Set<NumberColumn> {
        Set(copulas.flatMap(\.columns) + templates.flatMap(\.columns) + redrawn.flatMap(\.formula.columns))
    }
}
