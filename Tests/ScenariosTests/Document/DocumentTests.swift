import Foundation
import Scenarios
import Testing

@Suite struct DocumentTests {
    @Test(
        arguments: [
            ("a: 1", "{a: 1}"),
            ("a: 'x'\nb: \"y\"\nc: ~\nd:\ne: null\nf: 'null'\n", "{a: \"x\", b: \"y\", c: ~, d: ~, e: ~, f: \"null\"}"),
            // YAML 1.1 would read truth values, a number of seconds and an octal number.
            ("a: no\nb: on\nc: 12:30\nd: 017\ne: 1_000\n", "{a: no, b: on, c: 12:30, d: 017, e: 1_000}"),
            ("z: 1\na: 2\nm: {y: 1, b: [1, 2]}\n", "{z: 1, a: 2, m: {y: 1, b: [1, 2]}}"),
            ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
            ("a: 2 * b\nc: '*d'\n", "{a: 2 * b, c: \"*d\"}"),
            ("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n", "{a: {b: 1}, c: {b: 1}, d: [{b: 1}, {b: 1}]}"),
            ("a: &x 1\nb: &x 2\nc: *x\n", "{a: 1, b: 2, c: 2}"),
            ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", "{a: \"x\ny\n\", b: \"x y\"}"),
            ("--- # a scenario\na: 1\n...\n", "{a: 1}"),
        ] as [(String, String)])
    func `a document keeps its texts and their order`(text: String, outline: String) {
        let reading = Reading(text)
        #expect(reading.findings == [])
        #expect(reading.outline == outline)
    }

    @Test(
        arguments: [
            ("", ["1:1: the file is empty"]),
            ("# only a comment\n", ["1:1: the file is empty"]),
            ("~", ["1:1: the file is empty"]),
            ("- a\n", ["1:1: a scenario is a mapping of keys to values, not a list"]),
            ("text", ["1:1: a scenario is a mapping of keys to values, not a single value"]),
            ("a: 1\n---\nb: 2\n", ["2:1: a second YAML document starts here; a scenario is one document"]),
            (
                "a: 1\nb: 2\na: 3\nb: 4\na: 5\n",
                [
                    "3:1: duplicate key 'a', first given on line 1", "4:1: duplicate key 'b', first given on line 2",
                    "5:1: duplicate key 'a', first given on line 1",
                ]
            ),
            ("a: {b: 1, 'b': 2}\n", ["1:12: duplicate key 'b', first given on line 1"]),
            ("? [a, b]\n: 1\n", ["1:3: a key must be a name, not a list or a mapping"]),
            (": 1\nb: 2\n", ["1:1: a key is missing before ':'"]),
            ("'': 1\n", ["1:2: a key is missing before ':'"]),
            ("a: !!python/object x\n", ["1:4: YAML tags such as '!!python/object' are not part of the language"]),
            ("a: !foo {b: 1}\n", ["1:4: YAML tags such as '!foo' are not part of the language"]),
            ("a: &x {b: 1}\nc: {<<: *x}\n", ["2:5: YAML merge keys ('<<') are not part of the language"]),
            ("a: *base\n", ["1:4: no anchor '&base' comes before this alias"]),
            ("a: &x [*x]\n", ["1:8: no anchor '&x' comes before this alias"]),
            ("a: &x 1\n*x : 2\n", ["2:1: an alias cannot be a key"]),
            ("a: b\u{7}c\n", ["1:5: the character U+0007 is not allowed in YAML"]),
            ("a: 1\n\tb: 2\n", ["2:1: a tab is used for indentation"]),
            ("a: @x\n", ["1:4: a value cannot start with '@'"]),
            ("a: b: c\n", ["1:4: a ':' with a space after it ends a key, also in 'b: c'"]),
            ("a: 1\n  b: 2\n", ["2:4: a ':' where no key is expected"]),
            ("a:\n    b: 1\n  c: 2\n", ["3:3: this line does not fit the indentation of what began on line 1"]),
            ("a: {b: 1\nc: 2\n", ["1:4: this '{' is never closed"]),
            ("a: [1, 2\n", ["1:4: this '[' is never closed"]),
            ("a: 1\nb\n", ["2:1: a ':' is missing after the key 'b'"]),
            ("a: 'x\n", ["1:4: a quotation mark is never closed"]),
            ("a: \"\\q\"\n", ["1:5: an unknown escape in a double-quoted text"]),
            ("a: - b\n", ["1:4: a list entry ('-') where none is expected"]),
            ("a: & b\n", ["1:4: '&' and '*' need the name of an anchor after them"]),
        ] as [(String, [String])])
    func `every mistake of YAML has its place and its words`(text: String, findings: [String]) {
        #expect(Reading(text).findings == findings)
    }

    @Test func `what is not UTF-8 is refused where it stands`() {
        #expect(Reading(Data([0x61, 0x3A, 0x20, 0xC3, 0x28])).findings == ["1:4: the file is not encoded in UTF-8"])
        #expect(Reading(Data([0xFF, 0xFE, 0x61, 0x00])).findings == ["1:1: the file is not encoded in UTF-8"])
    }

    @Test(
        arguments: [
            (
                "a: {trust: beta(2, 4)}",
                "1:12: inside { } and [ ] YAML splits at commas, so 'beta(2, 4)' is cut in pieces"
            ),
            (
                "a: { x: 'if(b, 1, 2)', y: if(trust(a, b) > 0.1, beta(2, 4), 3), z: 1 }",
                "1:27: inside { } and [ ] YAML splits at commas, so 'if(trust(a, b) > 0.1, beta(2, 4), 3)' is cut in pieces"
            ),
            (
                "effects: [trust(usa, russia) += 0.2, score(usa) += 1]",
                "1:11: inside { } and [ ] YAML splits at commas, so 'trust(usa, russia) += 0.2' is cut in pieces"
            ),
        ] as [(String, String)])
    func `an expression cut at its comma is one mistake`(text: String, finding: String) {
        #expect(Reading(text).findings == [finding])
    }

    @Test func `a cut expression is put together, and its fix shows the quotes`() {
        let reading = Reading("a: { x: min(1, 1), y: max(2, 1), w: 3 }")
        #expect(reading.fixes == ["put it in quotes: \"min(1, 1)\"", "put it in quotes: \"max(2, 1)\""])
        #expect(reading.outline == "{a: {x: min(1, 1), y: max(2, 1), w: 3}}")
    }

    @Test func `a list of prose is not a cut expression`() {
        let reading = Reading("a: { b: one (of, c: many }")
        #expect(reading.findings == [])
        #expect(reading.outline == "{a: {b: one (of, c: many}}")
    }

    @Test func `the digest is that of the bytes`() {
        // printf 'a: 1\n' | sha256sum
        #expect(
            Reading("a: 1\n").document?.digest
                == "sha256:37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae")
    }
}
