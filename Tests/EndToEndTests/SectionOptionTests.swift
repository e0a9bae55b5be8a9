import Foundation
import Testing

@Suite("Sections on request")
struct SectionOptionTests {
    private func run(_ arguments: [String], _ folder: URL? = nil) throws -> DetenteProcess {
        try DetenteProcess.run(arguments, in: folder, environment: ["COLUMNS": "100"])
    }

    @Test("--sections lists what there is, without a scenario", arguments: ["run", "exact", "compare", "sweep", "report"])
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
}
