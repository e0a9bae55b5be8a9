internal import ArgumentParser
internal import Detente
internal import Foundation

/// `detente merge`: the shards of a study, added up.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Add up the shards of a study that were simulated on many machines.",
        discussion: """
            EXAMPLES:
              detente merge 'parts/part-*.sqlite' --save whole.sqlite
                  a study like any other: 'detente report whole.sqlite' prints it
              detente merge 'parts/part-*.sqlite' --missing
                  the shards that are missing or not finished, as sbatch --array takes them: 3,7-9
              detente merge 'parts/part-*.sqlite' --save so-far.sqlite --partial
                  the replicates before the first that is missing, marked as interrupted
              detente merge whole.sqlite 'more/part-*.sqlite' --save twice.sqlite
                  a study with the shards that continue it

            The sum is the same to the last bit, however the replicates were divided and in whatever order the parts are named; \
            with anything missing, unfinished, damaged or of another study there is none, and every such part is named.
            """
    )

    @Argument(
        help: "The parts, files or quoted patterns such as 'parts/part-*.sqlite'.",
        completion: .file(extensions: ["sqlite", "db"]))
    var parts: [String]

    @Option(
        help: ArgumentHelp("The study that is written.", valueName: "whole.sqlite"),
        completion: .file(extensions: ["sqlite", "db"]))
    var save: String?

    @Flag(help: "Print the numbers of the shards that are missing or not finished; nothing if all are there.")
    var missing = false

    @Flag(help: "Take the replicates before the first that is missing.")
    var partial = false

    @Flag(help: "Replace an existing study.")
    var replace = false

    func validate() throws {
        guard missing == (save == nil) else {
            throw ValidationError(
                missing
                    ? "--missing writes nothing: it cannot be used with --save."
                    : "Say where the sum goes, --save whole.sqlite, or --missing.")
        }
        if missing, partial { throw ValidationError("--missing writes nothing: it cannot be used with --partial.") }
    }

    func run() throws {
        let status = exitStatus { () throws -> ExitStatus in
            let merge = StudyMerge(try expanded(parts))
            if missing {
                let numbers = try merge.missing()
                for fault in merge.unreadable { StandardError.write("warning: \(fault)\n") }
                if !numbers.isEmpty { try StandardOutput.write(numbers + "\n") }
                return .done
            }
            guard let save else { return .usage }
            if !replace, FileManager.default.fileExists(atPath: save) {
                throw ValidationError("--save: \(save) exists; name another file, or replace it with --replace.")
            }
            if let mixture = merge.mixture { StandardError.write("warning: \(mixture)\n") }
            let report = try merge.save(to: save, partial: partial)
            try StandardOutput.write(
                "\(save): \(report.extentText); 'detente report \(shellQuoted(path: save))' prints it\n")
            return .done
        }
        if let status, status != .done { throw status.exitCode }
    }
}
