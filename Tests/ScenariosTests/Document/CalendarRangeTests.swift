import Scenarios
import Testing

/// The expected dates come from Python's `datetime` and `dateutil.relativedelta`.
@Suite("Ranges of dates")
struct CalendarRangeTests {
    private func range(_ from: String, _ to: String, _ step: String, back: Bool = false, limit: Int = 1000) throws
        -> CalendarRange?
    {
        CalendarRange(
            from: try #require(CalendarDate(parsing: from)), to: try #require(CalendarDate(parsing: to)),
            step: try #require(RoundLength(parsing: step)), isBackwards: back, limit: limit)
    }

    @Test(
        "steps of the calendar lead from one date to another",
        arguments: [
            ("2026-10", "2027-03", "3 months", ["2026-10", "2027-01"], false),
            ("2026-10", "2027-01", "1 quarter", ["2026-10", "2027-01"], true),
            ("2026-10", "2028-10", "1 year", ["2026-10", "2027-10", "2028-10"], true),
            ("2026-01-31", "2026-04-30", "1 month", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"], true),
            ("2026-02", "2026-03-01", "2 weeks", ["2026-02-01", "2026-02-15", "2026-03-01"], true),
            ("2024-02-27", "2024-03-02", "2 days", ["2024-02-27", "2024-02-29", "2024-03-02"], true),
            ("2026-10", "2026-10", "1 month", ["2026-10"], true),
        ])
    func steps(from: String, to: String, step: String, dates: [String], reachesEnd: Bool) throws {
        let range = try #require(try range(from, to, step))
        #expect(range.dates.map(\.description) == dates)
        #expect(range.reachesEnd == reachesEnd)
    }

    @Test("steps may lead back, but not away, and no further than they may")
    func limits() throws {
        let back = try #require(try range("2027-01", "2026-10", "1 month", back: true))
        #expect(back.dates.map(\.description) == ["2027-01", "2026-12", "2026-11", "2026-10"])
        #expect(try range("2027-01", "2026-10", "1 month") == nil)
        #expect(try range("2026-01-01", "2026-01-10", "1 day", limit: 9) == nil)
        #expect(try range("2026-01-01", "2026-01-10", "1 day", limit: 10)?.dates.count == 10)
    }

    @Test(
        "a step is a number and a unit", arguments: ["3", "months", "0 months", "3 moons", "-1 month", "1.5 years", ""])
    func noStep(text: String) {
        #expect(RoundLength(parsing: text) == nil)
    }
}
