import Detente
import Foundation
import Testing
import SystemCalls

/// What `extends` may name: a file of a scenario, and nothing that hangs or tells what it should not.
@Suite("Files that a scenario extends") struct ExtendedFileTests {
    private func message(extending path: String) throws -> String {
        let text = "extends: \"\(path)\"\ndetente: 1\nclock: { rounds: 3 }\noutcomes: { rest: otherwise }\n"
        let mistakes = #expect(throws: ScenarioErrors.self) {
            try CheckedScenario(ScenarioText(Data(text.utf8), named: "extending.yaml"))
        }
        return try #require(mistakes).description
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "extends-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func `a pipe, a device, a socket and a folder are refused without being opened`() throws {
        try withFolder { folder in
            // Opening it to read would wait for a writer for ever.
            #expect(FileSystem.makePipe(folder + "/pipe"))
            #expect(try message(extending: folder + "/pipe").contains("it is a pipe, not a file"))
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/link", withDestinationPath: folder + "/pipe")
            #expect(try message(extending: folder + "/link").contains("it is a pipe, not a file"))
            try FileManager.default.createSymbolicLink(atPath: folder + "/zero", withDestinationPath: "/dev/zero")
            #expect(try message(extending: folder + "/zero").contains("it is a device, not a file"))
            #expect(try message(extending: folder).contains("it is a folder, not a file"))
        }
        for path in ["/dev/zero", "/dev/stdin", "/dev/fd/0", "/proc/self/environ"] {
            #expect(try message(extending: path).contains("cannot read '\(path)': it is not a regular file"))
        }
    }

    @Test func `a missing file and links in a circle are called so`() throws {
        try withFolder { folder in
            #expect(try message(extending: folder + "/nothere.yaml").contains("there is no such file"))
            for (link, target) in [("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/" + link, withDestinationPath: folder + "/" + target)
            }
            #expect(try message(extending: folder + "/a.yaml").contains("its links lead in a circle"))
        }
    }

    @Test func `of a file that is not a scenario nothing is shown`() throws {
        try withFolder { folder in
            for (name, text) in [
                (".env", "PASSWORD=hunter2\n"), ("passwd", "root:x:0:0:root:/root:/bin/sh\n"),
                ("compose.yaml", "title: x\nsecrets: { password: hunter2 }\n"), ("broken.yaml", "key: [hunter2\n"),
                ("list.json", "[\"hunter2\"]"), ("empty", ""), ("binary", "\u{1}\u{2}hunter2"),
            ] {
                try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
                let message = try message(extending: folder + "/" + name)
                #expect(message.contains("/\(name)' is not a scenario"))
                #expect(!message.contains("hunter2") && !message.contains("root:x") && !message.contains("PASSWORD"))
                #expect(message.split(separator: "\n").count == 3, "one message: \(message)")
            }
            // A scenario with a mistake shows it.
            try Data("detente: 1\nclock: [\n".utf8).write(to: URL(filePath: folder + "/scenario.yaml"))
            #expect(try message(extending: folder + "/scenario.yaml").contains("scenario.yaml:2:8: error"))
        }
    }
}
