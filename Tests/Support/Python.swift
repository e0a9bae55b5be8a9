internal import Foundation

/// Python scripts that check what detente wrote with other code than ours.
package enum Python {
    /// Runs a script in the root of the repository.
    /// - Parameter arguments: the script, from there, and what it is given.
    /// - Returns: what it prints.
    /// - Throws: ``PythonFailure``, where Python or a package is missing too.
    package static func output(of arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B"] + arguments
        process.currentDirectoryURL = repository
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw PythonFailure(output: output) }
        return output
    }
}

/// A Python script failed.
package struct PythonFailure: Error, CustomStringConvertible {
    var output: String

    package var description: String {
        "this test needs python3 with the packages jsonschema and PyYAML (Debian: python3-jsonschema, python3-yaml):\n"
            + output
    }
}
