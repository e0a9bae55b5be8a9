package import Scenarios

/// What a page shows of a scenario in addition to the numbers of its report.
package struct PageSource: Sendable {
    /// The name in a comparison.
    package var name: String
    /// The index among the scenarios of the page.
    package var place: Int
    package var scenario: Scenario
    /// The texts of the scenario and of the files that it extends, the scenario's first.
    package var texts: [Text]
    /// The values set instead of those of the file, each `name=expression`.
    package var settings: [String]
    /// Replicates that are described in full.
    package var stories: [ToldStory]

    package struct Text: Codable, Sendable, Equatable {
        package var path: String
        /// `nil` in the data of a page that shows the text, character for character.
        package var text: String?

        package init(path: String, text: String?) { (self.path, self.text) = (path, text) }

        /// Whether a page shows the text without changing any character of it.
        var isShownAsItIs: Bool {
            text.map {
                Markup.unescaped(Markup.lines(of: $0).source[...]) == $0 && !$0.hasPrefix("\n") && !$0.contains("\r")
            } ?? true
        }
    }

    package init(
        name: String, place: Int, scenario: Scenario, texts: [Text], settings: [String], stories: [ToldStory]
    ) {
        (self.name, self.place, self.scenario, self.texts) = (name, place, scenario, texts)
        (self.settings, self.stories) = (settings, stories)
    }
}

extension PageSource {
    /// For each scenario the index of the first with the same texts, where a page shows them.
    static func places(ofTextsOf sources: [PageSource]) -> [Int] {
        sources.map { source in sources.firstIndex { $0.texts == source.texts } ?? source.place }
    }
}

/// A replicate that a page describes in full, and why it was chosen.
package struct ToldStory: Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case typical, success, failure

        var title: String {
            switch self {
            case .typical: "A typical future"
            case .success: "A success"
            case .failure: "A failure"
            }
        }
    }

    package var kind: Kind
    package var story: Story

    package init(_ kind: Kind, _ story: Story) { (self.kind, self.story) = (kind, story) }
}

/// How a page is written.
public struct PageOptions: Sendable {
    /// Replaces the computed headline.
    public var headline: String?
    /// Likelihood words next to probabilities.
    public var words: LikelihoodWords
    /// The command line that makes the page again.
    public var command: String
    /// The version of the program.
    public var version: String

    /// How a page is written, with a default for whatever is not named.
    public init(headline: String? = nil, words: LikelihoodWords = .none, command: String, version: String) {
        (self.headline, self.words, self.command, self.version) = (headline, words, command, version)
    }
}
