internal import Scenarios
internal import Simulation
internal import Statistics

/// What a reader has to know beside the tables. Causes here, words below.
enum Note {
    case partial(done: Int, asked: Int)
    case precisionReached(String, level: Double)
    case precisionMissed(String, done: Int, outcomes: [String])
    case given(String, isTimed: Bool, counted: Int, of: Int)
    case nothingDone
    case faulted(CountedExpression)
    case faultedUnnamed(Int)
    case clamped(CountedExpression)
    case leftOut(measure: String, count: Int, of: Int)
    case sampled(measures: [String], first: Int)
    case noSuccess
    case timesOfOutcomes
    case timesOfIssues
    case lifts
    case timesOfPaths(first: Int)
    case pathsDiscovered(first: Int)
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
        let faults = CountedExpression.all(result.faultSites, counts: tally.faultsByExpression)
        notes += faults.map(Note.faulted)
        if faults.isEmpty, tally.faults.total > 0 { notes.append(.faultedUnnamed(tally.faults.total)) }
        notes += CountedExpression.all(result.clampSites, counts: tally.clampsByExpression).map(Note.clamped)
        for (measure, counts) in zip(scenario.measures, tally.measures) where counts.leftOut > 0 {
            let asked = counts.moments.count + counts.leftOut
            notes.append(.leftOut(measure: measure.name, count: counts.leftOut, of: asked))
        }
        let sampled = zip(scenario.measures, tally.measures).filter { $0.1.quantilesAreOfSample }
        if let size = sampled.map({ $0.1.sample.count }).max() {
            notes.append(.sampled(measures: sampled.map { $0.0.name }, first: size))
        }
        if success == nil, !scenario.events.isEmpty || !result.drivers.isEmpty { notes.append(.noSuccess) }
        if tally.replicates > 0 {
            notes.append(.timesOfOutcomes)
            if !scenario.issues.isEmpty { notes.append(.timesOfIssues) }
            if success != nil, !scenario.events.isEmpty || !scenario.issues.isEmpty { notes.append(.lifts) }
            if result.considered > PathTally.discoveryLimit {
                notes.append(.pathsDiscovered(first: PathTally.discoveryLimit))
                notes.append(.timesOfPaths(first: PathTally.discoveryLimit))
            }
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

extension Note {
    /// The wording, in whole sentences.
    var text: String {
        switch self {
        case .partial(let done, let asked):
            "Partial: the run was interrupted after \(grouped(done)) of \(grouped(asked)) replicates; "
                + "the numbers are those of the replicates that are done, and the intervals hold whenever one stops."
        case .precisionReached(let precision, let level):
            "Stopped where the half-width of the \(percent(level)) interval of every outcome was at most \(precision) at two "
                + "looks running."
        case .precisionMissed(let precision, let done, let outcomes):
            "The precision of \(precision) is not reached after \(grouped(done)) replicates for \(listed(outcomes)); "
                + "more --replicates would allow it."
        case .given(let condition, let isTimed, let counted, let all):
            "Everything here is about the \(plural(counted, "replicate")) of \(grouped(all)) in which '\(condition)' "
                + (isTimed ? "holds." : "came true at the end of some round.")
        case .nothingDone:
            "Partial: the run was interrupted before any replicate was done; all probabilities are unknown."
        case .faulted(let site):
            "\(plural(site.count, "replicate")) ended as a fault: '\(site.expression)' (\(site.file), line \(site.line)) "
                + "came out as not a number. Faults are in no outcome; they make up a line of their own."
        case .faultedUnnamed(let count):
            "\(plural(count, "replicate")) ended as a fault: a value came out as not a number."
        case .clamped(let site):
            "\(site.count == 1 ? "Once" : "\(grouped(site.count)) times") the probability '\(site.expression)' "
                + "(\(site.file), line \(site.line)) came out below 0 or above 1, and was cut to that range."
        case .leftOut(let measure, let count, let all):
            "The measure '\(measure)' was not a number in \(plural(count, "replicate")) of \(grouped(all)); "
                + "it leaves them out."
        case .sampled(let measures, let first):
            "Quantiles of \(listed(measures)) rest on the first \(grouped(first)) replicates; means rest on all."
        case .noSuccess:
            "How events go with success is left out: no outcome is marked 'good: true', and no --outcome NAME says "
                + "what counts as success."
        case .timesOfOutcomes:
            "Times of an outcome are those of the replicates that ended so."
        case .timesOfIssues:
            "The median time of an issue is taken over all replicates: those that never finish it count as later than "
                + "the horizon."
        case .lifts:
            "A lift is P(success with it) / P(success): a condition, not a cause. What comes late, or belongs to success, "
                + "has a lift for that reason alone. To see what something does, run the scenario without it: "
                + "'detente compare' does."
        case .timesOfPaths(let first):
            "Median times of paths rest on the first \(grouped(first)) replicates."
        case .pathsDiscovered(let first):
            "Paths are looked for in the first \(grouped(first)) replicates, and counted in all."
        case .driversOverlap:
            "Parameters that are tied by a correlation share what they explain: it is counted for each of them."
        case .course(let replicates):
            "Trust and state by date rest on \(plural(replicates, "replicate")): those of the first "
                + "\(grouped(Trajectories.sample)) that count. After the end of a replicate its last state stands."
        case .courseTooLarge(let quantities):
            "Trust and state by date are left out: there are \(grouped(quantities)) of them, and "
                + "\(Trajectories.mostLines) are the most that are told."
        case .intervals(let confidence, let means):
            switch confidence.validity {
            case .fixed:
                "Intervals of \(percent(confidence.level)): exact (Clopper–Pearson) for probabilities, order statistics "
                    + "for median times" + (means ? ", Student's t for means." : ".")
            case .anytime:
                "Intervals of \(percent(confidence.level)): confidence sequences (beta-binomial mixture), which hold at any "
                    + "stopping time" + (means ? "; those of means hold for many replicates only." : ".")
                    + " Those of lifts and of what parameters explain do not: they are for a number of replicates that is "
                    + "chosen beforehand."
            }
        case .whatIntervalsMean:
            "An interval says how far chance in the simulation (Monte Carlo error) can have moved a number: more "
                + "replicates narrow it. It says nothing about how sure the scenario's own inputs are."
        }
    }
}

extension Section<Report> {
    static var notes: Section {
        Section(
            Field("notes", "What a reader has to know: a sentence or two each.", .texts(of: "A note.")) {
                .texts($0.notes)
            }
        ).shown(at: 150) { report in
            PageTable(title: "Notes", paragraphs: report.notes.map { "• " + $0 })
        }
    }
}
