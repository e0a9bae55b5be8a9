import Foundation
import Testing

@Suite("detente compare, sweep and report")
struct CompareCommandTests {
    private static let spark = """
        detente: 1
        title: Spark
        clock: { rounds: 20 }
        parameters: { p: { value: 0.02, choices: [0.01, 0.02, 0.04] }, q: 0.5 }
        events: { spark: { chance: p }, rain: { chance: q } }
        outcomes:
          fire: happened(spark)
          calm: { otherwise: true, good: true }
        measures: { sparks: times(spark) }
        questions: { early: { ask: happened(spark), by: 5 } }

        """

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Self.spark)
        try workspace.file("b.yaml", Self.spark.replacing("value: 0.02", with: "value: 0.03"))
        try workspace.file("same.yaml", "# the same\n" + Self.spark)
        return workspace
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func withoutTiming(_ text: String) -> String { text.replacing(/"timing": \{[^}]*\}/, with: "") }

    @Test("tables with differences, intervals and verdicts")
    func table() throws {
        let folder = try workspace()
        let run = try DetenteProcess.run(
            ["compare", "a.yaml", "b.yaml", "same.yaml", "-n", "4000", "--all"], in: folder.folder,
            environment: ["COLUMNS": "140"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output.hasPrefix(
                "Comparison of 3 scenarios on common random numbers; baseline: a\n4,000 replicates of each"))
        for words in [
            "Ranking", "Outcomes", "Questions", "Measures", "worse", "no difference: the same model", "(Holm)",
        ] {
            #expect(run.output.contains(words), "\(words)")
        }
        for width in [60, 80, 100] {
            for all in [[], ["--all"]] {
                let narrow = try DetenteProcess.run(
                    ["compare", "a.yaml", "b.yaml", "-n", "400"] + all, in: folder.folder,
                    environment: ["COLUMNS": "\(width)"])
                #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= width })
            }
        }
    }

    @Test("the same bytes on any number of threads; identical scenarios differ by exactly 0")
    func bytes() throws {
        let folder = try workspace()
        let texts = try ["1", "2", "5"].map { threads in
            let run = try DetenteProcess.run(
                ["compare", "a.yaml", "same.yaml", "b.yaml", "-n", "9000", "-t", threads, "--format", "json"],
                in: folder.folder)
            #expect(run.status == 0, "\(run.errors)")
            return withoutTiming(run.output)
        }
        #expect(Set(texts).count == 1)
        let differences = try #require(try json(texts[0])["differences"] as? [[String: Any]])
        let same = differences.filter { $0["scenario"] as? String == "same" }
        #expect(same.count > 4)
        for row in same { #expect((row["difference"] as? Double ?? 0) == 0 && row["lower"] as? Double == 0) }
        // The report within a comparison is the one of a run alone.
        let alone = try json(
            try DetenteProcess.run(["run", "b.yaml", "-n", "9000", "--format", "json"], in: folder.folder).output)
        let inside = try #require((try json(texts[0])["scenarios"] as? [[String: Any]])?.last)
        for key in ["outcomes", "timeline", "measures", "questions", "paths", "drivers"] {
            #expect((inside[key] as? NSArray) == (alone[key] as? NSArray), "\(key)")
        }
        // Replicates without an event are simulated in runs of one scenario only.
        func events(_ report: [String: Any]) throws -> NSArray {
            try #require(report["events"] as? [[String: Any]]).map { $0.filter { $0.key != "without" } } as NSArray
        }
        #expect(try events(inside) == events(alone))
    }

    @Test("patterns are expanded, the baseline is chosen by name")
    func pattern() throws {
        let folder = try workspace()
        let run = try DetenteProcess.run(
            ["compare", "*.yaml", "--baseline", "b", "-n", "200", "--format", "json"], in: folder.folder)
        #expect(run.status == 0, "\(run.errors)")
        let names = try #require(try json(run.output)["scenarios"] as? [[String: Any]]).map { $0["name"] as? String }
        #expect(names == ["a", "b", "same"])
        #expect(try json(run.output)["baseline"] as? String == "b")
        let wrong = try DetenteProcess.run(["compare", "*.yaml", "--baseline", "c"], in: folder.folder)
        #expect(wrong.status == 64 && wrong.errors.contains("'c' is none of the scenarios; they are a, b, same"))
        #expect(try DetenteProcess.run(["compare", "no*.yaml"], in: folder.folder).status == 66)
        #expect(try DetenteProcess.run(["compare", "a.yaml"], in: folder.folder).status == 64)
    }

    @Test("mistakes of all files are told, and nothing is run or written")
    func mistakes() throws {
        let folder = try workspace()
        try folder.file("bad1.yaml", Sample.mistaken)
        try folder.file("bad2.yaml", Sample.mistaken)
        let run = try DetenteProcess.run(
            ["compare", "bad1.yaml", "a.yaml", "bad2.yaml", "-o", "out.json", "--save", "s.sqlite"], in: folder.folder)
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.errors.contains("bad1.yaml:4:") && run.errors.contains("bad2.yaml:4:"))
        #expect(try folder.names == ["a.yaml", "b.yaml", "same.yaml", "bad1.yaml", "bad2.yaml"])
    }

    @Test("a sweep over levers, lists, ranges and draws; two of them have a heat map")
    func sweep() throws {
        let folder = try workspace()
        func names(_ arguments: [String]) throws -> [String] {
            let run = try DetenteProcess.run(
                ["sweep", "a.yaml", "-n", "100", "--format", "json"] + arguments, in: folder.folder)
            #expect(run.status == 0, "\(run.errors)")
            return try #require(try json(run.output)["scenarios"] as? [[String: Any]]).compactMap {
                $0["name"] as? String
            }
        }
        #expect(try names(["--vary", "p"]) == ["p=0.01", "p=0.02", "p=0.04"])
        #expect(try names(["--vary", "q=0:0.3:0.1"]) == ["q=0", "q=0.1", "q=0.2", "q=0.3"])
        #expect(try names(["--vary", "q=0.5,beta(2, 3)", "--vary", "p=0.1,0.2"]).count == 4)
        let map = try DetenteProcess.run(
            ["sweep", "a.yaml", "-n", "500", "--vary", "p", "--vary", "q=0,1", "--section", "map"],
            in: folder.folder)
        #expect(map.output.contains("Heat map") && map.output.contains("p down, q across"))
    }

    @Test(
        "a sweep that makes no sense says why",
        arguments: [
            (["--vary", "z"], "no parameter 'z'"), (["--vary", "q"], "has no 'choices'"),
            (["--vary", "q=0:1"], "a range is from:to:step"), (["--vary", "q=0:1:-0.1"], "do not lead from 0 to 1"),
            (["--vary", "q=0:1:0.0001"], "more than 1000"), (["--vary", "q=0.1,0.1"], "twice"),
            (["--vary", "q=0.1,,0.2"], "a value is missing"), (["--vary", "q=1", "--vary", "q=2"], "varied twice"),
            (["--vary", "q=0:1:0.01", "--vary", "p=0:1:0.01"], "too large"), ([], "nothing to vary"),
        ])
    func badSweep(arguments: [String], words: String) throws {
        let folder = try workspace()
        let run = try DetenteProcess.run(["sweep", "a.yaml"] + arguments, in: folder.folder)
        #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }

    @Test("a value that the language refuses is a mistake with its place, status 65")
    func badValue() throws {
        let folder = try workspace()
        let run = try DetenteProcess.run(["sweep", "a.yaml", "--vary", "q=0.5,1 +"], in: folder.folder)
        #expect(run.status == 65 && run.errors.contains("--vary:1:"), "\(run.errors)")
        let given = try DetenteProcess.run(["run", "a.yaml", "--given", "happened(sparc)"], in: folder.folder)
        #expect(given.status == 65 && given.errors.contains("--given:1:10:"), "\(given.errors)")
        #expect(given.errors.contains("did you mean 'spark'?"))
    }

    @Test("--given says how many replicates count; --precision says why it stopped")
    func conditions() throws {
        let folder = try workspace()
        let given = try DetenteProcess.run(
            ["run", "a.yaml", "-n", "2000", "--given", "happened(spark)", "--format", "json"], in: folder.folder)
        let run = try #require(try json(given.output)["run"] as? [String: Any])
        let condition = try #require(run["given"] as? [String: Any])
        #expect(condition["of"] as? Int == 2000 && condition["count"] as? Int == run["replicates"] as? Int)
        let outcomes = try #require(try json(given.output)["outcomes"] as? [[String: Any]])
        #expect(outcomes[0]["probability"] as? Double == 1)
        for (precision, stopped) in [("5%", "precision"), ("0.05", "precision"), ("0.01% ", "replicates")] {
            let precise = try DetenteProcess.run(
                ["run", "a.yaml", "--precision", precision, "-n", "30000", "--format", "json"], in: folder.folder)
            let run = try #require(try json(precise.output)["run"] as? [String: Any])
            #expect(run["stopped"] as? String == stopped, "\(precision)")
        }
        for relative in [["--precision", "20%", "relative"], ["--precision", "20% relative"]] {
            let precise = try DetenteProcess.run(
                ["run", "a.yaml", "-n", "30000", "--format", "json"] + relative, in: folder.folder)
            let run = try #require(try json(precise.output)["run"] as? [String: Any])
            #expect(run["precision"] as? String == "20 % relative" && run["stopped"] as? String == "precision")
        }
        for wrong in ["0", "-1%", "x", "150%", "5% absolute"] {
            #expect(try DetenteProcess.run(["run", "a.yaml", "--precision", wrong], in: folder.folder).status == 64)
        }
    }

    @Test("an interrupted comparison is balanced, and its intervals say that they hold at any time")
    func interrupted() throws {
        let folder = try workspace()
        let process = Process()
        process.executableURL = try DetenteProcess.executable()
        process.currentDirectoryURL = folder.folder
        process.arguments = ["compare", "a.yaml", "b.yaml", "-n", "1000000000", "-o", "r.json", "--progress", "always"]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        _ = errors.fileHandleForReading.availableData
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let runs = try #require(try json(try folder.text("r.json"))["scenarios"] as? [[String: Any]]).compactMap {
            $0["run"] as? [String: Any]
        }
        #expect(runs.count == 2 && runs[0]["replicates"] as? Int == runs[1]["replicates"] as? Int)
        #expect(runs.allSatisfy { $0["stopped"] as? String == "interrupted" })
        #expect(runs.allSatisfy { $0["intervals"] as? String == "confidence_sequence" })
    }

    @Test("CSV has one header, and no cell that a spreadsheet would compute")
    func csv() throws {
        let folder = try workspace()
        try folder.file("evil.yaml", Self.spark.replacing("title: Spark", with: "title: \"=1+1\\\"x\\\", y\""))
        let run = try DetenteProcess.run(["run", "evil.yaml", "-n", "50", "-o", "r.csv"], in: folder.folder)
        #expect(run.status == 0, "\(run.errors)")
        let lines = try folder.text("r.csv").split(separator: "\r\n")
        #expect(lines[0] == "scenario,section,name,round,date,statistic,value,lower,upper,title")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("\"'=1+1\"\"x\"\", y\",") })
        #expect(lines.contains { $0.contains(",outcomes,fire,,,probability,") })
    }
}
