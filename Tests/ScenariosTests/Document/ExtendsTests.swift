import Scenarios
import Testing

@Suite struct ExtendsTests {
    private func merged(_ base: String, _ over: String) -> String {
        // A base says that it is a scenario.
        let merged = Reading("extends: base.yaml\n" + over, others: ["base.yaml": base + "\ndetente: 1"])
        return merged.outline.replacing(", detente: 1", with: "")
    }

    @Test(
        arguments: [
            ("a: 1\nb: {c: 1, d: 2}", "b: {d: 3, e: 4}\nf: 5", "{a: 1, b: {c: 1, d: 3, e: 4}, f: 5}"),
            ("a: [1, 2]\nb: {c: 1}", "a: [3]\nb: [4]", "{a: [3], b: [4]}"),
            ("a: 1\nb: 2\nc: {d: 1, e: 2}", "b: ~\nc: {d: }", "{a: 1, c: {e: 2}}"),
            ("actors: {a: {name: A, trust: 1}}", "actors: {a: {title: B}}", "{actors: {a: {trust: 1, title: B}}}"),
            // A bare value over a long form, and the reverse.
            (
                "parameters: {p: {value: 1, choices: [1, 2]}}", "parameters: {p: 2}",
                "{parameters: {p: {value: 2, choices: [1, 2]}}}"
            ),
            (
                "parameters: {p: 1}", "parameters: {p: {choices: [1, 2]}}",
                "{parameters: {p: {value: 1, choices: [1, 2]}}}"
            ),
            ("outcomes: {o: {when: x, good: true}}", "outcomes: {o: y}", "{outcomes: {o: {when: y, good: true}}}"),
            ("outcomes: {o: x}", "outcomes: {o: {good: true}}", "{outcomes: {o: {when: x, good: true}}}"),
            ("outcomes: {o: x}", "outcomes: {o: {finally: y}}", "{outcomes: {o: {finally: y}}}"),
            ("outcomes: {o: {finally: x, good: true}}", "outcomes: {o: y}", "{outcomes: {o: {good: true, when: y}}}"),
            (
                "outcomes: {o: otherwise}", "outcomes: {o: {good: true}}",
                "{outcomes: {o: {otherwise: true, good: true}}}"
            ),
            ("outcomes: {a: x, o: otherwise}", "outcomes: {b: y}", "{outcomes: {a: x, b: y, o: otherwise}}"),
            (
                "outcomes: {a: x, o: otherwise}", "outcomes: {o: ~, b: y, p: otherwise}",
                "{outcomes: {a: x, b: y, p: otherwise}}"
            ),
            // Alternatives.
            ("events: {e: {at: 3, when: x}}", "events: {e: {chance: 0.1}}", "{events: {e: {when: x, chance: 0.1}}}"),
            ("events: {e: {after: x, delay: 2}}", "events: {e: {rate: 1}}", "{events: {e: {rate: 1}}}"),
            ("events: {e: {after: x, delay: 2}}", "events: {e: {after: y}}", "{events: {e: {after: y, delay: 2}}}"),
            ("channels: {c: {gap: 3, first: 2}}", "channels: {c: {meets: 1}}", "{channels: {c: {meets: 1}}}"),
            ("channels: {c: {meets: 1}}", "channels: {c: {gap: 3}}", "{channels: {c: {gap: 3}}}"),
            ("questions: {q: {ask: x, by: 3}}", "questions: {q: {at: 4}}", "{questions: {q: {ask: x, at: 4}}}"),
            // The sources of both, by their ids.
            (
                "sources: [{id: a, title: A}, {id: b}]", "sources: [{id: c}, {id: a, note: n}]",
                "{sources: [{id: a, title: A, note: n}, {id: b}, {id: c}]}"
            ),
            ("a: 1\nsources: [{id: a}]", "sources: ~", "{a: 1}"),
            ("sources: [{id: a}]", "sources: [{title: T}, {id: b}]", "{sources: [{id: a}, {title: T}, {id: b}]}"),
            // Only on their own level: a parameter may be called `at`.
            ("parameters: {at: 1, rate: 2}", "parameters: {chance: 3}", "{parameters: {at: 1, rate: 2, chance: 3}}"),
            // Actors.
            (
                "actors: {u: {strategy: {default: grim(), arms: pavlov()}}}", "actors: {u: {strategy: gradual()}}",
                "{actors: {u: {strategy: gradual()}}}"
            ),
            (
                "actors: {u: {trust: 0.4}}", "actors: {u: {trust: {r: 0.1}}}",
                "{actors: {u: {trust: {default: 0.4, r: 0.1}}}}"
            ),
            (
                "learning: {gain: 0.2, fade: {rate: 1}}", "learning: {rule: bayesian, likelihood: {hold: [0, 1]}}",
                "{learning: {fade: {rate: 1}, rule: bayesian, likelihood: {hold: [0, 1]}}}"
            ),
        ] as [(String, String, String)])
    func `an extending file overrides its base`(base: String, over: String, expected: String) {
        #expect(merged(base, over) == expected)
    }

    @Test func `paths are relative to the file that names them, and places keep their file`() {
        let reading = Reading(
            "extends: parts/middle.yaml\na: 1\n", file: "dir/top.yaml",
            others: [
                "dir/parts/middle.yaml": "extends: ../base.yaml\nb: 2\ndetente: 1\n",
                "dir/base.yaml": "c: 3\ndetente: 1\n",
            ])
        #expect(reading.findings == [])
        #expect(reading.outline == "{c: 3, detente: 1, b: 2, a: 1}")
        #expect(reading["c"]?.place == Place(file: "dir/base.yaml", line: 1, column: 4))
        #expect(reading["b"]?.place == Place(file: "dir/parts/middle.yaml", line: 2, column: 4))
        #expect(reading.document?.sources.line(1, of: "dir/base.yaml") == "c: 3")
        // printf 'c: 3\ndetente: 1\nextends: ../base.yaml\nb: 2\ndetente: 1\nextends: parts/middle.yaml\na: 1\n' | sha256sum
        #expect(reading.document?.digest == "sha256:352f5b29a91e2ea4dc7f6409abf5cc25ca4b45121495e5b61c2ffe4188d7fcbb")
    }

    @Test func `cycles, missing files and other values are errors at the extends`() {
        let circle = Reading(
            "extends: a.yaml\n", others: ["a.yaml": "x: 1\nextends: ./test.yaml\ndetente: 1\n"])
        #expect(circle.findings == ["a.yaml:2:10: 'extends' forms a cycle: test.yaml → a.yaml → test.yaml"])
        #expect(
            Reading("a: 1\nextends: b.yaml\n").findings == ["2:10: cannot read 'b.yaml': there is no such file"])
        for wrong in ["{}", "[]", "''", "[a.yaml, []]"] {
            let findings = Reading("extends: \(wrong)\n", others: ["a.yaml": "detente: 1"]).findings
            #expect(findings.count == 1)
            #expect(findings[0].hasSuffix("'extends' needs the path of a file, or a list of paths"))
        }
        #expect(Reading("extends: ~\na: 1\n").outline == "{a: 1}")
    }

    @Test func `several files are merged in order, each once, after those that it extends`() {
        let others = [
            "base.yaml": "a: 1\nb: 1\nc: {d: 1, e: 1}\ndetente: 1\n",
            "one.yaml": "extends: base.yaml\nb: 2\nc: {d: 2}\nf: 2\ndetente: 1\n",
            // It extends the base too, which does not undo what one.yaml says.
            "two.yaml": "extends: ./base.yaml\nc: {e: 3}\nf: 3\ndetente: 1\n",
        ]
        let reading = Reading("extends: [one.yaml, two.yaml, base.yaml]\ng: 4\n", others: others)
        #expect(reading.findings == [])
        #expect(reading.outline == "{a: 1, b: 2, c: {d: 2, e: 3}, detente: 1, f: 3, g: 4}")
        // printf 'a: 1\nb: 1\nc: {d: 1, e: 1}\ndetente: 1\nextends: base.yaml\nb: 2\nc: {d: 2}\nf: 2\ndetente: 1\n…' | sha256sum
        #expect(reading.document?.digest == "sha256:353b1f67c1b0049888814e0efc921f8784dd31b5e8d7fbb8d91197c7fb6bb9f1")
        let turned = Reading("extends:\n- two.yaml\n- one.yaml\nf: ~\n", others: others)
        #expect(turned.outline == "{a: 1, b: 2, c: {d: 2, e: 3}, detente: 1}")
        // Errors in several of them are all reported.
        let wrong = Reading("extends: [x.yaml, one.yaml, y.yaml]\n", others: others)
        #expect(
            wrong.findings == [
                "1:11: cannot read 'x.yaml': there is no such file",
                "1:29: cannot read 'y.yaml': there is no such file",
            ])
        let removing = Reading("extends: [one.yaml, two.yaml]\ndetent: ~\n", others: others)
        #expect(removing.findings == ["2:1: nothing to remove: there is no 'detent' in one.yaml and two.yaml"])
        let circle = Reading(
            "extends: [base.yaml, a.yaml]\n",
            others: others.merging(["a.yaml": "extends: [one.yaml, test.yaml]\ndetente: 1\n"]) { $1 })
        #expect(circle.findings == ["a.yaml:1:21: 'extends' forms a cycle: test.yaml → a.yaml → test.yaml"])
    }

    @Test func `more than a hundred files are an error`() {
        let names = (1...120).map { "f\($0).yaml" }
        let others = Dictionary(uniqueKeysWithValues: names.map { ($0, "detente: 1\n") })
        let findings = Reading("extends: [\(names.joined(separator: ", "))]\n", others: others).findings
        #expect(findings.count == 21)
        #expect(findings.allSatisfy { $0.hasSuffix("more than 100 files extend one another") })
    }

    @Test func `a long chain is an error`() {
        var others: [String: String] = [:]
        for number in 1...40 { others["f\(number).yaml"] = "extends: f\(number + 1).yaml\ndetente: 1\n" }
        #expect(
            Reading("extends: f1.yaml\n", others: others).findings
                == ["f15.yaml:1:10: more than 16 files extend one another"])
    }

    @Test func `mistakes of the base are shown in the base`() {
        let reading = Reading("extends: b.yaml\n", others: ["b.yaml": "a: 1\na: 2\ndetente: 1\n"])
        #expect(reading.findings == ["b.yaml:2:1: duplicate key 'a', first given on line 1"])
    }

    @Test func `removing what is not there is noticed if the name was meant to be another`() {
        let reading = Reading("extends: b.yaml\nevents: {leek: ~}\n", others: ["b.yaml": "events: {leak: {at: 1}}\n"])
        #expect(reading.findings == ["2:10: nothing to remove: there is no 'leek' in b.yaml"])
        #expect(reading.fixes == ["did you mean 'leak'?"])
        #expect(!reading.bag.hasErrors)
    }
}
