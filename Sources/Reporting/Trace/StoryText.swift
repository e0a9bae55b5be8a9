internal import Foundation
internal import Scenarios
internal import Statistics
internal import Simulation

extension Story {
    /// The trace as text: a heading, what was drawn, round by round what happened, and the end.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns.
    ///   - colour: whether to set dates and headings off by the escape sequences of a terminal.
    public func text(width: Int = 100, colour: Bool = false) -> String {
        text(width: width, colour: colour, isAlone: true, isBrief: false)
    }

    /// The trace as a part of a page that says which scenario it is of, without what ``omitted`` names.
    var brief: String { text(width: 1_000_000, colour: false, isAlone: false, isBrief: true) }

    /// What ``brief`` omits of the text of `detente trace`.
    static let omitted =
        "Omitted are meetings, moves that only hold back, trust and beliefs at the start and the end, their changes by less than 0.15 and all but two a round, and the belief in the second of two types"

    private func text(width: Int, colour: Bool, isAlone: Bool, isBrief: Bool) -> String {
        let page = StoryPage(width: max(Report.leastWidth, width), style: TextStyle(colour: colour))
        let names = StoryNames(trace.scenario)
        var lines = isAlone ? titleLines(page) : []
        lines += headerLines(page, names)
        lines.append("")
        lines += page.entry("At the start", startClauses(names, isBrief: isBrief))
        lines += roundLines(page, names, isBrief: isBrief)
        lines.append("")
        lines += endLines(page, names, isBrief: isBrief)
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Heading

    private func titleLines(_ page: StoryPage) -> [String] {
        let scenario = trace.scenario
        let title = scenario.title.map { "\($0) (\(scenario.file))" } ?? scenario.file
        return wrapped(title, width: page.width).map(page.style.bold)
    }

    private func headerLines(_ page: StoryPage, _ names: StoryNames) -> [String] {
        var lines = page.plain(["replicate \(grouped(replicate))", "seed \(trace.seed)", resultText(names)])
        switch choice {
        case .number: break
        case .outcome: lines += page.plain(["the first replicate that ends in this outcome"])
        case .typical(let medoid, let outcomes): lines += page.plain([typicalText(medoid, outcomes)])
        }
        let path = pathTexts(names)
        if !path.isEmpty { lines += page.entry("Path", [path.joined(separator: " → ")], indent: 2) }
        let drawn = names.drawnTypes(trace.start) + drawnTexts(names)
        if !drawn.isEmpty { lines += page.entry("Drawn", drawn, indent: 2) }
        return lines
    }

    private func typicalText(_ medoid: Medoid, _ outcomes: Int) -> String {
        let group = outcomes == 1 ? "that end so" : "that end in one of \(outcomes) outcomes"
        var searched = plural(medoid.replicates, "replicate")
        if let given = trace.scenario.given?.text {
            searched = "\(grouped(medoid.counted)) (of \(searched)) in which '\(given)' is true"
        }
        guard let distance = medoid.meanDistance else { return "of \(searched), the only one \(group)" }
        return "the most ordinary of the \(grouped(medoid.count)) \(group), of \(searched): in milestones and their "
            + "times the nearest to the others (\(significant(distance)) rounds on average)"
    }

    private func resultText(_ names: StoryNames) -> String {
        switch trace.end {
        case .outcome(let index): "\(names.outcome(index)) after \(plural(rounds, "round"))"
        case .fault: rounds == 0 ? "a fault before the first round" : "a fault in \(names.round(rounds))"
        }
    }

    private func pathTexts(_ names: StoryNames) -> [String] {
        let path = trace.path
        var texts = path.milestones.map { milestone in
            switch milestone {
            case .done(let issue): names.issue(issue)
            case .expired(let issue): "\(names.issue(issue)) expired"
            case .event(let event): names.event(event)
            }
        }
        if path.isCut { texts.append("…") }
        if case .outcome(let index) = trace.end { texts.append(names.outcome(index)) }
        return texts.map { $0.replacing(" ", with: "\u{A0}") }
    }

    private func drawnTexts(_ names: StoryNames) -> [String] {
        zip(trace.scenario.parameters, trace.parameters).flatMap { parameter, members in
            members.enumerated().filter(\.element.varies).map { index, member in
                let name = names.member(index, of: parameter.title ?? parameter.name, parameter.domains)
                return switch member.value {
                case .number(let value): "\(name) \(significant(value))"
                case .truth(let holds): "\(name) \(holds)"
                }
            }
        }
    }

    // MARK: Rounds

    private func startClauses(_ names: StoryNames, isBrief: Bool) -> [String] {
        var clauses: [String] = []
        let trust = isBrief ? [] : trustTexts(trace.start, names)
        if !trust.isEmpty { clauses.append("trust " + trust.joined(separator: ", ")) }
        if !isBrief { clauses += BeliefSentences.all(of: trace.start, names).map { "belief " + $0 } }
        clauses += trace.scenario.issues.indices.filter { trace.start.levels[$0].contains { $0 > 0 } }.map {
            "\(names.issue($0)) \(levelText(trace.start, $0, names))"
        }
        clauses += zip(trace.scenario.state, trace.start.state).flatMap { variable, members in
            members.enumerated().map { index, member in
                let name = names.member(index, of: variable.title ?? variable.name, variable.domains)
                return switch member {
                case .number(let value): "\(name) \(significant(value))"
                case .truth(let holds): "\(name): \(holds)"
                }
            }
        }
        clauses += trace.scenario.channels.compactMap { channel in
            channel.lastMet.map { "last meeting of \(channel.title): \($0.words)" }
        }
        clauses += trace.scenario.events.compactMap { event in
            event.lastBefore.map { "last \(event.title): \($0.words)" }
        }
        return clauses.isEmpty ? ["nothing done yet"] : clauses
    }

    private func roundLines(_ page: StoryPage, _ names: StoryNames, isBrief: Bool) -> [String] {
        var told = trace.rounds
        // Nothing is known of the round of a fault.
        if case .fault = trace.end { told = told.dropLast() }
        return RoundSentences.tales(of: told, start: trace.start, names, isBrief: isBrief).flatMap {
            page.entry(names.rounds($0.rounds), $0.clauses)
        }
    }

    // MARK: The end

    private func endLines(_ page: StoryPage, _ names: StoryNames, isBrief: Bool) -> [String] {
        let when = rounds == 0 ? "before the first round" : names.round(rounds)
        var lines: [String]
        switch trace.end {
        case .outcome(let index):
            let isHorizon = rounds == trace.scenario.clock.rounds
            lines = wrapped(
                "\(when)\(isHorizon ? ", the horizon" : ""): \(names.outcome(index))", width: page.width
            ).map(page.style.bold)
        case .fault(let site):
            let text =
                "\(when): a fault. The value of '\(site.expression)' "
                + "(\(site.place.file):\(site.place.line)) is not a number, which ends the replicate."
            lines = wrapped(text, width: page.width).map(page.style.warning)
        }
        for (label, clauses) in endParts(names, isBrief: isBrief) where !clauses.isEmpty {
            lines += page.entry(label, clauses, indent: 2)
        }
        return lines
    }

    private func endParts(_ names: StoryNames, isBrief: Bool) -> [(String, [String])] {
        let (scenario, finish) = (trace.scenario, trace.finish)
        var rounds: [Int: Int] = [:]
        for round in trace.rounds {
            for case .done(let issue) in round.happenings { rounds[issue] = round.number }
        }
        let done = scenario.issues.indices.filter { finish.isDone($0, steps: scenario.issues[$0].steps) }
        let expired = scenario.issues.indices.filter { finish.expired[$0] && !done.contains($0) }
        let others = scenario.issues.indices.filter { !done.contains($0) && !expired.contains($0) }
        let scores = scenario.actors.indices.filter { finish.scores[$0] != 0 }
        let trust = isBrief ? [] : trustTexts(finish, names)
        return [
            ("Done", done.map { "\(names.issue($0)) (\(rounds[$0].map(names.round) ?? "from the start"))" }),
            ("Expired", expired.map { "\(names.issue($0)) \(levelText(finish, $0, names))" }),
            ("Not done", others.map { "\(names.issue($0)) \(levelText(finish, $0, names))" }),
            ("Trust", trust.isEmpty ? [] : [trust.joined(separator: ", ")]),
            ("Belief", isBrief ? [] : BeliefSentences.all(of: finish, names)),
            (
                "Scores",
                scores.isEmpty
                    ? [] : scenario.actors.indices.map { "\(names.actor($0)) \(significant(finish.scores[$0]))" }
            ),
        ]
    }

    // MARK: Values

    private func trustTexts(_ state: TraceState, _ names: StoryNames) -> [String] {
        // What follows from belief is told there.
        let isTold = trace.scenario.actors.indices.map { !trace.scenario.trustIsBelief(in: $0) }
        let all = state.trust.flatMap { zip($0, isTold).compactMap { $1 ? $0 : nil } }
        if all.count > 2, isTold.allSatisfy(\.self), Set(all).count == 1, let value = all.first {
            return ["\(fixed(value, decimals: 2)) of everyone in everyone"]
        }
        return trace.scenario.actors.indices.flatMap { from in
            trace.scenario.actors.indices.compactMap { to in
                (isTold[to] ? state.trust[from][to] : nil).map {
                    "of \(names.actor(from)) in \(names.actor(to)) \(fixed($0, decimals: 2))"
                }
            }
        }
    }

    /// `1 of 3`; if each party has its own level, the levels of all.
    private func levelText(_ state: TraceState, _ issue: Int, _ names: StoryNames) -> String {
        let top = trace.scenario.issues[issue].steps.map { " of \(grouped($0))" } ?? ""
        let levels = state.levels[issue]
        guard levels.count > 1 else {
            return (top.isEmpty ? "step " : "") + fixed(levels.first ?? 0, decimals: 0) + top
        }
        let texts = levels.enumerated().map {
            "\(names.party($0.offset, of: issue)) \(fixed($0.element, decimals: 0))\(top)"
        }
        return "(\(texts.joined(separator: ", ")))"
    }
}

/// A drawn number with about three significant digits.
func significant(_ value: Double) -> String {
    guard value.isFinite else { return numberText(value, standardError: nil) }
    let size = abs(value)
    if value == value.rounded(), size < 1e15 { return fixed(value, decimals: 0) }
    if size < 1e-4 || size >= 1e15 { return String(format: "%.2e", value) }
    return fixed(
        value, decimals: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 5)
}

/// The layout of the lines of a trace.
struct StoryPage {
    var width: Int
    var style: TextStyle

    /// `label · clause · clause`, wrapped, with lines after the first indented.
    func entry(_ label: String, _ clauses: [String], indent: Int = 4) -> [String] {
        let text = ([label.replacing(" ", with: "\u{A0}")] + clauses).joined(separator: "\u{A0}· ")
        var lines = wrapped(text, width: width, indent: indent).map { $0.replacing("\u{A0}", with: " ") }
        if let first = lines.first, first.hasPrefix(label) {
            lines[0] = style.bold(label) + first.dropFirst(label.count)
        }
        return lines
    }

    func plain(_ facts: [String]) -> [String] {
        wrapped(facts.joined(separator: "\u{A0}· "), width: width).map { $0.replacing("\u{A0}", with: " ") }
    }
}
