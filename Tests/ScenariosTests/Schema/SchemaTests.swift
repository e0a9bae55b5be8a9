import Foundation
import TestSupport
import Testing

import Scenarios

/// The schema against the checker, which is the authority, and against an independent validator.
@Suite("JSON Schema of the language")
struct SchemaTests {
    /// A scenario with an unknown key in every place that has known ones: the checker names what it knows there.
    private static let probe = """
        detente: 1
        zzz: 1
        sources: [{ id: s, zzz: 1 }]
        clock: { rounds: 3, zzz: 1 }
        parameters: { p: { value: 1, zzz: 1 }, q: 2, r: "normal(0, 1)", t: "normal(0, 1)" }
        correlations: [{ between: [r, t], rank: 0.1, zzz: 1 }]
        actors: { a: { zzz: 1 }, b: }
        learning: { rule: bayesian, zzz: 1, likelihood: { zzz: 1 }, fade: { zzz: 1 } }
        strategies: { s: { offer: 1, zzz: 1, memory: { m: { start: 1, update: 1, zzz: 1 } } } }
        channels: { c: { zzz: 1 } }
        issues: { x: { zzz: 1, slip: { zzz: 1 } } }
        state: { w: { start: 1, zzz: 1 } }
        events: { e: { chance: 1, zzz: 1 } }
        outcomes: { o: { when: round > 2, zzz: 1 }, rest: otherwise }
        questions: { q: { ask: round > 1, zzz: 1 } }
        """

    /// Where the checker's sections stand in the schema: a definition, or a path of keywords from the top.
    private static let sections: [(section: String, path: [String])] = [
        ("a scenario", []),
        ("a source", ["properties", "sources", "items"]),
        ("the clock", ["properties", "clock"]),
        ("a parameter", ["$defs", "parameter"]),
        ("a correlation", ["properties", "correlations", "items"]),
        ("an actor", ["$defs", "actor"]),
        ("learning", ["$defs", "learning"]),
        ("'likelihood'", ["$defs", "learning", "properties", "likelihood"]),
        ("'fade' of learning", ["$defs", "learning", "properties", "fade"]),
        ("a strategy", ["$defs", "strategy"]),
        ("a memory variable", ["$defs", "strategy", "properties", "memory", "additionalProperties"]),
        ("a channel", ["$defs", "channel"]),
        ("an issue", ["$defs", "issue"]),
        ("'slip'", ["$defs", "noise"]),
        ("a state variable", ["$defs", "state"]),
        ("an event", ["$defs", "event"]),
        ("an outcome", ["$defs", "outcome"]),
        ("a question", ["$defs", "question"]),
    ]

    private func document() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(LanguageSchema.schema.json().utf8)) as? [String: Any])
    }

    @Test("has in every section exactly the keys that the checker knows, each with a description")
    func keys() throws {
        let reading = readScenario(file: "probe.yaml", text: Data(Self.probe.utf8), load: { _ in Data() })
        var known: [String: Set<String>] = [:]
        for diagnostic in reading.diagnostics {
            if case .model(.unknownKey("zzz", let section, _, let keys)) = diagnostic.cause {
                known[section] = Set(keys)
            }
        }
        #expect(known.count == Self.sections.count, "the probe meets every section: \(known.keys.sorted())")
        let schema = try document()
        for (section, path) in Self.sections {
            var node = schema
            for key in path { node = try #require(node[key] as? [String: Any], "\(section): \(key)") }
            // A long form beside a short one.
            if node["properties"] == nil, let forms = node["oneOf"] as? [[String: Any]] {
                node = try #require(forms.first { $0["properties"] != nil })
            }
            let properties = try #require(node["properties"] as? [String: [String: Any]])
            #expect(Set(properties.keys) == known[section], "\(section)")
            #expect(node["additionalProperties"] as? Bool == false, "\(section)")
            for (key, property) in properties {
                #expect(property["description"] != nil || property["$ref"] != nil, "\(section): \(key)")
            }
        }
    }

    @Test("every reference leads to a definition")
    func references() throws {
        let schema = try document()
        let definitions = try #require(schema["$defs"] as? [String: Any])
        func check(_ value: Any) {
            if let object = value as? [String: Any] {
                if let reference = object["$ref"] as? String {
                    #expect(definitions[String(reference.dropFirst("#/$defs/".count))] != nil, "\(reference)")
                }
                object.values.forEach(check)
            } else if let list = value as? [Any] {
                list.forEach(check)
            }
        }
        check(schema)
    }

    /// The YAML files of a folder of the repository, by name.
    private func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted().map { folder + "/" + $0 }
    }

    @Test("every shipped scenario and accepted fixture validates, as the checker finds no mistakes in it")
    func accepted() throws {
        let files = try ["scenarios", "benchmarks/scenarios", "Tests/Fixtures/Accepted"].flatMap(files)
        let verdicts = try SchemaValidation.verdicts(of: files, against: LanguageSchema.schema.json())
        #expect(verdicts.count == files.count)
        for file in files {
            let path = repository.appending(path: file)
            let reading = try readScenario(
                file: path.path, text: Data(contentsOf: path), load: { try Data(contentsOf: URL(fileURLWithPath: $0)) })
            // Where the two disagree one of them is wrong, whichever it is.
            #expect((verdicts[file] == "valid") == (reading.scenario != nil), "\(file): \(verdicts[file] ?? "")")
        }
    }

    /// What only the checker can see: names, types, values and their order.
    private static let beyondSchemas = [
        "aggregates", "bad-draws", "before-the-start", "branches-differ", "calls-without-arguments", "comparing-actors",
        "dates-before-start",
        "default-asks-argument",
        "dates-in-formulas-without-start", "dates-without-start", "lone-surrogate", "probability-rounding",
        "removed-but-mentioned",
        "rounds-without-length",
        "duplicate-",
        "event-draws-elsewhere", "expect-words-outside", "extends-", "-cycle", "impossible-distributions",
        "labels-in-functions", "misspelt-actor", "names-of-another-kind", "never-", "no-default", "words-of-time",
        "no-party",
        "not-positive-definite", "not-yet-known", "parameter-as-probability", "ranks-impossible", "otherwise-not-last",
        "setting-", "state.yaml", "strategy-mistakes",
        "strategy-words-outside", "trust-in-itself", "types-asked", "types-draws", "unknown-names", "unknown-values",
    ]

    @Test("every rejected fixture that a schema can catch does not")
    func rejected() throws {
        let files = try files(in: "Tests/Fixtures/Rejected")
        let verdicts = try SchemaValidation.verdicts(of: files, against: LanguageSchema.schema.json())
        #expect(verdicts.count == files.count)
        let caught = files.filter { file in !Self.beyondSchemas.contains { file.contains($0) } }
        #expect(caught.count >= 40)
        for file in caught {
            #expect(verdicts[file] != nil && verdicts[file] != "valid", "\(file)")
        }
    }

    @Test(
        "the scenario that `detente new` writes has no mistakes and no warnings, whatever its title",
        arguments: ["Thaw", "A \"quoted\" title: with \\ and # signs", "line\nfeed"])
    func template(title: String) {
        let text = ScenarioTemplate.text(title: title)
        let reading = readScenario(file: "new.yaml", text: Data(text.utf8), load: { _ in Data() })
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.scenario?.title == title.replacing("\n", with: " "))
    }
}
