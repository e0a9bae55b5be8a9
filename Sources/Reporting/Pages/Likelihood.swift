/// Words for probabilities, always printed with the range that they stand for.
public enum LikelihoodWords: String, Sendable, CaseIterable {
    /// Intelligence Community Directive 203, Analytic Standards (2015), section D.6.e.(2)(a).
    case icd203
    /// Guidance note for lead authors of the IPCC Fifth Assessment Report on consistent treatment of uncertainties
    /// (Mastrandrea et al. 2010), table 1, and the terms that AR5 adds to it.
    case ipcc
    /// No words.
    case none

    var name: String {
        switch self {
        case .icd203: "ICD 203"
        case .ipcc: "IPCC"
        case .none: ""
        }
    }

    /// The heading of a column with them.
    var heading: String { "In words (\(name))" }

    private struct Term {
        var words: String
        /// In percent; the term is used from the lower end up to the upper.
        var used: ClosedRange<Double>
        /// The range that the source gives, in percent.
        var range: String
    }

    private var terms: [Term] {
        switch self {
        case .icd203:
            [
                Term(words: "almost no chance", used: 1...5, range: "1–5 %"),
                Term(words: "very unlikely", used: 5...20, range: "5–20 %"),
                Term(words: "unlikely", used: 20...45, range: "20–45 %"),
                Term(words: "roughly even chance", used: 45...55, range: "45–55 %"),
                Term(words: "likely", used: 55...80, range: "55–80 %"),
                Term(words: "very likely", used: 80...95, range: "80–95 %"),
                Term(words: "almost certain", used: 95...99, range: "95–99 %"),
            ]
        case .ipcc:
            [
                Term(words: "exceptionally unlikely", used: 0...1, range: "0–1 %"),
                Term(words: "very unlikely", used: 1...10, range: "0–10 %"),
                Term(words: "unlikely", used: 10...33, range: "0–33 %"),
                Term(words: "about as likely as not", used: 33...66, range: "33–66 %"),
                Term(words: "likely", used: 66...90, range: "66–100 %"),
                Term(words: "very likely", used: 90...99, range: "90–100 %"),
                Term(words: "virtually certain", used: 99...100, range: "99–100 %"),
            ]
        case .none: []
        }
    }

    /// `unlikely (20–45 %)`; at a boundary the term nearer to 50 %. Empty if the scale has no word for it, as ICD 203 has
    /// none below 1 % and above 99 %.
    package func text(for probability: Double?) -> String {
        guard let probability else { return "" }
        let value = 100 * probability
        let fitting = terms.filter { $0.used.contains(value) }
        let term = value < 50 ? fitting.last : fitting.first
        return term.map { "\($0.words) (\($0.range))" } ?? (self == .none ? "" : "no word in \(name)")
    }
}
