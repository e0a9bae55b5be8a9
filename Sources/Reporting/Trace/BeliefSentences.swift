internal import Scenarios
internal import Simulation

/// What actors believe of the types of others, in the words of a trace.
struct BeliefSentences {
    private let names: StoryNames
    /// `now[a][b]`: by position of the types of b.
    var now: [[[Double]]]
    private var reported: [[[Double]]]
    /// Whether of two types only the first is named: the second has the rest.
    private let isBrief: Bool

    init(_ names: StoryNames, start: TraceState, isBrief: Bool) {
        (self.names, self.isBrief) = (names, isBrief)
        now = start.belief
        reported = start.belief
    }

    /// The beliefs that have changed enough since they were reported last.
    mutating func clauses() -> [String] {
        var found: [(size: Double, text: String)] = []
        for (from, others) in now.enumerated() {
            for (to, beliefs) in others.enumerated() {
                let size = zip(beliefs, reported[from][to]).map { abs($0 - $1) }.max() ?? 0
                guard size >= (isBrief ? RoundSentences.briefStep : RoundSentences.trustStep) else { continue }
                let texts = beliefs.indices.prefix(isBrief && beliefs.count == 2 ? 1 : beliefs.count).map { type in
                    let (old, new) = (reported[from][to][type], beliefs[type])
                    return
                        "\(names.type(type, of: to)) \(fixed(old, decimals: 2))\u{A0}→\u{A0}\(fixed(new, decimals: 2))"
                }
                reported[from][to] = beliefs
                found.append(
                    (size, "of \(names.actor(from)) about \(names.actor(to)): \(texts.joined(separator: ", "))"))
            }
        }
        guard !found.isEmpty else { return [] }
        // Among many actors, the greatest changes only.
        let sizes = found.map(\.size).sorted(by: >)
        let most = isBrief ? RoundSentences.mostBrief : RoundSentences.mostTrusts
        let least = sizes.count > most ? sizes[most - 1] : 0
        let shown = found.filter { $0.size >= least }.prefix(most)
        let rest = found.count - shown.count
        return shown.map { "belief " + $0.text } + (rest > 0 ? ["belief of \(grouped(rest)) other pairs"] : [])
    }

    /// Every belief of a state: `of Washington about Moscow: sincere 0.40, probing 0.60`.
    static func all(of state: TraceState, _ names: StoryNames) -> [String] {
        state.belief.enumerated().flatMap { from, others in
            others.enumerated().compactMap { to, beliefs -> String? in
                guard !beliefs.isEmpty else { return nil }
                let texts = beliefs.enumerated().map { "\(names.type($0, of: to)) \(fixed($1, decimals: 2))" }
                return "of \(names.actor(from)) about \(names.actor(to)): \(texts.joined(separator: ", "))"
            }
        }
    }
}

extension StoryNames {
    /// The type at a position among those of an actor.
    func type(_ position: Int, of actor: Int) -> String {
        let type = scenario.types[scenario.actors[actor].types[position].type]
        return type.title ?? type.name
    }

    /// The actors whose type is drawn, with the type: `Moscow is sincere`.
    func drawnTypes(_ state: TraceState) -> [String] {
        state.types.enumerated().compactMap { index, position in
            position.map { "\(actor(index)) is \(type($0, of: index))" }
        }
    }
}
