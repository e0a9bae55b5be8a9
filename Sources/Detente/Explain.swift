internal import Reporting
internal import Scenarios
internal import Simulation

extension CheckedScenario {
    /// The model in plain words and equations, with every uncertain number and what it rests on.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns.
    ///   - colour: whether to use the escape sequences of a terminal.
    public func explanation(width: Int = 100, colour: Bool = false) -> String {
        Explanation(scenario).text(width: width, colour: colour)
    }

    /// The checked model, with every default filled in.
    public func listing() -> String {
        ScenarioListing(scenario).text
    }

    /// The engine's plan: columns and operations.
    public func plan() -> String {
        Plan(lowering: scenario).description
    }

    /// The document of a scenario as it was read, what it extends merged in, each piece with its place.
    /// - Throws: ``ScenarioErrors`` if it is not YAML.
    public static func documentListing(_ text: ScenarioText) throws -> String {
        var bag = DiagnosticBag()
        let document = Document.read(file: text.name, text: text.bytes, load: FileText.readExtended, into: &bag)
        guard let document, !bag.hasErrors else {
            let reading = ScenarioReading(scenario: nil, diagnostics: bag.sorted, sources: bag.sources)
            throw ScenarioErrors(findings: ScenarioFindings(reading))
        }
        return DocumentListing(document).text
    }
}
