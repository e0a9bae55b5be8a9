/// State: quantities of the analyst's own that change from round to round.
extension Checker {
    struct WrittenState {
        var entry: Node.Entry
        var fields: Fields
        var starts: [Expression]
        var isOwn: [Bool]
    }

    /// The long form of every variable, in file order; names and families are known from here on.
    mutating func declareState(_ node: Node?) -> [WrittenState] {
        var written: [WrittenState] = []
        for entry in declare(node, .state, in: "state") {
            // A bare value is the start of something that only effects change.
            let fields = fields(of: entry, .state, bare: "start")
            written.append(WrittenState(entry: entry, fields: fields, starts: [], isOwn: []))
            names.stateDomains.append(domains(fields["for"]) ?? [])
            names.stateTypes.append(.number)
        }
        return written
    }

    /// Reads the starts, and with them the types, before any expression that uses state is checked.
    mutating func readStarts(_ written: inout [WrittenState]) {
        for index in written.indices { readStart(&written[index], index: index) }
    }

    private mutating func readStart(_ written: inout WrittenState, index: Int) {
        let fields = written.fields
        let domains = names.stateDomains[index]
        let name = written.entry.key
        let scope = memberScope(
            .beforeStart("the 'start' of a state variable").asking(.anyone).takingDates, domains)
        if domains.isEmpty {
            if fields["for"] == nil, fields["values"] != nil {
                report(
                    .keyWithoutMeaning("values", reason: "only a family (with 'for') has members"),
                    at: fields.place(of: "values"))
            }
            written.isOwn = [false]
            guard let node = fields["start"] else {
                if fields["for"] == nil {
                    missing("start", of: fields, in: "state variable '\(name)'", example: "start: 0")
                }
                written.starts = [.standIn(at: fields.place)]
                return
            }
            let value = expression(node, in: scope)
            written.starts = [value ?? .standIn(at: node.place)]
            names.stateTypes[index] = value?.type ?? .number
        } else if let nodes = memberNodes(
            shared: fields["start"], values: fields["values"], domains: domains, section: "state variable '\(name)'",
            at: fields.place, mainKey: "start")
        {
            let (values, type) = members(nodes.nodes, isOwn: nodes.isOwn, in: scope)
            written.starts = values
            written.isOwn = nodes.isOwn
            names.stateTypes[index] = type
        }
    }

    /// The scope of a family's expressions: `self` and `issue` are known where they run over something.
    func memberScope(_ scope: Scope, _ domains: [FamilyDomain]) -> Scope {
        guard !domains.isEmpty else { return scope }
        var copy = scope
        if domains.contains(.actors) { copy.selfActor = .self }
        if domains.contains(.issues) { copy.issue = .this }
        let checker = self
        copy.bindings = { checker.eachMember(of: domains) }
        return copy
    }

    mutating func readState(_ written: [WrittenState]) -> [StateVariable] {
        written.enumerated().map { index, variable in
            let fields = variable.fields
            let domains = names.stateDomains[index]
            let type = names.stateTypes[index]
            func read(_ key: String, _ scope: Scope) -> Expression? {
                guard let node = fields[key] else { return nil }
                return expression(node, in: scope, as: type) ?? .standIn(at: node.place, type: type)
            }
            let next = read("each_round", memberScope(.during("'each_round' of a state variable").takingDates, domains))
            if type == .truth {
                for key in ["min", "max"] {
                    refuse(key, of: fields, because: "'\(variable.entry.key)' is a truth value")
                }
            }
            let minimum =
                type == .truth
                ? nil : read("min", memberScope(.beforeStart("'min' of a state variable").takingDates, domains))
            let maximum =
                type == .truth
                ? nil : read("max", memberScope(.beforeStart("'max' of a state variable").takingDates, domains))
            if let low = minimum?.constant(rounds: clock.rounds)?.number,
                let high = maximum?.constant(rounds: clock.rounds)?.number, low > high
            {
                report(.boundsCrossed(low, high), at: fields.place(of: "max"))
            }
            var result = StateVariable(
                name: variable.entry.key, type: type, domains: domains, starts: variable.starts,
                startIsOwn: variable.isOwn, eachRound: next, minimum: minimum, maximum: maximum,
                place: variable.entry.keyPlace)
            result.title = text(fields["title"])
            result.about = text(fields["about"])
            return result
        }
    }
}
