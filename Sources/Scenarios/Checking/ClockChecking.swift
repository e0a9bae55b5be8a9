/// The clock, and what stands at the top of a file.
extension Checker {
    static let topKeys = [
        "detente", "title", "description", "sources", "extends", "clock", "parameters", "correlations", "actors",
        "learning", "strategies", "channels", "issues", "state", "events", "outcomes", "questions", "measures",
        "expect",
    ]

    /// The version of the language, which must be there and be ours.
    mutating func checkVersion(_ top: Fields) {
        guard let node = top["detente"] else {
            missing("detente", of: top, in: "a scenario", example: "detente: 1")
            return
        }
        guard let text = node.scalar?.text, text == "1" || text == "1.0" else {
            report(.unknownVersion(node.scalar?.text ?? node.shape), at: node.place)
            return
        }
    }

    mutating func readClock(_ top: Fields) {
        guard let node = top["clock"] else {
            missing("clock", of: top, in: "a scenario", example: "clock: { rounds: 36 }")
            return
        }
        guard let fields = fields(node, in: "the clock", keys: ["rounds", "round", "start"]) else { return }
        var isRight = true
        if let round = fields["round"] {
            clock.round = roundLength(round)
            if clock.round == nil { isRight = false }
        }
        if let start = fields["start"] {
            clock.start = startDate(start)
            if clock.start == nil { isRight = false }
        }
        isClockRead = isRight
        if let node = fields["rounds"] {
            if let rounds = constantInteger(node, in: 1...100_000, field: "'rounds' of the clock") {
                clock.rounds = rounds
            }
        } else {
            missing("rounds", of: fields, in: "the clock", example: "rounds: 36")
        }
    }

    private mutating func roundLength(_ node: Node) -> RoundLength? {
        guard let text = node.scalar?.text else {
            report(.wrongShape(wanted: "a length such as 1 month", found: node.shape), at: node.place)
            return nil
        }
        let length = RoundLength(parsing: text)
        if length == nil { report(.badRoundLength(text), at: node.place) }
        return length
    }

    private mutating func startDate(_ node: Node) -> CalendarDate? {
        guard let text = node.scalar?.text else {
            report(.wrongShape(wanted: "a date such as 2025-12", found: node.shape), at: node.place)
            return nil
        }
        guard let date = CalendarDate(parsing: text) else {
            report(looksLikeDate(text) ? .impossibleDate(text) : .notADate(text), at: node.place)
            return nil
        }
        return date
    }

    // MARK: - Sources

    mutating func readSources(_ node: Node?) -> [Source] {
        guard let node, let nodes = list(node, of: "sources, each with an id") else { return [] }
        var sources: [Source] = []
        for node in nodes {
            guard let fields = fields(node, in: "a source", keys: ["id", "title", "date", "note"]) else { continue }
            guard let id = fields["id"], let name = text(id) else {
                if fields["id"] == nil {
                    missing("id", of: fields, in: "a source", example: "id: s1")
                }
                continue
            }
            if !names.sources.declare(name, at: id.place) {
                report(.duplicateName(.source, name, also: .source), at: id.place)
            }
            sources.append(
                Source(id: name, title: text(fields["title"]), date: text(fields["date"]), note: text(fields["note"])))
        }
        return sources
    }
}
