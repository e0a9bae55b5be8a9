internal import Distributions
internal import Foundation
internal import Statistics

/// Exact results compared with simulated ones.
public struct ExactComparison: Sendable {
    /// The exact report.
    public let exact: Report
    /// The report of the simulation of the same scenario.
    public let simulated: Report
    /// The comparison of every outcome, issue, event, question and measure.
    public let rows: [Row]

    /// The kind of result that is compared.
    public enum Kind: String, Sendable, CaseIterable {
        /// The probability of an outcome, or of a fault.
        case outcome
        /// The probability that an issue is done.
        case issue
        /// The probability that an event happens.
        case event
        /// The probability that the answer to a question is yes.
        case question
        /// The mean of a measure.
        case measure
    }

    /// One exact result and its simulated estimate.
    public struct Row: Sendable {
        /// The kind of result.
        public let kind: Kind
        /// The name in the scenario file; `(faults)` for the probability of a fault.
        public let name: String
        /// The title.
        public let title: String
        /// The exact probability, or mean of a measure; `nil` if unknown.
        public let exact: Double?
        /// The simulated probability or mean; `nil` if unknown.
        public let simulated: Double?
        /// The difference in standard errors, which are known exactly; `nil` if a value is unknown.
        public let z: Double?
        /// Twice the probability of a difference at least this large, on that side, by chance alone; for a mean by the
        /// normal distribution. `nil` if a value is unknown.
        public let p: Double?
    }

    /// The probability of a false alarm: that a comparison of all rows reports a difference although there is none.
    public static let falseAlarm = 1e-6

    /// Compares two reports of one scenario, the first exact and the second simulated.
    public init(exact: Report, simulated: Report) {
        self.exact = exact
        self.simulated = simulated
        var rows = zip(exact.outcomes, simulated.outcomes).map {
            Row(.outcome, $0.name, $0.title, $0.probability, $1.probability)
        }
        rows.append(Row(.outcome, "(faults)", "(faults)", exact.faults, simulated.faults))
        for (exact, simulated) in zip(exact.issues, simulated.issues) where exact.steps != nil {
            rows.append(Row(.issue, exact.name, exact.title, exact.done, simulated.done))
        }
        rows += zip(exact.events, simulated.events).map { Row(.event, $0.name, $0.title, $0.happened, $1.happened) }
        rows += zip(exact.questions, simulated.questions).map {
            Row(.question, $0.name, $0.title, $0.probability, $1.probability)
        }
        rows += zip(exact.measures, simulated.measures).map { Row($0, $1) }
        self.rows = rows
    }

    /// The threshold for p: a row differs if its p is below; all rows together give a false alarm with ``falseAlarm``.
    public var threshold: Double { Self.falseAlarm / Double(max(1, rows.count)) }

    /// Whether no row differs by more than chance explains.
    public var agrees: Bool { rows.allSatisfy { $0.p ?? 1 >= threshold } }

    /// The greatest absolute value of z.
    public var greatestZ: Double { rows.compactMap { $0.z.map(abs) }.max() ?? 0 }
}

extension ExactComparison.Row {
    fileprivate init(
        _ kind: ExactComparison.Kind, _ name: String, _ title: String, _ known: Evidence, _ estimate: Evidence
    ) {
        (self.kind, self.name, self.title) = (kind, name, title)
        exact = known.probability
        simulated = estimate.probability
        guard let probability = known.probability, let share = estimate.probability, let count = estimate.count,
            let trials = estimate.trials
        else {
            (z, p) = (nil, nil)
            return
        }
        // Certain but for rounding.
        let certain = min(max(probability, 0), 1)
        let isCertain = certain < 1e-13 || certain > 1 - 1e-13
        let error = isCertain ? 0 : (certain * (1 - certain) / Double(trials)).squareRoot()
        z = Self.z(share - probability, error)
        p =
            isCertain
            ? (abs(share - probability) < 1e-12 ? 1 : 0)
            : Self.twoSided(count, of: trials, certain)
    }

    fileprivate init(_ measure: MeasureSummary, _ sampled: MeasureSummary) {
        (kind, name, title) = (.measure, measure.name, measure.title)
        exact = measure.mean
        simulated = sampled.mean
        let count = (sampled.asked ?? 0) - (sampled.leftOut.count ?? 0)
        guard let known = measure.mean, let sd = measure.standardDeviation, let mean = sampled.mean, count > 0 else {
            (z, p) = (nil, nil)
            return
        }
        // A spread of rounding only is none.
        let isConstant = sd <= 1e-12 * max(1, abs(known))
        let z = Self.z(mean - known, isConstant ? 0 : sd / Double(count).squareRoot(), scale: max(1, abs(known)))
        self.z = z
        p = erfc(abs(z) / 2.0.squareRoot())
    }

    private static func z(_ difference: Double, _ error: Double, scale: Double = 1) -> Double {
        if error > 0 { return difference / error }
        return abs(difference) <= 1e-9 * scale ? 0 : difference > 0 ? .infinity : -.infinity
    }

    /// The smaller tail of the binomial distribution, twice.
    private static func twoSided(_ hits: Int, of trials: Int, _ probability: Double) -> Double {
        guard let law = try? Distribution(.binomial, parameters: [Double(trials), probability]) else { return 1 }
        let below = law.cdf(Double(hits))
        let above = 1 - law.cdf(Double(hits) - 1)
        return max(0, min(1, 2 * min(below, above)))
    }
}
