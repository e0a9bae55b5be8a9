import Foundation
import Testing

@Suite("Exit statuses: every command, every kind of failure")
struct ExitStatusTests {
    /// Each command on a scenario, and whether it writes a report.
    static let commands: [(arguments: [String], writes: Bool)] = [
        (["run", "FILE", "-n", "20"], true), (["compare", "FILE", "good.yaml", "-n", "20"], true),
        (["sweep", "FILE", "-n", "20", "--vary", "p=0.1,0.2"], true), (["exact", "FILE", "--set", "p=0.1"], true),
        (["trace", "FILE"], true), (["explain", "FILE"], false), (["check", "FILE"], false),
        (["check", "FILE", "--diff"], false), (["bench", "FILE", "-n", "20", "--repeats", "1"], true),
    ]

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        let good = Sample.chancy
        try workspace.file("good.yaml", good)
        try workspace.file("bad.yaml", Sample.mistaken)
        try workspace.file("binary.yaml", "\u{0}\u{1}")
        try workspace.file("variant.yaml", "extends: nowhere.yaml\n")
        return workspace
    }

    private func run(_ command: [String], _ file: String, _ more: [String] = [], in workspace: Workspace) throws
        -> DetenteProcess
    {
        try DetenteProcess.run(command.map { $0 == "FILE" ? file : $0 } + more, in: workspace.folder)
    }

    @Test("a scenario that is in order is 0, one with mistakes 65, one that is not there 66", arguments: commands)
    func scenarios(command: [String], writes: Bool) throws {
        let workspace = try workspace()
        for (file, status) in [
            ("good.yaml", Int32(0)), ("bad.yaml", 65), ("binary.yaml", 65), ("variant.yaml", 65), ("nowhere.yaml", 66),
            (".", 66),
        ] {
            let run = try run(command, file, in: workspace)
            #expect(run.status == status, "\(command) \(file): \(run.errors)")
            #expect(run.output.isEmpty == (status != 0) || command.contains("--diff"))
            #expect(run.errors.isEmpty == (status == 0), "\(run.errors)")
        }
    }

    @Test("an option that makes no sense is 64", arguments: commands)
    func usage(command: [String], writes: Bool) throws {
        let workspace = try workspace()
        #expect(try run(command, "good.yaml", ["--frobnicate"], in: workspace).status == 64)
        if writes {
            #expect(try run(command, "good.yaml", ["-o", "x.pdf"], in: workspace).status == 64)
            #expect(
                try run(command, "good.yaml", ["-o", "good.yaml", "--format", "table"], in: workspace).status == 64)
        }
    }

    @Test("a report that cannot be written is 74", arguments: commands.filter(\.writes))
    func output(command: [String], writes: Bool) throws {
        let workspace = try workspace()
        for path in ["no/such/folder.json", "new.json/"] {
            let run = try run(command, "good.yaml", ["-o", path], in: workspace)
            #expect(run.status == 74, "\(command) \(path): \(run.errors)")
            #expect(run.output.isEmpty && run.errors.contains("error: cannot write "))
        }
        #expect(try workspace.names == ["good.yaml", "bad.yaml", "binary.yaml", "variant.yaml"])
    }

    @Test("standard output that is full is 74", arguments: commands)
    func fullOutput(command: [String], writes: Bool) throws {
        let workspace = try workspace()
        // With nothing to fix, --diff prints as check does.
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.currentDirectoryURL = workspace.folder
        let program = try DetenteProcess.executable().path
        let words = command.map { $0 == "FILE" ? "good.yaml" : $0 }.map { "'\($0)'" }.joined(separator: " ")
        shell.arguments = ["-c", "'\(program)' \(words) > /dev/full 2> errors"]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 74, "\(command)")
        #expect(
            try workspace.text("errors").hasSuffix("error: cannot write standard output: No space left on device\n"))
    }

    @Test(
        "a scenario from standard input extends files of the working directory", arguments: ["run", "check", "explain"])
    func standardInput(command: String) throws {
        let workspace = try workspace()
        let run = try DetenteProcess.run(
            [command, "-"] + (command == "run" ? ["-n", "20"] : []), input: "extends: good.yaml\ntitle: Variant\n",
            in: workspace.folder)
        #expect(run.status == 0, "\(run.errors)")
        let missing = try DetenteProcess.run([command, "-"], input: "extends: nowhere.yaml\n", in: workspace.folder)
        #expect(missing.status == 65 && missing.errors.contains("<stdin>:1:10: error: "))
    }

    @Test("check -q says nothing of files that are in order, not even warnings")
    func quiet() throws {
        let workspace = try workspace()
        try workspace.file("warned.yaml", Sample.chancy + "questions: { q: { ask: \"round > 99\" } }\n")
        let quiet = try DetenteProcess.run(["check", "-q", "good.yaml", "warned.yaml"], in: workspace.folder)
        #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
        let fixed = try DetenteProcess.run(["check", "-q", "--fix", "good.yaml"], in: workspace.folder)
        #expect(fixed.status == 0 && fixed.output.isEmpty && fixed.errors.isEmpty)
    }
}
