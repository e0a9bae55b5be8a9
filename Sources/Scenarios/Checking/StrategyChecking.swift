/// Strategies: rules that give the probabilities of moves, both those of the file and the built-in ones.
extension Checker {
    /// Declares the file's strategies by name and parameters, so that each can be used before it is read.
    mutating func declareStrategies(_ node: Node?) -> [(entry: Node.Entry, fields: Fields)] {
        var written: [(entry: Node.Entry, fields: Fields)] = []
        for entry in declare(node, .strategy, in: "strategies") {
            let fields = fields(of: entry, .strategy)
            written.append((entry, fields))
            var strategy = Strategy(
                name: entry.key, parameters: [], memory: [], offer: .standIn(at: entry.keyPlace),
                withdraw: .standard(0, at: entry.keyPlace), isBuiltIn: false)
            strategy.title = text(fields["title"])
            strategy.about = text(fields["about"])
            strategies.declare(strategy)
            if let memory = fields["memory"]?.entries {
                for variable in memory { names.memories[variable.key] = entry.key }
            }
        }
        return written
    }

    /// The `with` of every strategy; before any use of one is checked, as a use fills in the defaults.
    mutating func readStrategyParameters(_ written: [(entry: Node.Entry, fields: Fields)]) {
        for (index, (_, fields)) in written.enumerated() {
            var parameters: [Strategy.StrategyParameter] = []
            var seen: Set<String> = []
            for entry in localEntries(fields["with"], .parameter, in: "'with' of a strategy", seen: &seen) {
                var scope = Scope.during(
                    "a default in 'with'", self: .self, other: .other, issue: .this
                ).asking(.own).binding(to: []).takingDates
                scope.siblingArguments = Set(fields["with"]?.entries?.map(\.key) ?? [])
                // Nothing: an argument that must be given.
                guard !entry.value.isNull, let standard = expression(entry.value, in: scope) else {
                    if !entry.value.isNull {
                        // It has a default, if a wrong one.
                        let wrong = Expression(.number(0), type: .number, at: entry.value.place, text: "0")
                        parameters.append(.init(name: entry.key, type: .number, standard: wrong))
                        continue
                    }
                    parameters.append(
                        .init(name: entry.key, type: .number, standard: .standIn(at: entry.value.place)))
                    continue
                }
                parameters.append(.init(name: entry.key, type: standard.type, standard: standard))
            }
            strategies[index].parameters = parameters
        }
    }

    mutating func readStrategies(_ written: [(entry: Node.Entry, fields: Fields)]) {
        for (index, (entry, fields)) in written.enumerated() {
            readStrategy(index, name: entry.key, fields)
        }
        strategies.finishDefinitions(private: privateFamilies)
    }

    /// Memory and decisions of the strategy at `index`, whose parameters are known.
    mutating func readStrategy(_ index: Int, name: String, _ fields: Fields) {
        strategies.beginDefinition(of: index)
        defer { strategies.endDefinition() }
        var scope = Scope.during("a strategy", self: .self, other: .other, issue: .this).asking(.own).binding(to: [])
        var known = StrategyNames(part: .start, memory: [], arguments: strategies[index].parameters)
        scope.strategy = known

        var seen = Set(known.arguments.map(\.name))
        var memory: [(name: String, start: Expression, update: Node?, place: Place)] = []
        for entry in localEntries(fields["memory"], .memory, in: "'memory' of a strategy", seen: &seen) {
            var start = Expression.standIn(at: entry.value.place)
            var update: Node?
            if entry.value.isMapping || entry.value.isNull {
                guard var read = self.fields(entry.value, .memory) else {
                    continue
                }
                read.place = entry.keyPlace
                scope.field = "the start of a memory variable"
                if let node = read["start"] {
                    start = expression(node, in: scope) ?? start
                } else {
                    missing("start", of: read, in: "memory variable '\(entry.key)'", example: "start: 0")
                }
                update = read["update"]
                if update == nil {
                    missing(
                        "update", of: read, in: "memory variable '\(entry.key)'", example: "update: \(entry.key) + 1")
                }
            } else {
                report(
                    .wrongShape(wanted: "a mapping such as { start: 0, update: … }", found: entry.value.shape),
                    at: entry.value.place)
            }
            known.memory.append((entry.key, start.type))
            memory.append((entry.key, start, update, entry.value.place))
        }

        known.part = .update
        scope.strategy = known
        scope.field = "the update of a memory variable"
        strategies[index].memory = memory.map { variable in
            let update = variable.update.flatMap { expression($0, in: scope, as: variable.start.type) }
            return Strategy.Memory(
                name: variable.name, type: variable.start.type, start: variable.start,
                update: update ?? .standIn(at: variable.place, type: variable.start.type))
        }

        known.part = .decision
        scope.strategy = known
        if let node = fields["offer"] {
            scope.field = "the probability of an offer"
            strategies[index].offer = probability(node, in: scope) ?? .standIn(at: node.place)
        } else {
            missing("offer", of: fields, in: "strategy '\(name)'", example: "offer: 0.5")
        }
        if let node = fields["withdraw"] {
            scope.field = "the probability of a withdrawal"
            strategies[index].withdraw = probability(node, in: scope) ?? .standIn(at: node.place)
        }
    }

    /// Records who moves by a strategy, for ``checkMoves()``, if anything depends on it.
    mutating func recordMove(_ use: StrategyUse, of actor: Int, on issue: Int) {
        for binding in bindings(of: actor, on: [issue]) {
            strategies.noteMove(StrategyMove(strategy: use.strategy, binding: binding))
        }
    }

    /// Checks the strategies in use for each actor and issue that they move for: what is an error for one may be none
    /// for another.
    mutating func checkMoves() {
        var seen: Set<StrategyMove> = []
        var waiting = strategies.moves
        while let move = waiting.popLast() {
            guard seen.insert(move).inserted, strategies.contains(move.strategy) else { continue }
            let strategy = strategies[move.strategy]
            for next in strategies.followed(by: move.strategy) {
                waiting.append(StrategyMove(strategy: next.strategy, binding: move.binding))
            }
            guard !strategy.isBuiltIn else { continue }
            for expression in strategy.expressions where dependsOnBinding(expression, amongParties: true) {
                checkBinding(of: expression, move.binding, asking: .own)
            }
        }
    }
}

extension Strategy {
    /// All expressions that it evaluates.
    var expressions: [Expression] {
        [offer, withdraw] + memory.flatMap { [$0.start, $0.update] }
    }
}
