internal import Foundation
public import Reporting
internal import Scenarios
internal import Simulation

extension ReportDocument {
    /// A report with its scenario, as HTML, Markdown or figures.
    /// - Parameters:
    ///   - report: of a simulation of the scenario, or of all its branches.
    ///   - scenario: the scenario that was run.
    ///   - options: how the document is written.
    /// - Throws: nothing that a report of this version gives cause for.
    public init(_ report: Report, of scenario: CheckedScenario, _ options: PageOptions) throws {
        let source = scenario.pageSource(
            named: scenario.scenario.file, stories: scenario.stories(seed: report.run?.seed ?? RunSettings.defaultSeed))
        try self.init(
            json: report.reproducibleJSON, PageRecord(.report, [source], options, given: scenario.given), [source],
            options)
    }

    /// A comparison or a sweep with its scenarios, as HTML, Markdown or figures.
    /// - Parameters:
    ///   - comparison: of these scenarios.
    ///   - scenarios: those that were compared, in their order.
    ///   - options: how the document is written.
    /// - Throws: nothing that a comparison of this version gives cause for.
    public init(
        _ comparison: ComparisonReport, of scenarios: [Study.NamedScenario], _ options: PageOptions
    ) throws {
        let sources = scenarios.enumerated().map { place, named in
            named.scenario.pageSource(named: named.name, place: place)
        }
        try self.init(
            json: comparison.reproducibleJSON,
            PageRecord(.comparison, sources, options, given: scenarios.first?.scenario.given), sources, options)
    }

    /// Reads a document back from the HTML file that it was written to.
    /// - Parameters:
    ///   - path: the file.
    ///   - words: likelihood words instead of those of the file; `nil`: the same.
    ///   - headline: a headline instead of that of the file; `nil`: the same.
    /// - Throws: ``UnusablePage``, ``ScenarioErrors`` if this version rejects the scenario.
    public init(contentsOf path: String, words: LikelihoodWords? = nil, headline: String? = nil) throws {
        let data: PageData
        do { data = try PageData(html: try FileText.page(path)) } catch let problem as PageData.Unreadable {
            throw UnusablePage(path: path, reason: problem.reason)
        }
        let record = data.record
        let options = PageOptions(
            headline: headline ?? record.headline,
            words: words ?? LikelihoodWords(rawValue: record.words) ?? .none, command: record.command,
            version: record.version)
        let sources = try record.scenarios.enumerated().map { place, kept -> PageSource in
            let texts = Dictionary(kept.texts.map { ($0.path, Data(($0.text ?? "").utf8)) }) { first, _ in first }
            let text = ScenarioText(texts[kept.file] ?? Data(), named: kept.file)
            let scenario = try CheckedScenario(text, set: kept.settings, given: record.given) { path in
                guard let text = texts[path] else { throw CocoaError(.fileReadNoSuchFile) }
                return text
            }
            return scenario.pageSource(named: kept.name, place: place, stories: kept.stories.map(scenario.told))
        }
        let written = PageRecord(record.kind, sources, options, given: record.given)
        do { try self.init(json: data.report, written, sources, options) } catch is DecodingError {
            throw UnusablePage(path: path, reason: "its numbers are damaged, or of another version")
        }
    }
}

/// An HTML file from which no report can be read.
public struct UnusablePage: Error, CustomStringConvertible {
    /// The file, as it was named.
    public let path: String
    /// The reason, in a few words.
    public let reason: String

    /// The message, in one sentence.
    public var description: String { "cannot read \(path): \(reason)" }
}

extension CheckedScenario {
    /// What a page shows of the scenario.
    func pageSource(named name: String, place: Int = 0, stories: [ToldStory] = []) -> PageSource {
        let own = scenario.file
        let paths = [own] + texts.keys.filter { $0 != own }.sorted()
        return PageSource(
            name: name, place: place, scenario: scenario,
            texts: paths.compactMap { path in
                texts[path].map { PageSource.Text(path: path, text: String(decoding: $0, as: UTF8.self)) }
            }, settings: overrides, stories: stories)
    }

    /// Three replicates that a page describes: the most ordinary one of the likeliest outcome, of the successes and of the
    /// failures; each once.
    func stories(seed: UInt64) -> [ToldStory] {
        // A failure that comes early has more to show than one that is only the lack of success at the horizon.
        let collapse = scenario.outcomes.first { if case .when = $0.condition { !$0.isGood } else { false } }
        let failure =
            scenario.outcomes.contains(where: \.isGood) ? collapse.map { TypicalEnding.outcome($0.name) } : nil
        let kinds: [(ToldStory.Kind, TypicalEnding)] = [
            (.typical, .likeliest), (.success, .success), (.failure, failure ?? .failure),
        ]
        let found = (try? typicalTraces(kinds.map(\.1), seed: seed)) ?? []
        var told: [ToldStory] = []
        for case ((let kind, _), let story?) in zip(kinds, found)
        where !told.contains(where: { $0.story.replicate == story.replicate }) {
            told.append(ToldStory(kind, story))
        }
        return told
    }

    /// The trace of a replicate that a page describes.
    fileprivate func told(_ kept: PageRecord.ToldReplicate) -> ToldStory {
        let trace = Trace(of: scenario, seed: kept.seed, replicate: max(0, kept.replicate - 1))
        let choice = kept.medoid.map { Story.Choice.typical($0, inOutcomes: kept.outcomes ?? 1) } ?? .outcome
        return ToldStory(kept.kind, Story(trace, choice: choice))
    }
}
