extension Rewriting {
    /// Other names for what draws nothing: names enter the addresses of draws, so that other names of what draws are
    /// other draws.
    static let renamings: [Rewriting] = renamings(sparing: [
        "by", "at", "end", "type", "belief", "recent",
    ])

    /// - Parameter callWords: words that calls begin with, which a file may also use as names.
    private static func renamings(sparing callWords: Set<String>) -> [Rewriting] {
        [
            Rewriting("outcomes, questions and measures renamed") { scenario, _ in
                var document = scenario.document
                for section in ["outcomes", "questions", "measures"] {
                    for name in document.names(in: section) where document.draws(in: [section, name]) == false {
                        document = document.renamingKey(name, in: [section])
                            .mappingTerms { $0.renaming(name, of: [.result]) }
                    }
                }
                return document == scenario.document ? nil : Rewritten(document)
            },
            Rewriting("values without draws renamed") { scenario, _ in
                var document = scenario.document
                let ties = document["correlations"]
                for section in ["parameters", "state"] {
                    for name in document.names(in: section) where document.draws(in: [section, name]) == false {
                        // Tied, or perhaps one of the words that calls about time begin with.
                        if ties?.mentions(name) == true || callWords.contains(name) { continue }
                        // A type that sets it names it too.
                        if document["types"]?.children.contains(where: { $0["parameters"]?[name] != nil }) == true {
                            continue
                        }
                        document = document.renamingKey(name, in: [section])
                            .mappingTerms { $0.renaming(name, of: [.number, .truth]) }
                    }
                }
                return document == scenario.document ? nil : Rewritten(document)
            },
            Rewriting("an event's computed values renamed") { scenario, _ in
                var document = scenario.document
                for event in document.names(in: "events") {
                    for name in document["events"]?[event]?["draws"]?.names ?? []
                    where document.draws(in: ["events", event, "draws", name]) == false && !callWords.contains(name) {
                        document = document.changing(["events", event]) { tree in
                            tree.renamingKey(name, in: ["draws"]).mappingTerms {
                                $0.renaming(name, of: [.number, .truth])
                            }
                        }
                    }
                }
                return document == scenario.document ? nil : Rewritten(document)
            },
        ]
    }
}

extension Tree {
    var names: [String] {
        if case .mapping(let entries) = self { entries.map(\.key) } else { [] }
    }

    fileprivate func names(in section: String) -> [String] { self[section]?.names ?? [] }

    /// Whether anything at the end of these keys draws; `nil` where there is nothing.
    fileprivate func draws(in keys: [String]) -> Bool? {
        keys.reduce(Optional(self)) { $0?[$1] }?.hasDraws
    }

    fileprivate func mentions(_ name: String) -> Bool {
        self == .text(name) || children.contains { $0.mentions(name) }
    }

    /// With what stands at the end of these keys changed.
    fileprivate func changing(_ keys: [String], _ change: (Tree) -> Tree) -> Tree {
        guard let key = keys.first else { return change(self) }
        guard case .mapping(let entries) = self else { return self }
        return .mapping(
            entries.map { entry in
                entry.key == key ? Entry(key, entry.value.changing(Array(keys.dropFirst()), change)) : entry
            })
    }

    fileprivate func renamingKey(_ name: String, in keys: [String]) -> Tree {
        changing(keys) { tree in
            guard case .mapping(let entries) = tree else { return tree }
            return .mapping(entries.map { $0.key == name ? Entry("renamed_\(name)", $0.value) : $0 })
        }
    }
}

extension Term {
    fileprivate func renaming(_ name: String, of types: Set<TermType>) -> Term {
        mapped { part in
            switch part {
            case .name(name, let type) where types.contains(type): .name("renamed_\(name)", type)
            case .call(name, let arguments, let type) where types.contains(type) && types.contains(.number):
                .call("renamed_\(name)", arguments, type)
            default: part
            }
        }
    }
}
