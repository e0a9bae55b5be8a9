public import Foundation

/// The text of a scenario, with its name in messages.
public struct ScenarioText: Sendable {
    /// The file, as it was named; paths in `extends` are relative to it.
    public let name: String
    /// The YAML, in UTF-8.
    public let bytes: Data
    /// Whether it was read from a file of its name.
    let isFile: Bool

    /// The name of standard input in messages.
    public static let standardInputName = "<stdin>"

    /// A text that is already in memory.
    public init(_ bytes: Data, named name: String) {
        self.init(bytes, named: name, isFile: false)
    }

    /// Reads a file.
    /// - Parameter path: relative to the working directory.
    /// - Throws: ``UnreadableScenario``.
    public init(contentsOf path: String) throws {
        self.init(try FileText.read(path), named: path, isFile: true)
    }

    /// Reads standard input; files that the scenario extends are relative to the working directory.
    /// - Throws: ``UnreadableScenario``.
    public static func standardInput() throws -> ScenarioText {
        let bytes = try FileText.read(FileHandle.standardInput, named: standardInputName)
        return ScenarioText(bytes, named: standardInputName)
    }

    private init(_ bytes: Data, named name: String, isFile: Bool) {
        self.name = name
        self.bytes = bytes
        self.isFile = isFile
    }
}
