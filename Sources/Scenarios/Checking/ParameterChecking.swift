/// Parameters: drawn once per replicate, in any order that has no cycle.
extension Checker {
    /// A parameter as it is written, in its long form.
    struct WrittenParameter {
        var entry: Node.Entry
        var fields: Fields
    }

    /// The long form of every parameter, in file order; the families are known from here on.
    mutating func declareParameters(_ node: Node?) -> [WrittenParameter] {
        var written: [WrittenParameter] = []
        for entry in declare(node, .parameter, in: "parameters") {
            let fields = fields(of: entry, .parameter)
            written.append(WrittenParameter(entry: entry, fields: fields))
            names.parameterDomains.append(domains(fields["for"]) ?? [])
            names.parameterTypes.append(.number)
        }
        return written
    }

    /// Reads the parameters in an order in which each comes after those that it asks, as far as there is one: a type is
    /// known before it is needed.
    mutating func readParameters(_ written: [WrittenParameter]) -> [Parameter] {
        var parameters: [Parameter?] = Array(repeating: nil, count: written.count)
        let order = readingOrder(written)
        for index in order.cyclic { names.parameterTypes[index] = guessedType(written[index]) }
        for index in order.order {
            let parameter = readParameter(written[index], index: index)
            names.parameterTypes[index] = parameter.type
            parameterRecord.constants.note(parameter, at: index, rounds: clock.rounds)
            parameters[index] = parameter
        }
        let all = parameters.compactMap(\.self)
        checkCycles(all)
        return all
    }

    private mutating func readParameter(_ written: WrittenParameter, index: Int) -> Parameter {
        let fields = written.fields
        let name = written.entry.key
        let domains = names.parameterDomains[index]
        let field = domains.isEmpty ? "a parameter" : "a family of parameters"
        var scope = Scope.beforeStart(field).takingDates
        if domains.contains(.actors) { scope.selfActor = .self }
        if domains.contains(.issues) { scope.issue = .this }
        var members: [Expression] = []
        var isOwn: [Bool] = []
        var type = ValueType.number
        if domains.isEmpty {
            if fields["for"] == nil, fields["values"] != nil {
                report(
                    .keyWithoutMeaning("values", reason: "only a family (with 'for') has members"),
                    at: fields.place(of: "values"))
            }
            if let node = fields["value"] {
                let value = expression(node, in: scope)
                type = value?.type ?? guessedType(written)
                members = [value ?? .standIn(at: node.place, type: type)]
            } else {
                if fields["for"] == nil {
                    missing("value", of: fields, in: "parameter '\(name)'", example: "value: 0.5")
                }
                members = [.standIn(at: fields.place)]
            }
            isOwn = [false]
        } else if let nodes = memberNodes(
            shared: fields["value"], values: fields["values"], domains: domains, section: "parameter '\(name)'",
            at: fields.place, mainKey: "value")
        {
            (members, type) = self.members(nodes.nodes, isOwn: nodes.isOwn, in: scope)
            isOwn = nodes.isOwn
        }
        var choices: [Expression] = []
        if let node = fields["choices"], let nodes = list(node, of: "values") {
            if nodes.isEmpty { report(.emptyList("'choices'", wanted: "one or more values"), at: node.place) }
            for node in nodes {
                guard let choice = expression(node, in: .beforeStart("a choice of a lever").takingDates) else {
                    continue
                }
                if choice.type == .number, type == .truth {
                    report(.choiceOfOtherType(name, choice: choice.text ?? ""), at: node.place)
                }
                choices.append(type == .number ? choice.asNumber : choice)
            }
        }
        recordLongMonth(of: index, in: members)
        var basis: Basis?
        if let node = fields["basis"] {
            basis = choice(node, among: Basis.allCases.map(\.rawValue), field: "'basis'").flatMap(Basis.init)
        }
        var sources: [String] = []
        for node in fields["source"].map(oneOrMore) ?? [] {
            guard let id = text(node) else { continue }
            if names.sources.index(of: id) == nil {
                report(unknown(.source, id, in: nil), at: node.place)
            }
            sources.append(id)
        }
        var parameter = Parameter(
            name: name, type: type, domains: domains, members: members, memberIsOwn: isOwn,
            about: text(fields["about"]), basis: basis, sources: sources, choices: choices,
            place: written.entry.keyPlace)
        parameter.title = text(fields["title"])
        if fields["choices"] == nil {
            refuse("cost", of: fields, because: "it is used only with 'choices'")
        } else {
            parameter.cost = fields["cost"].flatMap { constantNumber($0, field: "'cost'") }
        }
        parameter.isDate = (members + choices).contains { $0.date != nil }
        return parameter
    }

    // MARK: - Order

    /// An order in which each parameter comes after those that its text names, and those for which there is none.
    private func readingOrder(_ written: [WrittenParameter]) -> (order: [Int], cyclic: [Int]) {
        var asked: [[Int]] = []
        for parameter in written {
            var found: Set<Int> = []
            for key in ["value", "values", "choices"] {
                if let node = parameter.fields[key] { collectNames(in: node, into: &found) }
            }
            asked.append(found.sorted())
        }
        let components = stronglyConnected(asked)
        return (
            components.flatMap { $0 },
            components.filter { $0.count > 1 || asked[$0[0]].contains($0[0]) }.flatMap { $0 }
        )
    }

    /// The parameters whose names are in the scalars of a node. Words are enough, because only an order is needed, and
    /// a word too many does no harm.
    private func collectNames(in node: Node, into found: inout Set<Int>) {
        switch node.content {
        case .null: break
        case .list(let nodes): for node in nodes { collectNames(in: node, into: &found) }
        case .mapping(let entries): for entry in entries { collectNames(in: entry.value, into: &found) }
        case .scalar(let scalar):
            let isPart = { (byte: UInt8) in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            }
            for word in scalar.text.utf8.split(whereSeparator: { !isPart($0) }) {
                if let index = names.parameters.index(of: String(decoding: word, as: UTF8.self)) { found.insert(index) }
            }
        }
    }

    /// The type according to the form of the text, for parameters that depend on one another in a cycle.
    private func guessedType(_ written: WrittenParameter) -> ValueType {
        guard let text = written.fields["value"]?.scalar?.text else { return .number }
        let isTruth =
            text == "true" || text == "false" || text.hasPrefix("chance(") || text.hasPrefix("not ")
            || ["==", "!=", "<", ">", " and ", " or "].contains { text.contains($0) } && !text.hasPrefix("if(")
        return isTruth ? .truth : .number
    }
}
