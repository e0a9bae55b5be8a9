internal import Scenarios
internal import Simulation
internal import Statistics

extension CheckedScenario {
    /// Warnings that only a run shows: an outcome that no replicate of a short trial reaches, a probability that is
    /// often clamped to [0, 1], a question whether something has ever been true that is true from the start. None if
    /// the scenario is so large that a trial would not be short.
    public func trialWarnings() async -> ScenarioFindings {
        ScenarioFindings(
            ScenarioReading(scenario: scenario, diagnostics: await trialDiagnostics(), sources: sourceTexts))
    }

    private func trialDiagnostics() async -> [Diagnostic] {
        let size = (scenario.actors.count * scenario.actors.count + 1) * (scenario.issues.count + 1)
        let replicates = min(1_000, TrialRun.rounds / scenario.clock.rounds)
        guard size + scenario.events.count + scenario.state.count <= TrialRun.size,
            replicates >= TrialRun.leastReplicates
        else {
            return []
        }
        var asking = scenario
        let bare = scenario.bareConditions
        let awaited = scenario.awaitedConditions
        // No file can have such a name.
        asking.questions += (bare + awaited.map(\.condition)).enumerated().map { $1.askedOnce(as: "trial \($0)") }
        let result = await Simulation.simulate(asking, settings: RunSettings(replicates: replicates, seed: 1))
        var found: [Diagnostic] = []
        let shares = result.tally.questions[scenario.questions.count...].map {
            Double($0.count) / Double(max(1, $0.asked))
        }
        for (awaited, share) in zip(awaited, shares.dropFirst(bare.count)) where share > TrialRun.mostly {
            let cause = ModelCause.comesAtTheStart(awaited.event, awaited.condition.text, share: share)
            found.append(Diagnostic(.warning, .model(cause), at: awaited.condition.place))
        }
        for (condition, share) in zip(bare, shares) where share > TrialRun.mostly {
            found.append(
                Diagnostic(.warning, .model(.trueFromTheStart(condition.text, share: share)), at: condition.place))
        }
        for (outcome, ended) in zip(scenario.outcomes, result.tally.outcomes) where ended.total == 0 {
            // There must be one, whether or not it can come to that.
            if case .otherwise = outcome.condition { continue }
            let cause = ModelCause.notReachedInTrial(outcome.name, replicates: replicates)
            found.append(Diagnostic(.warning, .model(cause), at: outcome.place))
        }
        for (watched, cuts) in zip(result.clampSites, result.tally.clampsByExpression) {
            let share = Double(cuts) / Double(max(1, result.tally.rounds))
            guard share >= TrialRun.oftenClamped, watched.event == .value else { continue }
            let cause = ModelCause.oftenClamped(watched.expression, share: share)
            found.append(Diagnostic(.warning, .model(cause), at: watched.place))
        }
        return found
    }

    private enum TrialRun {
        /// The rounds of a trial, over all replicates: some milliseconds' work for a scenario of common size.
        static let rounds = 200_000
        static let leastReplicates = 100
        /// The greatest size, in quantities for each pair of actors and issue; a larger scenario takes long to lower.
        static let size = 2_000
        /// A question that is true in more than this share after one round is probably an error.
        static let mostly = 0.5
        /// A probability that is clamped in more than this share of rounds is probably an error.
        static let oftenClamped = 0.05
    }
}

extension Scenario {
    /// Every condition that asks, without a word of time, whether something has ever been true in more than one round.
    fileprivate var bareConditions: [TimedCondition] {
        let asked = questions.compactMap { question -> TimedCondition? in
            if case .by(let last) = question.time, last > 1 { question.ask } else { nil }
        }
        return (asked + questions.compactMap(\.given) + measures.compactMap(\.given) + [given].compactMap(\.self))
            .filter { $0.bareExpression.map { $0.asksTheCourse } ?? false }
    }
}

extension Scenario {
    /// The conditions of events with `after`.
    fileprivate var awaitedConditions: [(event: String, condition: TimedCondition)] {
        events.compactMap { event in
            guard case .after(let condition, _) = event.trigger else { return nil }
            let text = condition.text ?? ""
            return (event.name, TimedCondition(.ever(condition), text: text, isBare: true, at: condition.place))
        }
    }
}

extension Expression {
    /// Whether the condition can change from round to round.
    fileprivate var asksTheCourse: Bool {
        var found = false
        _ = mapping { quantity in
            switch quantity {
            case .parameter, .rounds, .sameActor, .differentActor, .sameIssue: break
            default: found = true
            }
            return quantity
        }
        return found
    }
}

extension TimedCondition {
    /// A question whether it is true at the end of the first round.
    fileprivate func askedOnce(as name: String) -> Question {
        var once = self
        if let condition = bareExpression {
            once.root = .at(.round(Expression(.number(1), type: .number, at: place)), condition)
        }
        return Question(name: name, ask: once, time: .by(1), given: nil, place: place)
    }
}
