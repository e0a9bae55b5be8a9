public import Foundation
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

    /// The checked model: every name bound, every default filled in.
    public func listing() -> String {
        ScenarioListing(scenario).text
    }

    /// What the engine runs: columns and operations.
    public func plan() -> String {
        Plan(lowering: scenario).description
    }

    /// The document of a scenario as it was read, what it extends merged in, each piece with its place.
    /// - Parameters:
    ///   - text: the YAML, in UTF-8; `nil`: that of the file.
    ///   - name: the file; paths in `extends` are relative to it.
    /// - Throws: ``UnreadableScenario``, or ``ScenarioMistakes`` where it is no YAML.
    public static func documentListing(_ text: Data? = nil, named name: String) throws -> String {
        let text = try text ?? FileText.read(name)
        var bag = DiagnosticBag()
        let document = Document.read(file: name, text: text, load: FileText.readExtended, into: &bag)
        guard let document, !bag.hasErrors else {
            let reading = ScenarioReading(scenario: nil, diagnostics: bag.sorted, sources: bag.sources)
            throw ScenarioMistakes(findings: ScenarioFindings(reading))
        }
        return DocumentListing(document).text
    }

    /// The same for standard input.
    /// - Throws: as for a file.
    public static func documentListing(standardInput: FileHandle) throws -> String {
        try documentListing(FileText.read(standardInput, named: standardInputName), named: standardInputName)
    }
}
