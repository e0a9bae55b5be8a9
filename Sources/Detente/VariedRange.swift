internal import Foundation
internal import Scenarios

/// A range of a sweep, `from:to:step`: numbers, in decimal arithmetic so that a tenth is a tenth, or dates with a step of
/// the calendar.
struct VariedRange {
    let values: [String]
    /// Whether the last value is the end of the range.
    let reachesEnd: Bool

    /// - Parameters:
    ///   - name: the parameter's name, for messages.
    ///   - clock: the scenario's, if it has dates.
    /// - Throws: ``UnusableSweep``.
    init(_ text: String, of name: String, _ clock: Clock?) throws {
        let written = "--vary \(name)=\(text)"
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count >= 2, parts.prefix(2).contains(where: { $0.wholeMatch(of: /\d{4}-\d+(-\d+)?/) != nil }) {
            self = try Self.dates(parts, written, of: name, clock)
            return
        }
        let numbers = parts.compactMap(Self.number)
        if parts.count == 2, numbers.count == 2 {
            let step = Self.suggestedStep(numbers[0], numbers[1])
            throw UnusableSweep(
                description: "\(written): a range is from:to:step; the step is missing, such as \(name)=\(text):\(step)"
            )
        }
        guard parts.count == 3, numbers.count == 3 else {
            throw UnusableSweep(
                description: "\(written): a range is from:to:step, three numbers, such as \(name)=0:1:0.25")
        }
        let (from, to, step) = (numbers[0], numbers[1], numbers[2])
        let steps = step == 0 ? Decimal.nan : (to - from) / step
        guard !steps.isNaN, steps >= 0 else {
            throw UnusableSweep(description: "\(written): steps of \(step) do not lead from \(from) to \(to)")
        }
        guard steps < Decimal(Study.mostPoints) else {
            throw UnusableSweep(
                description: "\(written): more than \(Study.mostPoints) values; take a larger step")
        }
        let count = Int(truncating: steps as NSDecimalNumber)
        let reached = (0...count).map { from + Decimal($0) * step }
        values = reached.map { "\($0)" }
        reachesEnd = reached.last == to
    }

    private init(values: [String], reachesEnd: Bool) {
        self.values = values
        self.reachesEnd = reachesEnd
    }

    private static func dates(
        _ parts: [String], _ written: String, of name: String, _ clock: Clock?
    ) throws -> VariedRange {
        guard clock != nil else {
            throw UnusableSweep(description: "\(written): dates need 'clock.start', which the scenario does not have")
        }
        let ends = parts.prefix(2).map { part in
            CalendarDate(parsing: part).flatMap { $0.description == part ? $0 : nil }
        }
        if let wrong = zip(parts, ends).first(where: { $1 == nil })?.0 {
            throw UnusableSweep(
                description: "\(written): '\(wrong)' is not a date; write YYYY-MM or YYYY-MM-DD")
        }
        guard let from = ends[0], let to = ends[1], parts.count == 3,
            let step = RoundLength(parsing: parts[2].hasPrefix("-") ? String(parts[2].dropFirst()) : parts[2])
        else {
            throw UnusableSweep(
                description:
                    "\(written): a range of dates is from:to:step, such as \(name)=\(parts[0]):\(parts[1]):3 months")
        }
        let limit = Study.mostPoints
        let isBackwards = parts[2].hasPrefix("-")
        guard isBackwards ? to <= from : from <= to else {
            throw UnusableSweep(
                description: "\(written): steps of \(parts[2]) do not lead from \(parts[0]) to \(parts[1])")
        }
        guard let range = CalendarRange(from: from, to: to, step: step, isBackwards: isBackwards, limit: limit) else {
            throw UnusableSweep(description: "\(written): more than \(limit) values; take a larger step")
        }
        return VariedRange(values: range.dates.map(\.description), reachesEnd: range.reachesEnd)
    }

    /// Refuses `0.1-0.9`, which would be a subtraction but is meant as a range.
    /// - Throws: ``UnusableSweep``.
    static func refuseDash(in part: String, of name: String, _ clock: Clock?) throws {
        if part.wholeMatch(of: /\d{4}-\d\d(-\d\d)?/) != nil {
            guard clock == nil else { return }
            throw UnusableSweep(
                description: "--vary \(name)=\(part): a date needs 'clock.start', which the scenario does not have; "
                    + "a subtraction is written with spaces")
        }
        let dash = /([0-9.]+(?:[eE][+-]?[0-9]+)?)\s*(-|–|—|\.\.\.?|…| to )\s*([0-9.]*[0-9](?:[eE][+-]?[0-9]+)?)/
        guard let match = part.wholeMatch(of: dash), match.2 != "-" || !part.contains(" "),
            let from = number(String(match.1)), let to = number(String(match.3))
        else { return }
        let step = suggestedStep(from, to)
        let fix = match.2 == "-" ? "; a subtraction is written with spaces: \(match.1) - \(match.3)" : ""
        throw UnusableSweep(
            description: "--vary \(name)=\(part): a range is written from:to:step, such as "
                + "\(name)=\(from):\(to):\(step)\(fix)")
    }

    /// A number in decimal arithmetic; `nil` for any other text, and for a number that is too large or too precise.
    static func number(_ text: String) -> Decimal? {
        guard text.wholeMatch(of: /[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?/) != nil,
            let number = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")), !number.isNaN
        else { return nil }
        return number
    }

    /// The largest power of ten that divides the range into four or more steps without a remainder.
    private static func suggestedStep(_ from: Decimal, _ to: Decimal) -> Decimal {
        let width = to - from
        guard width != 0 else { return 1 }
        for exponent in (-6...6).reversed() {
            let step = Decimal(sign: width < 0 ? .minus : .plus, exponent: exponent, significand: 1)
            let count = width / step
            if count >= 4, count == Decimal(Int(truncating: count as NSDecimalNumber)) { return step }
        }
        return width / 4
    }
}
