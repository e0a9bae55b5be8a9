package import Scenarios

/// A checked scenario in the form of a scenario file: every name bound, every default filled in.
///
/// It looks like YAML, with every default filled in, and is meant to be read, not run.
package struct ScenarioListing {
    let scenario: Scenario

    package init(_ scenario: Scenario) {
        self.scenario = scenario
    }

    package var text: String {
        var lines = ["# \(scenario.file.printable), \(scenario.digest)", "detente: 1"]
        if let title = scenario.title { lines.append("title: \(JSONValue.quoted(title))") }
        if let description = scenario.description { lines.append("description: \(JSONValue.quoted(description))") }
        lines.append(clock)
        add("sources", scenario.sources.map(source), to: &lines, mark: "- ")
        add("parameters", scenario.parameters.flatMap(parameter), to: &lines)
        add("correlations", scenario.correlations.filter { !$0.isDropped }.map(correlation), to: &lines, mark: "- ")
        add("actors", scenario.actors.flatMap(actor), to: &lines)
        add("types", scenario.types.flatMap(type), to: &lines)
        add("learning", learning, to: &lines)
        add("strategies", scenario.strategies.flatMap(strategy), to: &lines)
        add("channels", scenario.channels.flatMap(channel), to: &lines)
        add("issues", scenario.issues.flatMap(issue), to: &lines)
        add("state", scenario.state.flatMap(state), to: &lines)
        add("events", scenario.events.flatMap(event), to: &lines)
        add("outcomes", scenario.outcomes.map(outcome), to: &lines)
        add("questions", scenario.questions.map(question), to: &lines)
        add("measures", scenario.measures.map(measure), to: &lines)
        add("expect", scenario.expectations.map { JSONValue.quoted($0.claim) }, to: &lines, mark: "- ")
        return lines.joined(separator: "\n") + "\n"
    }

    private func add(_ key: String, _ entries: [String], to lines: inout [String], mark: String = "") {
        guard !entries.isEmpty else { return }
        lines.append("\(key):")
        lines += entries.map { "  \(mark)\($0)" }
    }

    // MARK: - Values

    func value(_ expression: Expression, _ names: ExpressionNames? = nil) -> String {
        let text = expression.description(in: names ?? ExpressionNames(scenario))
        return text.contains(where: { ",:#{}[]".contains($0) }) ? "\"\(text)\"" : text
    }

    func optional(_ expression: Expression?, _ standard: String) -> String {
        expression.map { value($0) } ?? standard
    }

    func inline(_ pairs: [(String, String)]) -> String {
        "{ " + pairs.map { "\($0): \($1)" }.joined(separator: ", ") + " }"
    }

    func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

    func actorName(_ index: Int) -> String { scenario.actors[index].name }
    func issueName(_ index: Int) -> String { scenario.issues[index].name }

    /// The lines with the title and the `about` text.
    func notes(_ title: String?, _ about: String?) -> [String] {
        (title.map { ["  title: \(JSONValue.quoted($0))"] } ?? [])
            + (about.map { ["  about: \(JSONValue.quoted($0))"] } ?? [])
    }

    func title(_ title: String, _ name: String) -> String { title == name ? name : JSONValue.quoted(title) }

    // MARK: - The top of the file

    private var clock: String {
        var pairs = [("rounds", String(scenario.clock.rounds))]
        if let round = scenario.clock.round {
            pairs.append(("round", "\(round.count) \(round.unit.rawValue)\(round.count == 1 ? "" : "s")"))
        }
        if let start = scenario.clock.start { pairs.append(("start", start.description)) }
        return "clock: \(inline(pairs))"
    }

    private func source(_ source: Source) -> String {
        let parts = [("id", source.id), ("title", source.title), ("date", source.date), ("note", source.note)]
        return inline(parts.compactMap { key, text in text.map { (key, key == "id" ? $0 : JSONValue.quoted($0)) } })
    }

    /// `{ usa: …, russia: … }`, or of pairs of an actor and an issue a mapping in a mapping.
    private func members(_ values: [Expression], _ domains: [FamilyDomain]) -> String {
        func names(_ domain: FamilyDomain) -> [String] {
            domain == .actors ? scenario.actors.map(\.name) : scenario.issues.map(\.name)
        }
        guard let first = domains.first else { return values.first.map { value($0) } ?? "~" }
        let outer = names(first)
        guard domains.count == 2, let last = domains.last else {
            return inline(zip(outer, values).map { ($0, value($1)) })
        }
        let inner = names(last)
        return inline(
            outer.enumerated().map { index, name in
                (name, inline(inner.enumerated().map { ($1, value(values[index * inner.count + $0])) }))
            })
    }

    private func parameter(_ parameter: Parameter) -> [String] {
        var lines = ["\(parameter.name):", "  type: \(parameter.type.rawValue)"]
        if parameter.domains.isEmpty {
            lines.append("  value: \(members(parameter.members, []))")
        } else {
            lines.append("  for: \(list(parameter.domains.map(\.rawValue)))")
            lines.append("  values: \(members(parameter.members, parameter.domains))")
        }
        lines += notes(parameter.title, parameter.about)
        lines.append("  basis: \(parameter.basis?.rawValue ?? "~")")
        lines.append("  source: \(list(parameter.sources))")
        if !parameter.choices.isEmpty { lines.append("  choices: \(list(parameter.choices.map { value($0) }))") }
        if let cost = parameter.cost { lines.append("  cost: \(JSONValue.shortest(cost))") }
        return lines
    }

    private func correlation(_ tie: Correlation) -> String {
        let between = [tie.first, tie.second].map { scenario.parameters[$0].name }
        return inline([("between", list(between)), ("rank", JSONValue.shortest(tie.rank))])
    }

    private func state(_ variable: StateVariable) -> [String] {
        var lines = ["\(variable.name):", "  type: \(variable.type.rawValue)"] + notes(variable.title, variable.about)
        if variable.domains.isEmpty {
            lines.append("  start: \(members(variable.starts, []))")
        } else {
            lines.append("  for: \(list(variable.domains.map(\.rawValue)))")
            lines.append("  values: \(members(variable.starts, variable.domains))")
        }
        lines.append("  each_round: \(optional(variable.eachRound, "~  # unchanged"))")
        if let minimum = variable.minimum { lines.append("  min: \(value(minimum))") }
        if let maximum = variable.maximum { lines.append("  max: \(value(maximum))") }
        return lines
    }

    private func outcome(_ outcome: Outcome) -> String {
        let good = ("good", String(outcome.isGood))
        let order = outcome.order.map { [("order", String($0))] } ?? []
        let worth = outcome.value.map { [("value", JSONValue.shortest($0))] } ?? []
        let notes = order + worth + pairs(outcome.title, outcome.about)
        return switch outcome.condition {
        case .when(let condition): "\(outcome.name): \(inline([("when", value(condition)), good] + notes))"
        case .finally(let condition): "\(outcome.name): \(inline([("finally", value(condition)), good] + notes))"
        case .otherwise: "\(outcome.name): \(inline([("otherwise", "true"), good] + notes))"
        }
    }

    private func question(_ question: Question) -> String {
        let time =
            switch question.time {
            case .by(let round): ("by", String(round))
            case .at(let round): ("at", String(round))
            }
        let asked = [("ask", question.ask.text), time, ("given", question.given?.text ?? "true")]
        return "\(question.name): \(inline(asked + pairs(question.title, question.about)))"
    }

    private func measure(_ measure: Measure) -> String {
        let notes = (measure.given.map { [("given", $0.text)] } ?? []) + pairs(measure.title, measure.about)
        let value = value(measure.value)
        return "\(measure.name): \(notes.isEmpty ? value : inline([("value", value)] + notes))"
    }

    private func pairs(_ title: String?, _ about: String?) -> [(String, String)] {
        [("title", title), ("about", about)].compactMap { key, text in text.map { (key, JSONValue.quoted($0)) } }
    }
}
