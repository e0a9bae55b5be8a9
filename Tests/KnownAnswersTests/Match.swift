/// A match of two strategies: one unlimited issue, moves every round, the payoffs of the prisoner's dilemma.
struct Match {
    var row: String
    var column: String
    var rounds: Int
    var slip = 0.0
    /// Further top-level sections.
    var more = ""
    var measures: [String] = []

    /// Measures: `first`, `second` (scores), `offers` (of the first), `m0`, … as asked.
    var text: String {
        var text = """
            detente: 1
            clock: { rounds: \(rounds) }
            actors:
              row: { strategy: "\(row)" }
              column: { strategy: "\(column)" }
            learning: { gain: 0, loss: 0, breach: 0 }
            issues:
              match:
                steps: unlimited
                slip: \(slip)
                payoffs: { offer/offer: [3, 3], offer/hold: [0, 5], hold/offer: [5, 0], hold/hold: [1, 1] }
            outcomes: { over: otherwise }
            \(more)
            measures:
              first: score(row)
              second: score(column)
              offers: offers(row)

            """
        for (index, measure) in measures.enumerated() { text += "  m\(index): \"\(measure)\"\n" }
        return text
    }
}
