/// Counts that were read cannot be what was counted.
package struct UnsoundTally: Error, Sendable {
    /// A clause: which counts, and what is the matter.
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Questions to counts that were read, before anything is computed of them. Whatever passes can be added up and divided
/// without overflow, and no share exceeds 1.
enum Sound {
    /// No count is larger: the sum of two of them, and of what a run adds, has room.
    static let most = 1 << 60

    static func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws(UnsoundTally) {
        guard holds else { throw UnsoundTally(reason()) }
    }

    static func count(_ count: Int, atMost most: Int = most, _ what: String) throws(UnsoundTally) {
        try require(count >= 0 && count <= most, "\(what) cannot be \(count)")
    }

    /// The sum of counts, none of which is negative.
    @discardableResult
    static func sum(_ counts: some Sequence<Int>, atMost most: Int = most, _ what: String) throws(UnsoundTally) -> Int {
        var sum = 0
        for count in counts {
            try require(count >= 0 && count <= most - sum, "\(what) cannot add up to more than \(most)")
            sum += count
        }
        return sum
    }

    static func length(_ found: Int, _ wanted: Int, _ what: String) throws(UnsoundTally) {
        try require(found == wanted, "there are \(found) \(what), not \(wanted)")
    }
}

extension StudyTally {
    /// Makes sure that the counts can be those of a study.
    /// - Parameters:
    ///   - empty: the study's before anything is counted: so many outcomes, issues, bins.
    ///   - conditional: by scenario: whether only the replicates count in which a condition came true.
    package func verify(like empty: StudyTally, conditional: [Bool]) throws(UnsoundTally) {
        try Sound.length(tallies.count, empty.tallies.count, "scenarios")
        try Sound.length(played.count, tallies.count, "numbers of replicates")
        try Sound.length(pairs.count, tallies.count, "pairs of scenarios")
        try Sound.count(first, atMost: 1 << 50, "the replicates before the first")
        for place in tallies.indices {
            try Sound.count(played[place], atMost: 1 << 50, "the number of replicates")
            let played = played[place] - first
            try tallies[place].verify(
                like: empty.tallies[place], played: played, conditional[place],
                sampleLimit: Tally.sampleLimit(of: tallies.count))
            try pairs[place].verify(like: empty.pairs[place], played: played)
        }
        try Sound.require((success == nil) == (empty.success == nil), "the counts of success are missing")
        if let success, let emptySuccess = empty.success {
            try Sound.length(success.scenarios, emptySuccess.scenarios, "scenarios that succeeded")
            try success.verify(played: (played.max() ?? first) - first)
        }
        if let looks {
            try Sound.count(looks.look, "a look at the precision")
            try Sound.require(looks.level > 0 && looks.level < 1, "the level of a look cannot be \(looks.level)")
        }
    }
}

extension PairTally {
    func verify(like empty: PairTally, played: Int) throws(UnsoundTally) {
        try Sound.length(outcomes.count, empty.outcomes.count, "pairs of outcomes")
        try Sound.length(issues.count, empty.issues.count, "pairs of issues")
        try Sound.length(questions.count, empty.questions.count, "pairs of questions")
        try Sound.length(measures.count, empty.measures.count, "pairs of measures")
        try Sound.require((success == nil) == (empty.success == nil), "the counts of success in pairs are missing")
        for table in outcomes + issues + questions { try table.verify(played: played) }
        try success?.verify(played: played)
        for moments in measures { try moments.verify(played: played) }
    }
}

extension PairedTable {
    fileprivate func verify(played: Int) throws(UnsoundTally) {
        try Sound.length(counts.count, 9, "cells of a pair")
        try Sound.sum(counts, atMost: played, "the cells of a pair")
    }
}

extension PairedMoments {
    fileprivate func verify(played: Int) throws(UnsoundTally) {
        for moments in [baselineInBoth, otherInBoth, baselineAlone, otherAlone] { try moments.verify(atMost: played) }
        try Sound.require(
            baselineInBoth.count == otherInBoth.count,
            "the values of a measure in two scenarios do not belong together")
    }
}

extension SuccessPairs {
    fileprivate func verify(played: Int) throws(UnsoundTally) {
        for second in 0..<scenarios {
            for first in 0..<second { try self[first, second].verify(played: played) }
        }
    }
}

extension Moments {
    func verify(atMost most: Int) throws(UnsoundTally) {
        try Sound.count(count, atMost: most, "the number of a measure's values")
        try Sound.count(infinite, atMost: count, "the number of a measure's infinite values")
        try Sound.require(!(squares < 0), "the spread of a measure cannot be negative")
    }
}
