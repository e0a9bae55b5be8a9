internal import Scenarios
internal import Simulation

/// What a reader of exact probabilities has to know beside the tables. Causes here, words below.
enum ExactNote {
    case meaning
    case faulted(WeighedExpression)
    case clamped(WeighedExpression)
    case leftOut(measure: String, probability: Double)
    case missing(Double)
    case noSuccess
    case timesOfOutcomes
    case timesOfIssues

    static func all(of result: ExactResult, success: SuccessDefinition?) -> [ExactNote] {
        let run = Enumeration(result)
        var notes = run.faultsIn.map(ExactNote.faulted) + run.clamped.map(ExactNote.clamped)
        for (measure, found) in zip(result.scenario.measures, result.measures) where found.leftOut > 0 {
            notes.append(.leftOut(measure: measure.name, probability: found.leftOut))
        }
        if result.missing > 1e-12 { notes.append(.missing(result.missing)) }
        if success == nil, !result.scenario.events.isEmpty { notes.append(.noSuccess) }
        notes.append(.timesOfOutcomes)
        if !result.scenario.issues.isEmpty { notes.append(.timesOfIssues) }
        return notes + [.meaning]
    }

    /// The wording, in whole sentences.
    var text: String {
        switch self {
        case .meaning:
            "Exact: every branch was followed with its probability, so chance in the simulation plays no part. The "
                + "numbers are those of the scenario as it is written; they say nothing about how sure its inputs are."
        case .faulted(let site):
            "With probability \(exactPercent(site.value)) it ends as a fault: '\(site.expression)' (\(site.file), line "
                + "\(site.line)) comes out as not a number. Faults are in no outcome; they make up a line of their own."
        case .clamped(let site):
            "The probability '\(site.expression)' (\(site.file), line \(site.line)) comes out below 0 or above 1, and "
                + "is cut to that range, \(exactNumber(site.value)) times a replicate on average."
        case .leftOut(let measure, let probability):
            "The measure '\(measure)' is not a number with probability \(exactPercent(probability)); it leaves that out."
        case .missing(let probability):
            "Distributions without a last value were cut where next to nothing is left: \(exactPercent(probability)) "
                + "of all probability is in no outcome."
        case .noSuccess:
            "How events go with success is left out: no outcome is marked 'good: true', and no --outcome NAME says "
                + "what counts as success."
        case .timesOfOutcomes: "Times of an outcome are those given that it comes."
        case .timesOfIssues:
            "The median time of an issue is that by which it is done with probability one half, whether it is ever "
                + "done or not."
        }
    }
}
