internal import Foundation
package import Scenarios

/// A linear scale from values to coordinates.
package struct LinearScale {
    package var domain: ClosedRange<Double>
    /// The coordinates of the ends of the domain; the first can be the greater.
    package var range: (Double, Double)

    package init(domain: ClosedRange<Double>, range: (Double, Double)) {
        (self.domain, self.range) = (domain, range)
    }

    package func callAsFunction(_ value: Double) -> Double {
        let width = domain.upperBound - domain.lowerBound
        let share = width > 0 ? (value - domain.lowerBound) / width : 0.5
        return range.0 + share * (range.1 - range.0)
    }

    /// Round numbers in the domain, about as many as asked for: multiples of 1, 2 or 5 times a power of ten.
    package func ticks(about count: Int) -> [Double] {
        let width = domain.upperBound - domain.lowerBound
        guard width > 0, width.isFinite else { return [domain.lowerBound] }
        let rough = width / Double(max(1, count))
        let power = pow(10, floor(log10(rough)))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? 10 * power
        let first = (domain.lowerBound / step - 1e-9).rounded(.up)
        return (0...20).map { (first + Double($0)) * step }.filter { $0 <= domain.upperBound + step * 1e-9 }
    }

    /// The least domain of round numbers that holds all values.
    package static func round(over values: [Double], including others: [Double] = []) -> ClosedRange<Double> {
        let all = (values + others).filter(\.isFinite)
        guard let least = all.min(), let greatest = all.max(), greatest > least else {
            let value = all.first ?? 0
            return value - max(0.5, abs(value) / 10)...value + max(0.5, abs(value) / 10)
        }
        let rough = (greatest - least) / 4
        let power = pow(10, floor(log10(rough)))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
        return (least / step).rounded(.down) * step...(greatest / step).rounded(.up) * step
    }
}

/// The time axis: round `r` ends at `r / rounds` of the width, and 0 is the start.
package struct TimeScale {
    let clock: Clock
    var range: (Double, Double)

    package struct Tick: Equatable, Sendable {
        package var x: Double
        package var label: String
    }

    package init(clock: Clock, range: (Double, Double)) { (self.clock, self.range) = (clock, range) }

    func callAsFunction(_ round: Int) -> Double { self(Double(round)) }

    func callAsFunction(_ round: Double) -> Double {
        range.0 + round / Double(max(1, clock.rounds)) * (range.1 - range.0)
    }

    /// Labelled places: beginnings of years, months or days, or numbers of rounds. They are at least `gap` apart.
    package func ticks(gap: Double) -> [Tick] {
        guard clock.start != nil, clock.startDate(ofRound: 1) != nil else { return numbers(gap: gap) }
        for steps in [Self.days, Self.months, Self.years] {
            for step in steps {
                let ticks = boundaries(step)
                if ticks.count > 1, zip(ticks, ticks.dropFirst()).allSatisfy({ $1.x - $0.x >= gap }) { return ticks }
            }
        }
        return ends
    }

    /// The first and the last round.
    private var ends: [Tick] {
        [Tick(x: self(0), label: name(of: 1)), Tick(x: self(clock.rounds), label: name(of: clock.rounds))]
    }

    private func numbers(gap: Double) -> [Tick] {
        let scale = LinearScale(domain: 0...Double(clock.rounds), range: range)
        // The last label ends at the end of the axis, so that the one before it needs room beside it.
        let label = 10.5 * Double("round \(grouped(clock.rounds))".count) + 10
        let count = max(2, Int(abs(range.1 - range.0) / max(1, gap, label)))
        return scale.ticks(about: count).filter { $0 == $0.rounded() }.map {
            Tick(x: scale($0), label: $0 == 0 ? "start" : "round \(grouped(Int($0)))")
        }
    }

    /// Whether a date begins a new interval of the axis, and its label there.
    private struct Step: Sendable {
        /// A number that changes at the boundaries.
        var interval: @Sendable (CalendarDate) -> Int
        var label: @Sendable (CalendarDate) -> String
    }

    private static let days = [1, 2, 5, 10].map { count in
        Step(interval: { $0.year * 400 + $0.month * 32 + (($0.day ?? 1) - 1) / count }) {
            "\($0.day ?? 1) \(monthName($0.month))"
        }
    }
    private static let months = [1, 2, 3, 6].map { count in
        Step(interval: { ($0.year * 12 + $0.month - 1) / count }) {
            $0.month == 1 ? String($0.year) : monthName($0.month)
        }
    }
    private static let years = [1, 2, 5, 10, 20, 50, 100, 200, 500].map { count in
        Step(interval: { $0.year / count }) { String($0.year) }
    }

    private func boundaries(_ step: Step) -> [Tick] {
        var ticks: [Tick] = []
        var before = clock.startDate(ofRound: 0)
        for round in 1...max(1, clock.rounds) {
            guard let date = clock.startDate(ofRound: round) else { return [] }
            if let last = before, step.interval(last) != step.interval(date) {
                ticks.append(Tick(x: self(round - 1), label: step.label(date)))
            }
            before = date
            if ticks.count > 60 { return ticks }
        }
        // A year is named once, so that months without one can be read.
        if let first = ticks.first, Int(first.label) == nil, !first.label.contains(where: \.isNumber),
            let date = clock.startDate(ofRound: 1)
        {
            ticks[0].label += " \(date.year)"
        }
        return ticks
    }

    /// The short name of a round: `Dec 2025`.
    func name(of round: Int) -> String {
        guard round >= 1, let date = clock.startDate(ofRound: round) else { return "round \(round)" }
        let month = "\(Self.monthName(date.month)) \(date.year)"
        switch clock.round?.unit {
        case .day, .week: return "\(date.day ?? 1) \(month)"
        default: return month
        }
    }

    static func monthName(_ month: Int) -> String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][(month + 11) % 12]
    }
}
