public import Foundation

/// An earlier result of `detente bench`, read from its JSON.
public struct BenchmarkBaseline: Sendable {
    /// The file, as it was named.
    package var file: String
    package var version: String
    package var machine: Machine
    private var times: [Key: Former]

    private struct Key: Hashable {
        var digest: String
        var threads: Int
    }

    private struct Former {
        var replicates: Int
        var seconds: [Double]
    }

    /// - Parameters:
    ///   - json: what `detente bench --format json` wrote.
    ///   - file: its name in messages.
    /// - Throws: ``UnusableBaseline``.
    public init(json: Data, named file: String) throws(UnusableBaseline) {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: json)
        } catch {
            throw UnusableBaseline(file: file)
        }
        self.file = file
        version = document.benchmark.version
        let machine = document.benchmark.machine
        self.machine = Machine(processor: machine.processor, cores: machine.cores, system: machine.system)
        times = [:]
        for load in document.loads {
            for timing in load.timings {
                let areTimes = !timing.seconds.isEmpty && timing.seconds.allSatisfy { $0.isFinite && $0 > 0 }
                guard load.replicates > 0, areTimes else { throw UnusableBaseline(file: file) }
                times[Key(digest: load.digest, threads: timing.threads)] = Former(
                    replicates: load.replicates, seconds: timing.seconds)
            }
        }
    }

    /// The time for a replicate of the same scenario on the same number of threads, in nanoseconds; `nil` if unknown.
    package func nanosecondsPerReplicate(digest: String, threads: Int) -> Spread? {
        times[Key(digest: digest, threads: threads)].flatMap { former in
            Spread(former.seconds.map { $0 * 1e9 / Double(former.replicates) })
        }
    }

    private struct Document: Decodable {
        struct Machine: Decodable {
            var processor: String?
            var cores: Int
            var system: String
        }

        struct Benchmark: Decodable {
            var version: String
            var machine: Machine
        }

        struct Timing: Decodable {
            var threads: Int
            var seconds: [Double]
        }

        struct Load: Decodable {
            var digest: String
            var replicates: Int
            var timings: [Timing]
        }

        var benchmark: Benchmark
        var loads: [Load]
    }
}

/// The file is not a result of `detente bench`.
public struct UnusableBaseline: Error, CustomStringConvertible {
    /// The file as it was named.
    public let file: String

    /// The error and its fix, in one sentence.
    public var description: String {
        "\(file) contains no benchmark result; 'detente bench --output NAME.json' writes one"
    }
}

extension Benchmark {
    /// The change of the time for a replicate; `nil` without an earlier result for it.
    package func change(_ load: Load, _ timing: Timing) -> Change? {
        guard let then = baseline?.nanosecondsPerReplicate(digest: load.digest, threads: timing.threads),
            let now = load.nanoseconds(timing, per: load.replicates)
        else { return nil }
        return Change(from: then, to: now)
    }

    /// This result compared with an earlier one.
    public func compared(with baseline: BenchmarkBaseline) -> Benchmark {
        var copy = self
        copy.baseline = baseline
        return copy
    }
}
