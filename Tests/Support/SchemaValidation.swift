internal import Foundation

/// What an independent validator (Python's jsonschema) says of files against a schema.
package enum SchemaValidation {
    /// By file, `valid` or the first errors.
    /// - Parameter files: paths, absolute or from the root of the repository.
    /// - Throws: ``PythonFailure``, where Python or a package is missing too.
    package static func verdicts(of files: [String], against schema: String) throws -> [String: String] {
        let draft = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString).json")
        try Data(schema.utf8).write(to: draft)
        defer { try? FileManager.default.removeItem(at: draft) }
        let script = repository.appending(path: "Tests/Fixtures/Schema/validate.py").path
        var verdicts: [String: String] = [:]
        for line in try Python.output(of: [script, draft.path] + files).split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2 { verdicts[String(parts[0])] = String(parts[1]) }
        }
        return verdicts
    }
}
