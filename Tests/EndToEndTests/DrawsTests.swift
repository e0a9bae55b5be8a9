import Foundation
import TestSupport
import Testing

/// The rows of `--draws` are read by Python's csv and sqlite3, which count again what the report counts.
@Suite("A row for each replicate")
struct DrawsTests {
    private static let rich = repository.appending(path: "Tests/Fixtures/Draws/rich.yaml").path
    private static let faulty = """
        detente: 1
        clock: { rounds: 6 }
        parameters: { p: "uniform(-1, 1)" }
        state: { x: { start: "normal(1, 1)", each_round: "if(round == 3, log(p), x)" } }
        issues: {}
        outcomes: { high: { finally: "x > 0", good: true }, low: otherwise }
        measures: { x: x }

        """

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("rich.yaml", String(contentsOfFile: Self.rich, encoding: .utf8))
        try workspace.file("faulty.yaml", Self.faulty.replacing("issues: {}\n", with: ""))
        try workspace.file("chancy.yaml", Sample.chancy)
        return workspace
    }

    @discardableResult
    private func run(_ workspace: Workspace, _ arguments: [String], status: Int32 = 0) throws -> DetenteProcess {
        let run = try DetenteProcess.run(arguments + ["-q"], in: workspace.folder)
        #expect(run.status == status, "\(arguments): \(run.errors.prefix(300))")
        return run
    }

    /// What the witness says of rows, a report, and traces.
    private func verdict(_ workspace: Workspace, _ files: [String]) throws -> String {
        try Python.output(of: ["Tests/Fixtures/Draws/rows.py"] + files.map(workspace.path))
            .trimmingCharacters(in: .newlines)
    }

    @Test("the counts of the rows are those of the report, and the rows are the replicates that are traced")
    func counts() throws {
        let workspace = try workspace()
        let traces = try [1, 2, 3, 40, 4097, 9000].map { number in
            let name = "trace-\(number).json"
            try run(workspace, ["trace", "rich.yaml", "--replicate", "\(number)", "-o", name])
            return name
        }
        for (rows, threads) in [("a.csv", "1"), ("b.csv", "3"), ("a.sqlite", "1"), ("b.db", "3")] {
            try run(
                workspace,
                ["run", "rich.yaml", "-n", "9000", "-t", threads, "--draws", rows, "-o", "\(rows).json"])
            #expect(try verdict(workspace, [rows, "\(rows).json"] + traces) == "9000 rows agree")
        }
        func bytes(_ name: String) throws -> Data { try Data(contentsOf: workspace.folder.appending(path: name)) }
        #expect(try bytes("a.csv") == bytes("b.csv"))
        #expect(try bytes("a.sqlite") == bytes("b.db"))
    }

    @Test("the report is the same with rows and without")
    func sameReport() throws {
        let workspace = try workspace()
        for draws in [[], ["--draws", "a.csv"]] {
            try run(workspace, ["run", "rich.yaml", "-n", "5000", "-o", "report-\(draws.count).json"] + draws)
        }
        func report(_ name: String) throws -> String {
            try workspace.text(name).replacing(/"timing": \{[^}]*\}/, with: "")
        }
        #expect(try report("report-0.json") == report("report-2.json"))
    }

    @Test(
        "rows are those that count, up to where a run stops, and of every scenario",
        arguments: [
            ["run", "rich.yaml", "-n", "9000", "--given", "happened(leak)"],
            ["run", "chancy.yaml", "-n", "90000", "--precision", "2%"],
            ["run", "faulty.yaml", "-n", "5000"],
            ["compare", "rich.yaml", "chancy.yaml", "-n", "5000"],
            ["sweep", "rich.yaml", "--vary", "pressure=0.1,0.3", "--vary", "fixed=0.2,0.4", "-n", "5000"],
        ])
    func settings(arguments: [String]) throws {
        let workspace = try workspace()
        for rows in ["a.csv", "a.sqlite"] {
            try run(workspace, arguments + ["--draws", rows, "-o", "\(rows).json"])
            #expect(try verdict(workspace, [rows, "\(rows).json"]).hasSuffix(" rows agree"))
        }
    }

    @Test("a study that is continued writes the replicates that it simulates")
    func study() throws {
        let workspace = try workspace()
        let arguments = ["run", "rich.yaml", "--save", "s.sqlite"]
        try run(workspace, arguments + ["-n", "1500", "--draws", "first.csv"])
        try run(workspace, arguments + ["-n", "9000", "--draws", "second.csv", "-o", "whole.json"])
        try run(workspace, ["run", "rich.yaml", "-n", "9000", "--draws", "once.csv"])
        let heading = try #require(workspace.text("first.csv").firstIndex(of: "\r\n"))
        #expect(
            try workspace.text("first.csv") + workspace.text("second.csv")[heading...].dropFirst()
                == workspace.text("once.csv"))
        #expect(try verdict(workspace, ["once.csv", "whole.json"]) == "9000 rows agree")
    }

    @Test("an interrupted run leaves the rows that its report covers", arguments: ["a.csv", "a.sqlite"])
    func interrupted(rows: String) throws {
        let workspace = try workspace()
        let process = Process()
        process.executableURL = try DetenteProcess.executable()
        process.arguments = [
            "run", "chancy.yaml", "-n", "1000000000000", "--draws", rows, "-o", "report.json", "--progress", "always",
        ]
        process.currentDirectoryURL = workspace.folder
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        _ = errors.fileHandleForReading.availableData
        usleep(400_000)
        kill(process.processIdentifier, SIGINT)
        _ = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let verdict = try verdict(workspace, [rows, "report.json"])
        #expect(verdict.hasSuffix(" rows agree") && !verdict.hasPrefix("0 "))
        #expect(try workspace.names == ["rich.yaml", "faulty.yaml", "chancy.yaml", rows, "report.json"])
    }

    @Test("a file that may not grow is 74, and leaves nothing behind", arguments: ["a.csv", "a.sqlite"])
    func fullDisk(rows: String) throws {
        let workspace = try workspace()
        try workspace.file(rows, "old")
        let names = try workspace.names
        let arguments = ["run", "rich.yaml", "-n", "9000", "--draws", rows, "--replace", "-q"]
        let run = try DetenteProcess.run(arguments, in: workspace.folder, blocks: 200)
        #expect(run.status == 74)
        #expect(run.errors.hasPrefix("error: cannot write \(rows): "))
        #expect(run.output.isEmpty)
        #expect(try workspace.names == names)
        #expect(try workspace.text(rows) == "old")
    }

    @Test("a file that exists is replaced only with --replace")
    func replaced() throws {
        let workspace = try workspace()
        try workspace.file("a.csv", "old")
        let arguments = ["run", "chancy.yaml", "-n", "20", "--draws", "a.csv"]
        let refused = try run(workspace, arguments, status: 64)
        #expect(refused.errors == "error: --draws: a.csv exists; name another file, or replace it with --replace.\n")
        #expect(try workspace.text("a.csv") == "old")
        try run(workspace, arguments + ["--replace"])
        #expect(try workspace.text("a.csv").split(separator: "\r\n").count == 21)
    }

    @Test(
        "what cannot be written is a usage error that says what can",
        arguments: [
            (["--draws", "a.parquet"], "There are no rows in the format '.parquet': --draws writes CSV (rows.csv) "),
            (["--draws", "rows"], "'rows' does not say a format: --draws writes CSV (rows.csv) or an SQLite "),
            (["--draws", "-"], "'-' does not say a format: --draws writes CSV (rows.csv) or an SQLite "),
            (["--draws", "s.csv", "--save", "./s.csv"], "--draws: the rows would overwrite ./s.csv"),
            (["--draws", "s.csv", "-o", "s.csv"], "--output: the report would overwrite s.csv"),
            (["--replace"], "--replace needs a study or a file of rows: use it with --save or --draws."),
        ])
    func usage(options: [String], message: String) throws {
        let workspace = try workspace()
        let names = try workspace.names
        let refused = try run(workspace, ["run", "chancy.yaml", "-n", "20"] + options, status: 64)
        #expect(refused.errors.contains(message))
        #expect(try workspace.names == names)
    }
}
