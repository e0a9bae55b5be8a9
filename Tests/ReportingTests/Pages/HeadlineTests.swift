import Reporting
import Testing

@Suite("Computed headlines")
struct HeadlineTests {
    @Test(
        "a share in words: common fractions within two points, else of 100; 0 and 1 are said as what they are",
        arguments: [
            (0.3365, "About one future in three ends in success"), (0.5, "About half of all futures end in success"),
            (0.515, "About half of all futures end in success"), (0.653, "About two futures in three end in success"),
            (0.26, "About one future in four ends in success"), (0.1, "About one future in ten ends in success"),
            (0.89, "About nine futures in ten end in success"), (0.291, "29 of 100 futures end in success"),
            (0.01, "1 of 100 futures ends in success"), (0.07, "7 of 100 futures end in success"),
            (0.004, "Fewer than one in 100 futures ends in success"),
            (0.999, "More than 99 of 100 futures end in success"), (0, "None of 100,000 futures ends in success"),
            (1, "All 100,000 futures end in success"),
        ])
    func shares(probability: Double, words: String) {
        #expect(Headline.share(probability, of: 100_000, given: false, ends: "success") == words)
    }

    @Test(
        "without replicates, and under a condition",
        arguments: [
            (0.0, nil, false, "No future ends in “a”"), (1.0, nil, false, "Every future ends in “a”"),
            (0.33, 10, true, "About one in three of these futures ends in “a”"),
            (0.5, 10, true, "About half of these futures end in “a”"),
            (0.0, 10, true, "None of these 10 futures ends in “a”"),
            (1.0, nil, true, "All of these futures end in “a”"),
            (0.57, 10, true, "57 of 100 of these futures end in “a”"),
            (0.0, 1, false, "None of 1 future ends in “a”"),
        ] as [(Double, Int?, Bool, String)])
    func conditions(probability: Double, replicates: Int?, given: Bool, words: String) {
        #expect(Headline.share(probability, of: replicates, given: given, ends: "“a”") == words)
    }

    private typealias Ending = Pages.Ending

    @Test("the flagship's first sentences")
    func flagship() throws {
        let lead = try Pages.page([
            Ending(name: "rupture", kind: "when", probability: 0.121, median: 16),
            Ending(name: "normalised", kind: "when", isGood: true, probability: 0.071, median: 20),
            Ending(name: "thaw", kind: "finally", isGood: true, probability: 0.266, median: 24),
            Ending(name: "missions_only", kind: "finally", probability: 0.373, median: 24),
            Ending(name: "frozen", kind: "otherwise", probability: 0.169, median: 24),
        ]).lead
        #expect(lead.headline == "About one future in three ends in success")
        #expect(
            lead.sentences == [
                "The likeliest ending is missions only, 37 of 100 futures; success is normalised in 7 (half of those by August 2027) and thaw in 27.",
                "An early end without success: rupture in 12 of 100 (half of those by April 2027).",
            ])
    }

    @Test("one success is called by its name, and named once")
    func oneSuccess() throws {
        let lead = try Pages.page([
            Ending(name: "deal", kind: "when", isGood: true, probability: 0.6, median: 3),
            Ending(name: "war", kind: "when", probability: 0, median: nil),
            Ending(name: "none", kind: "otherwise", probability: 0.4, median: 24),
        ]).lead
        #expect(lead.headline == "About three futures in five end in “deal”")
        #expect(
            lead.sentences == [
                "The likeliest ending is deal, 60 of 100 futures (half of those by March 2026).",
                "No future ends early in war.",
            ])
    }

    @Test("without a definition of success the likeliest ending leads; ties are said")
    func noSuccess() throws {
        let lead = try Pages.page([
            Ending(name: "a_b", kind: "finally", probability: 0.7, median: 24),
            Ending(name: "c", kind: "otherwise", probability: 0.3, median: 24),
        ]).lead
        #expect(lead.headline == "The likeliest ending is “a b”: 70 of 100 futures")
        #expect(lead.sentences == ["Next comes c, 30 of 100."])
        let tie = try Pages.page([
            Ending(name: "a", kind: "finally", probability: 0.5, median: 24),
            Ending(name: "c", kind: "otherwise", probability: 0.5, median: 24),
        ]).lead
        #expect(tie.headline == "“a” and “c” are equally likely: 50 of 100 futures each")
        let one = try Pages.page([Ending(name: "over", kind: "otherwise", probability: 1, median: 24)]).lead
        #expect(one.headline == "Every future ends in “over”" && one.sentences.isEmpty)
    }

    @Test("a condition is named in the first sentence, and the headline is about these futures")
    func given() throws {
        let lead = try Pages.page(
            [
                Ending(name: "deal", kind: "when", isGood: true, probability: 0.34, median: 3),
                Ending(name: "none", kind: "otherwise", probability: 0.66, median: 24),
            ], given: "happened(x)"
        ).lead
        #expect(lead.headline == "About one in three of these futures ends in “deal”")
        #expect(lead.sentences[0] == "Only futures in which happened(x) comes true are counted, 50 of 100 of all.")
    }

    @Test("nothing counted, and everything exact")
    func ends() throws {
        let endings = [Ending(name: "a", kind: "otherwise", isGood: true, probability: 0)]
        #expect(try Pages.page(endings, replicates: 0).lead.headline == "Nothing was counted")
        let sure = [
            Ending(name: "a", kind: "finally", isGood: true, probability: 1, median: 24),
            Ending(name: "b", kind: "otherwise", probability: 0),
        ]
        #expect(try Pages.page(sure, exact: true).lead.headline == "Every future ends in “a”")
    }

    /// Verbs of cause and claims about the future have no place in a computed sentence.
    @Test("no verb of cause, never 'will'", arguments: (0...100).map { Double($0) / 100 })
    func plain(probability: Double) throws {
        let lead = try Pages.page([
            Ending(name: "deal", kind: "when", isGood: true, probability: probability, median: 3),
            Ending(name: "rupture", kind: "when", probability: (1 - probability) / 2, median: 9),
            Ending(name: "none", kind: "otherwise", probability: (1 - probability) / 2, median: 24),
        ]).lead
        let text = ([lead.headline] + lead.sentences).joined(separator: " ").lowercased()
        for word in ["will", "cause", "lead", "because", "due to", "result", "drive"] {
            #expect(!text.split(separator: " ").contains(Substring(word)), "\(text)")
        }
    }

    /// Witness: Intelligence Community Directive 203 (2015) and the IPCC's guidance note (2010).
    @Test("likelihood words come with the ranges of their source")
    func words() {
        #expect(LikelihoodWords.icd203.text(for: 0.34) == "unlikely (20–45 %)")
        #expect(LikelihoodWords.icd203.text(for: 0.12) == "very unlikely (5–20 %)")
        #expect(LikelihoodWords.icd203.text(for: 0.2) == "unlikely (20–45 %)")
        #expect(LikelihoodWords.icd203.text(for: 0.8) == "likely (55–80 %)")
        #expect(LikelihoodWords.icd203.text(for: 0.005) == "no word in ICD 203")
        #expect(LikelihoodWords.ipcc.text(for: 0.5) == "about as likely as not (33–66 %)")
        #expect(LikelihoodWords.ipcc.text(for: 0.95) == "very likely (90–100 %)")
        #expect(LikelihoodWords.ipcc.text(for: 0) == "exceptionally unlikely (0–1 %)")
        #expect(LikelihoodWords.none.text(for: 0.5).isEmpty && LikelihoodWords.ipcc.text(for: nil).isEmpty)
    }
}
