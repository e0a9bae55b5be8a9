internal import Scenarios

/// The rules by which a report is summarised in sentences. They state what was counted: nothing about the future, and
/// no causes.
package struct SummarySentences {
    /// The condition of the report, in words; `nil` if all replicates count.
    package var given: String?
    /// The replicates completed and those requested, if a run was interrupted.
    package var partial: (done: Int, requested: Int)?
    /// The probability of success; `nil` if nothing says what counts as success.
    package var success: Evidence?
    /// The outcomes, in the scenario's order.
    package var endings: [Ending]
    /// The probability of a fault.
    package var faults: Evidence
    /// The causes of rounds in which an issue is not done, the most frequent first.
    package var obstacles: [Obstacle] = []
    /// The inputs with which success varies most, in order; `nil` if unknown, empty if it is seen to vary with none.
    package var inputs: [Input]?

    package struct Ending {
        package var title: String
        package var probability: Evidence
        package var isGood: Bool
        /// Whether a replicate can end in it before the horizon.
        package var endsEarly: Bool
        /// The name of the round by whose end half of those have ended that end in it.
        package var median: String?

        package init(
            _ title: String, _ probability: Evidence, isGood: Bool, endsEarly: Bool = false, median: String? = nil
        ) {
            (self.title, self.probability, self.isGood) = (title, probability, isGood)
            (self.endsEarly, self.median) = (endsEarly, median)
        }
    }

    package struct Obstacle {
        /// A clause, such as "it is not on the agenda".
        package var words: String
        /// The share of the rounds in which an issue is not done.
        package var share: Double

        package init(_ words: String, share: Double) {
            (self.words, self.share) = (words, share)
        }
    }

    package struct Input {
        package var title: String
        /// The probability of success in the lowest tenth of its draws.
        package var low: Evidence
        /// The probability of success in the highest tenth of its draws.
        package var high: Evidence

        package init(_ title: String, low: Evidence, high: Evidence) {
            (self.title, self.low, self.high) = (title, low, high)
        }
    }

    package init(success: Evidence?, endings: [Ending], faults: Evidence) {
        (self.success, self.endings, self.faults) = (success, endings, faults)
    }

    /// The sentences, in order; the first says to which replicates all of them apply.
    package var sentences: [String] {
        if partial?.done == 0 { return ["No replicate was completed, so that nothing is known."] }
        guard endings.contains(where: { $0.probability.probability != nil }) else {
            return ["\(prefix)there is no replicate, so that nothing is known.".capitalisedFirst]
        }
        var all = [successSentence, likeliestSentence, earlySentence, faultSentence, obstacleSentence, inputSentence]
            .compactMap(\.self)
        all[0] = (prefix + all[0]).capitalisedFirst
        return all.map(\.capitalisedFirst)
    }

    private var prefix: String {
        let done = partial.map { "after \(grouped($0.done)) of \(grouped($0.requested)) replicates" }
        let condition = given.map { "given \($0)" }
        let parts = [done, condition].compactMap(\.self)
        return parts.isEmpty ? "" : parts.joined(separator: " and ") + ", "
    }

    // MARK: Rules

    /// How many futures succeed, by which outcomes, the most frequent first.
    private var successSentence: String? {
        guard let success else { return "nothing says what counts as success: no outcome is marked 'good: true'." }
        let good = endings.filter(\.isGood)
        let share = Hundredths(success)
        let names = good.map { "'\($0.title)'" }
        switch share {
        case .none:
            return "no future succeeds, that is, ends in \(alternatives(names))."
        case .all where good.count == 1: return "all futures succeed, that is, end in \(names[0])."
        default: break
        }
        guard good.count > 1 else {
            return "\(share.subject(verb: "succeed")), that is, \(share.verb("end")) in \(names[0])."
        }
        let parts = good.filter { $0.probability.isPossible }.sortedByProbability
        let counts = Hundredths.parts(parts.map { $0.probability.probability ?? 0 }, of: success.probability ?? 0)
        let clauses = zip(parts, counts).map { "\($1) in '\($0.title)'" }
        return "\(share.subject(verb: "succeed")): \(enumerated(clauses))."
    }

    /// The likeliest outcome, or all that are not seen to be rarer.
    private var likeliestSentence: String? {
        let order = endings.sortedByProbability
        guard let first = order.first, let most = first.probability.probability else { return nil }
        if endings.count == 1 { return "'\(first.title)' is the only outcome." }
        if case .all = Hundredths(first.probability) {
            return success != nil && first.isGood && endings.count(where: \.isGood) == 1
                ? nil : "all futures end in '\(first.title)'."
        }
        guard most > 0 else { return nil }
        let tied = order.filter { first.probability.isTied(with: $0.probability) }
        let number = Hundredths(first.probability)
        guard tied.count > 1 else { return "the likeliest ending is '\(first.title)' (\(number.phrase))." }
        let names = enumerated(tied.map { "'\($0.title)'" })
        let numbers = Set(tied.map { Hundredths($0.probability).number })
        let words =
            numbers.count == 1
            ? "\(number.phrase) each"
            : "\(tied.map { Hundredths($0.probability).number }.joined(separator: ", ")) of 100"
        return "the likeliest endings are \(names) (\(words))."
    }

    /// Outcomes before the horizon that do not count as success, with the time by which half of them have come.
    private var earlySentence: String? {
        let early = endings.filter { $0.endsEarly && !$0.isGood && Hundredths($0.probability).isWhole }
            .sortedByProbability.prefix(3)
        guard let first = early.first else { return nil }
        func words(_ ending: Ending) -> String {
            let median = ending.median.map { ", half of these by \($0)" } ?? ""
            return "'\(ending.title)'\(median)"
        }
        let share = Hundredths(first.probability)
        let rest = early.dropFirst().map { "\(Hundredths($0.probability).number) in \(words($0))" }
        return ([share.subject(verb: "end") + " early in \(words(first))"] + rest).joined(separator: "; ") + "."
    }

    private var faultSentence: String? {
        guard faults.isPossible else { return nil }
        return "\(Hundredths(faults).subject(verb: "end")) as a fault (a value that is not a number), in no outcome."
    }

    /// What most often stands in the way of the issues.
    private var obstacleSentence: String? {
        let shown = obstacles.filter { $0.share >= 0.05 }.prefix(2)
        guard let first = shown.first else { return nil }
        let head = "\(first.words) (\(shareText(first.share)) of its rounds not done)"
        let rest = shown.dropFirst().map { "\($0.words) (\(shareText($0.share)))" }
        return "what most often stands in the way of an issue: \(enumerated([head] + rest))."
    }

    /// The three inputs with which success varies most.
    private var inputSentence: String? {
        guard let success, let inputs, Hundredths(success).isBetween else { return nil }
        guard let first = inputs.first else { return "success is not seen to vary with any one input." }
        func numbers(_ input: Input) -> (String, String) {
            (Hundredths(input.low).number, Hundredths(input.high).number)
        }
        let head = "'\(first.title)' (from \(numbers(first).0) to \(numbers(first).1) of 100 over its range)"
        let rest = inputs.dropFirst().prefix(2).map { "'\($0.title)' (\(numbers($0).0) to \(numbers($0).1))" }
        return "success varies most with \(enumerated([head] + rest))."
    }

    private func alternatives(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
}

extension [SummarySentences.Ending] {
    /// From the most to the least probable; equal ones as they were.
    fileprivate var sortedByProbability: [SummarySentences.Ending] {
        enumerated().sorted {
            (-($0.element.probability.probability ?? 0), $0.offset)
                < (-($1.element.probability.probability ?? 0), $1.offset)
        }.map(\.element)
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
