/// The horizon, the length of a round, and the calendar.
package struct Clock: Sendable, Equatable {
    /// How many rounds a replicate lasts at most, 1…100000.
    package var rounds: Int
    package var round: RoundLength?
    /// The first day of round 1.
    package var start: CalendarDate?

    package init(rounds: Int, round: RoundLength?, start: CalendarDate?) {
        self.rounds = rounds
        self.round = round
        self.start = start
    }
}

package struct RoundLength: Sendable, Hashable {
    package var count: Int
    package var unit: Unit

    package enum Unit: String, Sendable, CaseIterable {
        case day, week, month, quarter, year
    }

    package init(count: Int, unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// A day of the (proleptic) Gregorian calendar, or a whole month where `day` was not given.
package struct CalendarDate: Sendable, Hashable {
    package var year: Int
    package var month: Int
    /// `nil`: the month as a whole.
    package var day: Int?

    package init(year: Int, month: Int, day: Int?) {
        self.year = year
        self.month = month
        self.day = day
    }
}
