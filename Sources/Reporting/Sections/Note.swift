internal import Scenarios
internal import Simulation
internal import Statistics

/// A note below the tables: its cause, and its wording.
enum Note {
    case partial(done: Int, asked: Int)
    case precisionReached(String, level: Double)
    case precisionMissed(String, done: Int, outcomes: [String])
    case given(String, isTimed: Bool, counted: Int, of: Int)
    case nothingDone
    case faulted(CountedExpression)
    case faultedUnnamed(Int, of: Int)
    case clamped(CountedExpression)
    case unexplained(CountedExpression)
    case leftOut(measure: String, count: Int, of: Int)
    case sampled(measures: [String], first: Int)
    case noSuccess
    case timesOfIssues
    case lifts
    case pathsSampled(first: Int)
    case driversOverlap
    case course(replicates: Int)
    case courseTooLarge(Int)
    case intervals(Confidence, means: Bool)
    case whatIntervalsMean

    static func all(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) -> [Note] {
        let (scenario, tally) = (result.scenario, result.tally)
        var notes: [Note] = []
        if tally.replicates == 0 {
            notes.append(.nothingDone)
        } else if result.stopped == .interrupted {
            notes.append(.partial(done: result.considered, asked: result.settings.replicates))
        }
        if let condition = result.scenario.given {
            notes.append(
                .given(condition.text, isTimed: !condition.isBare, counted: tally.replicates, of: result.considered))
        }
        if let precision = result.settings.precision {
            if result.stopped == .precision {
                notes.append(.precisionReached(precision.text, level: confidence.level))
            } else if result.stopped == .replicates {
                let missed = zip(scenario.outcomes, tally.outcomes).filter { outcome in
                    let evidence = Probability(hits: outcome.1.total, of: tally.replicates)
                    return !precision.isMet(by: evidence, level: confidence.level)
                }
                if !missed.isEmpty {
                    notes.append(
                        .precisionMissed(precision.text, done: result.considered, outcomes: missed.map { $0.0.name }))
                }
            }
        }
        let faults = CountedExpression.faults(
            result.faultSites, counts: tally.faultsByExpression, replicates: tally.replicates)
        notes += faults.map(Note.faulted)
        if faults.isEmpty, tally.faults.total > 0 {
            notes.append(.faultedUnnamed(tally.faults.total, of: tally.replicates))
        }
        notes += CountedExpression.all(
            result.clampSites, counts: tally.clampsByExpression, of: tally.clampableByExpression
        ).map(Note.clamped)
        notes += CountedExpression.all(
            result.clampSites, counts: tally.clampsByExpression, of: tally.clampableByExpression, .unexplainedMove
        ).map(Note.unexplained)
        for (measure, counts) in zip(scenario.measures, tally.measures) where counts.leftOut > 0 {
            let asked = counts.moments.count + counts.leftOut
            notes.append(.leftOut(measure: measure.title ?? measure.name, count: counts.leftOut, of: asked))
        }
        let sampled = zip(scenario.measures, tally.measures).filter { $0.1.quantilesAreOfSample }
        if let size = sampled.map({ $0.1.sample.count }).max() {
            notes.append(.sampled(measures: sampled.map { $0.0.title ?? $0.0.name }, first: size))
        }
        if success == nil, !scenario.events.isEmpty || !result.inputs.isEmpty { notes.append(.noSuccess) }
        if tally.replicates > 0 {
            if !scenario.issues.isEmpty { notes.append(.timesOfIssues) }
            if success != nil, !scenario.events.isEmpty || !scenario.issues.isEmpty { notes.append(.lifts) }
            if tally.sampled < tally.replicates { notes.append(.pathsSampled(first: result.sampleLimit)) }
            if success != nil, scenario.correlations.contains(where: { !$0.isDropped }) {
                notes.append(.driversOverlap)
            }
            if let course = result.trajectories {
                if let quantities = course.tooMany { notes.append(.courseTooLarge(quantities)) }
                if course.replicates > 0 { notes.append(.course(replicates: course.replicates)) }
            }
            notes += [.intervals(confidence, means: !scenario.measures.isEmpty), .whatIntervalsMean]
        }
        return notes
    }
}

private func share(_ count: Int, of all: Int) -> String {
    Evidence(hits: count, of: all, confidence: nil).percentText
}

extension Note {
    /// The notes that belong on the first page: those that its head and its summary do not make already, and that
    /// change what a reader makes of the numbers. Clamped probabilities are one note.
    static func urgent(_ notes: [Note]) -> [String] {
        let clamped = notes.count { if case .clamped = $0 { true } else { false } }
        let texts = notes.compactMap { note in
            switch note {
            case .precisionReached, .precisionMissed, .unexplained: note.text
            case .leftOut, .partial, .given, .nothingDone, .faulted, .faultedUnnamed, .clamped, .sampled, .noSuccess,
                .timesOfIssues, .lifts, .pathsSampled, .driversOverlap, .course,
                .courseTooLarge, .intervals, .whatIntervalsMean:
                nil
            }
        }
        return clamped == 0
            ? texts
            : texts + [
                "\(clamped == 1 ? "A probability was" : "\(clamped) probabilities were") clamped (--section notes)."
            ]
    }

    /// The wording, in whole sentences.
    var text: String {
        switch self {
        case .partial(let done, let asked):
            "Partial: the run was interrupted after \(grouped(done)) of \(grouped(asked)) replicates; "
                + "the results are those of the completed replicates, and the intervals are valid at any stopping time."
        case .precisionReached(let precision, let level):
            "Stopped where the half-width of the \(percent(level)) interval of every outcome was at most \(precision) at two "
                + "consecutive checks."
        case .precisionMissed(let precision, let done, let outcomes):
            "The precision of \(precision) was not reached after \(grouped(done)) replicates for \(listed(outcomes)); "
                + "use more --replicates."
        case .given(let condition, let isTimed, let counted, let all):
            "All results are for the \(plural(counted, "replicate")) of \(grouped(all)) in which '\(condition)' "
                + (isTimed ? "holds." : "was true at the end of some round.")
        case .nothingDone:
            "Partial: the run was interrupted before any replicate was done; all probabilities are unknown."
        case .faulted(let site):
            "\(site.shareText) of the replicates (\(grouped(site.count)) of \(grouped(site.of))) ended as a fault: "
                + "'\(site.expression)' (\(site.file), line \(site.line)) was not a number. Faults belong to no outcome and "
                + "are reported in a separate row."
        case .faultedUnnamed(let count, let all):
            "\(share(count, of: all)) of the replicates (\(grouped(count)) of \(grouped(all))) ended as a fault: a value was "
                + "not a number."
        case .clamped(let site):
            "The probability '\(site.expression)' (\(site.file), line \(site.line)) was below 0 or above 1 in "
                + "\(site.shareText) of the \(plural(site.of, "time")) it was evaluated, and counted as 0 or 1 there: beyond "
                + "these limits its inputs have no further effect."
        case .unexplained(let site):
            "\(site.count == 1 ? "Once" : "\(grouped(site.count)) times") a move was read that has probability 0 under "
                + "every type believed possible (\(site.expression): \(site.file), line \(site.line)); belief stayed as it was."
        case .leftOut(let measure, let count, let all):
            "The measure '\(measure)' was not a number in \(share(count, of: all)) of the \(plural(all, "replicate")) in "
                + "which it was taken; its values are those of the others."
        case .sampled(let measures, let first):
            "Quantiles of \(listed(measures)) use the first \(grouped(first)) replicates; means use all."
        case .noSuccess:
            "How events are associated with success is not reported: no outcome is marked 'good: true', and no "
                + "--outcome NAME says what counts as success."
        case .timesOfIssues:
            "In the median time of an issue, the replicates that never finish it count as later than the horizon."
        case .lifts:
            "A lift is P(success given the event) / P(success): conditional, not causal. An event that comes late, or is "
                + "part of success, has a high lift for that reason alone. To see the effect of an event, compare the "
                + "scenario with one without it ('detente compare')."
        case .pathsSampled(let first):
            "Paths are counted in the first \(grouped(first)) replicates."
        case .driversOverlap:
            "Correlated parameters share what they explain: the common part is counted for each of them."
        case .course(let replicates):
            "Trust and state by date use \(plural(replicates, "replicate")): those of the first "
                + "\(grouped(Trajectories.sample)) that count. After a replicate has ended, its last values are used."
        case .courseTooLarge(let quantities):
            "Trust and state by date are not reported: the scenario has \(grouped(quantities)) such quantities, and at most "
                + "\(Trajectories.mostLines) are reported."
        case .intervals(let confidence, let means):
            switch confidence.validity {
            case .fixed:
                "Intervals of \(percent(confidence.level)): exact (Clopper–Pearson) for probabilities, order statistics "
                    + "for median times" + (means ? ", Student's t for means." : ".")
            case .anytime:
                "Intervals of \(percent(confidence.level)): confidence sequences (beta-binomial mixture), valid at any "
                    + "stopping time" + (means ? "; those of means for many replicates only." : ".")
                    + " Those of lifts and of the variance that parameters explain assume a number of replicates chosen "
                    + "in advance."
            }
        case .whatIntervalsMean:
            "An interval covers the random variation of the simulation (Monte Carlo error): more replicates narrow it. "
                + "It does not cover uncertainty about the scenario's inputs."
        }
    }
}

extension Section<Report> {
    static var notes: Section {
        Section(
            Field("notes", "What a reader has to know, one or two sentences each.", .texts(of: "A note.")) {
                .texts($0.notes)
            }
        ).shown(in: .notes) { PageTable(title: "Notes", paragraphs: $0.notes.map { "• " + $0 }) }
    }
}
