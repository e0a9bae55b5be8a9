import Benchmarks
import Foundation
import Scenarios
import Simulation
import Testing

struct BenchmarkTests {
    /// Two turns on one thread (4 s and 2 s), two on two threads (1 s each), of 1,000 replicates and 10,000 rounds.
    static func benchmark(seconds: [Double] = [4, 2], machine: Machine = Self.machine) -> Benchmark {
        Benchmark(
            version: "0.1.0", machine: machine, seed: 7, warmUp: 1,
            loads: [
                .init(
                    name: "thaw", file: "scenarios/thaw.yaml", title: "A thaw", digest: "sha256:1f", replicates: 1_000,
                    rounds: 10_000, draws: 50_000, generatorCalls: 20_000,
                    timings: [.init(threads: 1, seconds: seconds), .init(threads: 2, seconds: [1, 1])])
            ])
    }

    static let machine = Machine(processor: "A processor", cores: 2, system: "A system")

    @Test("A spread holds the median, the least and the greatest")
    func spread() {
        #expect(Spread([]) == nil)
        #expect(Spread([3])?.median == 3)
        let odd = Spread([5, 1, 3])
        #expect(odd?.median == 3 && odd?.least == 1 && odd?.greatest == 5 && odd?.count == 3)
        #expect(Spread([1, 2, 10, 3])?.median == 2.5)
    }

    @Test("The change's interval is that of the extremes, and its level that of the sign test")
    func change() throws {
        let then = try #require(Spread([10, 11, 12, 13, 14]))
        let now = try #require(Spread([6, 6, 6, 6, 7]))
        let change = Change(from: then, to: now)
        #expect(change.estimate == -0.5)
        #expect(change.lower == 6.0 / 14 - 1)
        #expect(change.upper == 7.0 / 10 - 1)
        // Each median is missed with 2 · (1/2)⁵.
        #expect(change.level == 0.875)
        #expect(change.verdict == .faster)
        #expect(Change(from: now, to: then).verdict == .slower)
        #expect(Change(from: then, to: then).verdict == .undecided)
        // One turn holds its median with no probability at all.
        let single = try #require(Spread([6]))
        #expect(Change(from: single, to: then).level == 0)
    }

    @Test("Rates and times are per thing, turn by turn")
    func rates() throws {
        let load = Self.benchmark().loads[0]
        #expect(load.rate(load.timings[0], of: load.replicates) == Spread([250, 500]))
        #expect(load.nanoseconds(load.timings[0], per: load.rounds) == Spread([4e5, 2e5]))
        #expect(load.nanoseconds(load.timings[0], per: load.draws) == Spread([8e4, 4e4]))
        #expect(load.nanoseconds(load.timings[0], per: 0) == nil)
        #expect(load.speedUp(load.timings[0]) == nil)
        #expect(load.speedUp(load.timings[1]) == Spread([4, 2]))
    }

    @Test("A result reads back as a baseline, and is compared on the same scenario and threads only")
    func baseline() throws {
        let former = Self.benchmark(seconds: [10, 10])
        let baseline = try BenchmarkBaseline(json: Data(former.json().utf8), named: "before.json")
        #expect(baseline.machine == Self.machine)
        let now = Self.benchmark().compared(with: baseline)
        let load = now.loads[0]
        let change = try #require(now.change(load, load.timings[0]))
        #expect(change.estimate == 3.0 / 10 - 1)
        #expect(change.lower == 0.2 - 1)
        #expect(change.upper == 0.4 - 1)
        var other = load
        other.digest = "sha256:2e"
        #expect(now.change(other, load.timings[0]) == nil)
        #expect(now.change(load, .init(threads: 4, seconds: [1])) == nil)
        let table = now.table()
        #expect(table.contains("-70.0 %"))
        #expect(table.contains("-80.0 % – -60.0 %"))
        #expect(!table.contains("another machine"))
    }

    @Test(
        "What is no result of a benchmark is refused",
        arguments: [
            "", "{}", "[1, 2]", #"{ "detente": 1, "run": { "seed": 1 } }"#,
            #"{ "benchmark": { "version": "1", "machine": { "processor": null, "cores": 1, "system": "s" } }, "loads": [ { "digest": "d", "replicates": 1, "timings": [ { "threads": 1, "seconds": [] } ] } ] }"#,
            #"{ "benchmark": { "version": "1", "machine": { "processor": null, "cores": 1, "system": "s" } }, "loads": [ { "digest": "d", "replicates": 0, "timings": [ { "threads": 1, "seconds": [1] } ] } ] }"#,
        ])
    func refused(text: String) {
        #expect(throws: UnusableBaseline.self) { try BenchmarkBaseline(json: Data(text.utf8), named: "before.json") }
    }

    @Test("A baseline of another machine, or of another scenario, is said to be so")
    func notes() throws {
        let faraway = Machine(processor: "Another", cores: 64, system: "A system")
        var former = Self.benchmark(machine: faraway)
        former.loads[0].digest = "sha256:2e"
        let baseline = try BenchmarkBaseline(json: Data(former.json().utf8), named: "before.json")
        let table = Self.benchmark().compared(with: baseline).table(width: 200)
        #expect(table.contains("of another machine or system: Another, 64 cores"))
        #expect(table.contains("nothing on 'thaw'"))
    }

    @Test("No line of the table is wider than the page", arguments: [60, 72, 100])
    func width(page: Int) throws {
        let baseline = try BenchmarkBaseline(json: Data(Self.benchmark().json().utf8), named: "before.json")
        let table = Self.benchmark().compared(with: baseline).table(width: page)
        for line in table.split(separator: "\n") { #expect(line.count <= page, "\(line)") }
    }

    @Test("Threads that had no work are told of")
    func idle() {
        var benchmark = Self.benchmark()
        benchmark.loads[0].timings[1].used = 1
        #expect(benchmark.table(width: 200).contains("Too few replicates to give every thread work: 'thaw'."))
    }

    @Test("The scenario built in is the one among the benchmarks")
    func reference() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = repository.appending(path: "benchmarks/scenarios/\(ReferenceScenario.name)")
        #expect(try String(contentsOf: file, encoding: .utf8) == ReferenceScenario.text)
    }
}
