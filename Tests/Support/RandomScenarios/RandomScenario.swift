import Foundation
package import Scenarios

/// A small scenario made from a seed, always the same for the same seed. Together they combine every construct of the
/// language, in every place where it may stand; nearly all pass the checker.
package struct RandomScenario: Sendable {
    package let seed: UInt64
    package var document: Tree

    /// - Parameter additions: parts of the language to be used that not every version knows.
    package init(seed: UInt64, additions: LanguageAdditions = .known) {
        self.seed = seed
        var writer = ScenarioWriter(seed: seed, additions: additions)
        document = writer.document()
    }

    /// The same seed with another document.
    package init(_ document: Tree, seed: UInt64) {
        self.seed = seed
        self.document = document
    }

    package var yaml: String { document.yaml }

    package var fileName: String { "random-\(seed).yaml" }

    /// What the checker says of it.
    package var reading: ScenarioReading {
        readScenario(file: fileName, text: Data(yaml.utf8)) { _ in throw CocoaError(.fileNoSuchFile) }
    }

    /// The checked scenario; `nil` where it has mistakes.
    package var scenario: Scenario? { reading.scenario }
}

/// Writes one random scenario: first what there is going to be, then one section after the other.
struct ScenarioWriter {
    var random: RandomSource
    var world = World()
    let style: Style
    /// Names that were given to what stands bare in expressions.
    var taken: Set<String> = []

    init(seed: UInt64, additions: LanguageAdditions) {
        // Neighbouring seeds are to have nothing in common.
        var random = RandomSource(seed: seed)
        random = RandomSource(seed: random.next() ^ 0x5DEE_CE66_D1CE_4E5B)
        let isListable = random.percent(30)
        style = Style(
            isListable: isListable, wildness: random.percent(15) ? 5 : 0,
            richness: isListable ? random.pick([15, 30]) : random.pick([15, 35, 60]), additions: additions)
        self.random = random
    }

    mutating func document() -> Tree {
        world = makeWorld()
        var entries: [Tree.Entry] = [Tree.Entry("detente", .fixed(.number("1")))]
        if optional() { entries.append(Tree.Entry("title", .text(title()))) }
        if random.percent(20) { entries.append(Tree.Entry("description", .text(title()))) }
        if !world.sources.isEmpty { entries.append(Tree.Entry("sources", sources())) }
        entries.append(Tree.Entry("clock", clock()))
        var sections: [Tree.Entry] = []
        func add(_ key: String, _ tree: Tree) {
            if !tree.children.isEmpty { sections.append(Tree.Entry(key, tree)) }
        }
        add("parameters", parameters())
        add("correlations", correlations())
        add("actors", actors())
        add("types", types())
        add("learning", learning())
        add("strategies", strategies())
        if !world.hasOnlyTalks { add("channels", channels()) }
        add("issues", issues())
        add("state", state())
        add("events", events())
        add("questions", questions())
        add("measures", measures())
        add("expect", expectations())
        add("outcomes", outcomes())
        // The order of the sections says nothing.
        if random.percent(25) { sections = random.shuffled(sections) }
        return .mapping(entries + sections)
    }

    /// Whether something that may be left out is written.
    mutating func optional() -> Bool { random.percent(style.richness) }

    mutating func title() -> String {
        random.pick(["Talks", "The \"hard\" part", "A: b, c", "Зима", "it's #1", "Arms and flights", "{ x }", "50 %"])
    }

    private mutating func sources() -> Tree {
        .list(
            world.sources.map { id in
                var entries = [Tree.Entry("id", .text(id))]
                if optional() { entries.append(Tree.Entry("title", .text(title()))) }
                if optional() { entries.append(Tree.Entry("date", .text("May 2026"))) }
                if optional() { entries.append(Tree.Entry("note", .text(title()))) }
                return .mapping(entries)
            })
    }

    private mutating func clock() -> Tree {
        var entries = [Tree.Entry("rounds", .fixed(.number(String(world.rounds))))]
        if let round = world.round { entries.append(Tree.Entry("round", .text(round))) }
        if let start = world.start {
            let month = start.month < 10 ? "0\(start.month)" : String(start.month)
            let day = random.percent(40) ? "-\(random.pick(["01", "15", "28"]))" : ""
            entries.append(Tree.Entry("start", .text("\(start.year)-\(month)\(day)")))
        }
        return .mapping(entries)
    }
}
