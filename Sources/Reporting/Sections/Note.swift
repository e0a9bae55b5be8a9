internal import Scenarios
internal import Simulation
internal import Statistics

/// What a reader has to know beside the tables. Causes here, words below.
enum Note {
    case partial(done: Int, asked: Int)
    case nothingDone
    case faulted(CountedExpression)
    case faultedUnnamed(Int)
    case clamped(CountedExpression)
    case leftOut(measure: String, count: Int, of: Int)
    case sampled(measures: [String], first: Int)
    case noSuccess
    case timesOfOutcomes
    case timesOfIssues
    case intervals(level: Double, means: Bool)
    case whatIntervalsMean

    static func all(of result: RunResult, level: Double, success: SuccessDefinition?) -> [Note] {
        let (scenario, tally) = (result.scenario, result.tally)
        var notes: [Note] = []
        if tally.replicates == 0 {
            notes.append(.nothingDone)
        } else if result.stopped == .interrupted {
            notes.append(.partial(done: tally.replicates, asked: result.settings.replicates))
        }
        let faults = CountedExpression.all(result.faultSites, counts: tally.faultsByExpression)
        notes += faults.map(Note.faulted)
        if faults.isEmpty, tally.faults.total > 0 { notes.append(.faultedUnnamed(tally.faults.total)) }
        notes += CountedExpression.all(result.clampSites, counts: tally.clampsByExpression).map(Note.clamped)
        for (measure, counts) in zip(scenario.measures, tally.measures) where counts.leftOut > 0 {
            let asked = tally.replicates - tally.faults.total
            notes.append(.leftOut(measure: measure.name, count: counts.leftOut, of: asked))
        }
        let sampled = zip(scenario.measures, tally.measures).filter { $0.1.quantilesAreOfSample }
        if let size = sampled.map({ $0.1.sample.count }).max() {
            notes.append(.sampled(measures: sampled.map { $0.0.name }, first: size))
        }
        if success == nil, !scenario.events.isEmpty { notes.append(.noSuccess) }
        if tally.replicates > 0 {
            notes.append(.timesOfOutcomes)
            if !scenario.issues.isEmpty { notes.append(.timesOfIssues) }
            notes += [.intervals(level: level, means: !scenario.measures.isEmpty), .whatIntervalsMean]
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
                + "the numbers and intervals are those of the replicates that are done."
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
        case .intervals(let level, let means):
            "Intervals of \(percent(level)): exact (Clopper–Pearson) for probabilities"
                + (means ? ", Student's t for means." : ".")
        case .whatIntervalsMean:
            "An interval says how far chance in the simulation (Monte Carlo error) can have moved a number: more "
                + "replicates narrow it. It says nothing about how sure the scenario's own inputs are."
        }
    }
}
