internal import Scenarios
internal import Simulation
internal import Statistics

/// How far the inputs of a scenario move a probability: what is drawn once before the first round (parameters, starts and
/// dates), as opposed to chance in the simulation.
public struct InputRange: Sendable, Hashable {
    /// The probability that 5 % of the draws of the inputs fall short of.
    public let p05: Double
    /// The probability that 5 % of the draws of the inputs exceed.
    public let p95: Double
    /// The standard deviation of the probability over the inputs.
    public let standardDeviation: Double
    /// Lower end of the standard deviation's interval.
    public let lower: Double
    /// Upper end of the standard deviation's interval.
    public let upper: Double

    /// - Parameters:
    ///   - table: replicates with their twins; `nil` if there are none.
    ///   - evidence: the probability itself.
    ///   - outcomes: the outcomes whose probability it is, by index; empty for a question.
    init?(
        _ table: PairedTable?, of evidence: Evidence, outcomes: [Int] = [], in result: RunResult, confidence: Confidence
    ) {
        guard let spread = InputRange.spread(table, of: evidence, in: result),
            table.map({ spread.isRepresentative(of: $0) }) ?? true
        else { return nil }
        let interval = spread.deviationInterval(level: confidence.level, validity: confidence.validity)
        let strongest = InputRange.strongest(of: outcomes, in: result)
        (p05, p95) = (spread.quantile(0.05, strongest: strongest), spread.quantile(0.95, strongest: strongest))
        (standardDeviation, lower, upper) = (spread.standardDeviation, interval.lower, interval.upper)
    }

    /// The effect of the input that explains most of the variance of outcomes; `nil` for a question, and with a condition,
    /// under which pairs of replicates have other weights than replicates.
    private static func strongest(of outcomes: [Int], in result: RunResult) -> MainEffect? {
        guard !outcomes.isEmpty, result.scenario.given == nil else { return nil }
        return result.tally.drivers.map { MainEffect(hits: $0.hits(outcomes), trials: $0.trials) }
            .max { $0.explained?.variance ?? 0 < $1.explained?.variance ?? 0 }
    }

    /// Without inputs that are drawn, nothing moves the probability.
    private static func spread(_ table: PairedTable?, of evidence: Evidence, in result: RunResult) -> InputSpread? {
        if let table { return InputSpread(table) }
        guard !result.drawsInputs else { return nil }
        return evidence.probability.map { InputSpread(constant: $0) }
    }
}

extension InputRange {
    /// Whether the replicates suffice to distinguish the effect of the inputs from none.
    var isResolved: Bool { lower > 0 || upper == 0 }

    /// `13 – 62 %`, as whole percentages, of small ones a decimal place more; `–` if the effect may well be none.
    var text: String {
        guard isResolved else { return unknown }
        let decimals = p05 < 0.0095 && p95 < 0.0995 ? 1 : 0
        return "\(fixed(100 * p05, decimals: decimals)) – \(fixed(100 * p95, decimals: decimals)) %"
    }
}

extension Column {
    /// A column with the range of a probability over the inputs; empty, and so not shown, if nothing is known of it.
    static func overInputs(_ range: @escaping (Row) -> InputRange?) -> Column {
        Column({ _ in "Over inputs" }, .range, importance: 4, footnote: { _ in "range over the inputs" }) { row, _, _ in
            range(row)?.text ?? ""
        }
    }
}

extension Field {
    /// The range of a probability over the inputs.
    static func overInputs(_ range: @escaping (Row) -> InputRange?) -> Field {
        .optionalGroup(
            "over_inputs",
            "How far the inputs move it (parameters, types, starts and dates, drawn once per replicate): beta distributions "
                + "about the means of the strongest input, with the variance that twin replicates show; null with --plain.",
            [
                .share("p05", "The probability that 5 % of their draws fall short of.") { $0.p05 },
                .share("p95", "The probability that 5 % of their draws exceed.") { $0.p95 },
                .number("sd", "The standard deviation of the probability over the inputs.") { $0.standardDeviation },
                .number("sd_lower", "Lower end of the standard deviation's interval.") { $0.lower }.aside,
                .number("sd_upper", "Upper end of the standard deviation's interval.") { $0.upper }.aside,
            ], of: range
        ).only(.simulated)
    }
}

extension PairTally {
    /// Two futures by success: the one outcome, or those that the scenario marks as good.
    func table(of success: SuccessDefinition) -> PairedTable? {
        success.isMarked ? self.success : success.indices.first.map { outcomes[$0] }
    }
}
