/// The position of a random decision in a scenario: the typed address from which its random numbers are computed.
///
/// A path is made of words of the language, names of the author's and numbers, and its text keeps the three apart: a name
/// that is also a word here is written with a mark (`event.leak.when'` is the draw called `when`, `event.leak.when` the
/// guard). So two paths that differ in any step have different texts, whatever a file calls its things. ``SitePaths``
/// lists every path that there is.
package struct SitePath: Hashable, Sendable {
    /// The steps, joined by points.
    package private(set) var text: String

    private init(text: String) {
        self.text = text
    }

    init(_ word: Word) {
        self.init(text: word.rawValue)
    }

    /// The path extended by a word of the language.
    package func word(_ word: Word) -> SitePath { step(word.rawValue) }

    /// The path extended by a name of the author's.
    func name(_ name: String) -> SitePath { step(Word(rawValue: name) == nil ? name : name + "'") }

    func names(_ names: [String]) -> SitePath { names.reduce(self) { $0.name($1) } }

    func number(_ number: Int) -> SitePath { step(String(number)) }

    /// This path followed by the steps of another.
    func appending(_ other: SitePath) -> SitePath { step(other.text) }

    /// The site of the draw with this ordinal in the expression that stands at this path.
    package func draw(_ ordinal: Int) -> String { "\(text)#\(ordinal)" }

    private func step(_ next: String) -> SitePath { SitePath(text: "\(text).\(next)") }

    /// The words that a path may contain; none has a mark or is a number.
    package enum Word: String, Sendable, CaseIterable {
        case adopt, after, agenda, approval, argument, at, breach, chance, channel, delay, effects, event, expires, fade
        case ask, first, follows, gain, gap, given, hold, insincere, issue, learning, limit, loss, max, measure, meeting
        case meets, min, misreads, moves, occurs, offer, outcome, parameter, payoffs, question, rate, reads, requires
        case sincere, slip, stands, start, state, strategy, toward, trust, update, weight, when, withdraw
    }
}
