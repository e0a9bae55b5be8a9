internal import Scenarios
internal import Simulation

/// A note below the tables of exact probabilities: its cause, and its wording.
enum ExactNote {
    case meaning
    case faulted(WeighedExpression)
    case clamped(WeighedExpression)
    case unexplained(WeighedExpression)
    case leftOut(measure: String, probability: Double)
    case missing(Double)
    case noSuccess
    case timesOfOutcomes
    case timesOfIssues

    static func all(of result: ExactResult, success: SuccessDefinition?) -> [ExactNote] {
        let run = Enumeration(result)
        var notes = run.faultsIn.map(ExactNote.faulted) + run.clamped.map(ExactNote.clamped)
        notes += run.unexplained.map(ExactNote.unexplained)
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
            "Exact: every branch was followed with its probability, so there is no Monte Carlo error. The numbers "
                + "follow from the scenario as it is written; they do not cover uncertainty about its inputs."
        case .faulted(let site):
            "With probability \(exactPercent(site.value)) it ends as a fault: '\(site.expression)' (\(site.file), line "
                + "\(site.line)) is not a number. Faults belong to no outcome and are reported in a separate row."
        case .clamped(let site):
            "The probability '\(site.expression)' (\(site.file), line \(site.line)) comes out below 0 or above 1, and "
                + "is clamped to that range, \(exactNumber(site.value)) times per replicate on average."
        case .unexplained(let site):
            "\(exactNumber(site.value)) times per replicate on average a move is read that has probability 0 under every "
                + "type believed possible (\(site.expression): \(site.file), line \(site.line)); belief stays as it is."
        case .leftOut(let measure, let probability):
            "The measure '\(measure)' is not a number with probability \(exactPercent(probability)); these branches are "
                + "excluded."
        case .missing(let probability):
            "Distributions without a greatest value were truncated where almost no probability remains: "
                + "\(exactPercent(probability)) of the total probability is in no outcome."
        case .noSuccess:
            "How events are associated with success is not reported: no outcome is marked 'good: true', and no "
                + "--outcome NAME says what counts as success."
        case .timesOfOutcomes: "Times of an outcome are conditional on that outcome."
        case .timesOfIssues:
            "The median time of an issue is the time by which it is done with probability one half; never done counts "
                + "as later than the horizon."
        }
    }
}
