internal import Foundation
internal import SystemCalls

/// The bytes of scenario files.
enum FileText {
    /// A scenario has at most 4 MiB; one byte more is read, so that the check for it has something to refuse.
    private static let limit = (4 << 20) + 1

    /// Reads a file, but never more than a scenario may have, so that a device or a wrong name costs nothing.
    /// - Throws: ``UnreadableScenario``.
    static func read(_ path: String) throws -> Data {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw UnreadableScenario(file: path, reason: OperatingSystem.reason())
        }
        return try read(handle, named: path)
    }

    /// The text of an HTML report, which is larger than the scenarios in it.
    static func page(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw UnreadableScenario(file: path, reason: OperatingSystem.reason())
        }
        return String(decoding: try read(handle, named: path, upTo: 256 << 20), as: UTF8.self)
    }

    static func read(_ handle: FileHandle, named name: String, upTo limit: Int = limit) throws -> Data {
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
