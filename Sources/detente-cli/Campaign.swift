internal import Detente
internal import Foundation
internal import SystemCalls

/// A study that is run in parts on many machines: a folder with copies of the scenarios and the scripts for an engine.
struct Campaign {
    enum Engine: String, CaseIterable {
        case slurm, parallel, dask

        /// The script that starts it.
        var start: String {
            switch self {
            case .slurm: "submit.sh"
            case .parallel: "run.sh"
            case .dask: "run.py"
            }
        }
    }

    /// The words of the command, given the study and the names of the copied files.
    typealias Words = (_ study: Study, _ copies: [String: String]) -> [String]

    let engine: Engine
    let shards: Int
    let cpus: Int
    let memory: String
    let minutes: Int
    /// The seconds that one core would take for the whole.
    let seconds: Double
    let study: Study
    let words: Words

    /// Parts take about so many seconds on all of their cores.
    private static let wantedSeconds = 1200.0

    /// How many parts take about 20 minutes each.
    static func shards(seconds: Double, cpus: Int, most: Int) -> Int {
        max(1, min(most, 1000, Int((seconds / wantedSeconds / Double(cpus)).rounded(.up))))
    }

    /// The seconds that one core takes for all replicates of a study, from about a second of its first scenario.
    static func seconds(of study: Study) async throws -> Double {
        var settings = study.settings
        settings.threads = 1
        settings.replicates = min(512, study.settings.replicates)
        while true {
            let clock = ContinuousClock()
            let begin = clock.now
            _ = try await study.scenarios[0].scenario.simulate(settings)
            let time = (clock.now - begin) / .seconds(1)
            guard time < 0.5, settings.replicates < study.settings.replicates else {
                return time / Double(settings.replicates) * Double(study.settings.replicates)
                    * Double(study.scenarios.count)
            }
            settings.replicates = min(2 * settings.replicates, study.settings.replicates)
        }
    }

    /// Writes the folder.
    /// - Throws: ``WriteFailure``.
    func write(to folder: String) throws {
        let files = FileManager.default
        if let names = try? files.contentsOfDirectory(atPath: folder), !names.isEmpty {
            throw WriteFailure(path: folder, reason: "the folder exists and is not empty")
        }
        let copies = copies()
        let command = words(study, copies.mapValues { "scenarios/\($0)" })
        do {
            for name in ["parts", "logs"] {
                try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            }
            for (path, text) in study.texts {
                guard let copy = copies[path] else { continue }
                let target = "\(folder)/scenarios/\(copy)"
                try files.createDirectory(atPath: Draft.folder(of: target), withIntermediateDirectories: true)
                try WholeFile(path: target).write([UInt8](text))
            }
            for script in scripts(command) {
                try WholeFile(path: "\(folder)/\(script.name)").write(script.text)
                if script.isProgram {
                    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(script.name)")
                }
            }
            try WholeFile(path: "\(folder)/campaign.json").write(description(command))
        } catch let failure as WriteFailure { throw failure } catch {
            throw WriteFailure(path: folder, reason: error.localizedDescription)
        }
    }

    /// By path: the name of the copy, without the folders that all files have in common, so that one that extends another
    /// finds it.
    private func copies() -> [String: String] {
        func components(_ path: String) -> [String] { URL(fileURLWithPath: path).standardizedFileURL.pathComponents }
        let paths = Array(study.texts.keys)
        var common = paths.first.map { Array(components($0).dropLast()) } ?? []
        for path in paths {
            let folders = components(path).dropLast()
            common = Array(zip(common, folders).prefix { $0 == $1 }.map(\.0))
        }
        return Dictionary(
            uniqueKeysWithValues: paths.map { ($0, components($0).dropFirst(common.count).joined(separator: "/")) })
    }

    /// The campaign as JSON, for people and other programs.
    private func description(_ command: [String]) throws -> String {
        let fields: [String: Any] = [
            "detente": detenteVersion, "engine": engine.rawValue, "shards": shards, "cpus": cpus, "memory": memory,
            "minutes": minutes, "command": command, "replicates": study.settings.replicates,
            "scenarios": study.scenarios.count, "estimated_core_seconds": (seconds * 10).rounded() / 10,
        ]
        let data = try JSONSerialization.data(
            withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// What was written, and what to do next.
    func summary(_ folder: String) -> String {
        let each = seconds / Double(shards * cpus)
        let time = each < 90 ? "\(max(1, Int(each.rounded()))) s" : "\(Int((each / 60).rounded())) minutes"
        return """
            \(folder): \(shards) part\(shards == 1 ? "" : "s") of about \(time) each on \(cpus) core\(cpus == 1 ? "" : "s"), \
            for \(engine.title)
            start them:          \(shellQuoted(path: folder))/\(engine.start)
            what is missing:     \(shellQuoted(path: folder))/missing.sh

            """
    }
}

extension Campaign.Engine {
    fileprivate var title: String {
        switch self {
        case .slurm: "Slurm"
        case .parallel: "GNU parallel"
        case .dask: "Dask"
        }
    }
}

/// A file of a campaign.
struct Script {
    let name: String
    let text: String
    var isProgram = true
}
