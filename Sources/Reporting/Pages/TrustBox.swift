internal import Scenarios

/// How far to trust the report: chance in the simulation, the inputs, what they rest on; what went wrong comes first.
struct TrustBox {
    static let title = "How far to trust this"

    let numbers: ReportNumbers
    let scenario: Scenario
    let endings: Endings
    var words = LikelihoodWords.none
    /// What the box is about, if not about all that is shown.
    var scope: Sentence?

    var html: Markup {
        element(
            "aside", ["class": "trust", "id": "trust", "aria-labelledby": "trust-h"],
            element("h2", ["id": "trust-h"], Markup(Self.title)),
            sentences.map { element("p", [:], $0.html) }.joined())
    }

    /// What has to be read before the numbers: a partial run, faults, clamped probabilities.
    var alerts: [Sentence] {
        var alerts: [Sentence] = []
        let run = numbers.run
        if run.stopped == "interrupted", let replicates = run.considered ?? run.replicates {
            alerts.append("\(strong: "The run was interrupted"): it covers \(plural(replicates, "replicate")).")
        }
        if run.faults > 0 {
            let share = run.isExact ? run.faults : run.faults / Double(max(1, run.replicates ?? 0))
            let amount =
                run.isExact
                ? "with a probability of \(exactPercent(share))"
                : "in \(plural(Int(run.faults), "replicate")) of \(grouped(run.replicates ?? 0))"
            alerts.append(
                "\(strong: "A value was not a number") \(Sentence(number: run.faults, amount)): these futures end in no outcome. It is the value of \(run.faultsIn.prefix(3).map { "'\($0.expression)' (line \($0.line))" }.joined(separator: ", "))."
            )
        }
        return alerts
    }

    var sentences: [Sentence] {
        [scope, chance, inputs, driver, clamped, wording].compactMap(\.self)
    }

    /// The half-width of an interval in points, with one digit that is not 0.
    private func points(_ share: ReportNumbers.Share) -> Sentence? {
        guard let lower = share.lower, let upper = share.upper else { return nil }
        let half = (upper - lower) / 2
        let decimals = half >= 0.0095 ? 0 : half >= 0.00095 ? 1 : 2
        return Sentence("±\(fixed(100 * half, decimals: decimals)) points")
    }

    private var chance: Sentence? {
        if numbers.run.isExact {
            return
                "\(strong: "No chance of the simulation") is in these numbers: every branch was followed with its probability."
        }
        let replicates = plural(numbers.run.replicates ?? 0, "replicate")
        guard
            let widest = ([numbers.success].compactMap(\.self) + endings.all.map(\.share)).max(by: {
                ($0.upper ?? 0) - ($0.lower ?? 0) < ($1.upper ?? 0) - ($1.lower ?? 0)
            }), let points = points(widest)
        else { return nil }
        return "\(strong: "Chance in the simulation") moves these numbers by at most \(points) (\(replicates))."
    }

    private var inputs: Sentence? {
        let count = scenario.parameters.count
        let judged = scenario.parameters.count { $0.basis == .judgement }
        let silent = scenario.parameters.count { $0.basis == nil }
        let rest: Sentence
        switch (count, judged) {
        case (0, _): rest = ""
        case (1, 0) where silent == 1: rest = "Nothing says what its parameter \("rests on", link: "basis")."
        case (_, 0) where silent == count:
            rest = "Nothing says what its \(plural(count, "parameter")) \("rest on", link: "basis")."
        case (1, 0): rest = "Its parameter does not rest on \("judgement alone", link: "basis")."
        case (_, 0):
            rest = "None of the \(plural(count, "parameter")) is marked as \("judgement alone", link: "basis")."
        default:
            rest =
                "\(judged) of the \(plural(count, "parameter")) \(judged == 1 ? "rests" : "rest") on \("judgement alone", link: "basis")."
        }
        if let (low, high) = numbers.success?.overInputs?.range {
            return
                "\(strong: "The inputs") move P(success) between \(number: low, fixed(100 * low, decimals: 0)) and \(number: high, fixed(100 * high, decimals: 0)) %, in nine of ten draws of them, by beta distributions. \(rest)"
        }
        return rest.isEmpty ? nil : "\(strong: "The inputs") are not certain. \(rest)"
    }

    private var driver: Sentence? {
        guard let driver = numbers.drivers?.first(where: { $0.low != nil && $0.high != nil }), let low = driver.low,
            let high = driver.high
        else { return nil }
        return
            "The strongest \("driver", link: "drivers") is \(strong: readable(driver.title, driver.parameter)): success in \(number: low, ofHundred(low)) of 100 futures at one end of its range, in \(number: high, ofHundred(high)) at the other."
    }

    private var clamped: Sentence? {
        let count = numbers.run.clamped.count
        guard count > 0 else { return nil }
        return
            "\(plural(count, "probability").replacing("probabilitys", with: "probabilities")) came out below 0 or above 1 and \(count == 1 ? "was" : "were") clamped; the \("notes", link: "notes") say how often."
    }

    private var wording: Sentence? {
        guard words != .none else { return nil }
        // The words for outcomes stand in their rows.
        let named =
            numbers.success.map { [("success", $0.probability)] }
            ?? endings.all.filter { $0.name != "(faults)" }.map { ($0.title, Optional($0.probability)) }
        let parts = named.map { name, probability -> Sentence in "\(name) is \(strong: words.text(for: probability))" }
        return "In the terms of \(words.name) " + parts.joined(separator: ", ") + "."
    }
}
