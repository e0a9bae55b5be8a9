internal import Foundation

/// The strategies that the language has from the start, written in the language itself.
///
/// They are read, one at a time and only when a scenario uses them, by the reader that reads an analyst's own.
package enum BuiltInStrategies {
    /// In the order of docs/actors.md. A parameter without a value has no default: it must be given.
    package static let text = """
        always_offer:
          offer: 1

        never_offer:
          offer: 0

        random:
          with: { p: 0.5 }
          offer: p

        trusting:
          with: { scale: 1 }
          offer: scale * trust(self, other)

        tit_for_tat:
          offer: saw == offer

        suspicious_tit_for_tat:
          offer: not first and saw == offer

        anti_tit_for_tat:
          offer: first or saw != offer

        generous_tit_for_tat:
          with: { g: 1/3 }
          offer: if(saw == offer, 1, g)

        tit_for_two_tats:
          memory:
            refusals: { start: 0, update: "if(heard, if(saw == offer, 0, min(2, refusals + 1)), refusals)" }
          offer: refusals < 2

        two_tits_for_tat:
          memory:
            owed: { start: 0, update: "if(heard and saw != offer, 2, max(0, owed - moved))" }
          offer: owed == 0

        # Sugden 1986; Boyd 1989. Whoever lost good standing accepts one refusal without answering it.
        contrite_tit_for_tat:
          memory:
            own_standing: { start: true, update: "if(moved, mine == offer or own_standing and not their_standing, own_standing)" }
            their_standing: { start: true, update: "if(heard, saw == offer or their_standing and not own_standing, their_standing)" }
          offer: not own_standing or their_standing

        grim:
          memory:
            refused: { start: false, update: refused or saw != offer }
          offer: not refused and saw == offer

        # Win-stay, lose-shift.
        pavlov:
          offer: (mine == offer) == (saw == offer)

        # Beaufils, Delahaye & Mathieu 1996. `left` counts the holds of a punishment and the two offers of the calm after it.
        gradual:
          memory:
            refusals: { start: 0, update: "refusals + (heard and saw != offer)" }
            left: { start: 0, update: "if(heard and saw != offer and left - moved <= 0, refusals + 1 + 2, max(0, left - moved))" }
          offer: left <= 2

        memory_one:
          with: { cc: ~, cd: ~, dc: ~, dd: ~ }
          offer: if(first, cc, if(mine == offer, if(saw == offer, cc, cd), if(saw == offer, dc, dd)))

        # Osgood 1962, Lindskold 1978. `tries` counts own offers since the other's last one.
        grit:
          with: { ahead: 2, patience: 3, answer: 0.9, initiative: 0.5, retaliation: 0.5 }
          memory:
            answered: { start: false, update: "if(heard, saw != withdraw, answered or moved)" }
            tries: { start: 0, update: "if(heard and saw == offer, 0, tries + (moved and mine == offer))" }
          offer: if(saw == withdraw and not answered, 0, if(not first and saw == offer, answer, if(tries < patience and lead < ahead, initiative, 0)))
          withdraw: if(saw == withdraw and not answered, retaliation, 0)
        """

    /// In the order of ``text``.
    package static let names = [
        "always_offer", "never_offer", "random", "trusting", "tit_for_tat", "suspicious_tit_for_tat",
        "anti_tit_for_tat", "generous_tit_for_tat", "tit_for_two_tats", "two_tits_for_tat", "contrite_tit_for_tat",
        "grim", "pavlov", "gradual", "memory_one", "grit",
    ]

    /// The parameters of a built-in strategy that are probabilities.
    static func probabilities(of name: String) -> [String] {
        switch name {
        case "random": ["p"]
        case "generous_tit_for_tat": ["g"]
        case "memory_one": ["cc", "cd", "dc", "dd"]
        case "grit": ["answer", "initiative", "retaliation"]
        default: []
        }
    }

    /// The text of one strategy, as it stands in ``text``; `nil` if there is none of the name.
    package static func text(of name: String) -> String? {
        section(name)?.lines.joined(separator: "\n")
    }

    /// The lines of one strategy, and the number (from 1) of the first.
    private static func section(_ name: String) -> (lines: [Substring], first: Int)? {
        guard names.contains(name) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0 == name + ":" }) else { return nil }
        let body = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
        return (Array(lines[start...start]) + body, start + 1)
    }

    /// A built-in strategy, checked; `nil` if there is none of the name.
    package static func strategy(named name: String) -> Strategy? {
        guard let section = section(name) else { return nil }
        // Empty lines before it, so that places are those of the whole text.
        let text = String(repeating: "\n", count: section.first - 1) + section.lines.joined(separator: "\n")
        var bag = DiagnosticBag()
        let document = Document.read(
            file: "built-in strategies", text: Data(text.utf8), load: { _ in Data() }, into: &bag)
        var checker = Checker(bag: bag)
        let strategy = document?.root.entries?.first.map { checker.builtInStrategy($0) }
        precondition(
            strategy != nil && !checker.errors.bag.hasErrors, "a built-in strategy passes the checks of the language")
        return strategy
    }
}

extension Checker {
    /// Reads one strategy in which no names of a scenario are known.
    fileprivate mutating func builtInStrategy(_ entry: Node.Entry) -> Strategy {
        let fields =
            fields(entry.value, .strategy)
            ?? Fields(place: entry.keyPlace, entries: [:])
        strategies.declare(
            Strategy(
                name: entry.key, parameters: [], memory: [], offer: .standIn(at: entry.keyPlace),
                withdraw: .standard(0, at: entry.keyPlace), isBuiltIn: true))
        readStrategyParameters([(entry, fields)])
        readStrategy(0, name: entry.key, fields)
        return strategies[0]
    }
}
