public import Foundation
internal import SystemCalls

/// The bytes of scenario files.
enum FileText {
    /// A scenario has at most 4 MiB; one byte more is read, so that the check for it has something to refuse.
    private static let limit = (4 << 20) + 1

    /// Reads a file, but never more than a scenario may have, so that a device or a mistaken name costs nothing.
    /// - Throws: ``UnreadableScenario``.
    static func read(_ path: String) throws -> Data {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw UnreadableScenario(file: path, reason: OperatingSystem.reason())
        }
        return try read(handle, named: path)
    }

    static func read(_ handle: FileHandle, named name: String) throws -> Data {
        var data = Data()
        do {
            while data.count < limit, let part = try handle.read(upToCount: limit - data.count), !part.isEmpty {
                data.append(part)
            }
        } catch {
            let isFolder = FileSystem.status(of: name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
            throw UnreadableScenario(file: name, reason: isFolder ? "it is a folder" : error.localizedDescription)
        }
        return data
    }
}

extension CheckedScenario {
    /// How messages name standard input.
    public static let standardInputName = "<stdin>"

    /// The bytes of a file, no more than a scenario may have.
    /// - Throws: ``UnreadableScenario``.
    public static func text(of path: String) throws -> Data { try FileText.read(path) }

    /// The text on standard input, no more than a scenario may have.
    /// - Throws: ``UnreadableScenario``.
    public static func textOfStandardInput() throws -> Data {
        try FileText.read(FileHandle.standardInput, named: standardInputName)
    }

    /// Reads and checks a scenario from standard input; files that it extends are relative to the working directory.
    /// - Throws: as for a file.
    public init(standardInput: FileHandle, setting overrides: [String] = [], given condition: String? = nil) throws {
        let text = try FileText.read(standardInput, named: Self.standardInputName)
        try self.init(text: text, named: Self.standardInputName, setting: overrides, given: condition)
    }
}
