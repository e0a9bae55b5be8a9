internal import ArgumentParser
internal import Benchmarks
internal import Detente

/// `detente bench`: how fast scenarios are simulated.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast scenarios are simulated.",
        discussion: """
            EXAMPLES:
              detente bench
                  the reference scenario, on one thread and on all cores
              detente bench thaw.yaml --threads 1,2,4 --repeats 9
                  a scenario of yours, on one, two and four threads
              detente bench --output before.json
              detente bench --baseline before.json
                  what has changed since then

            Each turn runs every scenario on every number of threads; reported are the median of the turns, the \
            least and the greatest. A draw is one random decision or one random number.
            """
    )

    @Argument(
        help: "Scenarios, YAML files; '-' reads standard input (default: the reference scenario).",
        completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String] = []

    @Option(
        name: [.customShort("n"), .long],
        help: "Replicates in each run (default: as many as take half a second on one thread).",
        transform: { try wholeNumber($0, of: "replicates", in: 1...1_000_000_000_000) })
    var replicates: Int?

    @Option(
        name: [.short, .long],
        help: "The seed of the random numbers (default: \(RunSettings.defaultSeed)).",
        transform: { try wholeNumber($0, of: "the seed", in: UInt64.min...UInt64.max) })
    var seed = RunSettings.defaultSeed

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Numbers of threads, with commas between them (default: 1 and all cores).", valueName: "threads"),
        transform: threadCounts)
    var threads: [Int] = []

    @Option(
        help: "How many turns count (default: 5).",
        transform: { try wholeNumber($0, of: "the turns", in: 1...10_000) })
    var repeats = 5

    @Option(
        help: "How many turns to run before those that count (default: 1).",
        transform: { try wholeNumber($0, of: "the turns of the warm-up", in: 0...10_000) })
    var warmUp = 1

    @Option(help: ArgumentHelp("Replace the value of a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Option(
        help: ArgumentHelp("Compare with an earlier result, in JSON.", valueName: "path"),
        completion: .file(extensions: ["json"]))
    var baseline: String?

    @OptionGroup(title: "Report") var output: OutputArguments

    func validate() throws {
        try output.requireTableOrJSON()
        if scenarios.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("'-' can be named only once: there is one standard input.")
        }
        if scenarios.isEmpty, !set.isEmpty {
            throw ValidationError("--set needs a scenario; the reference scenario has no parameters.")
        }
    }

    func run() async throws {
        let status = await exitStatus {
            do { return try await measure() } catch let error as UnusableBaseline {
                StandardError.write("error: --baseline: \(error)\n")
                return .badScenario
            }
        }
        if let status { throw status.exitCode }
    }

    private func measure() async throws -> ExitStatus {
        let interruption = Interruption(loss: "nothing is measured yet")
        let former = try baseline.map { try BenchmarkBaseline(contentsOf: $0) }
        let checked =
            scenarios.isEmpty
            ? [try CheckedScenario.reference()]
            : try scenarios.map {
                try CheckedScenario(
                    commandLineName: $0, RunSettings(set: set.map(\.text)), quiet: output.quiet)
            }
        let destination = try output.destination(notOverwriting: checked.flatMap(\.files))
        let showsProgress = output.showsProgress
        let result = await Benchmark.measure(
            checked, replicates: replicates, seed: seed, threads: threads, repeats: repeats, warmUp: warmUp,
            onProgress: { if showsProgress { StandardError.write("\r\($0)\u{1B}[K") } },
            onMeasured: { interruption.finish() }, isCancelled: { interruption.isRequested })
        interruption.finish()
        if showsProgress { StandardError.write("\r\u{1B}[K") }
        if let result {
            try destination.write(former.map(result.compared(with:)) ?? result)
        } else {
            StandardError.write("interrupted before the first turn was complete: nothing is measured\n")
        }
        return interruption.isRequested ? .interrupted : .done
    }
}

/// `1,2,4`: in increasing order, each once.
private func threadCounts(_ text: String) throws -> [Int] {
    let counts = try text.split(separator: ",", omittingEmptySubsequences: false).map {
        try wholeNumber(String($0), of: "threads", in: 1...1024)
    }
    return Set(counts).sorted()
}
