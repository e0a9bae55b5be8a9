import Testing

import Reporting

/// Witness: every sentence was written by hand from the counts beside it.
@Suite("The summary in sentences")
struct SummaryTests {
    private static func share(_ hits: Int, of trials: Int = 10_000) -> Evidence {
        Evidence(hits: hits, of: trials, confidence: nil)
    }

    /// Three endings of 10,000 replicates: two good ones and an early failure.
    private static func three(_ thaw: Int, _ accord: Int, _ rupture: Int) -> SummarySentences {
        SummarySentences(
            success: share(thaw + accord),
            endings: [
                .init("rupture", share(rupture), isGood: false, endsEarly: true, median: "2027-04"),
                .init("thaw", share(thaw), isGood: true), .init("accord", share(accord), isGood: true, endsEarly: true),
            ], faults: share(10_000 - thaw - accord - rupture))
    }

    @Test("how many futures succeed, in which outcomes, and the parts add up")
    func success() {
        #expect(
            Self.three(2_660, 710, 6_630).sentences == [
                "34 of 100 futures succeed: 27 in 'thaw' and 7 in 'accord'.",
                "The likeliest ending is 'rupture' (66 of 100).",
                "66 of 100 futures end early in 'rupture', half of these by 2027-04.",
            ])
        // 26.4 and 7.4 are 33.8: 26 and 8, as the larger remainder is rounded up; of equal ones the first.
        #expect(
            Self.three(2_640, 740, 6_620).sentences[0] == "34 of 100 futures succeed: 27 in 'thaw' and 7 in 'accord'.")
        #expect(
            Self.three(2_630, 750, 6_620).sentences[0] == "34 of 100 futures succeed: 26 in 'thaw' and 8 in 'accord'.")
    }

    @Test("none, all, fewer than one and more than 99 of 100 are told apart")
    func extremes() {
        #expect(
            Self.three(0, 0, 10_000).sentences == [
                "No future succeeds, that is, ends in 'thaw' or 'accord'.", "All futures end in 'rupture'.",
                "All futures end early in 'rupture', half of these by 2027-04.",
            ])
        #expect(
            Self.three(10_000, 0, 0).sentences == ["All futures succeed: 100 in 'thaw'.", "All futures end in 'thaw'."])
        #expect(
            Self.three(3, 1, 9_996).sentences.prefix(2) == [
                "Fewer than 1 of 100 futures succeed: fewer than 1 in 'thaw' and fewer than 1 in 'accord'.",
                "The likeliest ending is 'rupture' (more than 99 of 100).",
            ])
        #expect(Self.three(100, 0, 9_900).sentences[0] == "1 of 100 futures succeeds: 1 in 'thaw'.")
        #expect(Self.three(5_000, 4_997, 3).sentences[0].hasPrefix("More than 99 of 100 futures succeed: 50 in "))
        // Too rare an early failure is not named.
        #expect(!Self.three(5_000, 4_997, 3).sentences.contains { $0.contains("early") })
    }

    @Test("of exact probabilities rounding errors are none, and what is rare is not")
    func exact() {
        #expect(Hundredths(.exact(1 - 1e-15)) == .all)
        #expect(Hundredths(.exact(1e-15)) == .none)
        #expect(Hundredths(.exact(1e-9)) == .fewerThanOne)
        #expect(Hundredths(.exact(0.005)) == .count(1))
        #expect(Hundredths(.exact(0.995)) == .moreThan99)
        #expect(Hundredths(.exact(nil)) == .unknown)
    }

    @Test("endings that chance does not tell apart are likeliest together")
    func ties() {
        func sentence(_ a: Int, _ b: Int, of trials: Int = 10_000) -> String {
            let rest = trials - a - b
            return SummarySentences(
                success: nil,
                endings: [
                    .init("a", Self.share(a, of: trials), isGood: false),
                    .init("b", Self.share(b, of: trials), isGood: false),
                    .init("c", Self.share(rest, of: trials), isGood: false),
                ], faults: Self.share(0, of: trials)
            ).sentences[1]
        }
        #expect(sentence(4_000, 4_000) == "The likeliest endings are 'a' and 'b' (40 of 100 each).")
        // 4,100 and 4,000: the difference has a standard error of √0.81/100 = 0.009 of 1.
        #expect(sentence(4_000, 4_100) == "The likeliest endings are 'b' and 'a' (41, 40 of 100).")
        #expect(sentence(4_000, 4_200) == "The likeliest ending is 'b' (42 of 100).")
        // With a hundred times the replicates a difference within one of 100 is shown as none, one beyond it as such.
        #expect(sentence(400_000, 404_000, of: 1_000_000) == "The likeliest endings are 'b' and 'a' (40 of 100 each).")
        #expect(sentence(400_000, 410_000, of: 1_000_000) == "The likeliest ending is 'b' (41 of 100).")
    }

    @Test("one outcome, one that counts as success, and none that does")
    func few() {
        let all = Self.share(10_000)
        let one = SummarySentences(
            success: all, endings: [.init("Peace", all, isGood: true)], faults: Self.share(0))
        #expect(one.sentences == ["All futures succeed, that is, end in 'Peace'.", "'Peace' is the only outcome."])
        let single = SummarySentences(
            success: Self.share(2_500),
            endings: [
                .init("Peace", Self.share(2_500), isGood: true), .init("War", Self.share(7_500), isGood: false),
            ], faults: Self.share(0))
        #expect(
            single.sentences == [
                "25 of 100 futures succeed, that is, end in 'Peace'.", "The likeliest ending is 'War' (75 of 100).",
            ])
        let undefined = SummarySentences(success: nil, endings: single.endings, faults: Self.share(0))
        #expect(
            undefined.sentences[0] == "Nothing says what counts as success: no outcome is marked 'good: true'.")
    }

    @Test("the first sentence says to which replicates all of them apply")
    func conditions() {
        var summary = Self.three(2_660, 710, 6_630)
        summary.given = "'happened(leak)' at the end of some round"
        #expect(
            summary.sentences[0]
                == "Given 'happened(leak)' at the end of some round, 34 of 100 futures succeed: 27 in 'thaw' and 7 in "
                + "'accord'.")
        summary.partial = (10_000, 100_000)
        #expect(
            summary.sentences[0].hasPrefix(
                "After 10,000 of 100,000 replicates and given 'happened(leak)' at the end of some round, 34 of 100 futures"
            ))
        summary.partial = (0, 100_000)
        #expect(summary.sentences == ["No replicate was completed, so that nothing is known."])
        let none = SummarySentences(
            success: Self.share(0, of: 0), endings: [.init("a", Self.share(0, of: 0), isGood: true)],
            faults: Self.share(0, of: 0))
        #expect(none.sentences == ["There is no replicate, so that nothing is known."])
    }

    @Test("faults, obstacles and inputs")
    func rest() {
        var summary = Self.three(2_660, 710, 6_430)
        summary.obstacles = [
            .init("it is not on the agenda", share: 0.36), .init("Russia holds", share: 0.2),
            .init("it has expired", share: 0.049),
        ]
        summary.inputs = [
            .init("pace", low: Self.share(2_000), high: Self.share(5_150)),
            .init("will", low: Self.share(4_000), high: Self.share(3_000)),
        ]
        #expect(
            summary.sentences.suffix(3) == [
                "2 of 100 futures end as a fault (a value that is not a number), in no outcome.",
                "What most often stands in the way of an issue: it is not on the agenda (36 % of its rounds not done) and "
                    + "Russia holds (20 %).",
                "Success varies most with 'pace' (from 20 to 52 of 100 over its range) and 'will' (40 to 30).",
            ])
        summary.inputs = []
        #expect(summary.sentences.last == "Success is not seen to vary with any one input.")
    }

    @Test("no sentence speaks of the future or of causes")
    func neutral() {
        for thaw in [0, 10, 2_660, 10_000] {
            var summary = Self.three(thaw, 0, 10_000 - thaw)
            summary.inputs = [.init("pace", low: Self.share(2_000), high: Self.share(5_150))]
            summary.obstacles = [.init("it is not on the agenda", share: 0.36)]
            let text = summary.sentences.joined(separator: " ").lowercased()
            for word in [" will ", "cause", "drive", "lead", "effect", "influence"] { #expect(!text.contains(word)) }
        }
    }
}
