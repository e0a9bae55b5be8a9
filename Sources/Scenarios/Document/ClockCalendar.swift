extension Clock {
    /// Which day of a month stands for it, where it spans several rounds.
    package enum Edge: Sendable {
        /// As in `at` and `first`.
        case first
        /// As in `by` and `expires`.
        case last
    }

    /// The first day of a round (from 1; rounds before the first have one too); `nil` without dates.
    ///
    /// Months, quarters and years are counted from the start of the clock, so that a day cut to a short month comes
    /// back in the next long one.
    package func startDate(ofRound round: Int) -> CalendarDate? {
        guard let start, let step else { return nil }
        let (number, overflow) = round.subtractingReportingOverflow(1)
        let units = Self.product(overflow ? round : number, step.count)
        return step.isMonths
            ? start.firstDay.adding(months: units) : CalendarDate(dayNumber: start.firstDay.dayNumber + units)
    }

    /// The round that a date is in: 1 or more, also beyond the horizon; 0 or less before the start. `nil` without
    /// dates.
    ///
    /// The month in which the clock starts is in round 1, even where it begins before the start.
    package func round(containing date: CalendarDate, edge: Edge) -> Int? {
        guard let start, let step else { return nil }
        let day = edge == .first ? date.firstDay : date.lastDay
        let origin = start.firstDay
        let round: Int
        if step.isMonths {
            let months = (day.year - origin.year) * 12 + day.month - origin.month
            // Right, or one too late where the day of the month has not come yet.
            let guess = floorDivide(months, step.count) + 1
            let guessStart = origin.adding(months: Self.product(guess - 1, step.count))
            round = guessStart > day ? guess - 1 : guess
        } else {
            round = floorDivide(day.dayNumber - origin.dayNumber, step.count) + 1
        }
        if round < 1, date.day == nil, date.lastDay >= origin { return 1 }
        return round
    }

    /// How a round is named in a report: `2026-03` for rounds of a month or longer, `2026-03-09` for shorter ones;
    /// `nil` without dates.
    package func label(ofRound round: Int) -> String? {
        guard var date = startDate(ofRound: round), let step else { return nil }
        if step.isMonths { date.day = nil }
        return date.description
    }

    /// How the end of a round is named: its last day, or the month of it; `nil` without dates.
    package func endLabel(ofRound round: Int) -> String? {
        guard let step, var date = lastDate(ofRound: round) else { return nil }
        if step.isMonths { date.day = nil }
        return date.description
    }

    /// The last day of a round; `nil` without dates.
    package func lastDate(ofRound round: Int) -> CalendarDate? {
        startDate(ofRound: round + 1).map { CalendarDate(dayNumber: $0.dayNumber - 1) }
    }

    /// Whether the name of its first month, week or day does not say what a round covers.
    package var hasLongRounds: Bool {
        guard start != nil, let round else { return false }
        return round.count > 1 || round.unit == .quarter || round.unit == .year
    }

    // MARK: Durations

    /// How many rounds a calendar unit lasts, as a quotient of whole numbers without a common divisor; `nil` without a
    /// round length.
    ///
    /// Multiplied by the one before it is divided by the other, a whole number of units is exact: 90 weeks are 63
    /// rounds of 10 days. A year is 365.2425 days (the Gregorian mean), a quarter a fourth and a month a twelfth of it,
    /// 3652425/120000 days.
    func roundsPer(_ unit: RoundLength.Unit) -> (multiplier: Double, divisor: Double)? {
        guard let step else { return nil }
        let (isMonths, count) = Self.length(of: unit)
        var (above, below) = (count, step.count)
        if isMonths, !step.isMonths {
            above *= 3_652_425
            below = Self.product(below, 120_000)
        } else if !isMonths, step.isMonths {
            above *= 120_000
            below = Self.product(below, 3_652_425)
        }
        var (a, b) = (above, below)
        while b != 0 { (a, b) = (b, a % b) }
        return (Double(above / a), Double(below / a))
    }

    private func rounds(_ number: Double, _ unit: RoundLength.Unit) -> Double? {
        roundsPer(unit).map { number * $0.multiplier / $0.divisor }
    }

    /// How many rounds a year has; `nil` without a round length.
    package var roundsPerYear: Double? { rounds(1, .year) }

    /// How many years a round lasts; `nil` without a round length.
    package var yearsPerRound: Double? { roundsPerYear.map { 1 / $0 } }

    /// Days in rounds; `nil` without a round length.
    package func rounds(days: Double) -> Double? { rounds(days, .day) }

    /// Weeks in rounds; `nil` without a round length.
    package func rounds(weeks: Double) -> Double? { rounds(weeks, .week) }

    /// Months in rounds; `nil` without a round length.
    package func rounds(months: Double) -> Double? { rounds(months, .month) }

    /// Quarters in rounds; `nil` without a round length.
    package func rounds(quarters: Double) -> Double? { rounds(quarters, .quarter) }

    /// Years in rounds; `nil` without a round length.
    package func rounds(years: Double) -> Double? { rounds(years, .year) }

    // MARK: Lengths

    /// The length of a round in whole months or whole days; `nil` if none is given or it is not positive.
    private var step: (isMonths: Bool, count: Int)? {
        guard let round, round.count >= 1 else { return nil }
        let (isMonths, count) = Self.length(of: round.unit)
        return (isMonths, Self.product(round.count, count))
    }

    private static func length(of unit: RoundLength.Unit) -> (isMonths: Bool, count: Int) {
        switch unit {
        case .day: (false, 1)
        case .week: (false, 7)
        case .month: (true, 1)
        case .quarter: (true, 3)
        case .year: (true, 12)
        }
    }

    /// A product, at most 10¹⁵: far beyond any calendar, and safe to add to.
    private static func product(_ a: Int, _ b: Int) -> Int {
        let limit = 1_000_000_000_000_000
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        if overflow { return (a < 0) == (b < 0) ? limit : -limit }
        return min(max(product, -limit), limit)
    }
}
