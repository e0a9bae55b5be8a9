/// The clock, and the other keys at the top of a file.
extension Checker {
    /// The version of the language, which is required and must be supported.
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
        guard let fields = fields(node, .clock) else { return }
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
            if !reportDuration(node),
                let rounds = constantInteger(node, in: 1...100_000, field: "'rounds' of the clock")
            {
                clock.rounds = rounds
            }
        } else {
            missing("rounds", of: fields, in: "the clock", example: "rounds: 36")
        }
    }

    /// `rounds: 5 years`: says how many rounds that is.
    private mutating func reportDuration(_ node: Node) -> Bool {
        guard let words = node.scalar?.text.split(separator: " "), words.count == 2, let number = Double(words[0]),
            number.isFinite, let unit = TimeUnit.word(String(words[1]))?.unit
        else { return false }
        let text = words.joined(separator: " ")
        if let length = clock.roundsPer(unit) {
            let rounds = (number * length.multiplier / length.divisor).rounded()
            report(.roundsAsTime(text, fix: "write rounds: \(Syntax.decimal(rounds))"), at: node.place)
        } else {
            let example = "write rounds: \(words[0]) and round: 1 \(unit.rawValue)"
            report(.roundsAsTime(text, fix: isClockRead ? example : "write how many rounds that is"), at: node.place)
        }
        return true
    }

    private mutating func roundLength(_ node: Node) -> RoundLength? {
        guard let text = node.scalar?.text else {
            report(.wrongShape(wanted: "a length such as 1 month", found: node.shape), at: node.place)
            return nil
        }
        let length = RoundLength(parsing: text)
        if length == nil {
            let words = text.split(separator: " ", omittingEmptySubsequences: true)
            let word = TimeUnit.meant(by: words.last.map(String.init) ?? "")
            report(.badRoundLength(text, unit: words.count == 1 ? word?.rawValue : nil), at: node.place)
        }
        return length
    }

    private mutating func startDate(_ node: Node) -> CalendarDate? {
        guard let text = node.scalar?.text else {
            report(.wrongShape(wanted: "a date such as 2025-12", found: node.shape), at: node.place)
            return nil
        }
        guard let date = CalendarDate(parsing: text) else {
            if text.utf8.count == 4, let year = Int(text), (1900...2199).contains(year) {
                errors.bag.error(.expression(.badDate(text, meant: "\(text)-01")), at: node.place)
            } else if let slip = DateSlip(text) {
                errors.bag.error(.expression(.badDate(text, meant: slip.date)), at: node.place)
            } else {
                report(.notADate(text), at: node.place)
            }
            return nil
        }
        return date
    }

    // MARK: - Sources

    mutating func readSources(_ node: Node?) -> [Source] {
        guard let node, let nodes = list(node, of: "sources, each with an id") else { return [] }
        var sources: [Source] = []
        for node in nodes {
            guard let fields = fields(node, .source) else { continue }
            guard let id = fields["id"], let name = text(id) else {
                if fields["id"] == nil {
                    missing("id", of: fields, in: "a source", example: "id: s1")
                }
                continue
            }
            if !names.sources.declare(name, at: id.place) {
                report(.duplicateName(.source, name, also: .source), at: id.place)
            }
            if let date = fields["date"], let written = date.scalar?.text, written.utf8.count == 10,
                let slip = DateSlip(written), slip.date == nil
            {
                errors.bag.error(.expression(.badDate(written, meant: nil)), at: date.place)
            }
            sources.append(
                Source(id: name, title: text(fields["title"]), date: text(fields["date"]), note: text(fields["note"])))
        }
        return sources
    }
}
