import Foundation
import TestSupport
import Testing

/// The built executable, run as a user runs it.
struct DetenteProcess {
    var status: Int32
    var output: String
    var errors: String

    /// - Parameters:
    ///   - input: what standard input holds.
    ///   - blocks: no file may become longer than so many blocks of 512 bytes.
    ///   - environment: settings beside those that the test runs under; the width is fixed unless set here.
    static func run(
        _ arguments: [String], input: String = "", in folder: URL? = nil, blocks: Int? = nil,
        environment: [String: String] = [:]
    ) throws -> DetenteProcess {
        let process = Process()
        if let blocks {
            // A write beyond the limit then fails, instead of ending the program.
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
            process.arguments = ["-c", script, try executable().path] + arguments
        } else {
            process.executableURL = try executable()
            process.arguments = arguments
        }
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .merging(["COLUMNS": "100"]) { $1 }.merging(environment) { $1 }
        // Files, not pipes: a child that writes much while nobody reads would wait for ever.
        let workspace = try Workspace()
        let files = try ["in", "out", "err"].map { try workspace.file($0, $0 == "in" ? input : "") }
        let handles = (
            input: try FileHandle(forReadingFrom: files[0]), output: try FileHandle(forWritingTo: files[1]),
            errors: try FileHandle(forWritingTo: files[2])
        )
        process.standardInput = handles.input
        process.standardOutput = handles.output
        process.standardError = handles.errors
        try process.run()
        process.waitUntilExit()
        return DetenteProcess(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }

    static func executable() throws -> URL { try builtExecutable() }
}

/// A folder of its own for one test, gone when the test is.
final class Workspace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "detente-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    @discardableResult
    func file(_ name: String, _ text: String) throws -> URL {
        let url = folder.appending(path: name)
        try Data(text.utf8).write(to: url)
        return url
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The names of everything in the folder, hidden files too.
    var names: Set<String> {
        get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }
}

/// Scenarios whose results are known without simulating.
enum Sample {
    /// The event fires in round 1 for certain; so the outcome is certain.
    static let certain = """
        detente: 1
        title: A certain thing
        clock: { rounds: 4 }
        events:
          signal: { at: 2 }
        outcomes:
          signalled: { when: happened(signal), good: true }
          silent: otherwise
        expect: ["probability(signalled) > 0.9"]

        """

    static let disappointed = certain.replacingOccurrences(of: "> 0.9", with: "< 0.5")

    static let mistaken = """
        detente: 1
        clock: { rounds: 4 }
        outcomes:
          good_end: happend(signal)
          silent: otherwise
        colour: red

        """

    /// With 10¹² replicates of it nobody waits for the end.
    static let chancy = """
        detente: 1
        clock: { rounds: 20 }
        parameters: { p: "uniform(0, 0.1)" }
        events:
          spark: { chance: p }
        outcomes:
          fire: happened(spark)
          calm: otherwise

        """
}
