internal import Scenarios

/// Issues, channels and learning.
extension Explanation {
    var issueLines: [ExplanationLine] {
        scenario.issues.indices.flatMap { index -> [ExplanationLine] in
            let issue = scenario.issues[index]
            let names = names(on: index)
            var lines: [ExplanationLine] = [
                .heading(introduced(issue.title, issue.name), level: 1)
            ]
            lines += aboutLines(issue.about)
            lines += [.text(stepsText(issue), level: 2), .text(agendaText(issue), level: 2)]
            if issue.requires.constant(rounds: scenario.clock.rounds)?.truth != true {
                lines.append(.text("It is open only while \(issue.requires.description(in: names)).", level: 2))
            }
            switch issue.expires {
            case .round(let expires):
                let last =
                    timeName(expires) ?? "round \(expires.description(in: names)), drawn once per replicate"
                lines.append(
                    .text(
                        "Unfinished, it can move for the last time in \(last); then it has expired for good.", level: 2)
                )
            case .when(let condition):
                let formula = condition.description(in: names)
                lines.append(
                    .text(
                        "Unfinished, it can move for the last time in the first round at whose end \(formula) holds; then it has expired for good.",
                        level: 2))
            case nil: break
            }
            if constant(issue.weight) != 1 {
                lines.append(cases("For trust, moves on it count with weight", issue.weight, names, level: 2))
            }
            lines +=
                noiseLines(issue.slip, names, "turns out as", "Slips: its mover's")
                + noiseLines(issue.misread, names, "is read as", "Misreadings: the other's")
            if issue.last.contains(where: { $0 != 1 }) {
                let last = zip(issue.parties, issue.last).map { "\(actor($0)): \(moveName($1))" }
                lines.append(.text("Last moves before the start: \(last.joined(separator: ", ")).", level: 2))
            }
            for payoff in issue.payoffs {
                let scores = payoff.scores.map { $0.description(in: names) }
                lines.append(
                    .text(
                        "\(moveName(payoff.first))/\(moveName(payoff.second)) scores \(scores[0]) for \(actor(issue.parties[0])) and \(scores[1]) for \(actor(issue.parties[1])).",
                        level: 2))
            }
            for payoff in issue.sharedPayoffs {
                let scores = [payoff.offered, payoff.refused].map { $0.description(in: names) }
                lines.append(
                    .text(
                        "If all move, \(plural(payoff.offers, "offer")) score \(scores[0]) for each who offers and \(scores[1]) for each who does not.",
                        level: 2))
            }
            if let discount = issue.discount {
                lines.append(
                    .text(
                        "In each round after the first, scores are multiplied by \(formula(discount)) once more.",
                        level: 2))
            }
            return lines
        }
    }

    private func names(on issue: Int) -> ExpressionNames {
        var names = ExpressionNames(scenario)
        names.issue = issue
        names.simplifies = true
        return names
    }

    private func stepsText(_ issue: Issue) -> String {
        let steps = issue.steps.map { plural($0, "step") } ?? "unlimited steps"
        var start = ""
        if issue.start.contains(where: { constant($0) != 0 }) {
            let levels = issue.start.map(formula)
            start =
                levels.count == 1
                ? ", \(levels[0]) already taken"
                : ", already taken: \(zip(issue.parties, levels).map { "\(actor($0)) \($1)" }.joined(separator: ", "))"
        }
        let whom = "between \(enumerated(issue.parties.map(actor)))"
        switch issue.advance {
        case .separately:
            return "\(steps) \(whom), each advancing on its own by its own offers\(start)."
        case .jointly(let stands):
            let rule =
                stands.map {
                    constant($0) == 1
                        ? "when all offer in the same round"
                        : "once every party has an offer standing (an offer stands for \(duration($0)))"
                }
                ?? "once every party has an offer standing (an offer stands until it is used up or a party withdraws)"
            return
                "\(steps) \(whom), advanced jointly: the level goes up \(rule), and down when a party withdraws\(start)."
        }
    }

    private func agendaText(_ issue: Issue) -> String {
        if issue.channels.isEmpty {
            return issue.requires.constant(rounds: scenario.clock.rounds)?.truth == false
                ? "No channel serves it, so it never comes up."
                : "It is on the agenda every round; no meeting is needed."
        }
        return "It comes up in \(enumerated(issue.channels.map { scenario.channels[$0].title }, "or"))."
    }

    private func noiseLines(_ noise: Issue.Noise, _ names: ExpressionNames, _ verb: String, _ whose: String)
        -> [ExplanationLine]
    {
        let kinds = [
            ("offer", "a hold", noise.offer), ("hold", "an offer", noise.hold),
            ("withdrawal", "a hold", noise.withdraw),
        ]
        return kinds.compactMap { move, opposite, probability in
            guard constant(probability) != 0 else { return nil }
            return cases("\(whose) \(move) \(verb) \(opposite) with probability", probability, names, level: 2)
        }
    }

    // MARK: - Channels

    var channelLines: [ExplanationLine] {
        guard !scenario.issues.isEmpty else { return [] }
        return scenario.channels.flatMap { channel -> [ExplanationLine] in
            var lines: [ExplanationLine] = [
                .heading(introduced(channel.title, channel.name), level: 1),
                .text("Open to \(actors(channel.parties)). \(agendaText(channel.agenda))", level: 2),
            ]
            switch channel.meeting {
            case .chance(let chance):
                lines.append(
                    constant(chance) == 1
                        ? .text("Meets every round.", level: 2)
                        : cases("Meets in a round with probability", chance, level: 2))
            case .gap(let gap, let first):
                lines.append(
                    cases("From one meeting to the next, in rounds (to the nearest, at least 1):", gap, level: 2))
                let text =
                    switch first {
                    case .round(let first): constant(first).map(roundName) ?? "round \(formula(first))"
                    case .gap: "a draw of the gap"
                    case .open(let open):
                        "after the gap that began with the last meeting, given that it lasts \(plural(open.least, "round")) or more"
                    }
                lines.append(.text("The first meeting: \(text).", level: 2))
            }
            if let last = channel.lastMet {
                lines.append(.text("The last meeting before the start: \(last.words).", level: 2))
            }
            return lines
        }
    }

    private func agendaText(_ agenda: Channel.Agenda) -> String {
        switch agenda {
        case .all: "A meeting takes up all its open issues."
        case .firstOpen: "A meeting takes up the first of its open issues."
        case .rotate: "A meeting takes up one of its open issues, each in turn."
        case .random: "A meeting takes up one of its open issues, each as likely."
        case .count(let n): "A meeting takes up the first \(n) of its open issues, in file order."
        }
    }

    // MARK: - Learning

    var learningLines: [ExplanationLine] {
        guard scenario.actors.count > 1 else { return [] }
        var lines: [ExplanationLine] = [
            .text(
                "t is trust(self, other): self learns from what it reads of other's moves. t stays in [0, 1].", level: 1
            )
        ]
        func text(_ expression: Expression) -> String { factor(expression) }
        let weight = scenario.issues.allSatisfy { constant($0.weight) == 1 } ? "" : " · weight"
        if scenario.issues.isEmpty {
            lines = [.text("Without issues there are no moves to learn from.", level: 1)]
        } else {
            switch scenario.learning.rule {
            case .linear(let gain, let loss, let breach):
                lines.append(.text("after an offer:       t ← t + \(text(gain))\(weight) · (1 − t)", level: 1))
                lines.append(.text("after a hold:         t ← t − \(text(loss))\(weight) · t", level: 1))
                lines.append(.text("after a withdrawal:   t ← t − \(text(breach))\(weight) · t", level: 1))
            case .bayesian(let offer, let hold, let withdraw):
                lines.append(
                    .text(
                        "t ← t · s / (t · s + (1 − t) · i), where s and i are how likely a sincere and an insincere actor is to make the move that was read:",
                        level: 1))
                for (move, likelihood) in [("an offer", offer), ("a hold", hold), ("a withdrawal", withdraw)] {
                    let numbers = likelihood.map { "s = \(formula($0.sincere)), i = \(formula($0.insincere))" }
                    lines.append(.text("\(move): \(numbers ?? "does not change trust")", level: 2))
                }
            case .types: lines = typeLearningLines
            }
        }
        if let fade = scenario.learning.fade {
            lines.append(
                .text("every round, met or not: t ← t + \(factor(fade.rate)) · (\(factor(fade.toward)) − t)", level: 1))
        }
        return lines
    }

    /// An expression, in parentheses if it is more than a number, a name or a call.
    private func factor(_ expression: Expression) -> String {
        let text = expression.description(in: scenario)
        switch expression.syntax(ExpressionNames(scenario)).kind {
        case .number, .date, .name, .call, .over: return text
        case .unary, .binary: return "(\(text))"
        }
    }
}
