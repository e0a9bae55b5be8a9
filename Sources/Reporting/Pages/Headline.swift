/// The headline of a page and the sentences below it, computed by rules: no verb of cause, no claim about the future.
package struct Headline {
    let endings: Endings
    /// P(success); `nil` if nothing says what counts as success.
    let success: ReportNumbers.Share?
    /// Replicates that count; `nil` if every branch was followed.
    let replicates: Int?
    let given: ReportNumbers.Given?
    /// The name of a round in a sentence.
    let time: (Int) -> String

    init(_ numbers: ReportNumbers, _ endings: Endings, _ names: RoundNamesForReaders) {
        self.init(
            endings: endings, success: numbers.success, replicates: numbers.run.replicates, given: numbers.run.given,
            time: names.long)
    }

    init(
        endings: Endings, success: ReportNumbers.Share?, replicates: Int?, given: ReportNumbers.Given?,
        time: @escaping (Int) -> String
    ) {
        (self.endings, self.success, self.replicates) = (endings, success, replicates)
        (self.given, self.time) = (given, time)
    }

    // MARK: The headline

    var title: String {
        if replicates == 0 { return "Nothing was counted" }
        guard let success else { return likeliestTitle }
        guard let probability = success.probability else { return "The probability of success is unknown" }
        return Self.share(probability, of: replicates, given: given != nil, ends: goal)
    }

    /// What success is called: the outcome if it is only one.
    private var goal: String {
        endings.good.count == 1 ? "“\(endings.good[0].title)”" : "success"
    }

    /// `About one future in three ends in success`.
    package static func share(_ probability: Double, of replicates: Int?, given: Bool, ends goal: String) -> String {
        let these = given ? "of these futures" : "future"
        if probability <= 0 {
            let all = replicates.map { "None of \(given ? "these " : "")\(plural($0, "future"))" }
            return "\(all ?? (given ? "None of these futures" : "No future")) ends in \(goal)"
        }
        if probability >= 1 {
            let all = replicates.map { "All \(given ? "these " : "")\(plural($0, "future"))" }
            return all.map { "\($0) end in \(goal)" }
                ?? (given ? "All of these futures end in \(goal)" : "Every future ends in \(goal)")
        }
        if probability < 0.005 { return "Fewer than one in 100 \(given ? these : "futures") ends in \(goal)" }
        if probability > 0.995 { return "More than 99 of 100 \(given ? "of these " : "")futures end in \(goal)" }
        if let fraction = fraction(near: probability) {
            let verb = fraction.isOne ? "ends" : "end"
            if given { return "About \(fraction.words) of these futures \(verb) in \(goal)" }
            return "About \(fraction.ofFutures) \(verb) in \(goal)"
        }
        let count = Int((100 * probability).rounded())
        return "\(count) of 100 \(given ? "of these futures" : "futures") \(count == 1 ? "ends" : "end") in \(goal)"
    }

    struct Fraction {
        var value: Double
        /// `one in three`
        var words: String
        /// `one future in three`
        var ofFutures: String
        /// Whether it is one of several, which takes the singular.
        var isOne: Bool
    }

    private static let fractions: [Fraction] =
        [
            (1, 10, "ten"), (1, 5, "five"), (1, 4, "four"), (1, 3, "three"), (2, 5, "five"), (3, 5, "five"),
            (2, 3, "three"),
            (3, 4, "four"), (4, 5, "five"), (9, 10, "ten"),
        ].map { part, whole, word in
            let count = ["", "one", "two", "three", "four", "", "", "", "", "nine"][part]
            return Fraction(
                value: Double(part) / Double(whole), words: "\(count) in \(word)",
                ofFutures: "\(count) future\(part == 1 ? "" : "s") in \(word)", isOne: part == 1)
        } + [Fraction(value: 0.5, words: "half", ofFutures: "half of all futures", isOne: false)]

    /// A common fraction within two points of the probability, the nearest.
    static func fraction(near probability: Double) -> Fraction? {
        let nearest = fractions.min { abs($0.value - probability) < abs($1.value - probability) }
        return nearest.flatMap { abs($0.value - probability) <= 0.02 + 1e-12 ? $0 : nil }
    }

    private var likeliestTitle: String {
        let first = likeliest
        guard let one = first.first else { return "No future ends in an outcome" }
        let these = given == nil ? "" : " of these"
        if first.count > 1 {
            let names = first.map { Sentence("“\($0.title)”") }.enumerated.plain
            return "\(names) are equally likely: \(ofHundred(one.probability)) of 100\(these) futures each"
        }
        if one.probability >= 1 {
            return "\(given == nil ? "Every future" : "Each of these futures") ends in “\(one.title)”"
        }
        return "The likeliest ending is “\(one.title)”: \(ofHundred(one.probability)) of 100\(these) futures"
    }

    /// The endings with the greatest probability; several if they are equally likely.
    private var likeliest: [Endings.Ending] {
        let most = endings.all.map(\.probability).max() ?? 0
        return most > 0 ? endings.all.filter { $0.probability >= most - 1e-12 } : []
    }

    // MARK: The sentences below it

    var sentences: [Sentence] {
        guard replicates != 0 else { return ["No replicate was counted, so that nothing can be said."] }
        return [condition, likeliestSentence, collapseSentence].compactMap(\.self)
    }

    /// Names the condition of the report, in the first sentence.
    private var condition: Sentence? {
        given.map { given in
            let share =
                given.probability.map {
                    Sentence(number: $0, "\(ofHundred($0)) of 100")
                } ?? "none"
            return "Only futures in which \(strong: given.expression) comes true are counted, \(share) of all."
        }
    }

    /// The likeliest ending, and what success consists of.
    private var likeliestSentence: Sentence? {
        let first = likeliest
        guard let one = first.first else { return nil }
        var sentence: Sentence
        if success == nil {
            let rest = endings.all.filter { ending in
                ending.probability > 0 && !first.contains { $0.name == ending.name }
            }
            guard let next = rest.max(by: { $0.probability < $1.probability }) else { return nil }
            return "Next comes \(strong: next.title), \(count(next)) of 100\(half(next))."
        }
        if first.count > 1 {
            sentence = "The likeliest endings are \(first.map(named).enumerated), \(count(one)) of 100 futures each"
        } else {
            sentence = "The likeliest ending is \(strong: one.title), \(count(one)) of 100 futures\(half(one))"
        }
        let goods = endings.good.filter { good in good.probability > 0 && !(first.count == 1 && good.name == one.name) }
        guard !goods.isEmpty else { return sentence + "." }
        let parts = goods.map { good -> Sentence in "\(strong: good.title) in \(count(good))\(half(good))" }
        let isOther = endings.good.contains { $0.name == one.name }
        return sentence + "; success is \(isOther ? "also " : "")" + parts.enumerated + "."
    }

    /// Early endings that are no success, the most frequent first.
    private var collapseSentence: Sentence? {
        guard !endings.collapses.isEmpty else { return nil }
        let seen = endings.collapses.filter { $0.probability > 0 }.sorted { $0.probability > $1.probability }
        let shown = seen.filter { ending in !(likeliest.count == 1 && likeliest[0].name == ending.name) }
        guard !seen.isEmpty else {
            return "No future ends early in \(endings.collapses.map(named).enumerated)."
        }
        guard !shown.isEmpty else { return nil }
        return "An early end without success: "
            + shown.map { "\(strong: $0.title) in \(count($0)) of 100\(half($0))" }.joined(separator: "; ") + "."
    }

    private func named(_ ending: Endings.Ending) -> Sentence { "\(strong: ending.title)" }

    private func count(_ ending: Endings.Ending) -> Sentence {
        // As many as there are dots, so that sentence and figure agree.
        Sentence(number: ending.probability, ending.dots > 0 ? String(ending.dots) : ofHundred(ending.probability))
    }

    /// ` (half of those by April 2027)`, for what can end early.
    private func half(_ ending: Endings.Ending) -> Sentence {
        guard ending.isEarly, let round = ending.round?.p50, ending.probability >= 0.005 else { return "" }
        return Sentence(" (half of those by \(time(round)))")
    }
}
