import Foundation
import TestSupport
import Testing
import SystemCalls

@Suite("detente run")
struct RunCommandTests {
    @Test("prints tables and ends with 0")
    func table() throws {
        let workspace = try Workspace()
        try workspace.file("certain.yaml", Sample.certain)
        let run = try DetenteProcess.run(["run", "certain.yaml", "-n", "200"], in: workspace.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("A certain thing\ncertain.yaml · 200 replicates · seed 1 · 4 rounds"))
        #expect(run.output.contains("signalled ✓"))
        let claims = try DetenteProcess.run(
            ["run", "certain.yaml", "-n", "200", "--section", "expectations"], in: workspace.folder)
        #expect(claims.output.contains("\nExpectations\n") && claims.output.contains("probability(signalled) > 0.9"))
        #expect(!claims.output.contains("\nOutcomes"))
        #expect(!run.output.contains("\u{1B}"), "a pipe gets no colour")
        #expect(run.errors == "", "no progress where there is no terminal")
    }

    @Test("reads standard input as '-'")
    func standardInput() throws {
        let run = try DetenteProcess.run(["run", "-", "-n", "50", "--format", "json"], input: Sample.certain)
        #expect(run.status == 0, "\(run.errors)")
        let document = try json(run.output)
        #expect((document["scenario"] as? [String: Any])?["file"] as? String == "<stdin>")
        let outcomes = try #require(document["outcomes"] as? [[String: Any]])
        #expect(outcomes.map { $0["count"] as? Int } == [50, 0])
        #expect((outcomes[0]["round"] as? [String: Any])?["p50"] as? Int == 2)
    }

    /// P(calm | p) = (1 − p)²⁰ with p uniform on (0, .1), so that without sparks it is always calm.
    @Test("the range over the inputs, drivers by swing, and what an event does; --plain leaves them out")
    func futures() throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.chancy)
        func report(_ more: String...) throws -> [String: Any] {
            let run = try DetenteProcess.run(
                ["run", "a.yaml", "-n", "9000", "-q", "--outcome", "calm", "--format", "json"] + more,
                in: workspace.folder)
            #expect(run.status == 0, "\(run.errors)")
            return try json(run.output)
        }
        func without(_ report: [String: Any]) throws -> [String: Any]? {
            try #require(report["events"] as? [[String: Any]])[0]["without"] as? [String: Any]
        }
        let full = try report()
        let success = try #require(full["success"] as? [String: Any])
        let probability = try #require(success["probability"] as? Double)
        // The mean of (1 − p)²⁰ is (1 − .9²¹)/2.1, and that of its square (1 − .9⁴¹)/4.1.
        let mean = (1 - pow(0.9, 21)) / 2.1
        let deviation = ((1 - pow(0.9, 41)) / 4.1 - mean * mean).squareRoot()
        let range = try #require(success["over_inputs"] as? [String: Double])
        #expect(abs(probability - mean) < 0.03)
        #expect(abs(try #require(range["sd"]) - deviation) < 0.03, "\(range), \(deviation)")
        #expect(try #require(range["p05"]) < probability && probability < (try #require(range["p95"])))
        let drivers = try #require(full["drivers"] as? [[String: Any]])
        #expect(drivers.map { $0["kind"] as? String } == ["parameter"])
        #expect(try #require(drivers[0]["share"] as? Double) > 0.9)
        let share = try #require(try without(full))
        #expect(share["replicates"] as? Int == 4096)
        let all = try #require(try without(try report("--without", "spark")))
        #expect(all["replicates"] as? Int == 9000)
        #expect(abs(try #require(all["difference"] as? Double) - (1 - probability)) < 1e-12)
        let plain = try report("--plain")
        #expect(((plain["success"] as? [String: Any])?["over_inputs"]) is NSNull)
        #expect(try without(plain) == nil)
        #expect((plain["drivers"] as? [[String: Any]])?[0]["share"] is NSNull)
        #expect((plain["success"] as? [String: Any])?["probability"] as? Double == probability)
        let unknown = try DetenteProcess.run(["run", "a.yaml", "--without", "sparc"], in: workspace.folder)
        #expect(unknown.status == 64)
        #expect(unknown.errors == "error: --without: the scenario has no event 'sparc'; did you mean 'spark'?\n")
    }

    @Test("drivers come by how far they move success")
    func swings() throws {
        let run = try DetenteProcess.run(
            [
                "run", "benchmarks/scenarios/normalisation.yaml", "-n", "3000", "-q", "--plain", "--format", "json",
            ], in: repository)
        let drivers = try #require(try json(run.output)["drivers"] as? [[String: Any]])
        let swings = drivers.compactMap { driver -> Double? in
            guard let low = driver["low"] as? Double, let high = driver["high"] as? Double else { return nil }
            return abs(high - low)
        }
        #expect(swings.count > 10 && swings == swings.sorted(by: >))
        #expect(Set(drivers.compactMap { $0["kind"] as? String }) == ["parameter", "start"])
    }

    @Test("a file ending in .json gets JSON, written whole, and nothing else is left")
    func outputFile() throws {
        let workspace = try Workspace()
        try workspace.file("certain.yaml", Sample.certain)
        try workspace.file("report.json", "old")
        let run = try DetenteProcess.run(
            ["run", "certain.yaml", "-n", "1_0", "-o", "report.json"], in: workspace.folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "")
        #expect((try json(workspace.text("report.json"))["detente"]) as? Int == 1)
        #expect(try workspace.names == ["certain.yaml", "report.json"])
    }

    @Test("the same run gives the same bytes but for its timing")
    func reproducible() throws {
        let texts = try ["1", "2", "7"].map { threads in
            let arguments = ["run", "-", "-n", "3000", "--seed", "5", "--threads", threads, "--format", "json"]
            let run = try DetenteProcess.run(arguments, input: Sample.chancy)
            #expect(run.status == 0, "\(run.errors)")
            return run.output.replacing(/"timing": \{[^}]*\}/, with: "")
        }
        #expect(Set(texts).count == 1)
    }

    @Test("a bad scenario ends with 65, shows all mistakes, and touches no output")
    func badScenario() throws {
        let workspace = try Workspace()
        try workspace.file("bad.yaml", Sample.mistaken)
        try workspace.file("report.json", "old")
        let run = try DetenteProcess.run(["run", "bad.yaml", "-o", "report.json"], in: workspace.folder)
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(run.errors.contains("bad.yaml:4:") && run.errors.contains("bad.yaml:6:"))
        #expect(run.errors.contains("^"))
        #expect(try workspace.text("report.json") == "old")
        #expect(try workspace.names == ["bad.yaml", "report.json"])
    }

    @Test("a file that is not there ends with 66, a folder too")
    func missing() throws {
        let run = try DetenteProcess.run(["run", "nowhere.yaml"])
        #expect(run.status == 66)
        #expect(run.errors == "error: cannot read nowhere.yaml: No such file or directory\n")
        let folder = try DetenteProcess.run(["run", "."])
        #expect(folder.status == 66)
        #expect(folder.errors == "error: cannot read .: it is a folder\n")
    }

    @Test("an output that cannot be written ends with 74, before anything is simulated")
    func cannotWrite() throws {
        let workspace = try Workspace()
        for path in [workspace.path("no/such/folder.json"), workspace.folder.path] {
            let run = try DetenteProcess.run(
                ["run", "-", "-o", path, "-n", "1000000000000"], input: Sample.chancy)
            #expect(run.status == 74)
            #expect(run.errors.hasPrefix("error: cannot write "))
        }
    }

    @Test("a device takes the report and stays a device")
    func device() throws {
        let run = try DetenteProcess.run(["run", "-", "-n", "5", "-o", "/dev/null"], input: Sample.certain)
        #expect(run.status == 0, "\(run.errors)")
        let status = try #require(FileSystem.status(of: "/dev/null"))
        #expect(status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test("expectations that do not hold end with 1, if asked for; the report is printed all the same")
    func expectations() throws {
        for (text, arguments, status) in [
            (Sample.certain, ["--fail-unless-expected"], Int32(0)),
            (Sample.disappointed, ["--fail-unless-expected"], 1),
            (Sample.disappointed, [], 0),
        ] {
            let run = try DetenteProcess.run(["run", "-", "-n", "200"] + arguments, input: text)
            #expect(run.status == status, "\(run.errors)")
            #expect(run.output.contains("Expectations"))
        }
    }

    @Test("--outcome says what counts as success; a name that is unknown is a mistake of usage")
    func outcome() throws {
        let run = try DetenteProcess.run(["run", "-", "-n", "20", "--outcome", "silent"], input: Sample.certain)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("silent ✓"))
        let wrong = try DetenteProcess.run(["run", "-", "--outcome", "signaled"], input: Sample.certain)
        #expect(wrong.status == 64)
        #expect(wrong.errors == "error: --outcome: the scenario has no outcome 'signaled'; did you mean 'signalled'?\n")
    }

    @Test(
        "a command line that makes no sense ends with 64",
        arguments: [
            ["run"], ["run", "x.yaml", "-n", "0"], ["run", "x.yaml", "-n", "1e6"], ["run", "x.yaml", "-n", "-5"],
            ["run", "x.yaml", "-n", "1000000000001"], ["run", "x.yaml", "-n", "99999999999999999999"],
            ["run", "x.yaml", "--seed", "-1"], ["run", "x.yaml", "--seed", "18446744073709551616"],
            ["run", "x.yaml", "--threads", "0"], ["run", "x.yaml", "--threads", "1025"],
            ["run", "x.yaml", "--level", "0"], ["run", "x.yaml", "--level", "1"], ["run", "x.yaml", "--level", "nan"],
            ["run", "x.yaml", "--set", "goodwill"], ["run", "x.yaml", "--set", "=3"],
            ["run", "x.yaml", "--format", "pdf"], ["run", "x.yaml", "-o", ""], ["run", "x.yaml", "-o", "report.pdf"],
            ["run", "x.yaml", "--frobnicate"], ["walk", "x.yaml"], ["check"],
        ])
    func usage(arguments: [String]) throws {
        let run = try DetenteProcess.run(arguments)
        #expect(run.status == 64)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Error: "))
    }

    @Test("--progress always draws on standard error and clears up; --quiet says nothing")
    func progress() throws {
        let run = try DetenteProcess.run(["run", "-", "-n", "2000", "--progress", "always"], input: Sample.certain)
        #expect(run.status == 0)
        #expect(run.errors.contains("%") && run.errors.hasSuffix("\r\u{1B}[K"))
        #expect(!run.output.contains("\r"))
    }

    @Test("the page is as wide as COLUMNS says", arguments: [60, 80, 120])
    func columns(width: Int) throws {
        let run = try DetenteProcess.run(
            ["run", "-", "-n", "20", "--all"], input: Sample.certain, environment: ["COLUMNS": String(width)])
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= width })
        let notes = run.output.split(separator: "\n").filter { $0.hasPrefix("•") }
        #expect(notes.contains { $0.count > width - 20 })
    }

    @Test("an interrupted run prints what is done, marked partial, and ends with 130", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) throws {
        let workspace = try Workspace()
        try workspace.file("chancy.yaml", Sample.chancy)
        let process = Process()
        process.executableURL = try DetenteProcess.executable()
        process.arguments = [
            "run", workspace.path("chancy.yaml"), "-n", "1000000000000", "-o", workspace.path("report.json"),
            "--progress", "always",
        ]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        // The first sign of progress says that the run has begun and the signal will find its handler.
        _ = errors.fileHandleForReading.availableData
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        let run = try #require(try json(workspace.text("report.json"))["run"] as? [String: Any])
        #expect(run["stopped"] as? String == "interrupted")
    }

    @Test("--help has examples, --version a version")
    func help() throws {
        for arguments in [["--help"], ["run", "--help"], ["check", "--help"]] {
            let help = try DetenteProcess.run(arguments)
            #expect(help.status == 0 && help.output.contains("EXAMPLES:"))
        }
        let version = try DetenteProcess.run(["--version"])
        let form = /\d+\.\d+\.\d+\n(commit [0-9a-f]{12}\+?|no commit known)\n(debug|release) for [a-z0-9 -]+\n/
        #expect(version.output.wholeMatch(of: form) != nil, "\(version.output)")
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
