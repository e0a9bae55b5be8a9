internal import ArgumentParser
internal import Detente
internal import SystemCalls

/// `detente`: one file for each subcommand.
@main
struct DetenteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detente",
        abstract: "Simulate negotiations: from a scenario to the probabilities of its outcomes.",
        discussion: """
            A scenario is a YAML file that says who negotiates, about what, how each side responds to the other, which \
            events can happen, and which outcomes count. Détente simulates it many times and counts.

            EXAMPLES:
              detente check scenarios/first-steps.yaml
              detente run scenarios/first-steps.yaml
              detente run scenarios/us-russia.yaml -n 1_000_000 --output report.json

            EXIT STATUS:
              0    done
              1    an expectation does not hold (only with --fail-unless-expected); 'trace' found no such replicate
              64   the command line is invalid
              65   the scenario has errors, or no exact probabilities; the study is damaged, parts do not add up
              66   the file does not exist
              70   an internal error of detente
              74   the output cannot be written
              130  interrupted, after printing the replicates completed so far
            """,
        version: longVersion,
        subcommands: [
            RunCommand.self, CompareCommand.self, SweepCommand.self, ReportCommand.self, MergeCommand.self,
            ScatterCommand.self, ExactCommand.self,
            CheckCommand.self, ExplainCommand.self, TraceCommand.self, SchemaCommand.self, NewCommand.self,
            BenchCommand.self,
        ]
    )

    /// The version, then the commit and the build, a line for each.
    private static var longVersion: String {
        let commit = BuildInformation.commit.map { "commit \($0)" } ?? "no commit known"
        return "\(detenteVersion)\n\(commit)\n\(BuildInformation.build)"
    }

    /// Runs the command; `--precision 5% relative` is one value even without quotation marks.
    static func main() async {
        // What a shell asks for completions is not corrected.
        if CommandLine.arguments.dropFirst().first == "---completion" { return await main(nil) }
        var arguments: [String] = []
        for argument in CommandLine.arguments.dropFirst() {
            let isUnit = argument == "relative" && arguments.dropLast().last == "--precision"
            if isUnit, let width = arguments.popLast() {
                arguments.append("\(width) \(argument)")
            } else {
                arguments.append(argument)
            }
        }
        arguments = SectionList.joiningNames(arguments)
        if let list = SectionList.text(for: arguments) { return print(list, terminator: "") }
        if let advice = CommandAdvice.adviceOnCommand(arguments) { exit(withError: ValidationError(advice)) }
        let command: any ParsableCommand
        do { command = try parseAsRoot(arguments) } catch {
            if let advice = CommandAdvice.advice(arguments, refused: message(for: error)) {
                exit(withError: ValidationError(advice))
            }
            exit(withError: error)
        }
        do { try await execute(command) } catch { exit(withError: error) }
    }

    /// Runs a command, not on the main thread: that waits meanwhile, and takes signals even if the process was started with
    /// signals blocked, as it is by Foundation's `Process`.
    @concurrent
    private static func execute(_ command: sending any ParsableCommand) async throws {
        var command = command
        if var long = command as? any AsyncParsableCommand { try await long.run() } else { try command.run() }
    }
}
