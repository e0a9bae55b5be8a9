import Scenarios

extension Lowering {
    /// Where the engine finds what is tallied when a lane ends.
    var results: ResultColumns {
        ResultColumns(
            ended: ended.column, endedSpace: endedSpace,
            issues: scenario.issues.indices.map { index in
                ResultColumns.Issue(
                    doneRound: variables.doneRound[index].column, steps: scenario.issues[index].steps.map(Double.init),
                    levels: variables.levels[index].map(\.column), expired: variables.expired[index]?.column,
                    counters: issueCounters[index])
            },
            events: scenario.events.indices.map {
                ResultColumns.Event(first: variables.eventFirst[$0].column, firings: firings[$0])
            },
            questions: questions, measures: measures, trace: isTraced ? TraceColumns(variables) : nil)
    }
}

extension ResultColumns {
    var numberColumns: Set<NumberColumn> {
        Set(
            [ended] + issues.flatMap { [$0.doneRound] + $0.levels } + events.map(\.first) + (trace?.numberColumns ?? [])
        )
    }

    var truthColumns: Set<TruthColumn> {
        Set(
            issues.compactMap(\.expired) + questions.map(\.yes) + questions.compactMap(\.given)
                + measures.map(\.leftOut)
                + (trace?.truthColumns ?? []))
    }

    func renamed(_ number: (NumberColumn) -> NumberColumn, _ truth: (TruthColumn) -> TruthColumn) -> ResultColumns {
        var copy = self
        copy.ended = number(ended)
        copy.trace = trace?.renamed(number, truth)
        for index in issues.indices {
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
        }
        return copy
    }
}

extension PlanBuilder {
    /// Columns that are read through a table of distributions or copulas.
    var tableColumns: Set<NumberColumn> {
        Set(copulas.flatMap(\.columns) + templates.flatMap(\.columns))
    }
}
