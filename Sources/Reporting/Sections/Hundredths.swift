/// A probability as a number of 100 futures; what rounds to 0 or 100 and is neither is said otherwise.
package enum Hundredths: Equatable {
    case none
    case fewerThanOne
    case count(Int)
    case moreThan99
    case all
    case unknown

    package init(_ evidence: Evidence) {
        guard let share = evidence.probability else {
            self = .unknown
            return
        }
        switch (100 * share).rounded() {
        // Of what is exact, rounding errors only.
        case _ where share < 1e-12: self = .none
        case _ where share > 1 - 1e-12: self = .all
        case ..<1: self = .fewerThanOne
        case 100...: self = .moreThan99
        case let number: self = .count(Int(number))
        }
    }

    /// The number alone: `34`, `fewer than 1`.
    package var number: String {
        switch self {
        case .none: "0"
        case .fewerThanOne: "fewer than 1"
        case .count(let number): String(number)
        case .moreThan99: "more than 99"
        case .all: "100"
        case .unknown: Reporting.unknown
        }
    }

    /// `34 of 100`.
    var phrase: String { self == .unknown ? number : "\(number) of 100" }

    /// Whether it is at least one of 100.
    var isWhole: Bool {
        switch self {
        case .none, .fewerThanOne, .unknown: false
        case .count, .moreThan99, .all: true
        }
    }

    /// Whether it is neither impossible nor certain.
    var isBetween: Bool {
        switch self {
        case .none, .all, .unknown: false
        case .fewerThanOne, .count, .moreThan99: true
        }
    }

    /// The verb in the number of the subject: `succeeds`, `succeed`.
    func verb(_ plural: String) -> String { self == .count(1) ? plural + "s" : plural }

    /// `34 of 100 futures succeed`, `all futures succeed`, `no future succeeds`.
    func subject(verb plural: String) -> String {
        switch self {
        case .none: "no future \(plural)s"
        case .all: "all futures \(plural)"
        case .fewerThanOne, .count, .moreThan99, .unknown: "\(phrase) futures \(verb(plural))"
        }
    }

    /// The numbers of 100 of the parts of a whole, so that they add up to the number of the whole: rounded down, and the
    /// parts with the largest remainders rounded up. `fewer than 1` for a part that would be 0 and is not.
    package static func parts(_ shares: [Double], of whole: Double) -> [String] {
        var counts = shares.map { Int((100 * $0).rounded(.down)) }
        let missing = Int((100 * whole).rounded()) - counts.reduce(0, +)
        let order = shares.indices.sorted {
            (100 * shares[$0] - Double(counts[$0]), $1) > (100 * shares[$1] - Double(counts[$1]), $0)
        }
        for index in order.prefix(max(0, missing)) { counts[index] += 1 }
        return zip(counts, shares).map { count, share in count == 0 && share > 0 ? "fewer than 1" : String(count) }
    }
}

extension Evidence {
    /// Whether the intervals of two probabilities do not overlap.
    func isSeenToDiffer(from other: Evidence) -> Bool {
        guard let lower, let upper, let otherLower = other.lower, let otherUpper = other.upper else { return false }
        return upper < otherLower || otherUpper < lower
    }

    /// Whether two outcomes of the same replicates are equally frequent as far as can be seen: shown as the same number
    /// of 100, or closer than twice the standard error of their difference. Exact ones: the same number.
    func isTied(with other: Evidence) -> Bool {
        guard let a = probability, let b = other.probability else { return false }
        if Hundredths(self) == Hundredths(other), Hundredths(self).isWhole { return true }
        guard let trials, trials > 0 else { return abs(a - b) < 1e-12 }
        let variance = (a + b - (a - b) * (a - b)) / Double(trials)
        return abs(a - b) <= 2 * variance.squareRoot()
    }
}
