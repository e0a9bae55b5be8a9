import Detente
import Foundation
import Testing

/// A small study that has something of everything that is counted.
enum Kept {
    static let text = """
        detente: 1
        title: First steps
        clock: { rounds: 8, round: 1 month, start: 2026-01 }
        parameters: { readiness: "uniform(0.4, 0.9)" }
        actors:
          north: { trust: readiness, approval: 0.9 }
          south: { trust: 0.6 }
        issues:
          visas: { steps: 2 }
          flights: { steps: 3, requires: done(visas), expires: 2026-07 }
        events:
          incident: { chance: 0.2, effects: ["trust(all, all) *= 0.7"] }
        outcomes:
          settled: { when: done(visas), good: true }
          stalled: otherwise
        questions: { quiet: { ask: not happened(incident), at: 2026-03 } }
        measures: { height: "level(visas) + normal(0, 1)" }

        """
    static let others = [
        "b": text.replacing("0.4, 0.9", with: "0.5, 0.9"),
        "c": text.replacing("0.4, 0.9", with: "0.6, 0.9"),
    ]

    static func study(_ names: [String], _ settings: RunSettings) throws -> Study {
        try Study(
            names.map { name in
                let text = Data((others[name] ?? text).utf8)
                return try CheckedScenario(ScenarioText(text, named: "\(name).yaml"), settings)
            }, settings)
    }

    /// Counts on in the study.
    /// - Returns: the report.
    static func run(
        _ names: [String], _ replicates: Int, in path: String, replacing: Bool = false
    ) async throws -> String {
        let file = try SavedStudy(path: path)
        return try await study(names, RunSettings(replicates: replicates, threads: 1))
            .run(savedIn: file, replacing: replacing).json().replacing(/"timing": \{[^}]*\}/, with: "")
    }

    static func report(_ path: String) throws -> String {
        try SavedStudy(existing: path).report().json().replacing(/"timing": \{[^}]*\}/, with: "")
    }
}

/// A folder of its own, gone with the test.
final class Folder {
    let url: URL

    init() throws {
        // In memory where there is such a folder: thousands of transactions would wait for the disk.
        let memory = "/dev/shm"
        let place =
            FileManager.default.isWritableFile(atPath: memory)
            ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
        url = place.appending(path: "detente-studies-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ data: Data, _ name: String) throws -> String {
        try data.write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }
}
