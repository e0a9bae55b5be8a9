internal import ArgumentParser
internal import Detente
internal import Foundation
internal import SystemCalls

/// What HTML and Markdown show, and the figures as files.
struct PageArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write each figure as an SVG file into this folder, which is made if it is missing.", valueName: "folder"),
        completion: .directory)
    var figures: String?

    @Option(
        help: ArgumentHelp(
            "Likelihood words next to probabilities, with their ranges, except in JSON and CSV: icd203, ipcc or none "
                + "(default: none).", valueName: "icd203|ipcc|none"),
        completion: .list(LikelihoodWords.allCases.map(\.rawValue)),
        transform: { text in
            guard let words = LikelihoodWords(rawValue: text) else {
                throw ValidationError("'\(text)' are no likelihood words: give icd203, ipcc or none.")
            }
            return words
        })
    var words: LikelihoodWords?

    @Option(
        help: ArgumentHelp("In HTML and Markdown, this headline in place of the computed one.", valueName: "text"))
    var headline: String?

    func validate() throws {
        if figures == "" { throw ValidationError("--figures needs the path of a folder.") }
    }

    /// Refuses what only a page has, for the other formats.
    func requirePage(_ format: OutputArguments.Format) throws {
        if headline != nil, format != .html, format != .markdown {
            throw ValidationError("--headline is for pages: it needs --format html or markdown.")
        }
        if words != nil, format == .json || format == .csv {
            throw ValidationError("--words is for readers: it needs --format table, html or markdown.")
        }
    }

    func options(command: String) -> PageOptions {
        PageOptions(headline: headline, words: words ?? .none, command: command, version: detenteVersion)
    }

    /// Writes the figures, each as a file of its own, if they were asked for.
    /// - Throws: ``WriteFailure``.
    func writeFigures(of document: ReportDocument) throws {
        guard let figures else { return }
        do {
            try FileManager.default.createDirectory(atPath: figures, withIntermediateDirectories: true)
        } catch { throw WriteFailure(path: figures, reason: error.localizedDescription) }
        for figure in document.figures {
            try WholeFile(path: "\(figures)/\(figure.name).svg").write(figure.svg)
        }
    }
}

/// A command line that gives the same results again, for the foot of a page.
struct RepeatedCommand {
    var words: [String]

    init(_ command: String, _ files: [String], _ settings: RunSettings, seed: UInt64, _ more: [String] = []) {
        words = ["detente", command] + files.map { shellQuoted(path: $0) }
        words += ["--replicates", String(settings.replicates), "--seed", String(seed)]
        words += settings.set.flatMap { ["--set", shellQuoted($0)] }
        if let precision = settings.precision { words += ["--precision", shellQuoted(precision.argument)] }
        if let given = settings.given { words += ["--given", shellQuoted(given)] }
        if let outcome = settings.outcome { words += ["--outcome", shellQuoted(outcome)] }
        if settings.level != RunSettings.defaultLevel { words += ["--level", String(settings.level)] }
        if settings.plain { words.append("--plain") }
        words += settings.without.flatMap { ["--without", shellQuoted($0)] }
        words += more
    }

    var text: String { (words + ["--format", "html"]).joined(separator: " ") }
}
