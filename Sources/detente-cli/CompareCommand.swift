internal import ArgumentParser
internal import Detente
internal import Foundation
internal import SystemCalls

/// `detente compare`: scenarios on the same luck.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Run scenarios on the same luck, and say how they differ and how sure that is.",
        discussion: """
            EXAMPLES:
              detente compare thaw.yaml thaw-with-mediator.yaml
                  the second beside the first
              detente compare 'studies/*.yaml' --baseline studies/plain.yaml
                  all files of a folder, beside one of them
              detente compare a.yaml b.yaml --precision 0.2% -n 2_000_000
                  until every outcome of both is known to ± 0.2 percentage points
              detente compare a.yaml b.yaml --format json | jq .differences
                  in a pipe

            Replicate k of every scenario has the same luck wherever the scenarios have something in common; that makes \
            differences sharper than separate runs would. p-values are corrected for all that is compared.
            """
    )

    @Argument(
        help: "Scenarios, YAML files or quoted patterns such as 'studies/*.yaml'; '-' reads standard input.",
        completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @Option(help: ArgumentHelp("The scenario that the others are set beside (default: the first).", valueName: "name"))
    var baseline: String?

    @OptionGroup(title: "Simulation") var simulation: SimulationArguments
    @OptionGroup(title: "Report") var output: OutputArguments

    @Flag(help: "Exit with status 1 unless every 'expect' of every scenario holds.")
    var failUnlessExpected = false

    func validate() throws {
        if scenarios.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("'-' can be named only once: there is one standard input.")
        }
    }

    func run() async throws {
        let status = await exitStatus {
            let interruption = Interruption()
            let set = try read()
            let comparison = try await output.compared(set, baseline: baseline, simulation, interruption)
            return interruption.isRequested
                ? .interrupted : verdict(on: comparison, failUnlessExpected: failUnlessExpected)
        }
        if let status { throw status.exitCode }
    }

    /// All scenarios; the mistakes of all of them are shown before anything is given up.
    private func read() throws -> ScenarioSet {
        let paths = try expanded(scenarios)
        guard paths.count >= 2 else {
            throw ValidationError(
                "There is nothing to compare: name at least two scenarios (one alone is for 'detente run').")
        }
        var checked: [(path: String, scenario: CheckedScenario)] = []
        var failure: (any Error)?
        for path in paths {
            do {
                let scenario = try CheckedScenario(
                    commandLineName: path, setting: simulation.set, given: simulation.given)
                if !output.quiet { StandardError.show(scenario.warnings) }
                checked.append((path, scenario))
            } catch let mistakes as ScenarioMistakes {
                StandardError.show(mistakes.findings)
                failure = AlreadyTold(status: .badScenario)
            }
        }
        if let failure { throw failure }
        return ScenarioSet(checked, setting: simulation.set.map(\.text))
    }
}

/// Patterns replaced by the files that they match, in order; other names as they are.
/// - Throws: where a pattern matches none.
func expanded(_ names: [String]) throws -> [String] {
    try names.flatMap { name -> [String] in
        guard name != "-", name.contains(where: { "*?[".contains($0) }),
            !FileManager.default.fileExists(atPath: name)
        else { return [name] }
        let paths = FileSystem.paths(matching: name)
        guard !paths.isEmpty else { throw NoMatch(pattern: name) }
        return paths
    }
}

/// A pattern that matches no file.
struct NoMatch: Error, CustomStringConvertible {
    var pattern: String
    var description: String { "no file matches '\(pattern)'" }
}

/// What went wrong has been told already.
struct AlreadyTold: Error {
    var status: ExitStatus
}

extension OutputArguments {
    /// Runs the scenarios and writes the comparison.
    func compared(
        _ set: ScenarioSet, baseline: String?, _ simulation: SimulationArguments, _ interruption: Interruption
    ) async throws -> ComparisonReport {
        if let name = simulation.outcome { for entry in set.entries { try entry.scenario.requireOutcome(name) } }
        _ = try set.index(ofBaseline: baseline)
        let inputs = set.entries.flatMap(\.scenario.files) + (simulation.save.map { [$0] } ?? [])
        let destination = try destination(besides: inputs)
        if let path = simulation.save {
            let kept = try KeptStudy(path: path)
            let task = try kept.task(
                set, baseline: baseline, given: simulation.given, seed: simulation.seed, simulation.options,
                replacing: simulation.replace)
            let progress = ProgressBar(total: task.replicatesLeft, isShown: showsProgress)
            let comparison = try await kept.run(
                task, onProgress: { progress.show(done: $0) }, isCancelled: { interruption.isRequested })
            progress.finish()
            interruption.finish()
            try destination.write(comparison)
            return comparison
        }
        let progress = ProgressBar(
            total: simulation.replicates * set.entries.count, isShown: showsProgress)
        let comparison = try await set.compare(
            baseline: baseline, simulation.options, onProgress: { progress.show(done: $0) },
            isCancelled: { interruption.isRequested })
        progress.finish()
        interruption.finish()
        try destination.write(comparison)
        return comparison
    }
}

func verdict(on comparison: ComparisonReport, failUnlessExpected: Bool) -> ExitStatus {
    if comparison.stopped == "interrupted" { return .interrupted }
    return failUnlessExpected && !comparison.expectationsHold ? .unexpected : .done
}
