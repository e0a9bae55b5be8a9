import Detente
import Foundation
import TestSupport
import Testing

/// What the pages tell a user to type, and what they show of the library.
@Suite("Commands and code of the documentation")
struct CommandTests {
    /// Lines of shell blocks that begin with `detente`, in order.
    private static func commands(of page: Page) -> [String] {
        page.blocks.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n").map(String.init) }
            .filter { $0.hasPrefix("detente ") }
    }

    @Test("every command of the README works, in the order in which it stands there")
    func readme() throws {
        try Self.run(try Documentation.readme(), atLeast: 10)
    }

    @Test("every command of results.md works")
    func results() throws {
        let page = try #require(try Documentation.pages().first { $0.name == "results.md" })
        try Self.run(page, atLeast: 8)
    }

    @Test(
        "every command of comparing.md, studies.md, draws.md and pages.md works",
        arguments: ["comparing.md", "studies.md", "draws.md", "pages.md"])
    func comparing(name: String) throws {
        let page = try #require(try Documentation.pages().first { $0.name == name })
        try Self.run(page, atLeast: 6)
    }

    @Test("every command of exact.md works, and prints the table that the page shows")
    func exact() throws {
        let page = try #require(try Documentation.pages().first { $0.name == "exact.md" })
        try Self.run(page, atLeast: 5)
        let shown = try #require(page.blocks.first { $0.word("name") == "truce.txt" }).text
        let text = try #require(page.blocks.first { $0.word("name") == "truce.yaml" }).text
        let report = try CheckedScenario(ScenarioText(Data(text.utf8), named: "truce.yaml")).exact()
        #expect(report.table(.firstPage, width: 100).replacing(#/ · [0-9.]+ s\n/#, with: "\n") == shown)
        let refused = try CheckedScenario(
            contentsOf: Documentation.root.appending(path: "scenarios/first-steps.yaml").path)
        let message = try #require(throws: NoExactProbabilities.self) { try refused.exact() }.description
        for line in message.split(separator: "\n").dropFirst().dropLast() { #expect(page.text.contains("\n" + line)) }
    }

    @Test("the first page that results.md shows is that of its command")
    func firstPage() async throws {
        let page = try #require(try Documentation.pages().first { $0.name == "results.md" })
        let shown = try #require(page.blocks.first { $0.word("name") == "crisis.txt" }).text
        let text = try Data(contentsOf: Documentation.root.appending(path: "scenarios/crisis.yaml"))
        let scenario = try CheckedScenario(ScenarioText(text, named: "scenarios/crisis.yaml"))
        let report = try await scenario.simulate(RunSettings(replicates: 2_000, seed: 1))
        #expect(report.table(.firstPage, width: 100).replacing(#/ · [0-9.]+ s\n/#, with: "\n") == shown)
    }

    /// In a folder with the scenarios of the repository and the files that the page shows; with few replicates.
    private static func run(_ page: Page, atLeast least: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "detente-pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: Documentation.root.appending(path: "scenarios"), to: folder.appending(path: "scenarios"))
        for block in page.blocks {
            guard let name = block.word("name") else { continue }
            try Data(block.text.utf8).write(to: folder.appending(path: name))
        }
        let commands = commands(of: page)
        #expect(commands.count >= least)
        for command in commands {
            // Where the output goes is the shell's business; other programs need not be installed here.
            var line = String(command.prefix { $0 != "|" && $0 != ">" })
            if line.contains(" run "), !line.contains("--replicates") { line += " --replicates 100" }
            #expect(try status(of: line, in: folder) == 0, "\(page): \(command)")
        }
    }

    private static func status(of command: String, in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] =
            try builtExecutable().deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test("the example of the library in the README and in its documentation is the one that is tested")
    func library() throws {
        let test = String(
            decoding: try Data(
                contentsOf: Documentation.root.appending(path: "Tests/EndToEndTests/LibraryTests.swift")),
            as: UTF8.self)
        let lines = test.split(separator: "\n", omittingEmptySubsequences: false)
        let begin = try #require(lines.firstIndex { $0.hasSuffix("// README: begin") })
        let end = try #require(lines.firstIndex { $0.hasSuffix("// README: end") })
        let indentation = lines[begin].prefix { $0 == " " }.count
        let tested = lines[(begin + 1)..<end].map { $0.dropFirst(indentation) + "\n" }.joined()
        let page = try Page("Detente.md", in: Documentation.root.appending(path: "Sources/Detente/Detente.docc"))
        for page in [try Documentation.readme(), page] {
            let shown = try #require(page.blocks.first { $0.language == "swift" })
            #expect(shown.text == "import Detente\n\n" + tested, "\(page.name)")
        }
    }

    @Test("the flagship's table in the README speaks of the flagship's outcomes")
    func flagship() throws {
        let table = try #require(try Documentation.readme().blocks.first { $0.language == "text" }).text
        let scenario = String(
            decoding: try Data(contentsOf: Documentation.root.appending(path: "scenarios/us-russia.yaml")),
            as: UTF8.self)
        let section = try #require(scenario.firstMatch(of: /(?ms)^outcomes:\n(.*?)^\w/)).output.1
        let outcomes = section.matches(of: /(?m)^  (\w+):/).map(\.output.1)
        #expect(outcomes.count > 2)
        // The table has their titles: 'Missions only' for 'missions_only'.
        let shown = table.lowercased().replacing(" ", with: "_")
        for outcome in outcomes { #expect(shown.contains("\n" + outcome + "_"), "\(outcome)") }
    }

    @Test("every option in the tables of results.md is one of 'detente run'")
    func options() throws {
        let page = try #require(try Documentation.pages().first { $0.name == "results.md" })
        let source = try FileManager.default.contentsOfDirectory(
            at: Documentation.root.appending(path: "Sources/detente-cli"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "swift" }.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
            .joined()
        let options = Set(page.text.matches(of: /`--([a-z-]+)/).map { String($0.output.1) })
        #expect(options.count >= 10)
        for option in options {
            // The name of an option is that of the property that holds it.
            let words = option.split(separator: "-")
            let property = words[0] + words.dropFirst().map(\.capitalized).joined()
            #expect(source.contains("var \(property)"), "--\(option)")
        }
    }
}
