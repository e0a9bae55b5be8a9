import Foundation
import Testing

@Suite("detente check --fix and --diff")
struct FixTests {
    private static let slips = """
        detente: 1   # keep me
        clock: { ruonds: 12 }   # and "me"
        paramters:
          goodwill:   0.3
          shock: {value: beta(2, 4), about: "some, thing"}
        actors:
          a: {strategy: generous_tit_for_tatt(1/3), trust: uniform(0.2,
                0.5)}
          b: {strategy: random(goodwil)}
        issues: { x: { } }
        events:
          spark: { chanse: shock, limit: 1, effects: [trust(a, b) += 0.1, "trust(b, a) -= 0.1"] }
        outcomes:
          ended: { when: done(x) and hapened(spark), good: true }
          rest: otherwise

        """

    private static let fixed = """
        detente: 1   # keep me
        clock: { rounds: 12 }   # and "me"
        parameters:
          goodwill:   0.3
          shock: {value: "beta(2, 4)", about: "some, thing"}
        actors:
          a: {strategy: generous_tit_for_tat(1/3), trust: "uniform(0.2,
                0.5)"}
          b: {strategy: random(goodwill)}
        issues: { x: { } }
        events:
          spark: { chance: shock, limit: 1, effects: ["trust(a, b) += 0.1", "trust(b, a) -= 0.1"] }
        outcomes:
          ended: { when: done(x) and happened(spark), good: true }
          rest: otherwise

        """

    private func check(_ arguments: [String], in workspace: Workspace) throws -> DetenteProcess {
        try DetenteProcess.run(["check"] + arguments, in: workspace.folder)
    }

    @Test("--fix puts right what is mechanical, says so, keeps the rest, and does nothing the second time")
    func fix() throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Self.slips)
        let first = try check(["--fix", "a.yaml"], in: workspace)
        #expect(first.status == 0, "\(first.errors)")
        #expect(try workspace.text("a.yaml") == Self.fixed)
        #expect(first.output.contains("a.yaml:2:10: 'ruonds' is now 'rounds'\n"))
        #expect(first.output.contains("a.yaml:5:18: 'beta(2, 4)' is now '\"beta(2, 4)\"'\n"))
        #expect(first.output.contains("a.yaml:14:30: 'hapened' is now 'happened'\n"))
        #expect(first.output.hasSuffix("a.yaml: no errors\n"))
        let second = try check(["--fix", "a.yaml"], in: workspace)
        #expect(second.status == 0 && second.output == "a.yaml: no errors\n")
        #expect(try workspace.text("a.yaml") == Self.fixed)
        #expect(try workspace.names == ["a.yaml"])
    }

    @Test("--diff shows what patch makes the same file of, and writes nothing")
    func diff() throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Self.slips)
        let shown = try check(["--diff", "a.yaml"], in: workspace)
        #expect(shown.status == 65)
        #expect(try workspace.text("a.yaml") == Self.slips)
        #expect(shown.output.hasPrefix("--- a.yaml\n+++ a.yaml\n@@ -1,"))
        #expect(shown.output.contains("-clock: { ruonds: 12 }   # and \"me\"\n"))
        #expect(shown.output.contains("+clock: { rounds: 12 }   # and \"me\"\n"))
        #expect(!shown.output.contains("-detente"))
        // The lines without their marks are the two files.
        let lines = shown.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3).dropLast()
        func side(_ mark: Character) -> String {
            lines.filter { $0.first == " " || $0.first == mark }.map { $0.dropFirst() + "\n" }.joined()
        }
        #expect(side("-") == Self.slips && side("+") == Self.fixed)
        let piped = try DetenteProcess.run(["check", "--diff", "-"], input: Self.slips)
        #expect(piped.status == 65 && piped.output.hasPrefix("--- <stdin>\n+++ <stdin>\n"))
    }

    @Test("line breaks, the byte order mark, the missing last line break and quotes stay as they are")
    func layout() throws {
        let workspace = try Workspace()
        let slips =
            "\u{FEFF}\"detent\": 1\r\nclock: { rounds: 3 }\r\noutcomes: { 'a': round > 2, b: otherwise }\r\ncolor: x"
        let text = slips.replacingOccurrences(of: "color: x", with: "descripton: x")
        try workspace.file("a.yaml", text)
        let run = try check(["--fix", "a.yaml"], in: workspace)
        #expect(run.status == 0, "\(run.errors)")
        let wanted = text.replacingOccurrences(of: "detent\"", with: "detente\"")
            .replacingOccurrences(of: "descripton", with: "description")
        // As bytes: reading as text would take the mark away.
        #expect(try Data(contentsOf: workspace.folder.appending(path: "a.yaml")) == Data(wanted.utf8))
    }

    @Test("where two names are as near, or none is, the file stays as it is")
    func doubt() throws {
        let workspace = try Workspace()
        let text = """
            detente: 1
            clock: { rounds: 3 }
            parameters: { level_a: 0.1, level_b: 0.2 }
            events: { e: { chance: level_c }, f: { chance: level_a }, g: { chance: level_b } }
            outcomes: { x: happened(e), y: otherwise }
            colour: red

            """
        try workspace.file("a.yaml", text)
        let run = try check(["--fix", "a.yaml"], in: workspace)
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.errors.contains("unknown name 'level_c'") && run.errors.contains("unknown key 'colour'"))
        #expect(try workspace.text("a.yaml") == text)
        let shown = try check(["--diff", "a.yaml"], in: workspace)
        #expect(shown.status == 65 && shown.output.isEmpty)
    }

    @Test("only the file that is named is written; one that it extends is named")
    func extended() throws {
        let workspace = try Workspace()
        let base = Self.slips.replacingOccurrences(of: "ruonds", with: "rounds")
        try workspace.file("base file.yaml", base)
        try workspace.file("a.yaml", "extends: base file.yaml\ntitel: Variant\n")
        let run = try check(["--fix", "a.yaml"], in: workspace)
        #expect(run.status == 65)
        #expect(try workspace.text("a.yaml") == "extends: base file.yaml\ntitle: Variant\n")
        #expect(try workspace.text("base file.yaml") == base)
        #expect(
            run.errors.contains(
                "note: base file.yaml, which it extends, has errors that can be fixed: "
                    + "detente check --fix 'base file.yaml'\n"))
    }

    @Test("a link stays a link, and permissions stay")
    func links() throws {
        let workspace = try Workspace()
        let file = try workspace.file("real.yaml", Self.slips)
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        try files.createSymbolicLink(atPath: workspace.path("a.yaml"), withDestinationPath: "real.yaml")
        #expect(try check(["--fix", "a.yaml"], in: workspace).status == 0)
        #expect(try files.destinationOfSymbolicLink(atPath: workspace.path("a.yaml")) == "real.yaml")
        #expect(try workspace.text("real.yaml") == Self.fixed)
        #expect(try files.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    }

    @Test("what makes no sense together is refused")
    func usage() throws {
        for arguments in [["--fix", "--diff", "a"], ["--fix", "-"], ["--fix", "a", "--set", "p=1"]] {
            #expect(try DetenteProcess.run(["check"] + arguments).status == 64)
        }
        #expect(try DetenteProcess.run(["check", "--fix", "nowhere.yaml"]).status == 66)
    }
}
