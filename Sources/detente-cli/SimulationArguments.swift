internal import ArgumentParser
internal import Detente

/// Options on what is simulated and counted.
struct SimulationArguments: ParsableArguments {
    @OptionGroup var sample: SampleArguments

    @Option(help: ArgumentHelp("Replace the value of a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Option(
        help: ArgumentHelp(
            "Stop as soon as every outcome's interval is at most this wide: ± 0.5 points, or '5% relative' to each; "
                + "at most --replicates.", valueName: "0.5%"),
        transform: wantedPrecision)
    var precision: Precision?

    @Option(
        help: ArgumentHelp(
            "Count only the replicates in which this is true at the end of some round.", valueName: "expression"))
    var given: String?

    @Option(
        help: ArgumentHelp(
            "Save the counts in a study, an SQLite file; an existing one is continued.",
            valueName: "study.sqlite"),
        completion: .file(extensions: ["sqlite", "db"]))
    var save: String?

    @Option(
        help: ArgumentHelp(
            "Simulate one part of all replicates only, for many machines; 'detente merge' adds the parts up. Needs --save.",
            valueName: "k/n"),
        transform: wantedShard)
    var shard: Shard?

    @Option(
        help: ArgumentHelp(
            "Write a row for each replicate (inputs, outcome, times, measures) to a file, .csv or .sqlite.",
            valueName: "rows.csv"),
        completion: .file(extensions: ["csv", "sqlite", "db"]))
    var draws: String?

    @Flag(help: "Replace the scenario of the same name in the study (--save), and the file of --draws.")
    var replace = false

    @Option(
        help: "The confidence level of all intervals (default: \(RunSettings.defaultLevel)).",
        transform: confidenceLevel)
    var level = RunSettings.defaultLevel

    @Option(
        help: ArgumentHelp("The outcome that counts as success (default: those marked good).", valueName: "name"),
        completion: ScenarioCompletion.outcomes)
    var outcome: String?

    @Flag(
        help:
            "Simulate no twin replicates, which show how far the inputs move the results, and none without events: faster."
    )
    var plain = false

    func validate() throws {
        if let save { try requireFileName(save) }
        if let draws { _ = try drawsFormat(of: draws) }
        if let shard { try requirePart(shard) }
        if replace, save == nil, draws == nil {
            throw ValidationError("--replace needs a study or a file of rows: use it with --save or --draws.")
        }
    }

    private func requirePart(_ shard: Shard) throws {
        let replicates = sample.replicates ?? RunSettings.defaultReplicates
        guard save != nil else {
            throw ValidationError("--shard needs --save: the part is merged with the others from its file.")
        }
        guard precision == nil else {
            throw ValidationError(
                "--shard cannot be used with --precision, which looks at the whole: merge the parts, look, then run more."
            )
        }
        guard !replace else { throw ValidationError("--shard cannot be used with --replace: remove the file instead.") }
        let most = RunSettings(replicates: replicates, shard: shard).mostShards
        guard shard.count <= most else {
            throw ValidationError(
                "\(replicates) replicates have at most \(most) shards: each has whole batches of \(RunSettings.batchSize)."
            )
        }
    }

    func settings(baseline: String? = nil, without: [String] = []) -> RunSettings {
        RunSettings(
            replicates: sample.replicates ?? RunSettings.defaultReplicates, seed: sample.seed, precision: precision,
            level: level, threads: sample.threads, set: set.map(\.text), given: given, outcome: outcome,
            baseline: baseline, plain: plain, without: without, shard: shard)
    }
}

/// The number of replicates, the seed and the number of threads.
struct SampleArguments: ParsableArguments {
    @Option(
        name: [.customShort("n"), .long],
        help: "How many times to simulate the scenario (default: \(RunSettings.defaultReplicates)).",
        transform: { try wholeNumber($0, of: "replicates", in: 1...1_000_000_000_000) })
    var replicates: Int?

    @Option(
        name: [.short, .long],
        help: "Selects the random numbers: the same seed gives the same results (default: \(RunSettings.defaultSeed)).",
        transform: { try wholeNumber($0, of: "the seed", in: UInt64.min...UInt64.max) })
    var seed: UInt64?

    @Option(
        name: [.short, .long],
        help: "Number of threads (default: all cores); the results do not depend on it.",
        transform: { try wholeNumber($0, of: "threads", in: 1...1024) })
    var threads: Int?
}

/// Refuses names that SQLite uses for databases that are not saved.
private func requireFileName(_ name: String) throws {
    let wanted = "name a file, such as --save study.sqlite"
    guard !name.allSatisfy(\.isWhitespace) else { throw ValidationError("--save needs the name of a file: \(wanted).") }
    guard name != ":memory:" else {
        throw ValidationError("--save :memory: is SQLite's name for a database that is not saved: \(wanted).")
    }
    guard !name.lowercased().hasPrefix("file:") else {
        throw ValidationError(
            "--save \(name) is an address, and might not be saved: \(wanted) (or ./\(name), if that is its name)."
        )
    }
}

/// The format of a file of rows, from its extension.
func drawsFormat(of name: String) throws -> DrawsFile.Format {
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    switch ending {
    case "csv": return .csv
    case "sqlite", "db": return .sqlite
    default:
        let what = ending.isEmpty ? "'\(name)' does not say a format" : "There are no rows in the format '.\(ending)'"
        throw ValidationError(
            "\(what): --draws writes CSV (rows.csv) or an SQLite database (rows.sqlite), which R, pandas and DuckDB read."
        )
    }
}

/// A value to set, `name=expression`; name and expression are checked with the scenario.
struct Override: ExpressibleByArgument {
    var text: String

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
        text = argument
    }
}

/// A whole number, in which underscores may group digits.
func wholeNumber<Number: FixedWidthInteger>(
    _ text: String, of noun: String, in range: ClosedRange<Number>
) throws -> Number {
    let digits = text.filter { $0 != "_" }
    guard text.first != "_", digits.allSatisfy(\.isASCIIDigit), let number = Number(digits), range.contains(number)
    else {
        throw ValidationError(
            "'\(text)' is not valid for \(noun): give a whole number from \(range.lowerBound) to \(range.upperBound)."
        )
    }
    return number
}

private func wantedShard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
        throw ValidationError("'\(text)' is not a shard: give its number and how many there are, such as 3/100.")
    }
    return shard
}

private func wantedPrecision(_ text: String) throws -> Precision {
    guard let precision = Precision(text) else {
        throw ValidationError(
            "'\(text)' is not a precision: give a half-width such as 0.5% or 0.005, or '5% relative'.")
    }
    return precision
}

func confidenceLevel(_ text: String) throws -> Double {
    guard let level = Double(text), level > 0, level < 1 else {
        throw ValidationError("'\(text)' is not a confidence level: give a number above 0 and below 1, such as 0.95.")
    }
    return level
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
