package import Scenarios
internal import Simulation
internal import Statistics

/// The outcomes that count as success.
public struct SuccessDefinition: Sendable, Hashable {
    /// The names of the outcomes.
    public let outcomes: [String]
    /// The indices of the outcomes in the scenario's list.
    let indices: [Int]
    /// Whether these are the outcomes that the scenario marks as good.
    let isMarked: Bool
    /// The words for a heading: the outcome's own title if there is only one.
    let title: String

    /// - Returns: `nil` if neither the scenario nor the user says what counts as success.
    package init?(of scenario: Scenario, chosen: Int?) {
        let marked = scenario.outcomes.indices.filter { scenario.outcomes[$0].isGood }
        indices = chosen.map { [$0] } ?? marked
        isMarked = indices == marked
        guard let first = indices.first else { return nil }
        outcomes = indices.map { scenario.outcomes[$0].name }
        title = indices.count == 1 ? scenario.outcomes[first].title ?? scenario.outcomes[first].name : "success"
    }

    /// The words for a sentence: the outcome's title in quotation marks if there is only one.
    var words: String { outcomes.count == 1 ? "'\(title)'" : title }

    func probability(in result: RunResult, confidence: Confidence) -> Evidence {
        Evidence(
            hits: indices.reduce(0) { $0 + result.tally.outcomes[$1].total }, of: result.tally.replicates,
            confidence: confidence)
    }

    func probability(in result: ExactResult) -> Evidence {
        .exact(indices.map { result.outcomes[$0].total }.reduce(0, +))
    }
}

extension Section<Report> {
    static var success: Section {
        Section(
            Field.optionalGroup(
                "success", "The probability of success; null if nothing says what counts as success.",
                Field.probability("The share of all replicates.") { $0.probability } + [.overInputs { $0.overInputs }],
                of: \.successSummary)
        ).shown(in: .uncertainty) { PageTable(title: "How far to trust this", paragraphs: [$0.uncertaintyText]) }
            .brief { $0.briefUncertainty }
    }
}

/// The probability of success, and how far the inputs move it.
public struct SuccessSummary: Sendable {
    /// The share of all replicates.
    public let probability: Evidence
    /// The range over the inputs; `nil` where no twin replicates were simulated, and in an exact report.
    public let overInputs: InputRange?

    init(_ success: SuccessDefinition, in result: RunResult, confidence: Confidence) {
        probability = success.probability(in: result, confidence: confidence)
        overInputs = InputRange(
            result.tally.twins?.table(of: success), of: probability, outcomes: success.indices, in: result,
            confidence: confidence)
    }

    init(_ success: SuccessDefinition, in result: ExactResult) {
        (probability, overInputs) = (success.probability(in: result), nil)
    }
}
