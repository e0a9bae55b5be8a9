import Foundation
import Testing
import SystemCalls

@Suite("Where reports are written")
struct OutputTests {
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.certain)
        return workspace
    }

    private func run(_ output: String, in workspace: Workspace, _ more: [String] = []) throws -> DetenteProcess {
        try DetenteProcess.run(["run", "a.yaml", "-n", "20", "-q", "-o", output] + more, in: workspace.folder)
    }

    @Test(
        "an ending that says nothing is refused, with what there is",
        arguments: ["x.pdf", "x.xlsx", "x.docx", "a.yaml", "x.v2"])
    func ending(name: String) throws {
        let workspace = try workspace()
        let run = try run(name, in: workspace)
        let ending = name.split(separator: ".").last ?? ""
        #expect(run.status == 64)
        #expect(
            run.errors.hasPrefix(
                "Error: There is no report in the format '.\(ending)': a path ends in .html, .md, .json, .csv or .txt "
                    + "(tables), or --format table, json, csv, html or markdown says what is written.\n"))
        #expect(try workspace.names == ["a.yaml"])
        if name != "a.yaml" { #expect(try self.run(name, in: workspace, ["--format", "csv"]).status == 0) }
    }

    @Test("a link is followed, also one that points nowhere yet")
    func links() throws {
        let workspace = try workspace()
        let files = FileManager.default
        try files.createDirectory(atPath: workspace.path("kept"), withIntermediateDirectories: false)
        try files.createSymbolicLink(atPath: workspace.path("b.json"), withDestinationPath: "kept/real.json")
        #expect(try run("b.json", in: workspace).status == 0)
        #expect(try files.destinationOfSymbolicLink(atPath: workspace.path("b.json")) == "kept/real.json")
        #expect(try workspace.text("kept/real.json").contains("\"replicates\": 20"))
        try files.createSymbolicLink(atPath: workspace.path("loop.json"), withDestinationPath: "loop.json")
        let loop = try run("loop.json", in: workspace)
        #expect(loop.status == 74)
        #expect(loop.errors == "error: cannot write loop.json: Too many levels of symbolic links\n")
    }

    @Test("a report does not take the place of what it is made of, however that is spelt")
    func inputs() throws {
        let workspace = try workspace()
        try workspace.file("variant.yaml", "extends: ./a.yaml\ntitle: Another\n")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: workspace.path("link.txt"), withDestinationPath: "a.yaml")
        try files.linkItem(atPath: workspace.path("a.yaml"), toPath: workspace.path("hard.txt"))
        for (scenario, output) in [
            ("a.yaml", "a.yaml"), ("a.yaml", "./a.yaml"), ("a.yaml", workspace.path("a.yaml")), ("a.yaml", "link.txt"),
            ("a.yaml", "hard.txt"), ("variant.yaml", "a.yaml"), ("variant.yaml", "variant.yaml"),
            ("link.txt", "a.yaml"),
        ] {
            for command in ["run", "exact", "trace", "bench"] {
                let run = try DetenteProcess.run(
                    [command, scenario, "-o", output, "--format", "table"], in: workspace.folder)
                #expect(run.status == 64, "\(command) \(scenario) \(output): \(run.errors)")
                #expect(run.errors.contains("error: --output: the report would overwrite "))
            }
        }
        #expect(try workspace.text("a.yaml") == Sample.certain)
        let run = try run("./a.yaml", in: workspace, ["--format", "table"])
        #expect(
            run.errors
                == "error: --output: the report would overwrite a.yaml, which is the same file; give it a path of its own\n"
        )
    }

    @Test("a report does not take the place of the study that is kept, whether or not it is there")
    func study() throws {
        let workspace = try workspace()
        for _ in 0..<2 {
            let clash = try run("./s.csv", in: workspace, ["--save", "s.csv"])
            #expect(clash.status == 64 && clash.errors.contains("would overwrite s.csv"), "\(clash.errors)")
            #expect(try run("s.txt", in: workspace, ["--save", "s.csv"]).status == 0)
        }
    }

    @Test("a path that ends in a slash names no file")
    func slash() throws {
        let workspace = try workspace()
        let run = try run("new.json/", in: workspace)
        #expect(run.status == 74)
        #expect(run.errors == "error: cannot write new.json/: that is the name of a folder; remove the '/'\n")
        #expect(try workspace.names == ["a.yaml"])
    }

    @Test("a draft of a process that is gone is removed, one of a process that lives stays")
    func drafts() throws {
        let workspace = try workspace()
        // What a killed run leaves: the machine's letters and digits, the process, and something to tell drafts apart.
        let gone = Process()
        gone.executableURL = URL(fileURLWithPath: "/bin/sh")
        gone.arguments = ["-c", "exit 0"]
        try gone.run()
        gone.waitUntilExit()
        let machine = try #require(OperatingSystem.hostName)
            .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let dead = ".detente-draft-\(machine)-\(gone.processIdentifier)-1x"
        let living = ".detente-draft-\(machine)-\(getpid())-1x"
        let elsewhere = ".detente-draft-\(machine)other-\(gone.processIdentifier)-1x"
        for name in [dead, living, elsewhere, ".detente-draft-notes"] { try workspace.file(name, "half") }
        #expect(try run("b.json", in: workspace).status == 0)
        #expect(try workspace.names == ["a.yaml", "b.json", living, elsewhere, ".detente-draft-notes"])
    }

    @Test("a file that may not grow is 74, leaves no draft, and what was there stays")
    func fileLimit() throws {
        let workspace = try workspace()
        try workspace.file("b.json", "old")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.currentDirectoryURL = workspace.folder
        let program = try DetenteProcess.executable().path
        // 512 bytes: far less than a report has.
        shell.arguments = ["-c", "ulimit -f 1; exec '\(program)' run a.yaml -n 20 -q -o b.json"]
        let errors = Pipe()
        shell.standardError = errors
        try shell.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(shell.terminationReason == .exit && shell.terminationStatus == 74)
        #expect(said == "error: cannot write b.json: File too large\n")
        #expect(try workspace.names == ["a.yaml", "b.json"])
        #expect(try workspace.text("b.json") == "old")
    }

    @Test("a large report is written in pieces: in a file the same as in a pipe, whole or not at all")
    func pieces() throws {
        let workspace = try Workspace()
        try workspace.file("chancy.yaml", Sample.chancy)
        let sweep = ["sweep", "chancy.yaml", "-n", "10", "-q", "--plain", "--vary", "p=0:0.99:0.01"]
        for format in ["json", "csv"] {
            let piped = try DetenteProcess.run(sweep + ["--format", format], in: workspace.folder)
            #expect(piped.status == 0 && piped.output.utf8.count > 500_000, "\(piped.output.utf8.count)")
            #expect(
                try DetenteProcess.run(sweep + ["-o", "whole.\(format)"], in: workspace.folder).status == 0)
            func withoutTimes(_ text: String) -> [Substring] {
                text.split(separator: "\n").filter { !$0.contains("\"timing\"") }
            }
            #expect(withoutTimes(try workspace.text("whole.\(format)")) == withoutTimes(piped.output))
            if format == "json" {
                let json = try JSONSerialization.jsonObject(with: Data(piped.output.utf8)) as? [String: Any]
                #expect((json?["scenarios"] as? [Any])?.count == 100)
            } else {
                let lines = piped.output.components(separatedBy: "\r\n")
                #expect(lines.last == "" && lines.dropLast().allSatisfy { $0.contains(",") })
                #expect(lines.filter { $0.hasPrefix("scenario,section,") }.count == 1)
                // Every scenario but the baseline, with both outcomes: more rows than one piece has.
                #expect(lines.filter { $0.contains(",differences,outcome fire,") }.count > 99)
            }
            // A file that may not become so large stays as it was.
            try workspace.file("kept.\(format)", "mine")
            let program = try DetenteProcess.executable().path
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            let words = (sweep + ["-o", "kept.\(format)"]).joined(separator: " ")
            shell.arguments = ["-c", "ulimit -f 300; '\(program)' \(words) 2> errors"]
            shell.currentDirectoryURL = workspace.folder
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 74)
            #expect(try workspace.text("errors").contains("cannot write kept.\(format): File too large"))
            #expect(try workspace.text("kept.\(format)") == "mine")
        }
    }

    @Test("a full disk is 74", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let run = try run("/dev/full", in: try workspace(), ["--format", "json"])
        #expect(run.status == 74)
        #expect(run.errors == "error: cannot write /dev/full: No space left on device\n")
    }

    @Test("a file that is replaced keeps who may read it")
    func permissions() throws {
        let workspace = try workspace()
        let file = try workspace.file("b.json", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        #expect(try run("b.json", in: workspace).status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
}
