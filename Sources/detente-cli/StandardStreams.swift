internal import Detente
internal import Foundation
internal import SystemCalls

/// Standard output, for the report.
enum StandardOutput {
    /// The greatest width of a report; longer lines are hard to read.
    private static let greatestWidth = 140
    private static let widthOfPipe = 100

    static var hasColour: Bool { Terminal.takesColour(STDOUT_FILENO) }

    static var width: Int {
        min(greatestWidth, Terminal.width(STDOUT_FILENO) ?? widthOfPipe)
    }

    /// - Throws: ``WriteFailure``.
    static func write(_ text: String) throws(WriteFailure) {
        if let reason = FileSystem.writeAll(Array(text.utf8), to: STDOUT_FILENO) {
            throw WriteFailure(path: "standard output", reason: reason)
        }
    }
}

/// Standard error, for everything except the report.
enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static var width: Int { Terminal.width(STDERR_FILENO) ?? 100 }

    /// A failure to write here cannot be reported.
    static func write(_ text: String) {
        _ = FileSystem.writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    static func show(_ findings: ScenarioFindings) {
        write(findings.text(colour: Terminal.takesColour(STDERR_FILENO), width: width))
    }
}

/// The properties of a terminal.
private enum Terminal {
    /// The width that the user sets (`COLUMNS`), otherwise the terminal's; `nil` for a pipe or a file.
    static func width(_ descriptor: Int32) -> Int? {
        if let set = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), set > 0 { return set }
        return OperatingSystem.terminalWidth(descriptor)
    }

    /// Whether colour is used: on a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal is a dumb one.
    static func takesColour(_ descriptor: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
}
