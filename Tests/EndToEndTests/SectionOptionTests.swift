import Foundation
import Testing

@Suite("Sections on request")
struct SectionOptionTests {
    private func run(_ arguments: [String], _ folder: URL? = nil) throws -> DetenteProcess {
        try DetenteProcess.run(arguments, in: folder, environment: ["COLUMNS": "100"])
    }

    @Test(
        "--sections lists what there is, without a scenario", arguments: ["run", "exact", "compare", "sweep", "report"])
    func list(command: String) throws {
        let result = try run([command, "--sections"])
        #expect(result.status == 0 && result.errors == "")
        let names = result.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(names.first == "summary" && names.last == "notes")
        #expect(names.contains("paths") == ["run", "report"].contains(command))
        #expect(names.contains("ranking") == ["compare", "sweep", "report"].contains(command))
    }

    @Test("names are given one by one, with commas and with spaces")
    func names() throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.certain)
        func page(_ options: String...) throws -> Substring {
            let result = try run(["run"] + options + ["a.yaml", "-n", "50", "--quiet"], workspace.folder)
            #expect(result.status == 0, "\(result.errors)")
            return result.output.split(separator: "\n\n", maxSplits: 1).last ?? ""
        }
        let wanted = try page("--section", "outcomes", "--section", "notes")
        #expect(wanted.hasPrefix("Outcomes\n") && wanted.contains("\nNotes\n"))
        #expect(try page("--section", "notes,outcomes") == wanted)
        #expect(try page("--section", "notes", "outcomes") == wanted)
        #expect(try page("--section=notes", "outcomes") == wanted)
        #expect(try page("--section", "Notes, outcomes") == wanted)
    }

    @Test(
        "a name that is none is refused, with a near one and the list",
        arguments: [
            (["run", "a.yaml", "--section", "outcmes"], "did you mean 'outcomes'?"),
            (["run", "a.yaml", "--section", "ranking"], "There is no section 'ranking'"),
            (["exact", "a.yaml", "--section", "paths"], "There is no section 'paths'"),
            (["compare", "a.yaml", "a.yaml", "--section", "zzz"], "summary, scenarios, differing, ranking"),
            (["run", "a.yaml", "--section", ""], "--section needs a name"),
            (["run", "a.yaml", "--all", "--section", "notes"], "use it without --section"),
        ])
    func refused(arguments: [String], words: String) throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.certain)
        let result = try run(arguments, workspace.folder)
        #expect(result.status == 64)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    /// The budget of the page is for this file: 40 lines of at most 100 columns.
    @Test("the first page of the frozen flagship has at most 40 lines")
    func flagship() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let result = try run(["run", "benchmarks/scenarios/normalisation.yaml", "-n", "256", "--quiet"], root)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(result.status == 0 && lines.count <= 40, "\(lines.count)")
        #expect(lines.allSatisfy { $0.count <= 100 })
        for words in ["of 100 futures succeed", "Outcomes", "How far to trust this", "--section drivers", "--all"] {
            #expect(result.output.contains(words), "\(words)")
        }
    }

    @Test("likelihood words stand next to the numbers, for readers only")
    func words() throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.certain)
        func page(_ options: String...) throws -> DetenteProcess {
            try run(["run", "a.yaml", "-n", "50", "--quiet"] + options, workspace.folder)
        }
        let plain = try page()
        #expect(!plain.output.contains("In words"))
        #expect(try !page("--words", "none").output.contains("In words"))
        let ipcc = try page("--words", "ipcc")
        #expect(ipcc.output.contains("In words (IPCC)") && ipcc.output.contains("virtually certain (99–100 %)"))
        // ICD 203 has no word above 99 %.
        #expect(try page("--words", "icd203", "--all").output.contains("no word in ICD 203"))
        #expect(try page("--words", "ipcc", "--format", "json").status == 64)
    }

    @Test("the page of a large sweep has the best and the worst points, each value under its parameter, in 40 lines")
    func sweep() throws {
        let workspace = try Workspace()
        let long = "a lever with a name that is longer than most, so that two of them would not fit"
        try workspace.file(
            "a.yaml",
            """
            detente: 1
            clock: { rounds: 2 }
            parameters:
              p: { value: 0.5, title: "\(long)" }
              q: { value: 0.5, title: "\(long) too" }
            events: { x: { chance: p * q } }
            outcomes: { yes: { when: happened(x), good: true }, no: otherwise }

            """)
        let page = try run(
            ["sweep", "a.yaml", "--vary", "p=0:1:0.1", "--vary", "q=0.1,0.45,1", "-n", "40", "--quiet"],
            workspace.folder)
        #expect(page.status == 0, "\(page.errors)")
        let lines = page.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 40 && lines.allSatisfy { $0.count <= 100 }, "\(lines.count)")
        #expect(page.output.contains("and 13 more between them: --section ranking"))
        #expect(page.output.contains(/\n +1 +1 +1 +100 %/) && page.output.contains(/\n +33 +0\.?\d* +0?\.?\d+ +0 %/))
    }
}
