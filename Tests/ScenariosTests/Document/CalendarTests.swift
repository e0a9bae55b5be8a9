import Scenarios
import Testing

/// The expected dates come from Python's `datetime` and `calendar`.
@Suite struct CalendarTests {
    @Test(arguments: [
        ("2026-11", "2026-11"), ("2026-11-03", "2026-11-03"), ("2026-02-28", "2026-02-28"),
        ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"), ("9999-12-31", "9999-12-31"),
        ("0001-01", "0001-01"),
    ])
    func `a date is read`(text: String, expected: String) {
        #expect(CalendarDate(parsing: text)?.description == expected)
    }

    @Test(arguments: [
        "2026-13", "2026-00", "2026-01-32", "2026-01-00", "0000-01", "2026", "26-01", "2026-1", "2026-1-1", "",
        "2026-02-30", "2024-02-30", "1900-02-29", "2026-04-31", "2026-11-03-01", "2026-1a", "２０２６-11", "+026-11",
        "2026--1",
    ])
    func `what is no date is refused`(text: String) {
        #expect(CalendarDate(parsing: text) == nil)
    }

    private func clock(_ count: Int, _ unit: RoundLength.Unit, _ start: String) -> Clock {
        Clock(rounds: 100, round: RoundLength(count: count, unit: unit), start: CalendarDate(parsing: start))
    }

    @Test(
        arguments: [
            (1, .day, "1327-03-13", 4390, "1339-03-19"),
            (1, .day, "0386-06-19", 308, "0387-04-22"),
            (1, .day, "0353-07-14", 744, "0355-07-27"),
            (30, .day, "2258-07-02", 1829, "2408-08-24"),
            (30, .week, "2388-01-19", 407, "2621-06-26"),
            (2, .week, "0906-01-18", 3434, "1037-08-21"),
            (30, .week, "0591-09-04", 4590, "3230-03-03"),
            (30, .day, "0741-02-19", 3051, "0991-08-27"),
            (1, .day, "0400-09-23", 1688, "0405-05-07"),
            (10, .week, "2034-11-18", 3815, "2765-11-06"),
            (5, .day, "2399-08-12", 1473, "2419-10-06"),
            (5, .week, "1000-02-19", 2814, "1269-09-11"),
            (1, .day, "1839-05-20", 4194, "1850-11-11"),
            (5, .day, "1713-03-25", 4006, "1768-01-21"),
            (5, .year, "2015-01-01", 81, "2415-01-01"),
            (5, .quarter, "1974-12-29", 149, "2159-12-29"),
            (2, .quarter, "2033-02-01", 179, "2122-02-01"),
            (5, .year, "1833-01-29", 175, "2703-01-29"),
            (5, .quarter, "2028-05-30", 6, "2034-08-30"),
            (5, .month, "2036-06-15", 127, "2088-12-15"),
            (1, .year, "1830-04-29", 64, "1893-04-29"),
            (1, .month, "2003-07-30", 115, "2013-01-30"),
            (1, .quarter, "2005-09-29", 141, "2040-09-29"),
            (2, .year, "1942-12-30", 98, "2136-12-30"),
            (1, .month, "1918-03-01", 60, "1923-02-01"),
            (5, .month, "1919-01-30", 68, "1946-12-30"),
            (2, .year, "1944-01-15", 95, "2132-01-15"),
            (5, .year, "2089-06-15", 159, "2879-06-15"),
        ] as [(Int, RoundLength.Unit, String, Int, String)])
    func `a round starts on its day, and that day is in the round`(
        count: Int, unit: RoundLength.Unit, start: String, round: Int, expected: String
    ) throws {
        let clock = clock(count, unit, start)
        let date = try #require(clock.startDate(ofRound: round))
        #expect(date.description == expected)
        for edge in [Clock.Edge.first, .last] { #expect(clock.round(containing: date, edge: edge) == round) }
    }

    @Test(
        arguments: [
            (1, .day), (10, .day), (1, .week), (1, .month), (5, .month), (1, .quarter), (1, .year),
        ] as [(Int, RoundLength.Unit)])
    func `rounds follow one another without a gap over leap years`(count: Int, unit: RoundLength.Unit) throws {
        let clock = clock(count, unit, "2019-12-31")
        let days = self.clock(1, .day, "2019-12-31")
        var last = 1
        for number in 1...1600 {
            let day = try #require(days.startDate(ofRound: number))
            let round = try #require(clock.round(containing: day, edge: .first))
            #expect(round == last || round == last + 1 && clock.startDate(ofRound: round) == day)
            last = round
        }
        #expect(last > 1)
    }

    @Test func `a month of several rounds has an edge`() {
        let weekly = clock(1, .week, "2025-12-01")
        let january = CalendarDate(year: 2026, month: 1, day: nil)
        // 2026-01-01 is 31 days after the start of the clock, 2026-01-31 is 61.
        #expect(weekly.round(containing: january, edge: .first) == 31 / 7 + 1)
        #expect(weekly.round(containing: january, edge: .last) == 61 / 7 + 1)
    }

    @Test func `before the start rounds are 0 or less, but the month of the start is in round 1`() throws {
        let clock = clock(1, .month, "2025-12-15")
        #expect(clock.round(containing: try #require(CalendarDate(parsing: "2025-12-14")), edge: .first) == 0)
        #expect(clock.round(containing: try #require(CalendarDate(parsing: "2025-11")), edge: .last) == 0)
        #expect(clock.round(containing: try #require(CalendarDate(parsing: "2024-12-15")), edge: .last) == -11)
        #expect(clock.round(containing: try #require(CalendarDate(parsing: "2025-12")), edge: .first) == 1)
        #expect(clock.round(containing: try #require(CalendarDate(parsing: "2030-01-14")), edge: .first) == 49)
    }

    @Test func `labels show the month, or the day of shorter rounds`() {
        #expect(clock(1, .month, "2025-12").label(ofRound: 4) == "2026-03")
        #expect(clock(1, .quarter, "2025-12").label(ofRound: 2) == "2026-03")
        #expect(clock(2, .week, "2025-12").label(ofRound: 2) == "2025-12-15")
        #expect(Clock(rounds: 3, round: nil, start: CalendarDate(parsing: "2025-12")).label(ofRound: 1) == nil)
        #expect(Clock(rounds: 3, round: RoundLength(count: 1, unit: .day), start: nil).label(ofRound: 1) == nil)
    }

    @Test func `calendar time is turned into rounds`() throws {
        let monthly = clock(1, .month, "2025-12")
        #expect(monthly.roundsPerYear == 12)
        #expect(monthly.rounds(quarters: 2) == 6)
        #expect(abs(try #require(monthly.rounds(days: 365.2425)) - 12) < 1e-12)
        let weekly = clock(2, .week, "2025-12")
        #expect(weekly.rounds(weeks: 3) == 1.5)
        #expect(weekly.rounds(days: 7) == 0.5)
        #expect(abs(try #require(weekly.rounds(years: 1)) - 365.2425 / 14) < 1e-12)
        #expect(abs(try #require(weekly.rounds(months: 12)) - 365.2425 / 14) < 1e-12)
        #expect(Clock(rounds: 3, round: nil, start: nil).rounds(days: 1) == nil)
    }

    @Test(arguments: RoundLength.Unit.allCases, [1, 100_000, Int.max])
    func `nothing overflows`(unit: RoundLength.Unit, count: Int) throws {
        let clock = clock(count, unit, "9999-12-31")
        for round in [Int.min, -1, 0, 1, 100_000, Int.max] {
            #expect(clock.startDate(ofRound: round) != nil)
            #expect(clock.label(ofRound: round) != nil)
        }
        let early = CalendarDate(year: 1, month: 1, day: nil)
        #expect(try #require(clock.round(containing: early, edge: .last)) < 1)
    }

    @Test func `a round without length has no dates`() {
        #expect(clock(0, .day, "2020-01").startDate(ofRound: 1) == nil)
        #expect(clock(-1, .month, "2020-01").rounds(days: 1) == nil)
    }
}
