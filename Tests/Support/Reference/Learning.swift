import Scenarios

/// Step 7: what readings teach, and fading.
extension ReferencePlay {
    /// Issue by issue in file order; in an issue, pairs in file order.
    func learn(_ readings: [ReferenceReading], of moves: [ReferenceMove]) throws {
        // Actors come in the order of the file, however an issue lists its parties.
        func order(_ reading: ReferenceReading) -> [Int] {
            let parties = scenario.issues[reading.issue].parties
            return [reading.issue, parties[reading.reader], parties[reading.mover]]
        }
        let ordered = readings.sorted { order($0).lexicographicallyPrecedes(order($1)) }
        for reading in ordered {
            let move = moves.first { $0.issue == reading.issue && $0.party == reading.mover }
            if let reckoned = move?.reckoned { believe(reading, reckoned) }
        }
        for reading in ordered { try learn(reading) }
    }

    private func learn(_ reading: ReferenceReading) throws {
        let issue = scenario.issues[reading.issue]
        let (own, other) = (issue.parties[reading.reader], issue.parties[reading.mover])
        let path = { [self] in
            SitePath.learning(name(ofActor: own), of: name(ofActor: other), on: issue.name)
        }
        let scope = ReferenceScope(path(), actor: own, others: [other], issue: reading.issue)
        let t = state.trust[own][other]
        let learned: (value: Double, from: Expression)
        switch scenario.learning.rule {
        case .linear(let gain, let loss, let breach):
            let rate = reading.read > 0 ? gain : reading.read < 0 ? breach : loss
            let word: SitePath.Word = reading.read > 0 ? .gain : reading.read < 0 ? .breach : .loss
            let r = try value(rate, scope.at(path().word(word)))
            let w = try value(issue.weight, scope.at(.weight(issue.name, for: path())))
            learned = (reading.read > 0 ? t + r * w * (1 - t) : t - r * w * t, rate)
        case .bayesian(let offer, let hold, let withdraw):
            guard let likelihood = reading.read > 0 ? offer : reading.read < 0 ? withdraw : hold else { return }
            let move: SitePath.Word = reading.read > 0 ? .offer : reading.read < 0 ? .withdraw : .hold
            let s = try probability(likelihood.sincere, scope.at(path().word(move).word(.sincere)))
            let i = try probability(likelihood.insincere, scope.at(path().word(move).word(.insincere)))
            let all = t * s + (1 - t) * i
            learned = (all == 0 ? t : t * s / all, likelihood.sincere)
        case .types: return
        }
        if learned.value.isNaN { throw ReferenceFault(in: learned.from) }
        state.trust[own][other] = cut(learned.value)
    }

    /// Every ordered pair, met or not.
    func fade() throws {
        guard let fade = scenario.learning.fade else { return }
        for own in scenario.actors.indices {
            for other in scenario.actors.indices where other != own {
                let path = { [self] in SitePath.fade(name(ofActor: own), in: name(ofActor: other)) }
                let scope = ReferenceScope(path(), actor: own, others: [other])
                let toward = try value(fade.toward, scope.at(path().word(.toward)))
                let rate = try value(fade.rate, scope.at(path().word(.rate)))
                let t = state.trust[own][other]
                let faded = t + rate * (toward - t)
                if faded.isNaN { throw ReferenceFault(in: fade.rate) }
                state.trust[own][other] = cut(faded)
                shareOut(own, other)
            }
        }
    }
}
