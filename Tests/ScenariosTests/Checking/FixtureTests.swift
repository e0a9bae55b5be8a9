import Foundation
import Scenarios
import Testing

/// The scenarios in `Tests/Fixtures`, and what `check` says of them.
private enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    static func names(in kind: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.sorted()
    }

    static func read(_ name: String, in kind: String) throws -> (reading: ScenarioReading, rendered: String) {
        let folder = folder.appending(path: kind)
        let text = try Data(contentsOf: folder.appending(path: name))
        let reading = readScenario(file: name, text: text) { path in
            try Data(contentsOf: folder.appending(path: path))
        }
        let renderer = DiagnosticRenderer(sources: reading.sources)
        return (reading, reading.diagnostics.map { renderer.render($0) }.joined())
    }

    /// What is expected of a fixture; written anew where `DETENTE_UPDATE_FIXTURES` is set, to be read before it is
    /// committed.
    static func expected(_ name: String, in kind: String, actual: String) throws -> String? {
        let file = folder.appending(path: kind).appending(path: name.replacing(".yaml", with: ".expected"))
        if ProcessInfo.processInfo.environment["DETENTE_UPDATE_FIXTURES"] == "1", !actual.isEmpty {
            try Data(actual.utf8).write(to: file)
        }
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}

@Suite("Fixtures")
struct FixtureTests {
    @Test(
        "every rejected scenario is refused in the exact words that are committed",
        arguments: Fixtures.names(in: "Rejected"))
    func rejected(name: String) throws {
        let (reading, rendered) = try Fixtures.read(name, in: "Rejected")
        #expect(reading.scenario == nil)
        #expect(try Fixtures.expected(name, in: "Rejected", actual: rendered) == rendered)
    }

    @Test(
        "every accepted scenario is read without a word, but for the warnings that are committed",
        arguments: Fixtures.names(in: "Accepted"))
    func accepted(name: String) throws {
        let (reading, rendered) = try Fixtures.read(name, in: "Accepted")
        #expect(reading.scenario != nil, "\(rendered)")
        #expect(try Fixtures.expected(name, in: "Accepted", actual: rendered) ?? "" == rendered)
    }

    @Test("there are fixtures")
    func notEmpty() {
        #expect(Fixtures.names(in: "Rejected").count >= 60)
        #expect(Fixtures.names(in: "Accepted").count >= 10)
    }

    @Test("every mistake of a fixture says what would put it right, or says it all")
    func shapes() throws {
        for name in Fixtures.names(in: "Rejected") {
            for diagnostic in try Fixtures.read(name, in: "Rejected").reading.diagnostics {
                let message = diagnostic.cause.message
                #expect(!message.isEmpty && !message.contains("\n") && !message.hasSuffix("."), "\(name): \(message)")
                #expect(diagnostic.place.line >= 1 && diagnostic.place.column >= 1)
            }
        }
    }
}
