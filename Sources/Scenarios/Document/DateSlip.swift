/// A text that means a date or a length of time, but not as the language writes it.
struct DateSlip {
    /// The date that was meant, as it is written here; `nil` if there is no such day.
    var date: String?

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `nil` if the text does not look like a date.
    init?(_ text: String) {
        let words = text.lowercased().split { " ,./-".contains($0) }.map(String.init)
        // With spaces about it, `-` subtracts and `/` divides.
        guard (2...3).contains(words.count), ![" - ", " / "].contains(where: text.contains) else { return nil }
        if let quarter = Self.quarter(words) {
            date = quarter
            return
        }
        var named: Int?
        var numbers: [(text: String, value: Int)] = []
        for word in words {
            if let number = Self.number(word) {
                numbers.append((word, number))
            } else if named == nil, let month = Self.month(word) {
                named = month
            } else if let day = Self.ordinal(word) {
                numbers.append((word, day))
            } else {
                return nil
            }
        }
        guard let yearIndex = numbers.firstIndex(where: { $0.text.count == 4 }) else { return nil }
        let year = numbers.remove(at: yearIndex).value
        guard (1900...2199).contains(year), numbers.allSatisfy({ $0.text.count <= 2 || Self.ordinal($0.text) != nil })
        else { return nil }
        if let named {
            guard numbers.count <= 1 else { return nil }
            date = Self.written(year, named, numbers.first?.value)
        } else if numbers.count == 1 {
            date = Self.written(year, numbers[0].value, nil)
        } else if numbers.count == 2 {
            // The year first: as here. Else the day first, unless only the other can be a month.
            let isYearFirst = yearIndex == 0
            let isMonthFirst = isYearFirst || numbers[1].value > 12
            date = Self.written(year, numbers[isMonthFirst ? 0 : 1].value, numbers[isMonthFirst ? 1 : 0].value)
        } else {
            return nil
        }
    }

    private static func written(_ year: Int, _ month: Int, _ day: Int?) -> String? {
        let date = CalendarDate(year: year, month: month, day: day)
        return CalendarDate(parsing: date.description)?.description
    }

    private static func number(_ word: String) -> Int? {
        word.allSatisfy { $0.isASCII && $0.isNumber } && word.count <= 4 ? Int(word) : nil
    }

    private static func ordinal(_ word: String) -> Int? {
        ["st", "nd", "rd", "th"].contains { word.hasSuffix($0) } ? number(String(word.dropLast(2))) : nil
    }

    private static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }.map { $0 + 1 }
    }

    /// `Q3 2026`: its first month.
    private static func quarter(_ words: [String]) -> String? {
        guard words.count == 2, let quarter = words.first(where: { $0.hasPrefix("q") && $0.count == 2 }),
            let number = number(String(quarter.dropFirst())), (1...4).contains(number),
            let year = words.first(where: { $0 != quarter }), year.count == 4, let value = Self.number(year)
        else { return nil }
        return written(value, 3 * number - 2, nil)
    }
}

/// A word for a length of time.
enum TimeUnit {
    /// The unit that `month` or `monthly` means.
    static func meant(by word: String) -> RoundLength.Unit? {
        let adjectives: [String: RoundLength.Unit] = [
            "daily": .day, "weekly": .week, "monthly": .month, "quarterly": .quarter, "yearly": .year, "annual": .year,
            "annually": .year,
        ]
        return adjectives[word.lowercased()] ?? TimeUnit.word(word)?.unit
    }

    /// The unit, and the function that turns it into rounds; a round itself has none. `nil` for another word.
    static func word(_ word: String) -> (unit: RoundLength.Unit?, function: String?)? {
        let small = word.lowercased()
        if small == "round" || small == "rounds" { return (nil, nil) }
        let single = small.hasSuffix("s") ? String(small.dropLast()) : small
        return RoundLength.Unit(rawValue: single).map { ($0, single + "s") }
    }
}
