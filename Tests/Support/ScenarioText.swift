package import Foundation
package import Scenarios
import Testing

/// Reads a scenario that must be without mistakes.
package func scenarioOf(_ text: String, set settings: [String] = [], given: String? = nil) throws -> Scenario {
    let reading = readScenario(file: "test.yaml", text: Data(text.utf8), settings: settings, given: given) { _ in
        throw CocoaError(.fileNoSuchFile)
    }
    return try #require(
        reading.scenario,
        "\(reading.diagnostics.map { "\($0.place.line):\($0.place.column) \($0)" }.joined(separator: "\n"))\n\(text)")
}

/// A scenario of the repository, by its path from the root.
package func scenarioAt(_ path: String, set settings: [String] = []) throws -> Scenario {
    let file = repository.appending(path: path)
    let reading = readScenario(file: path, text: try Data(contentsOf: file), settings: settings) { other in
        // The path comes as the extending file's name makes it: from the root.
        try Data(contentsOf: repository.appending(path: other))
    }
    return try #require(reading.scenario, "\(path): \(reading.diagnostics.map { "\($0)" }.joined(separator: "\n"))")
}

/// The root of the repository.
package var repository: URL {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root
}
