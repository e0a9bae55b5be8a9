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
        steps = [.word(word)]
    }

    /// The steps in writing, from which the random numbers are computed.
    package var text: String { String(steps.map(\.text).joined().dropFirst()) }

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
    package func word(_ word: Word) -> SitePath { step(.word(word)) }

    /// The path extended by a name of the author's.
    func name(_ name: String) -> SitePath { step(.name(name)) }

    func names(_ names: [String]) -> SitePath { names.reduce(self) { $0.name($1) } }

    func number(_ number: Int) -> SitePath { step(.number(number)) }

    /// This path followed by the steps of another.
    func appending(_ other: SitePath) -> SitePath { other.steps.reduce(self) { $0.step($1) } }

    /// The site of the draw with this ordinal in the expression that stands at this path; within aggregates, that of the
    /// members with these names.
    package func draw(_ ordinal: Int, for members: [String] = []) -> SitePath { step(.draw(ordinal)).names(members) }

    private func step(_ next: Step) -> SitePath {
        var path = self
        path.steps.append(next)
        return path
    }

    private enum Step: Hashable {
        case word(Word)
        case name(String)
        case number(Int)
        case draw(Int)

        /// The step with the sign before it.
        var text: String {
            switch self {
            case .word(let word): ".\(word.rawValue)"
            case .name(let name): Word(rawValue: name) == nil ? ".\(name)" : ".\(name)'"
            case .number(let number): ".\(number)"
            case .draw(let ordinal): "#\(ordinal)"
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
