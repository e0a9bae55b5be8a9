internal import Scenarios

/// The outcomes of a report in the order of every figure, each with its colour and its number of dots.
struct Endings: Sendable {
    struct Ending: Sendable {
        /// The name in the scenario's file.
        var name: String
        /// The name for a reader.
        var title: String
        var about = ""
        var tone: Tone
        var isGood = false
        /// Whether it can end a replicate before the horizon.
        var isEarly = false
        var share: ReportNumbers.Share
        var round: ReportNumbers.Rounds?
        /// How many of a hundred dots stand for it.
        var dots = 0

        var probability: Double { share.probability ?? 0 }
    }

    /// Successes in file order, other outcomes that are decided at the horizon, `otherwise`, and those that end early and
    /// are no success; faults last.
    let all: [Ending]
    /// Whether something says what counts as success.
    let hasSuccess: Bool

    init(_ numbers: ReportNumbers, _ scenario: Scenario) {
        var groups: [[Ending]] = [[], [], [], []]
        for (outcome, declared) in zip(numbers.outcomes, scenario.outcomes) {
            let (group, tones, isEarly) = Self.place(declared.condition, isGood: outcome.good)
            groups[group].append(
                Ending(
                    name: outcome.name, title: readable(outcome.title, outcome.name), about: declared.about ?? "",
                    tone: Tone.shade(groups[group].count, of: tones), isGood: outcome.good, isEarly: isEarly,
                    share: outcome.share, round: outcome.round))
        }
        var endings = groups.flatMap(\.self)
        let faults =
            numbers.run.isExact ? numbers.run.faults : numbers.run.faults / Double(max(1, numbers.run.replicates ?? 0))
        if faults > 0 {
            endings.append(
                Ending(
                    name: "(faults)", title: "faults", about: "a value was not a number", tone: .fault,
                    share: ReportNumbers.Share(probability: faults, lower: nil, upper: nil, overInputs: nil)))
        }
        self.init(endings, hasSuccess: numbers.success != nil)
    }

    /// Endings in their order; their dots are counted here.
    init(_ endings: [Ending], hasSuccess: Bool = false) {
        self.hasSuccess = hasSuccess
        all = zip(endings, Self.dots(endings)).map { ending, dots in
            var ending = ending
            ending.dots = dots
            return ending
        }
    }

    /// The group in the order, the tones of the group, and whether it can come before the horizon.
    private static func place(_ condition: Outcome.Condition, isGood: Bool) -> (Int, [Tone], Bool) {
        let isEarly = if case .when = condition { true } else { false }
        if isGood { return (0, [.good1, .good2, .good3], isEarly) }
        switch condition {
        case .finally: return (1, [.plain1, .plain2], false)
        case .otherwise: return (2, [.rest], false)
        case .when: return (3, [.bad1, .bad2], true)
        }
    }

    /// A hundred dots in proportion, by largest remainders: first between success and the rest, then within each, so that
    /// the dots of all successes together are their rounded share.
    private static func dots(_ endings: [Ending]) -> [Int] {
        func total(_ isGood: Bool) -> Double {
            endings.filter { $0.isGood == isGood }.reduce(0) { $0 + $1.probability }
        }
        let sums = apportioned(100, among: [total(true), total(false)])
        var dots = Array(repeating: 0, count: endings.count)
        for (isGood, sum) in [(true, sums[0]), (false, sums[1])] {
            let places = endings.indices.filter { endings[$0].isGood == isGood }
            for (place, count) in zip(places, apportioned(sum, among: places.map { endings[$0].probability })) {
                dots[place] = count
            }
        }
        return dots
    }

    var good: [Ending] { all.filter(\.isGood) }
    /// Early endings that are no success.
    var collapses: [Ending] { all.filter { $0.isEarly && !$0.isGood } }

    func ending(_ name: String) -> Ending? { all.first { $0.name == name } }
}

/// Whole numbers with this sum, in proportion to the shares: every one is rounded down, and what remains goes to the
/// largest remainders, the first of equal ones. All 0 if the shares are.
package func apportioned(_ sum: Int, among shares: [Double]) -> [Int] {
    let total = shares.reduce(0, +)
    guard total > 0 else { return shares.map { _ in 0 } }
    let exact = shares.map { $0 / total * Double(sum) }
    var counts = exact.map { Int($0 + 1e-9) }
    let order = exact.indices.sorted {
        let (a, b) = (exact[$0] - Double(counts[$0]), exact[$1] - Double(counts[$1]))
        return abs(a - b) > 1e-9 ? a > b : $0 < $1
    }
    for place in order.prefix(max(0, sum - counts.reduce(0, +))) { counts[place] += 1 }
    return counts
}

/// The title of something for a reader: where it holds names of the file for want of titles, they have spaces.
func readable(_ title: String, _ name: String) -> String {
    let names = name.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return names.filter { $0.contains("_") }.reduce(title) { $0.replacing($1, with: $1.replacing("_", with: " ")) }
}
