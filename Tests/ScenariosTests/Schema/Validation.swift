import Foundation

/// What an independent validator (Python's jsonschema) says of files against a schema.
enum Validation {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Whether Python is here with the two packages; the tests that need it are skipped where it is not.
    static let isAvailable = (try? python(["-c", "import jsonschema, yaml"]))?.status == 0

    /// The YAML files of a folder of the package, by name.
    static func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted().map { folder + "/" + $0 }
    }

    /// By file, `valid` or the first mistakes.
    static func verdicts(of files: [String], against schema: String) throws -> [String: String] {
        let draft = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString).json")
        try Data(schema.utf8).write(to: draft)
        defer { try? FileManager.default.removeItem(at: draft) }
        let script = root.appending(path: "Tests/Fixtures/Schema/validate.py").path
        let result = try python([script, draft.path] + files)
        guard result.status == 0 else { throw Failure(reason: result.output) }
        var verdicts: [String: String] = [:]
        for line in result.output.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2 { verdicts[String(parts[0])] = String(parts[1]) }
        }
        return verdicts
    }

    struct Failure: Error { var reason: String }

    private static func python(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B"] + arguments
        process.currentDirectoryURL = root
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
