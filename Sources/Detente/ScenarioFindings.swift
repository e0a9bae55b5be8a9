internal import Scenarios

/// All errors and warnings of a scenario and the files that it extends.
public struct ScenarioFindings: Sendable {
    /// The number of errors, for which the scenario is refused.
    public let errors: Int
    /// The number of warnings, for which the scenario is not refused.
    public let warnings: Int

    private let bag: DiagnosticBag

    /// The files; of some, the texts are not kept.
    var sources: SourceTexts { bag.sources }

    /// - Parameter known: files whose texts are kept elsewhere, and without findings not here.
    init(_ reading: ScenarioReading, known: some Sequence<String> = []) {
        var bag = DiagnosticBag()
        bag.sources = reading.sources
        if reading.diagnostics.isEmpty { bag.sources.forgetTexts(of: known) }
        for diagnostic in reading.diagnostics { bag.add(diagnostic) }
        self.bag = bag
        errors = bag.diagnostics.count { $0.severity == .error }
        warnings = bag.diagnostics.count - errors
    }

    /// Every finding with its file, line and column, the line itself, a caret, what is wrong, and the fix.
    /// Empty if nothing was found.
    /// - Parameters:
    ///   - colour: whether to use the escape sequences of a terminal.
    ///   - width: longer lines of the file are shown around the caret only.
    public func text(colour: Bool = false, width: Int = 100) -> String {
        DiagnosticRenderer(sources: bag.sources, colour: colour, width: width).render(bag)
    }
}
