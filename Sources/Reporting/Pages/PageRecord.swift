internal import Foundation
internal import Scenarios
package import Simulation

/// What a page holds in addition to the JSON of its report, so that it can be written again: the scenarios' texts, and how
/// the page was written.
package struct PageRecord: Codable, Sendable {
    package enum Kind: String, Codable, Sendable { case report, comparison }

    /// The version of this format.
    package var detente = 1
    package var kind: Kind
    /// The version of the program.
    package var version: String
    /// The command line that makes the page again.
    package var command: String
    package var words: String
    package var headline: String?
    /// The condition of the report, as written.
    package var given: String?
    package var scenarios: [Scenario]

    package struct Scenario: Codable, Sendable {
        package var name: String
        /// The file, as named on the command line.
        package var file: String
        /// The values set instead of those of the file, each `name=expression`.
        package var settings: [String]
        package var texts: [PageSource.Text]
        /// The index of the scenario whose texts the page shows: the first with the same texts.
        package var shown: Int
        /// The replicates that the page describes one by one.
        package var stories: [ToldReplicate]
    }

    package struct ToldReplicate: Codable, Sendable {
        package var kind: ToldStory.Kind
        /// From 1.
        package var replicate: Int
        package var seed: UInt64
        /// Why it is typical, and of how many outcomes.
        package var medoid: Medoid?
        package var outcomes: Int?
    }

    package init(_ kind: Kind, _ sources: [PageSource], _ options: PageOptions, given: String?) {
        self.kind = kind
        (version, command, words) = (options.version, options.command, options.words.rawValue)
        (headline, self.given) = (options.headline, given)
        scenarios = zip(sources, PageSource.places(ofTextsOf: sources)).map { source, shown in
            Scenario(
                name: source.name, file: source.scenario.file, settings: source.settings,
                texts: source.texts.map { PageSource.Text(path: $0.path, text: $0.isShownAsItIs ? nil : $0.text) },
                shown: shown, stories: source.stories.map(ToldReplicate.init))
        }
    }

    /// With keys in a fixed order, so that equal pages have equal bytes.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(self) else { preconditionFailure("a record is texts and whole numbers") }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension PageRecord.ToldReplicate {
    fileprivate init(_ told: ToldStory) {
        (kind, replicate, seed) = (told.kind, told.story.replicate, told.story.trace.seed)
        if case .typical(let medoid, let outcomes) = told.story.choice {
            (self.medoid, self.outcomes) = (medoid, outcomes)
        }
    }
}

/// The data of a page, as it is found in its file.
package struct PageData: Sendable {
    /// The JSON of the report, as it was printed, without what differs between equal runs.
    package var report: String
    package var record: PageRecord

    package struct Unreadable: Error {
        package var reason: String
    }

    /// The names of the elements that hold the data.
    static let (reportName, recordName) = ("report", "source")

    /// Reads the data of a page.
    /// - Throws: ``Unreadable`` if the file is no page of this program, or was damaged.
    package init(html: String) throws(Unreadable) {
        guard let report = Self.block(Self.reportName, in: html), let text = Self.block(Self.recordName, in: html)
        else {
            throw Unreadable(reason: "it is not a report that detente wrote as HTML: its data is missing")
        }
        guard let record = try? JSONDecoder().decode(PageRecord.self, from: Data(text.utf8)), record.detente == 1 else {
            throw Unreadable(reason: "its data is damaged, or of another version")
        }
        // What was written in the place of `<` and of control characters is JSON too, but not as it was printed.
        do { self.report = Self.withoutEscapes(try PackedJSON.unpacked(report)) + "\n" } catch {
            throw Unreadable(reason: "its numbers are damaged, or of another version")
        }
        self.record = record
        for scenario in self.record.scenarios.indices {
            for text in self.record.scenarios[scenario].texts.indices
            where self.record.scenarios[scenario].texts[text].text == nil {
                guard
                    let shown = Self.shown(
                        scenario: self.record.scenarios[scenario].shown, text: text, in: html)
                else {
                    throw Unreadable(reason: "the text of a scenario is missing")
                }
                self.record.scenarios[scenario].texts[text].text = shown
            }
        }
    }

    /// JSON in which `<` is written as it was printed: behind an even number of backslashes its escape is one.
    private static func withoutEscapes(_ json: String) -> String {
        let parts = json.split(separator: "\\u003c", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts.first ?? "")) { text, part in
            let backslashes = text.reversed().prefix { $0 == "\\" }.count
            text += (backslashes.isMultiple(of: 2) ? "<" : "\\u003c") + part
        }
    }

    /// The place of a text that a page shows, and that its data does not repeat.
    static func place(scenario: Int, text: Int) -> String { "text-\(scenario)-\(text)" }

    private static func shown(scenario: Int, text: Int, in html: String) -> String? {
        guard let start = html.range(of: "<pre tabindex=\"0\" id=\"\(place(scenario: scenario, text: text))\">"),
            let end = html.range(of: "</pre>", range: start.upperBound..<html.endIndex)
        else { return nil }
        return Markup.unescaped(html[start.upperBound..<end.lowerBound])
    }

    private static func block(_ name: String, in html: String) -> String? {
        guard let start = html.range(of: "<script type=\"application/json\" id=\"\(name)\">"),
            let end = html.range(of: "</script>", range: start.upperBound..<html.endIndex)
        else { return nil }
        return String(html[start.upperBound..<end.lowerBound])
    }
}
