import Foundation
import Testing

@Suite("Slips of the command line")
struct SlipTests {
    @Test(
        "a first word that is no command gets the fix",
        arguments: [
            (["rn", "x"], "'rn' is not a command; did you mean 'run'?"),
            (["Run", "x"], "'Run' is not a command; did you mean 'run'?"),
            (["comprae", "a", "b"], "'comprae' is not a command; did you mean 'compare'?"),
            (["iran.yaml"], "'iran.yaml' is not a command; to run a scenario: detente run iran.yaml"),
            (["two words.yml"], "'two words.yml' is not a command; to run a scenario: detente run 'two words.yml'"),
            (["-"], "'-' is not a command; to run a scenario: detente run -"),
            (
                ["walk"],
                "'walk' is not a command; the commands are run, compare, sweep, report, merge, scatter, exact, check, "
                    + "explain, trace, schema, new, bench."
            ),
        ])
    func command(arguments: [String], message: String) throws {
        let run = try DetenteProcess.run(arguments)
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").first.map(String.init) == "Error: \(message)")
    }

    @Test(
        "an option that does not exist gets the nearest one",
        arguments: [
            (["run", "x.yaml", "--replicate", "5"], "Unknown option '--replicate'. Did you mean '--replicates'?"),
            (["run", "x.yaml", "-replicates", "5"], "Unknown option '-replicates'. Did you mean '--replicates'?"),
            (["sweep", "x.yaml", "--varry", "p"], "Unknown option '--varry'. Did you mean '--vary'?"),
            (["check", "x.yaml", "--fixx"], "Unknown option '--fixx'. Did you mean '--fix'?"),
            (
                ["run", "a.yaml", "b.yaml"],
                "Unexpected argument 'b.yaml'; 'detente run' takes one scenario. To compare several: "
                    + "detente compare a.yaml b.yaml"
            ),
        ])
    func option(arguments: [String], message: String) throws {
        let run = try DetenteProcess.run(arguments)
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").first.map(String.init) == "Error: \(message)")
    }

    @Test("every command of a help text stands whole on its line at 80 columns")
    func help() throws {
        let commands = [
            "run", "compare", "sweep", "report", "merge", "scatter", "exact", "check", "explain", "trace", "schema",
            "new", "bench",
        ]
        for command in [[]] + commands.map({ [$0] }) {
            func lines(_ width: Int) throws -> [String] {
                let help = try DetenteProcess.run(command + ["--help"], environment: ["COLUMNS": "\(width)"])
                return help.output.split(separator: "\n").map(String.init)
            }
            // Wide enough that nothing is wrapped.
            let whole = try lines(1000).filter { $0.hasPrefix("  ") && $0.contains("detente ") && !$0.contains("   ") }
            let narrow = Set(try lines(80))
            #expect(!whole.isEmpty)
            for line in whole { #expect(narrow.contains(line), "\(command): \(line)") }
        }
    }

    @Test(
        "new prints a command that works when it is copied, whatever the name",
        arguments: [
            "thaw", "Prager Frühling", "it's \"quoted\"", "-dash", "$HOME `x` \\ !", "two\nlines", "sub folder/a b",
        ])
    func new(name: String) throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(
            at: workspace.folder.appending(path: "sub folder"), withIntermediateDirectories: false)
        let made = try DetenteProcess.run(["new", "--", name], in: workspace.folder)
        #expect(made.status == 0, "\(made.errors)")
        let command = try #require(made.errors.split(separator: "\n", maxSplits: name.contains("\n") ? 2 : 1).last)
        #expect(command.hasPrefix("detente run "))
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.currentDirectoryURL = workspace.folder
        let program = try DetenteProcess.executable().path
        shell.arguments = ["-c", "detente() { '\(program)' \"$@\" -n 20 -q -o out.json; }\n\(command)"]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(try workspace.text("out.json").contains("\"replicates\": 20"))
    }

    @Test("a name with other control characters, or of a folder, is refused", arguments: ["a\u{1B}[31m", "thaw/", ""])
    func badName(name: String) throws {
        let made = try DetenteProcess.run(["new", name])
        #expect(made.status == 64 && made.errors.contains("is not a name for a file"))
        #expect(!made.errors.contains("\u{1B}"))
    }
}
