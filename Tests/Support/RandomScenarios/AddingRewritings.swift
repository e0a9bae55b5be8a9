import Scenarios

extension Rewriting {
    /// Rewritings that add a parameter, an event or a strategy.
    static let additions: [Rewriting] = [
        Rewriting("a constant as a parameter") { scenario, random in
            var paths: [(TreePath, String)] = []
            scenario.document.walk { path, part in
                // What came before the start, and how far back `recent` looks, must be constants.
                let constants: Set = ["choices", "last_met", "last"]
                guard case .value(let term) = part, constants.isDisjoint(with: scenario.document.keys(to: path)),
                    !term.contains({ if case .call("recent", _, _) = $0 { true } else { false } })
                else { return }
                term.walk {
                    if case .number(let digits) = $0, !digits.dropFirst().contains("-") { paths.append((path, digits)) }
                }
            }
            guard !paths.isEmpty else { return nil }
            var document = scenario.document
            for number in 1...3 {
                let (path, digits) = random.pick(paths)
                let name = "constant_\(number)"
                guard case .value(let term) = document[path] else { continue }
                document = document.replacing(
                    path, with: .value(term.mapped { $0 == .number(digits) ? .name(name, .number) : $0 }))
                document = document.setting(name, to: .value(.number(digits)), in: ["parameters"])
            }
            return Rewritten(document)
        },
        Rewriting("an unused parameter") { scenario, _ in
            let draw = Term.call("beta", [.number("2"), .number("3")], .number)
            return Rewritten(scenario.document.setting("unused_parameter", to: .value(draw), in: ["parameters"]))
        },
        Rewriting("an event without effects") { scenario, _ in
            let draw = Term.call("normal", [.number("0"), .number("1")], .number)
            let event = Tree.mapping([
                .init("chance", .value(.number("0.5"))), .init("draws", .mapping([.init("idle", .value(draw))])),
            ])
            return Rewritten(scenario.document.setting("unused_event", to: event, in: ["events"]))
        },
        Rewriting("a built-in strategy as it is printed") { scenario, random in
            // Its name is in the addresses of the draws in its arguments: only where there are none.
            var uses: [String: Bool] = [:]
            scenario.document.walk { _, part in
                part.term?.walk { term in
                    switch term {
                    case .call(let name, let arguments, .strategy):
                        uses[name] = uses[name] != false && !arguments.contains(where: \.hasDraws)
                    case .name(let name, .strategy): uses[name] = uses[name] != false
                    default: break
                    }
                }
            }
            let names = uses.filter { $0.value && BuiltInStrategies.names.contains($0.key) }.keys.sorted()
            guard !names.isEmpty else { return nil }
            let name = random.pick(names)
            guard let text = BuiltInStrategies.text(of: name) else { return nil }
            // Its own names must be free: in a file no parameter or state variable may have them too.
            let taken = (scenario.document["parameters"]?.names ?? []) + (scenario.document["state"]?.names ?? [])
            let own = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            guard own.isDisjoint(with: taken) else { return nil }
            let document = scenario.document.mappingTerms { term in
                term.mapped { part in
                    switch part {
                    case .call(name, let arguments, .strategy): .call("as_printed", arguments, .strategy)
                    case .name(name, .strategy): .name("as_printed", .strategy)
                    default: part
                    }
                }
            }
            let definition = text.split(separator: "\n").dropFirst().map { "  \($0)" }.joined(separator: "\n")
            let strategy = "strategies:\n  as_printed:\n\(definition)\n"
            guard document["strategies"] != nil else { return Rewritten(yaml: document.yaml + strategy) }
            return Rewritten(
                yaml: ("\n" + document.yaml).replacing("\nstrategies:\n", with: "\n" + strategy, maxReplacements: 1))
        },
    ]

    /// Rewritings that leave the text as it is, or only turn it round.
    static let wholes: [Rewriting] = [
        Rewriting("an extension that says nothing") { scenario, _ in
            var rewritten = Rewritten(yaml: "extends: base.yaml\ndetente: 1\n")
            rewritten.files["base.yaml"] = scenario.yaml
            return rewritten
        },
        Rewriting("in several files") { scenario, random in
            guard case .mapping(let entries) = scenario.document else { return nil }
            var parts: [[Tree.Entry]] = [[], [], []]
            for entry in entries where entry.key != "detente" { parts[random.below(3)].append(entry) }
            var rewritten = Rewritten(yaml: "detente: 1\nextends: [one.yaml, two.yaml]\n" + Tree.mapping(parts[0]).yaml)
            rewritten.files["base.yaml"] = "detente: 1\n"
            for (name, part) in zip(["one.yaml", "two.yaml"], parts.dropFirst()) {
                rewritten.files[name] =
                    "detente: 1\nextends: base.yaml\n" + (part.isEmpty ? "" : Tree.mapping(part).yaml)
            }
            if parts[0].isEmpty { rewritten.yaml = "detente: 1\nextends: [one.yaml, two.yaml]\n" }
            return rewritten
        },
        Rewriting("parameters set to what they are") { scenario, _ in
            guard case .mapping(let entries) = scenario.document["parameters"] else { return nil }
            var rewritten = Rewritten(scenario.document)
            for entry in entries {
                let value = entry.value["value"] ?? entry.value
                // A family's `value` is its main key too.
                if case .value(let term) = value { rewritten.settings.append("\(entry.key)=\(term.text)") }
            }
            return rewritten.settings.isEmpty ? nil : rewritten
        },
        Rewriting("sections and parameters in another order") { scenario, random in
            guard case .mapping(var entries) = scenario.document else { return nil }
            entries = random.shuffled(entries)
            for index in entries.indices where entries[index].key == "parameters" {
                guard case .mapping(let parameters) = entries[index].value else { continue }
                entries[index].value = .mapping(random.shuffled(parameters))
            }
            return Rewritten(.mapping(entries))
        },
    ]
}
