/// Dates at equal distances of the calendar: from, to and step as in `2026-10:2027-03:3 months`.
package struct CalendarRange: Sendable {
    /// The dates, the first included; the last only if a step leads there. Whole months where both ends and the step are.
    package let dates: [CalendarDate]
    /// Whether the last of them is the end.
    package let reachesEnd: Bool

    /// - Parameters:
    ///   - isBackwards: whether the steps lead to earlier dates.
    ///   - limit: no more dates than that.
    /// - Returns: `nil` if steps of this kind do not lead from one to the other, or there are more dates than `limit`.
    package init?(
        from: CalendarDate, to: CalendarDate, step: RoundLength, isBackwards: Bool = false, limit: Int
    ) {
        guard step.count >= 1, isBackwards ? to.firstDay <= from.firstDay : from.firstDay <= to.firstDay else {
            return nil
        }
        let sign = isBackwards ? -1 : 1
        let months: Int? =
            switch step.unit {
            case .day, .week: nil
            case .month: step.count
            case .quarter: 3 * step.count
            case .year: 12 * step.count
            }
        let isWhole = from.day == nil && to.day == nil && months != nil
        var dates: [CalendarDate] = []
        while true {
            var date: CalendarDate
            if let months {
                // Always from the first, so that a day cut to a short month comes back in the next long one.
                date = from.firstDay.adding(months: sign * months * dates.count)
            } else {
                let days = step.count * (step.unit == .week ? 7 : 1)
                date = CalendarDate(dayNumber: from.firstDay.dayNumber + sign * days * dates.count)
            }
            guard isBackwards ? date >= to.firstDay : date <= to.firstDay else { break }
            if isWhole { date.day = nil }
            dates.append(date)
            guard dates.count <= limit else { return nil }
        }
        self.dates = dates
        reachesEnd = dates.last?.firstDay == to.firstDay
    }
}

extension RoundLength {
    /// Reads `3 months` or `1 year`; `nil` for anything else.
    package init?(parsing text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, let count = Int(words[0]), (1...10_000).contains(count) else { return nil }
        let name = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
        guard let unit = Unit(rawValue: String(name)) else { return nil }
        self.init(count: count, unit: unit)
    }
}
