internal import Scenarios
internal import Statistics

// Numbers of a page as text, with the digits that their intervals support.

/// `21.9 %`; an exact probability, which has no interval, has four digits after the point.
func percentText(_ share: ReportNumbers.Share?) -> String {
    guard let share, let probability = share.probability else { return unknown }
    guard let decimals = decimals(share.lower, share.upper, scale: 100) else { return exactPercent(probability) }
    return probability == 0 ? "0 %" : probability == 1 ? "100 %" : fixed(100 * probability, decimals: decimals) + " %"
}

/// `21.6–22.1 %`.
func intervalSentence(_ share: ReportNumbers.Share?) -> Sentence {
    guard let share, let lower = share.lower, let upper = share.upper,
        let decimals = decimals(lower, upper, scale: 100)
    else { return Sentence(unknown) }
    if share.probability == 0 { return "≤ \(number: upper, fixed(100 * upper, decimals: decimals)) %" }
    if share.probability == 1 { return "≥ \(number: lower, fixed(100 * lower, decimals: decimals)) %" }
    return
        "\(number: lower, fixed(100 * lower, decimals: decimals))–\(number: upper, fixed(100 * upper, decimals: decimals)) %"
}

/// The range over the inputs, in whole percent: `13–62 %`.
func inputsSentence(_ share: ReportNumbers.Share?) -> Sentence {
    guard let (low, high) = share?.overInputs?.range else { return Sentence(unknown) }
    return "\(number: low, fixed(100 * low, decimals: 0))–\(number: high, fixed(100 * high, decimals: 0)) %"
}

/// A difference of probabilities in percentage points, with its sign: `+3.1`.
func pointsSentence(_ difference: Double?, _ lower: Double?, _ upper: Double?) -> Sentence {
    guard let difference else { return Sentence(unknown) }
    return Sentence(number: difference, signed(100 * difference, decimals: decimals(lower, upper, scale: 100) ?? 1))
}

func pointsInterval(_ lower: Double?, _ upper: Double?) -> Sentence {
    guard let lower, let upper else { return Sentence(unknown) }
    let decimals = decimals(lower, upper, scale: 100) ?? 1
    return
        "\(number: lower, signed(100 * lower, decimals: decimals)) to \(number: upper, signed(100 * upper, decimals: decimals))"
}

func signed(_ value: Double, decimals: Int) -> String {
    let text = fixed(abs(value), decimals: decimals)
    return text.allSatisfy { "0.".contains($0) } ? text : (value > 0 ? "+" : "−") + text
}

/// A number with the digits that its interval supports.
func numberSentence(_ value: Double?, _ lower: Double?, _ upper: Double?) -> Sentence {
    guard let value, value.isFinite else { return Sentence(unknown) }
    guard let lower, let upper, upper > lower else {
        return Sentence(number: value, significant(value))
    }
    return Sentence(number: value, numberText(value, standardError: (upper - lower) / 4))
}

/// The digits after the point that an interval supports: half its half-width is about the standard error. `nil` without an
/// interval.
private func decimals(_ lower: Double?, _ upper: Double?, scale: Double) -> Int? {
    guard let lower, let upper else { return nil }
    // Where nothing varies there is no error that would limit the digits.
    guard upper > lower else { return (scale * lower).rounded() == scale * lower ? 0 : 1 }
    return max(0, SignificantDigits(supportedBy: scale * (upper - lower) / 4).decimals)
}

/// How many of a hundred: `34`, `fewer than 1`, `more than 99`.
func ofHundred(_ probability: Double) -> String {
    if probability <= 0 { return "0" }
    if probability >= 1 { return "100" }
    if probability < 0.005 { return "fewer than 1" }
    if probability > 0.995 { return "more than 99" }
    return String(Int((100 * probability).rounded()))
}

/// The names of rounds in sentences and labels.
struct RoundNamesForReaders: Sendable {
    let clock: Clock
    private let story: StoryNames
    private let scale: TimeScale

    init(_ scenario: Scenario) {
        clock = scenario.clock
        story = StoryNames(scenario)
        scale = TimeScale(clock: scenario.clock, range: (0, 1))
    }

    /// `April 2027`, `9 April 2027`, `round 12`, and `the start` for round 0.
    func long(_ round: Int) -> String { round <= 0 ? "the start" : story.round(round) }

    /// `Apr 2027`.
    func short(_ round: Int) -> String { round <= 0 ? "start" : scale.name(of: round) }

    /// `Apr 2027`, `9 Apr 2027`.
    func short(_ date: CalendarDate) -> String {
        (date.day.map { "\($0) " } ?? "") + "\(TimeScale.monthName(date.month)) \(date.year)"
    }

    /// `after Nov 2028` for a time beyond the horizon.
    func short(reaching round: Int?) -> String { round.map(short) ?? "after \(short(clock.rounds))" }

    /// The whole of the clock: `December 2025 to November 2028`.
    var span: String {
        clock.start == nil ? plural(clock.rounds, "round") : "\(story.round(1)) to \(story.round(clock.rounds))"
    }
}

/// The first of some findings, and how many more there are: what somebody wants to hear before a table is read aloud.
func brief(_ findings: [String], most: Int = 5) -> String {
    let rest = findings.count - most
    return findings.prefix(most).joined(separator: "; ") + (rest > 0 ? "; and \(grouped(rest)) more" : "")
}
