import Foundation
import Testing

@Suite("Studies in SQLite files")
struct StudyTests {
    private static let walk = """
        detente: 1
        title: Walk
        clock: { rounds: 60 }
        parameters: { drift: 0.5 }
        state: { x: { start: 3, each_round: "x + if(chance(drift), 1, -1)" } }
        outcomes:
          ruin: { when: x <= 0 }
          top: { when: x >= 10, good: true }
          walking: otherwise
        measures: { place: x, noise: "normal(0, 1)" }

        """

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Self.walk)
        try workspace.file("b.yaml", "extends: a.yaml\nparameters: { drift: 0.55 }\n")
        try workspace.file("c.yaml", "extends: a.yaml\nparameters: { drift: 0.45 }\n")
        return workspace
    }

    private func run(_ folder: Workspace, _ arguments: [String]) throws -> String {
        let run = try DetenteProcess.run(arguments, in: folder.folder)
        #expect(run.status == 0, "\(arguments): \(run.errors)")
        return run.output.replacing(/"timing": \{[^}]*\}/, with: "")
    }

    @Test("three resumed runs, and a scenario added later, give the bytes of one run")
    func resumed() throws {
        let folder = try workspace()
        let whole = try run(folder, ["compare", "a.yaml", "b.yaml", "c.yaml", "-n", "9500", "--format", "json"])
        for replicates in ["1000", "6000"] {
            _ = try run(folder, ["compare", "a.yaml", "b.yaml", "-n", replicates, "--save", "s.sqlite", "-q"])
        }
        // Two are named, three are in the study: all go on.
        let third = try run(
            folder, ["compare", "a.yaml", "c.yaml", "-n", "9500", "--save", "s.sqlite", "--format", "json"])
        #expect(third == whole)
        #expect(try run(folder, ["report", "s.sqlite", "--format", "json"]) == whole)
        #expect(try run(folder, ["report", "s.sqlite", "--list"]) == "a\nb\nc\n")
        #expect(try run(folder, ["report", "s.sqlite", "--scenario", "a", "--text"]) == Self.walk)
        // Without its files the study still stands.
        for name in ["a.yaml", "b.yaml", "c.yaml"] {
            try FileManager.default.removeItem(at: folder.folder.appending(path: name))
        }
        let alone = try run(folder, ["report", "s.sqlite", "--scenario", "b"])
        #expect(alone.hasPrefix("Walk\nb.yaml · 9,500 replicates"))
        #expect(try run(folder, ["report", "s.sqlite", "--level", "0.99"]).contains("99 % interval"))
    }

    @Test("a study that is killed again and again is whole, and comes to the bytes of one run")
    func killed() throws {
        let folder = try workspace()
        let total = "400000"
        let whole = try run(folder, ["compare", "a.yaml", "b.yaml", "-n", total, "--format", "json"])
        var kills = 0
        for delay in [0.05, 0.1, 0.2, 0.3, 0.15, 0.25] {
            let process = Process()
            process.executableURL = try DetenteProcess.executable()
            process.currentDirectoryURL = folder.folder
            process.arguments = [
                "compare", "a.yaml", "b.yaml", "-n", total, "--save", "s.sqlite", "-q", "-o", "x.json",
            ]
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: delay)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { kills += 1 }
            let report = try DetenteProcess.run(["report", "s.sqlite"], in: folder.folder)
            // Killed before the file was there, or before the first transaction.
            let isEmpty =
                report.errors.contains("nothing is counted") || report.errors.contains("is an empty file")
                || report.status == 66
            #expect(report.status == 0 || isEmpty, "\(report.errors)")
        }
        #expect(kills > 0, "the machine is too fast for this test: nothing was killed")
        let last = try run(
            folder, ["compare", "a.yaml", "b.yaml", "-n", total, "--save", "s.sqlite", "--format", "json"])
        #expect(last == whole)
    }

    @Test("what does not go with a study is refused, and it stays as it was")
    func refusals() throws {
        let folder = try workspace()
        _ = try run(folder, ["compare", "a.yaml", "b.yaml", "-n", "500", "--save", "s.sqlite", "-q"])
        let before = try run(folder, ["report", "s.sqlite", "--format", "json"])
        func refused(_ arguments: [String], _ words: String, status: Int32 = 65) throws {
            let run = try DetenteProcess.run(arguments, in: folder.folder)
            #expect(run.status == status && run.errors.contains(words), "\(arguments): \(run.status) \(run.errors)")
            #expect(run.output.isEmpty)
        }
        try refused(["compare", "a.yaml", "b.yaml", "-s", "2", "--save", "s.sqlite"], "seed 1, not 2")
        try refused(
            ["compare", "a.yaml", "b.yaml", "--baseline", "b", "--save", "s.sqlite"], "--baseline a, not b")
        try refused(["run", "a.yaml", "--given", "x > 5", "--save", "s.sqlite"], "--given (none), not x > 5")
        try refused(["run", "a.yaml", "--outcome", "ruin", "--save", "s.sqlite"], "--outcome (none), not ruin")
        try refused(["run", "a.yaml", "--set", "drift=0.6", "--save", "s.sqlite"], "other settings")
        try folder.file("b.yaml", "extends: a.yaml\nparameters: { drift: 0.56 }\n")
        try refused(["compare", "a.yaml", "b.yaml", "--save", "s.sqlite"], "a scenario 'b' with another text")
        try refused(["run", "a.yaml", "--save", "a.yaml"], "it is not a study of detente")
        try refused(["report", "nowhere.sqlite"], "there is no such study", status: 66)
        try refused(["report", "s.sqlite", "--scenario", "z"], "no scenario 'z'; it has a, b")
        try refused(["run", "a.yaml", "--replace"], "--replace needs a study", status: 64)
        #expect(try run(folder, ["report", "s.sqlite", "--format", "json"]) == before)
        // Told to, it takes the other's place.
        let replaced = try run(
            folder, ["compare", "a.yaml", "b.yaml", "-n", "500", "--save", "s.sqlite", "--replace", "--format", "json"])
        let fresh = try run(folder, ["compare", "a.yaml", "b.yaml", "-n", "500", "--format", "json"])
        #expect(replaced == fresh)
    }

    @Test("a sweep is kept with its grid")
    func sweep() throws {
        let folder = try workspace()
        let arguments = ["sweep", "a.yaml", "--vary", "drift=0.4,0.6", "-n", "300", "--format", "json"]
        let kept = try run(folder, arguments + ["--save", "s.sqlite"])
        let plain = try run(folder, arguments)
        #expect(kept == plain)
        #expect(try run(folder, ["report", "s.sqlite", "--format", "json"]) == kept)
    }

    @Test("names that SQLite would not keep are refused, and so is a file in which there is nothing")
    func names() throws {
        let folder = try workspace()
        for name in ["", " ", ":memory:", "file:x?mode=memory", "FILE:x"] {
            let run = try DetenteProcess.run(["run", "a.yaml", "-n", "10", "--save", name], in: folder.folder)
            #expect(run.status == 64 && run.errors.contains("--save"), "'\(name)': \(run.status) \(run.errors)")
            #expect(run.output.isEmpty)
        }
        try folder.file("nothing.sqlite", "")
        let report = try DetenteProcess.run(["report", "nothing.sqlite"], in: folder.folder)
        #expect(report.status == 65)
        #expect(
            report.errors.contains("nothing.sqlite is an empty file, not a study; 'detente run --save' creates one"))
        #expect(try folder.text("nothing.sqlite").isEmpty)
        #expect(try folder.names == ["a.yaml", "b.yaml", "c.yaml", "nothing.sqlite"])
    }

    @Test("a study that cannot be written gives 74, and leaves nothing behind")
    func unwritable() throws {
        let folder = try workspace()
        try FileManager.default.createDirectory(
            at: folder.folder.appending(path: "folder"), withIntermediateDirectories: false)
        let before = try folder.names
        for (name, words) in [
            ("nowhere/s.sqlite", "there is no such folder"), ("a.yaml/s.sqlite", "there is no such folder"),
            ("folder", "it is a folder"), ("/dev/full", "it is not a regular file"), ("/proc/s.sqlite", "cannot write"),
        ] {
            let run = try DetenteProcess.run(["run", "a.yaml", "-n", "10", "--save", name], in: folder.folder)
            #expect(run.status == 74 && run.errors.contains(words), "\(name): \(run.status) \(run.errors)")
            #expect(try folder.names == before)
        }
        // Files may have so many blocks of 512 bytes, as if the disk were full.
        _ = try run(folder, ["run", "a.yaml", "-n", "100", "--save", "s.sqlite"])
        let kept = try run(folder, ["report", "s.sqlite", "--format", "json"])
        for (blocks, name) in [(8, "new.sqlite"), (8, "s.sqlite")] {
            let limited = try DetenteProcess.run(
                ["run", "a.yaml", "-n", "9000", "-q", "--save", name], in: folder.folder, blocks: blocks)
            #expect(limited.status == 74, "\(blocks) blocks: \(limited.status) \(limited.errors)")
            #expect(limited.errors.contains("cannot write the study"))
        }
        #expect(try run(folder, ["report", "s.sqlite", "--format", "json"]) == kept)
    }

    @Test("a second writer is told at the start; a writer that was killed is in nobody's way")
    func twoWriters() throws {
        let folder = try workspace()
        let first = Process()
        first.executableURL = try DetenteProcess.executable()
        first.currentDirectoryURL = folder.folder
        first.arguments = ["run", "a.yaml", "-n", "1000000000", "--save", "s.sqlite", "-q"]
        first.standardError = FileHandle.nullDevice
        first.standardOutput = FileHandle.nullDevice
        try first.run()
        defer { kill(first.processIdentifier, SIGKILL) }
        var isCounting = false
        for _ in 0..<600 where !isCounting {
            Thread.sleep(forTimeInterval: 0.1)
            isCounting = try DetenteProcess.run(["report", "s.sqlite"], in: folder.folder).status == 0
        }
        #expect(isCounting)
        let second = try DetenteProcess.run(["run", "a.yaml", "-n", "10", "--save", "s.sqlite"], in: folder.folder)
        #expect(second.status == 74)
        #expect(second.errors.contains("another run is writing to this study"))
        kill(first.processIdentifier, SIGKILL)
        first.waitUntilExit()
        let third = try run(folder, ["run", "a.yaml", "-n", "10", "--save", "s.sqlite"])
        #expect(third.contains("The study has more than the 10 replicates that were requested"))
    }

    @Test("a run that its precision stopped stays where it is")
    func precision() throws {
        let folder = try workspace()
        let arguments = [
            "run", "a.yaml", "-n", "100000", "--precision", "2%", "--format", "json", "--save", "s.sqlite",
        ]
        let first = try run(folder, arguments)
        #expect(first.contains(#""stopped": "precision""#))
        #expect(try run(folder, arguments) == first)
    }
}
