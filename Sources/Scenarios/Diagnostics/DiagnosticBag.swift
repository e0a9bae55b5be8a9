/// The errors and warnings found so far, by all stages, and the source texts in which they are shown.
///
/// A stage reports what it finds and continues; the caller of the stages checks `hasErrors` before a simulation.
package struct DiagnosticBag: Sendable {
    /// In the order in which they were found; the same message at the same place is kept once.
    package private(set) var diagnostics: [Diagnostic] = []
    /// The text of every file that was opened, in the order of opening.
    package var sources = SourceTexts()
    package private(set) var hasErrors = false

    private var seen: Set<Finding> = []

    private struct Finding: Hashable {
        var file: String
        var line: Int
        var column: Int
        var message: String
    }

    package init() {}

    /// Reports an error, for which the file is refused.
    package mutating func error(_ cause: Cause, at place: Place) {
        add(Diagnostic(.error, cause, at: place))
    }

    /// Reports a warning; the file can still be run.
    package mutating func warning(_ cause: Cause, at place: Place) {
        add(Diagnostic(.warning, cause, at: place))
    }

    /// Reports a diagnostic made elsewhere.
    package mutating func add(_ diagnostic: Diagnostic) {
        let place = diagnostic.place
        let finding = Finding(
            file: place.file, line: place.line, column: place.column, message: diagnostic.cause.message)
        guard seen.insert(finding).inserted else { return }
        diagnostics.append(diagnostic)
        if diagnostic.severity == .error { hasErrors = true }
    }

    /// In the order in which a reader meets them: by file in the order of opening, then by line and column.
    package var sorted: [Diagnostic] {
        var rank: [String: Int] = [:]
        for file in sources.files + diagnostics.map(\.place.file) where rank[file] == nil {
            rank[file] = rank.count
        }
        // The position found breaks ties: the standard sort does not promise to be stable.
        let wrong = Set(diagnostics.lazy.filter { $0.severity == .error }.map(\.place))
        // A warning at the place of an error follows from it.
        let shown = diagnostics.filter { $0.severity == .error || !wrong.contains($0.place) }
        let keyed = shown.enumerated().map { index, diagnostic in
            (
                key: [rank[diagnostic.place.file] ?? 0, diagnostic.place.line, diagnostic.place.column, index],
                diagnostic: diagnostic
            )
        }
        return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.diagnostic)
    }
}
