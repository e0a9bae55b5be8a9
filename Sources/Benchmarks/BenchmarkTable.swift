internal import Foundation
internal import Reporting

extension Benchmark {
    /// The result as a table of text.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns; columns that do not fit are omitted, and the table says which.
    ///   - colour: whether to set headings off by the escape sequences of a terminal.
    public func table(width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        var lines = wrapped(heading, width: page).map(style.bold)
        lines += [""] + speeds.lines(width: page, style: style)
        lines += [""] + work.lines(width: page, style: style)
        if let changes, let baseline {
            lines += ["", style.bold("Against \(baseline.file)".printable)]
            lines += wrapped(changesCaption, width: page).map(style.faint)
            lines += changes.lines(width: page, style: style)
        }
        let notes = notes.flatMap { wrapped("• " + $0, width: page, indent: 2) }
        if !notes.isEmpty { lines += ["", style.bold("Notes")] + notes }
        return lines.joined(separator: "\n") + "\n"
    }

    private var turns: Int { loads.first?.timings.first?.seconds.count ?? 0 }

    private var heading: String {
        let processor = machine.processor.map { "\($0), " } ?? ""
        return "détente \(version) · \(processor)\(plural(machine.cores, "core")) · median of \(plural(turns, "turn"))"
            + (turns > 1 ? " (least – greatest)" : "")
    }

    private var speeds: TextTable {
        TextTable(
            columns: [
                .init("Scenario"),
                .init("Threads", .right),
                .init("Replicates\na second", .right, importance: 3),
                .init("Rounds\na second", .right),
                .init("Nanoseconds\na round", .left),
                .init("a draw", .right, importance: 2, footnoteName: "nanoseconds a draw"),
                .init("Times\nas fast as one", .left, importance: 1),
            ],
            rows: loads.flatMap { load in
                load.timings.enumerated().map { index, timing in
                    [
                        index == 0 ? load.name : "",
                        String(timing.threads),
                        load.rate(timing, of: load.replicates).map { Self.short($0.median) } ?? unknown,
                        load.rate(timing, of: load.rounds).map { Self.short($0.median) } ?? unknown,
                        Self.text(load.nanoseconds(timing, per: load.rounds)),
                        load.nanoseconds(timing, per: load.draws).map { Self.short($0.median) } ?? unknown,
                        load.speedUp(timing).map { Self.text($0) } ?? "",
                    ]
                }
            })
    }

    private var work: TextTable {
        TextTable(
            columns: [
                .init("Each run of"), .init("Replicates", .right), .init("Rounds", .right),
                .init("Rounds\na replicate", .right),
                .init("Draws\na round", .right, importance: 2),
                .init("Generator calls\na round", .right, importance: 1),
            ],
            rows: loads.map { load in
                [
                    load.name, grouped(load.replicates), grouped(load.rounds),
                    Self.ratio(load.rounds, load.replicates), Self.ratio(load.draws, load.rounds),
                    Self.ratio(load.generatorCalls, load.rounds),
                ]
            })
    }

    /// The table of changes; `nil` if there is nothing to compare.
    private var changes: TextTable? {
        guard baseline != nil else { return nil }
        let rows = loads.flatMap { load in
            load.timings.compactMap { timing -> [String]? in
                guard let change = change(load, timing),
                    let then = baseline?.nanosecondsPerReplicate(digest: load.digest, threads: timing.threads),
                    let now = load.nanoseconds(timing, per: load.replicates)
                else { return nil }
                return [
                    load.name, String(timing.threads), Self.text(then), Self.text(now), Self.percent(change.estimate),
                    "\(Self.percent(change.lower)) – \(Self.percent(change.upper))", change.verdict.words,
                ]
            }
        }
        guard !rows.isEmpty else { return nil }
        return TextTable(
            columns: [
                .init("Scenario"), .init("Threads", .right),
                .init("Then: ns\na replicate", .left, importance: 1, footnoteName: "then"),
                .init("Now: ns\na replicate", .left, importance: 2, footnoteName: "now"),
                .init("Change\nof time", .right), .init("Interval", .range, importance: 4), .init("", importance: 3),
            ],
            rows: rows)
    }

    private var changesCaption: String {
        let level = loads.lazy.flatMap { load in load.timings.compactMap { self.change(load, $0)?.level } }.min() ?? 0
        return """
            Less is faster. The interval goes from the least time now over the greatest then to the greatest now over \
            the least then: with this number of turns it contains the change of the true medians with a probability of at \
            least \(fixed(100 * level, decimals: 0)) %, unless the machine itself was slower on one of the two occasions.
            """
    }

    private var notes: [String] {
        var notes: [String] = []
        let alone = loads.flatMap { load in load.timings.filter { $0.threads > machine.cores } }.map(\.threads)
        if let most = alone.max() {
            notes.append("\(most) threads share \(plural(machine.cores, "core")).")
        }
        let idle = loads.filter { load in load.timings.contains { $0.used < $0.threads } }.map(\.name)
        if !idle.isEmpty {
            notes.append("Too few replicates to give every thread work: \(listed(idle)).")
        }
        guard let baseline else { return notes }
        if baseline.machine != machine {
            let processor = baseline.machine.processor ?? "an unknown processor"
            let cores = plural(baseline.machine.cores, "core")
            let system = baseline.machine.system
            notes.append("The earlier result is of another machine or system: \(processor), \(cores), \(system).")
        }
        let missing = loads.filter { load in load.timings.contains { change(load, $0) == nil } }.map(\.name)
        if !missing.isEmpty {
            notes.append(
                "The earlier result has nothing on \(listed(missing)) as the file is now, or not on as many threads.")
        }
        return notes
    }
}

extension Benchmark {
    /// `1.23 (1.20 – 1.31)`.
    private static func text(_ spread: Spread?) -> String {
        guard let spread else { return unknown }
        guard spread.count > 1 else { return short(spread.median) }
        return "\(short(spread.median)) (\(short(spread.least)) – \(short(spread.greatest)))"
    }

    /// A number with three digits, in words if it is large.
    private static func short(_ value: Double) -> String {
        guard value.isFinite else { return unknown }
        switch abs(value) {
        case 999.5e6...: return "\(digits(value / 1e9)) billion"
        case 999.5e3...: return "\(digits(value / 1e6)) million"
        case 999.5...: return value < 1e15 ? grouped(Int(value.rounded())) : fixed(value, decimals: 0)
        default: return digits(value)
        }
    }

    private static func digits(_ value: Double) -> String {
        fixed(value, decimals: abs(value) < 9.995 ? 2 : abs(value) < 99.95 ? 1 : 0)
    }

    private static func ratio(_ a: Int, _ b: Int) -> String {
        b > 0 ? short(Double(a) / Double(b)) : unknown
    }

    private static func percent(_ share: Double) -> String {
        guard share.isFinite else { return unknown }
        return (share > 0 ? "+" : "") + fixed(100 * share, decimals: 1) + " %"
    }
}

extension Change.Verdict {
    fileprivate var words: String {
        switch self {
        case .faster: "faster"
        case .slower: "slower"
        case .undecided: "no difference shown"
        }
    }
}
