internal import Scenarios

/// Outcomes, questions, measures and expectations, and the order of a round.
extension Explanation {
    var outcomeLines: [ExplanationLine] {
        scenario.outcomes.flatMap { outcome -> [ExplanationLine] in
            let rank = outcome.order.map { " Its rank is \($0)." } ?? ""
            let worth = outcome.value.map { " It is worth \(short($0))." } ?? ""
            let good = (outcome.isGood ? " It counts as success." : "") + rank + worth
            let text =
                switch outcome.condition {
                case .when(let condition): "as soon as, at the end of a round, \(formula(condition))."
                case .finally(let condition): "at the horizon, if \(formula(condition))."
                case .otherwise: "otherwise."
                }
            let name = introduced(outcome.title ?? outcome.name, outcome.name)
            return [.text("\(name): \(text)\(good)", level: 1)] + aboutLines(outcome.about)
        }
    }

    var questionLines: [ExplanationLine] {
        scenario.questions.flatMap { question -> [ExplanationLine] in
            let time: String
            switch question.time {
            case .by(let round) where round >= scenario.clock.rounds:
                time = question.ask.isBare ? " at the end of some round" : ""
            case .by(let round):
                let name = roundName(Double(round))
                time = question.ask.isBare ? " at the end of some round up to \(name)" : ", in the rounds up to \(name)"
            case .at(let round): time = " at the end of \(roundName(Double(round)))"
            }
            let given = question.given.map { ", among the replicates in which \(clause($0))" } ?? ""
            let name = introduced(question.title ?? question.name, question.name)
            let text = "\(name): how likely is it that \(words(question.ask))\(time)\(given)?"
            return [.text(text, level: 1)] + aboutLines(question.about)
        }
    }

    var measureLines: [ExplanationLine] {
        scenario.measures.flatMap { measure -> [ExplanationLine] in
            let title = measure.title.map { "\($0): " } ?? ""
            let given = measure.given.map { ", in the replicates in which \(clause($0))" } ?? ""
            let text = "\(title)\(measure.name) = \(formula(measure.value))\(given)"
            return [.text(text, level: 1)] + aboutLines(measure.about)
        }
    }

    /// The condition as a formula, or in words if it has words of time.
    private func words(_ condition: TimedCondition) -> String {
        switch condition.root {
        case .ever(let expression) where condition.isBare: formula(expression)
        case .at(_, let expression) where condition.isBare: formula(expression)
        default: words(condition.root)
        }
    }

    private func words(_ part: TimedCondition.Part) -> String {
        switch part {
        case .ever(let condition): "\(written(condition)) at the end of some round"
        case .always(let condition): "\(written(condition)) at the end of every round"
        case .never(let condition): "\(written(condition)) at the end of no round"
        case .by(let time, let condition):
            "\(written(condition)) at the end of some round up to \(timeName(time) ?? "round \(formula(time))")"
        case .at(.end, let condition): "\(written(condition)) at the end"
        case .at(.round(let time), let condition):
            "\(written(condition)) at the end of \(timeName(time) ?? "round \(formula(time))")"
        case .not(let inner): "not (\(words(inner)))"
        case .and(let a, let b): "\(joined(a)) and \(joined(b))"
        case .or(let a, let b): "\(joined(a)) or \(joined(b))"
        }
    }

    /// A part of `and` or `or`, in parentheses if it has several parts itself, so that it cannot be misread.
    private func joined(_ part: TimedCondition.Part) -> String {
        switch part {
        case .and, .or: "(\(words(part)))"
        case .ever, .always, .never, .by, .at, .not: words(part)
        }
    }

    /// A condition within a sentence, in parentheses if it has several parts.
    private func written(_ condition: Expression) -> String {
        let text = formula(condition)
        return text.contains(" and ") || text.contains(" or ") ? "(\(text))" : text
    }

    private func clause(_ condition: TimedCondition) -> String {
        condition.isBare ? "\(words(condition)) was true" : words(condition)
    }

    var expectationLines: [ExplanationLine] {
        scenario.expectations.map { .text($0.claim, level: 1) }
    }

    var roundLines: [ExplanationLine] {
        var steps: [String] = []
        if !scenario.events.isEmpty {
            steps.append("Events: \(enumerated(scenario.events.map(\.title))), each seeing what the earlier ones did.")
        }
        let changing = scenario.state.filter { $0.eachRound != nil }.map { $0.title ?? $0.name }
        if !changing.isEmpty { steps.append("State: \(enumerated(changing)), all from the old values, together.") }
        if !scenario.issues.isEmpty {
            let channels = scenario.channels.isEmpty ? "none" : enumerated(scenario.channels.map(\.title))
            steps += [
                "Meetings: which channels meet (\(channels)), and which open issues they take up.",
                "Moves: each party of each issue on the agenda offers, holds or withdraws, all at once; then approval at home, then slips.",
                "Readings: each party reads the others' moves, correctly or not.",
                scenario.issues.contains { !$0.payoffs.isEmpty || !$0.sharedPayoffs.isEmpty }
                    ? "Levels and payoffs." : "Levels.",
                "Memory, then trust learns from this round's readings"
                    + (scenario.learning.fade == nil ? "." : ", then it fades."),
            ]
        } else if scenario.learning.fade != nil, scenario.actors.count > 1 {
            steps.append("Trust fades.")
        }
        steps.append(scenario.questions.isEmpty ? "Outcomes." : "Outcomes and questions.")
        return steps.enumerated().map { .text("\($0 + 1). \($1)", level: 1) }
    }

    /// The parameters with their meaning, including levers.
    var parameterLines: [ExplanationLine] {
        scenario.parameters.map { parameter in
            var text = (parameter.title.map { "\($0): " } ?? "") + definition(of: parameter)
            if let about = parameter.about { text += " – \(about)" }
            if !parameter.choices.isEmpty {
                text += " – a lever: \(enumerated(parameter.choices.map(formula), "or"))"
                if let cost = parameter.cost { text += ", which costs \(short(cost))" }
            }
            return .text(text, level: 1)
        }
    }

    /// `goodwill = beta(2, 3)`; of a family what its members share, then those with a value of their own.
    func definition(of parameter: Parameter) -> String {
        let domains = parameter.domains.map { $0 == .actors ? "self" : "issue" }
        let name = domains.isEmpty ? parameter.name : "\(parameter.name)(\(domains.joined(separator: ", ")))"
        var parts: [String] = []
        if let shared = parameter.memberIsOwn.firstIndex(of: false) {
            parts.append("\(name) = \(formula(parameter.members[shared]))")
        }
        for (member, isOwn) in parameter.memberIsOwn.enumerated() where isOwn {
            parts.append(
                "\(scenario.memberName(parameter.name, member, over: parameter.domains)) = \(formula(parameter.members[member]))"
            )
        }
        return parts.isEmpty ? name : parts.joined(separator: "; ")
    }

    var sourceLines: [ExplanationLine] {
        scenario.sources.map { source in
            let parts = [source.title, source.date, source.note].compactMap(\.self)
            return .text(parts.isEmpty ? source.id : "\(source.id): \(parts.joined(separator: "; "))", level: 1)
        }
    }

}
