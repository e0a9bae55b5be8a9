extension CalendarDate {
    /// Reads `2026-11` or `2026-11-03`; `nil` for anything else, days that the month does not have among
    /// it. The years are 1…9999.
    package init?(parsing text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), year >= 1, let month = Int(parts[1]), (1...12).contains(month)
        else { return nil }
        guard parts.count == 3 else {
            self.init(year: year, month: month, day: nil)
            return
        }
        guard let day = Int(parts[2]), (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The length of a month, in days.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }

    /// The first day of a month, or the day itself.
    var firstDay: CalendarDate { CalendarDate(year: year, month: month, day: day ?? 1) }

    /// The last day of a month, or the day itself.
    var lastDay: CalendarDate {
        CalendarDate(year: year, month: month, day: day ?? Self.days(inMonth: month, of: year))
    }

    /// Days since 1970-01-01, negative before; of a month, of its first day.
    ///
    /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
    package var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day with a given number of days since 1970-01-01 (civil_from_days, of the same source).
    init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The same day of the month a number of months later, at most the last day of that month.
    func adding(months: Int) -> CalendarDate {
        let total = year * 12 + (month - 1) + months
        let newYear = floorDivide(total, 12)
        let newMonth = total - newYear * 12 + 1
        let newDay = min(day ?? 1, Self.days(inMonth: newMonth, of: newYear))
        return CalendarDate(year: newYear, month: newMonth, day: newDay)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// `2026-11` or `2026-11-03`, as it is written in a scenario.
    package var description: String {
        let sign = year < 0 ? "-" : ""
        let start = sign + padded(abs(year), 4) + "-" + padded(month, 2)
        return day.map { start + "-" + padded($0, 2) } ?? start
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CalendarDate: Comparable {
    /// In the order of time; a month as a whole comes before its days.
    package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day ?? 0) < (b.year, b.month, b.day ?? 0)
    }
}

/// The quotient rounded down, so that years before 0 follow the same rule as those after.
func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}
