// How names become parts of an English sentence.

/// Which words of a scenario are proper nouns, as far as its own texts show.
struct ProperNouns: Sendable {
    private let words: Set<Substring>

    /// - Parameters:
    ///   - names: every word of them is taken for a proper noun.
    ///   - texts: capitalised words within their sentences are.
    init(names: [String], texts: [String]) {
        var words = Set(
            names.flatMap { $0.split(whereSeparator: { !$0.isLetter }) }.filter { $0.first?.isUppercase == true })
        for text in texts {
            var isFirst = true
            for word in text.split(separator: " ") {
                let core = word.drop { !$0.isLetter }.prefix { $0.isLetter }
                if !isFirst, core.first?.isUppercase == true { words.insert(core) }
                isFirst = word.last.map { ".:;!?".contains($0) } ?? isFirst
            }
        }
        self.words = words
    }

    /// A title within a sentence: its first letter small, unless the first word is a name or seems to be one.
    func withinSentence(_ title: String) -> String {
        let parts = title.split(separator: " ")
        guard let first = parts.first, let letter = first.first, letter.isUppercase else { return title }
        let core = first.prefix { $0.isLetter }
        let isAcronym = core.dropFirst().contains(where: \.isUppercase) || (core.count == 1 && core != "A")
        // `New START limits` and `Track II` are names; a single word in the plural is hardly one.
        let beginsName = parts.count > 1 ? parts[1].first?.isUppercase == true : core.last != "s"
        guard !isAcronym, !beginsName, !words.contains(core) else { return title }
        return letter.lowercased() + title.dropFirst()
    }
}

extension String {
    /// `United States` as `the United States`; `Russia` as it is.
    var withArticle: String {
        let words = split(separator: " ")
        guard let first = words.first, let last = words.last, first.first?.isUppercase == true else { return self }
        if first == "The" { return "the" + dropFirst(3) }
        let isUnited = first == "United" && words.count > 1
        return isUnited || (words.count > 1 && Self.commonNouns.contains(last)) || Self.plurals.contains(last)
            ? "the " + self : self
    }

    private static let commonNouns: Set<Substring> = [
        "States", "Kingdom", "Union", "Republic", "Federation", "Emirates", "Nations", "Commission", "Council",
        "Government", "Authority", "Alliance", "League", "Front", "Movement", "Party", "Army", "Company", "Ministry",
    ]
    private static let plurals: Set<Substring> = ["Netherlands", "Philippines", "Bahamas", "Maldives", "Seychelles"]

    /// An identifier in words.
    var spaced: String { replacing("_", with: " ") }

    /// Whether a phrase names what takes place (consultations), not who meets (experts).
    var isSession: Bool {
        let sessions: Set<Substring> = [
            "talks", "consultations", "negotiations", "meetings", "rounds", "contacts", "visits", "exchanges",
            "conferences", "summits", "sessions", "round", "summit", "conference", "dialogue", "meeting", "session",
        ]
        return headNoun.map { sessions.contains($0) } ?? false
    }

    /// Whether a phrase such as `leaders` or `rounds of talks` is in the plural.
    var isPlural: Bool {
        guard let noun = headNoun else { return false }
        return noun.hasSuffix("s") && !["ss", "us", "is"].contains { noun.hasSuffix($0) }
    }

    /// The last word before a preposition, or of all.
    private var headNoun: Substring? {
        let words = split(separator: " ")
        let end =
            words.firstIndex { ["of", "in", "at", "on", "between", "for", "with"].contains($0) } ?? words.endIndex
        return end > words.startIndex ? words[end - 1] : nil
    }
}

/// `a`, `a and b`, `a, b and c`.
func enumerated(_ phrases: [String]) -> String {
    guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "" }
    return phrases.dropLast().joined(separator: ", ") + " and " + last
}

/// `once`, `twice`, `3 times`.
func timesText(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(grouped(count)) times"
}
