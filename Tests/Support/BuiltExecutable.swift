package import Foundation
internal import SystemCalls
internal import Testing

/// The built executable `detente`: in the folder of the tests themselves, or one above, in whatever configuration they
/// were built.
package func builtExecutable() throws -> URL {
    let tests =
        [Bundle.main.executableURL?.path, CommandLine.arguments.first].compactMap(\.self)
        + Bundle.allBundles.map(\.bundlePath)
    let folders = tests.flatMap { path in
        sequence(first: URL(filePath: path).deletingLastPathComponent()) { folder in
            folder.path == "/" ? nil : folder.deletingLastPathComponent()
        }.prefix(4)
    }
    let found = folders.map { $0.appending(path: "detente") }.first { candidate in
        guard let status = FileSystem.status(of: candidate.path) else { return false }
        return status.st_mode & S_IFMT == S_IFREG && FileSystem.isAccessible(candidate.path, X_OK)
    }
    return try #require(found, "the executable 'detente' is built beside the tests")
}
