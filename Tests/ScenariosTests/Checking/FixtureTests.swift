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

    /// Where the message stands on another line than the slip: what is missing altogether, and a line that YAML takes
    /// for right.
    static let linesApart: Set<String> = [
        "date-without-start.yaml", "indent-too-little.yaml", "otherwise-missing.yaml",
    ]

    @Test(
        "a slip of somebody who has never programmed gets one message, on its line, that says what to write",
        arguments: Fixtures.names(in: "Slips"))
    func slip(name: String) throws {
        let (reading, rendered) = try Fixtures.read(name, in: "Slips")
        #expect(reading.scenario == nil)
        #expect(try Fixtures.expected(name, in: "Slips", actual: rendered) == rendered)
        let errors = reading.diagnostics.filter { $0.severity == .error }
        #expect(errors.count == 1, "\(rendered)")
        let error = try #require(errors.first)
        // The line that differs from the scenario without a slip.
        let folder = Fixtures.folder.appending(path: "Slips")
        func lines(_ name: String) throws -> [Substring] {
            let text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            return text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let changed = zip(try lines(name), try lines("right.yml")).enumerated().first { $1.0 != $1.1 }
        let line = try #require(changed).offset + 1
        // A slip in all lines of a section starts at its name.
        let isNear = (line...(line + 1)).contains(error.place.line)
        #expect(isNear || Self.linesApart.contains(name), "line \(line), not \(error.place.line)")
    }

    @Test("the scenario of the slips is right without them")
    func withoutSlips() throws {
        let (reading, rendered) = try Fixtures.read("right.yml", in: "Slips")
        #expect(reading.scenario != nil && rendered.isEmpty, "\(rendered)")
        #expect(Fixtures.names(in: "Slips").count >= 100)
    }

    @Test("nothing of a file that is not a scenario is shown, and a slip at `extends` hides it too")
    func secrets() throws {
        let plain = try Fixtures.read("no-scenario.yaml", in: "Rejected")
        #expect(!plain.rendered.contains("hunter2") && !plain.rendered.contains("abc123"))
        for name in ["extends-no-scenario.yaml", "extends-other-yaml.yaml"] {
            let (reading, rendered) = try Fixtures.read(name, in: "Rejected")
            #expect(!rendered.contains("hunter2") && !rendered.contains("s3cret") && !rendered.contains("password:"))
            #expect(reading.sources.files == [name])
        }
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
