internal import Foundation
internal import Scenarios

/// The text of a scenario with those errors fixed whose fix is beyond doubt: expressions that YAML splits at
/// their commas are put in quotes, and misspelt keys and names get the one spelling that is near, or the only one a single letter away. Everything else,
/// comments and layout too, stays as it is.
public struct FixedScenario: Sendable {
    /// The text as it was read.
    public let original: String
    /// The text with the fixes.
    public private(set) var text: String
    /// The changes, a line each: the place (in the text as it was at that time), the old and the new text.
    public private(set) var changes: [String] = []
    /// Other files, which it extends, that have errors of the same kind; they are not changed.
    public private(set) var otherFiles: [String] = []

    /// How many times the text is read again, since a fix may bring further errors to light.
    private static let mostPasses = 50

    /// - Returns: `nil` if the text is not UTF-8.
    public init?(_ scenario: ScenarioText) {
        let name = scenario.name
        guard let original = String(validating: scenario.bytes, as: UTF8.self) else { return nil }
        self.original = original
        text = original
        for _ in 0..<Self.mostPasses {
            let reading = readScenario(file: name, text: Data(text.utf8), load: FileText.read)
            let fixes = reading.diagnostics.compactMap(\.fix)
            let others = Set(fixes.map(\.place.file)).subtracting([name])
            otherFiles = reading.sources.files.filter { others.contains($0) }
            let fixing = TextFixing(text, file: name, making: fixes)
            guard !fixing.made.isEmpty else { return }
            text = fixing.text
            changes += fixing.made.map {
                "\($0.place.file):\($0.place.line):\($0.place.column): "
                    + "\(quoted($0.original)) is now \(quoted($0.replacement))"
            }
        }
    }

    /// Whether anything was changed.
    public var isChanged: Bool { text != original }

    /// The change as `diff -u` shows it; empty if there is none.
    public func diff(named name: String) -> String {
        UnifiedDiff(from: original, to: text).text(named: name)
    }
}
