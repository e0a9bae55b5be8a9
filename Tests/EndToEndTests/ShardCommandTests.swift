import Foundation
import Testing

@Suite("Studies in parts, on the command line")
struct ShardCommandTests {
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.chancy)
        try workspace.file("b.yaml", "extends: a.yaml\ntitle: B's way\n")
        return workspace
    }

    private func run(_ folder: Workspace, _ arguments: [String], status: Int32 = 0) throws -> (
        output: String, errors: String
    ) {
        let run = try DetenteProcess.run(arguments, in: folder.folder)
        #expect(run.status == status, "\(arguments): \(run.status) \(run.errors)")
        return (run.output, run.errors)
    }

    @Test("run, compare and sweep in parts give the file of one run")
    func parts() throws {
        let folder = try workspace()
        for (command, files) in [
            ("run", ["a.yaml"]), ("compare", ["a.yaml", "b.yaml"]), ("sweep", ["a.yaml", "--vary", "p=0.02,0.07"]),
        ] {
            let words = [command] + files + ["-n", "13000", "-q"]
            _ = try run(folder, words + ["--save", "whole-\(command).sqlite"])
            for part in 1...3 {
                _ = try run(folder, words + ["--shard", "\(part)/3", "--save", "\(command)-\(part).sqlite"])
            }
            let merged = try run(folder, ["merge", "\(command)-*.sqlite", "--save", "sum-\(command).sqlite"])
            #expect(
                merged.output.hasPrefix("sum-\(command).sqlite: 13,000 replicates")
                    && merged.output.contains("'detente report sum-\(command).sqlite' prints it"))
            let (one, sum) = ("whole-\(command).sqlite", "sum-\(command).sqlite")
            #expect(
                try Data(contentsOf: folder.folder.appending(path: one))
                    == Data(contentsOf: folder.folder.appending(path: sum)))
            #expect(try run(folder, ["report", sum]).output == run(folder, ["report", one]).output)
        }
    }

    @Test("a part says how far it is, and its own report is marked as partial")
    func output() throws {
        let folder = try workspace()
        let words = ["run", "a.yaml", "-n", "13000", "--shard", "2/3", "--save", "p.sqlite"]
        let line = "shard 2 of 3, replicates 4,097–8,192: finished, in p.sqlite\n"
        #expect(try run(folder, words).output == line)
        // Again: there is nothing more to do.
        #expect(try run(folder, words).output == line)
        #expect(try run(folder, words + ["-q"]).output.isEmpty)
        let report = try run(folder, words + ["--format", "json"]).output
        let fields = try #require(JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
        let about = try #require(fields["run"] as? [String: Any])
        #expect(about["stopped"] as? String == "interrupted" && about["replicates"] as? Int == 4096)
        #expect(try run(folder, ["report", "p.sqlite"]).output.contains("PARTIAL"))
    }

    @Test("what is missing is printed for sbatch, and a sum with holes is refused")
    func missing() throws {
        let folder = try workspace()
        for part in [1, 3, 4] {
            _ = try run(
                folder, ["run", "a.yaml", "-n", "40000", "-q", "--shard", "\(part)/9", "--save", "p\(part).sqlite"])
        }
        #expect(try run(folder, ["merge", "p*.sqlite", "--missing"]).output == "2,5-9\n")
        let refused = try run(folder, ["merge", "p1.sqlite", "p3.sqlite", "--save", "x.sqlite"], status: 65)
        #expect(refused.output.isEmpty && refused.errors.contains("replicates 4,097–8,192 are missing: shard 2 of 9"))
        #expect(refused.errors.contains("shards 4-9 of 9"))
        #expect(try !folder.names.contains("x.sqlite"))
        try folder.file("foreign.sqlite", "detente: 1\n")
        let both = try run(folder, ["merge", "foreign.sqlite", "p1.sqlite", "--save", "x.sqlite"], status: 65)
        #expect(both.errors.contains("foreign.sqlite exists, but it is not a study of detente"))
        #expect(both.errors.contains("shards 2-9 of 9"))
        let begun = try run(folder, ["merge", "p*.sqlite", "--save", "x.sqlite", "--partial"])
        #expect(begun.output.hasPrefix("x.sqlite: 4,096 replicates (of those requested, the first ones)"))
        _ = try run(folder, ["merge", "nothing-*.sqlite", "--missing"], status: 66)
        let exists = try run(folder, ["merge", "p1.sqlite", "--save", "x.sqlite", "--partial"], status: 64)
        #expect(exists.errors.contains("x.sqlite exists; name another file, or replace it with --replace"))
        // Never over one of the parts.
        let over = try run(folder, ["merge", "p1.sqlite", "--save", "p1.sqlite", "--partial", "--replace"], status: 64)
        #expect(over.errors.contains("would overwrite p1.sqlite"))
    }

    @Test(
        "command lines that make no sense",
        arguments: [
            (["run", "a.yaml", "--shard", "1/3"], "--shard needs --save"),
            (["run", "a.yaml", "--shard", "0/3", "--save", "s"], "'0/3' is not a shard"),
            (["run", "a.yaml", "--shard", "4/3", "--save", "s"], "'4/3' is not a shard"),
            (["run", "a.yaml", "--shard", "3", "--save", "s"], "'3' is not a shard"),
            (
                ["run", "a.yaml", "-n", "9000", "--shard", "1/4", "--save", "s"],
                "9000 replicates have at most 3 shards"
            ),
            (
                ["run", "a.yaml", "--shard", "1/4", "--save", "s", "--precision", "1%"],
                "--shard cannot be used with --precision"
            ),
            (["run", "a.yaml", "--shard", "1/4", "--save", "s", "--replace"], "--shard cannot be used with --replace"),
            (["merge", "a.sqlite"], "Say where the sum goes"),
            (["merge", "a.sqlite", "--missing", "--save", "x"], "--missing writes nothing"),
            (["scatter", "c", "--engine", "slurm"], "Say after '--' what is to be run"),
            (["scatter", "c", "--engine", "slurm", "--", "check", "a.yaml"], "Only run, compare and sweep"),
            (["scatter", "c", "--engine", "slurm", "--", "run", "a.yaml", "-n", "x"], "is not right"),
            (
                ["scatter", "c", "--engine", "slurm", "--", "run", "a.yaml", "--save", "s"],
                "--save cannot be used here"
            ),
            (
                ["scatter", "c", "--engine", "slurm", "--", "run", "a.yaml", "--precision", "1%"],
                "--precision cannot be used here"
            ),
            (["scatter", "c", "--engine", "slurm", "--memory", "much", "--", "run", "a.yaml"], "no amount of memory"),
            (
                ["scatter", "c", "--engine", "slurm", "--shards", "99", "--", "run", "a.yaml", "-n", "9000"],
                "at most 3 shards"
            ),
        ])
    func usage(arguments: [String], words: String) throws {
        let folder = try workspace()
        let refused = try run(folder, arguments, status: 64)
        #expect(refused.errors.contains(words), "\(refused.errors)")
        #expect(try folder.names == ["a.yaml", "b.yaml"])
    }

    @Test("settings and numbers of replicates of a part are fixed")
    func fixed() throws {
        let folder = try workspace()
        let words = ["run", "a.yaml", "--save", "p.sqlite", "-q"]
        _ = try run(folder, words + ["-n", "9000", "--shard", "1/2"])
        let other = try run(folder, words + ["-n", "9000", "--shard", "2/2"], status: 65)
        #expect(other.errors.contains("--shard 1/2, not 2/2"))
        let more = try run(folder, words + ["-n", "90000", "--shard", "1/2"], status: 65)
        #expect(more.errors.contains("--replicates 9000, not 90000"))
        let whole = try run(folder, words + ["-n", "9000"], status: 65)
        #expect(whole.errors.contains("--shard 1/2, not (none)"))
    }

    @Test("a campaign has copies of all files, and scripts for each engine", arguments: ["slurm", "parallel", "dask"])
    func scatter(engine: String) throws {
        let folder = try workspace()
        let written = try run(
            folder,
            [
                "scatter", "c", "--engine", engine, "--shards", "4", "--cpus", "2", "--memory", "3G", "--time", "45",
                "--", "compare", "a.yaml", "./b.yaml", "--baseline", "b", "-n", "40000", "--set", "p=0.05", "-s", "7",
            ])
        #expect(written.output.contains("4 parts of about 1 s each on 2 cores"))
        let scripts = [
            "slurm": ["merge.sbatch", "run.sbatch", "submit.sh"], "parallel": ["run.sh"], "dask": ["run.py"],
        ]
        let own = try #require(scripts[engine])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.folder.appending(path: "c").path)
        #expect(
            names.sorted()
                == (own + ["campaign.json", "logs", "merge.sh", "missing.sh", "parts", "scenarios"]).sorted())
        #expect(try folder.text("c/scenarios/a.yaml") == Sample.chancy)
        #expect(try folder.text("c/scenarios/b.yaml").contains("extends: a.yaml"))
        let script = try folder.text("c/" + (engine == "slurm" ? "run.sbatch" : own[0]))
        for words in ["scenarios/a.yaml", "scenarios/b.yaml", "--baseline", "--set", "p=0.05"] {
            #expect(script.contains(words), "\(words) in \(script)")
        }
        if engine == "slurm" {
            for line in ["--array=1-4", "--time=45", "--cpus-per-task=2", "--mem=3G", "--requeue"] {
                #expect(script.contains("#SBATCH \(line)\n"))
            }
        }
        let fields = try #require(
            JSONSerialization.jsonObject(with: Data(folder.text("c/campaign.json").utf8)) as? [String: Any])
        #expect(fields["shards"] as? Int == 4 && fields["replicates"] as? Int == 40_000)
        // Not into a folder that has something.
        let again = try run(
            folder, ["scatter", "c", "--engine", engine, "--shards", "2", "--", "run", "a.yaml", "-n", "9000"],
            status: 74)
        #expect(again.errors.contains("the folder exists and is not empty"))
    }
}
