/// The position of a random decision in a scenario: the typed address from which its random numbers are computed.
///
/// A path is made of words of the language, names of the author's and numbers, and its text keeps the three apart: a name
/// that is also a word here is written with a mark (`event.leak.when'` is the draw called `when`, `event.leak.when` the
/// guard). So two paths that differ in any step have different texts, whatever a file calls its things. ``SitePaths``
/// lists every path that there is.
package struct SitePath: Hashable, Sendable {
    /// The steps, from the kind of thing on.
    private var steps: [Step]

    init(_ word: Word) {
        steps = []
        // A draw of a parameter has no more, of which there may be 50,000.
        steps.reserveCapacity(3)
        steps.append(.word(word))
    }

    /// The steps in writing, from which the random numbers are computed.
    package var text: String {
        var text = ""
        for (position, step) in steps.enumerated() { step.write(to: &text, isFirst: position == 0) }
        return text
    }

    /// The words of the language in it, in order.
    package var words: [Word] {
        steps.compactMap { if case .word(let word) = $0 { word } else { nil } }
    }

    /// The author's names in it, in order and without marks; of a draw, those of the expression that it is in.
    package var names: [String] {
        steps.prefix { if case .draw = $0 { false } else { true } }.compactMap {
            if case .name(let name) = $0 { name } else { nil }
        }
    }

    /// The path extended by a word of the language.
    package consuming func word(_ word: Word) -> SitePath { step(.word(word)) }

    /// The path extended by a name of the author's.
    consuming func name(_ name: String) -> SitePath { step(.name(name)) }

    consuming func names(_ names: [String]) -> SitePath {
        steps += names.map { .name($0) }
        return self
    }

    consuming func number(_ number: Int) -> SitePath { step(.number(number)) }

    /// This path followed by the steps of another.
    consuming func appending(_ other: SitePath) -> SitePath {
        steps += other.steps
        return self
    }

    /// The site of the draw with this ordinal in the expression that stands at this path; within aggregates, that of the
    /// members with these names.
    package consuming func draw(_ ordinal: Int, for members: [String] = []) -> SitePath {
        step(.draw(ordinal)).names(members)
    }

    private consuming func step(_ next: Step) -> SitePath {
        steps.append(next)
        return self
    }

    private enum Step: Hashable {
        case word(Word)
        case name(String)
        case number(Int)
        case draw(Int)

        /// Writes the step, with the sign before it if it is not the first.
        func write(to text: inout String, isFirst: Bool) {
            if case .draw = self { text += "#" } else if !isFirst { text += "." }
            switch self {
            case .word(let word): text += word.rawValue
            case .name(let name):
                text += name
                if Word(rawValue: name) != nil { text += "'" }
            case .number(let number), .draw(let number): text += String(number)
            }
        }
    }

    /// The words that a path may contain; none has a mark or is a number.
    package enum Word: String, Sendable, CaseIterable {
        case adopt, after, agenda, approval, argument, at, breach, chance, channel, delay, effects, event, expires, fade
        case ask, first, follows, gain, gap, given, hold, insincere, issue, learning, limit, loss, max, measure, meeting
        case meets, min, misreads, moves, occurs, offer, outcome, parameter, payoffs, question, rate, reads, requires
        /// Written so that hardly any name of an author's is this word.
        case privateType = "private_type"
        case belief = "private_belief"
        case sincere, slip, stands, start, state, strategy, toward, trust, update, weight, when, withdraw
    }
}
