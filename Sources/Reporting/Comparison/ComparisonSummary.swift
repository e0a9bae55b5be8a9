internal import Scenarios
internal import Simulation

/// The rules by which a comparison is summarised: which scenario is better, and by how much.
extension ComparisonReport {
    /// The answer in sentences.
    public var summary: [String] {
        guard !ranking.isEmpty, let first = ranking.first, let last = ranking.last, let base = rank(of: baseline) else {
            return ["Nothing says what counts as success in every scenario, so that there is no ranking."]
        }
        if let swing = swings.first { return swingSentences(swing, base) }
        let changes = differences.filter { $0.kind == .success }
        let prefix = stopped == .interrupted ? "After \(grouped(run.considered)) replicates of each, " : ""
        if let only = changes.first, changes.count == 1 { return [prefix + sentence(only, base)] }
        let spread =
            "success is likeliest \(place(of: first.name)) (\(Hundredths(first.success).phrase) futures) and least likely "
            + "\(place(of: last.name)) (\(Hundredths(last.success).number))."
        return [(prefix + spread).prefix(1).uppercased() + (prefix + spread).dropFirst(), counts(changes, base)]
            + [tie(with: first)].compactMap(\.self)
    }

    /// A sweep one at a time: the scenario as it is, and the largest swing.
    private func swingSentences(_ swing: Swing, _ base: RankedScenario) -> [String] {
        let done = stopped == .interrupted ? ", after \(grouped(run.considered)) replicates of each point" : ""
        var sentences = ["\(Hundredths(base.success).subject(verb: "succeed")) in the scenario as it is\(done)."]
        guard swing.difference > 0 else { return sentences + ["It is the same with every value of every parameter."] }
        sentences.append(
            "Success varies most with '\(swing.title)': \(Hundredths(swing.low.success).phrase) with "
                + "\(swing.low.value ?? "its own value"), \(Hundredths(swing.high.success).number) with "
                + "\(swing.high.value ?? "its own value").")
        return sentences
    }

    private func rank(of name: String) -> RankedScenario? { ranking.first { $0.name == name } }

    private func place(of name: String) -> String { grid == nil ? "in '\(name)'" : "with \(name)" }

    /// One scenario against the baseline.
    private func sentence(_ change: Difference, _ base: RankedScenario) -> String {
        let own = rank(of: change.scenario).map { Hundredths($0.success).phrase } ?? unknown
        let text = DifferenceText(change)
        let numbers =
            "\(own) futures succeed \(place(of: change.scenario)), \(Hundredths(base.success).number) \(place(of: baseline))"
        switch change.verdict {
        case .better: return "\(numbers): better by \(text.difference.drop(while: { $0 == "+" })) (\(text.interval))."
        case .worse:
            return
                "\(numbers): worse by \(text.difference.drop(while: { $0 == "−" })) (\(text.interval) of difference)."
        case .identical: return "\(numbers): the two are the same model."
        case .none, .higher, .lower, .earlier, .later, .unknown: return "\(numbers): \(change.verdictText)."
        }
    }

    /// How many scenarios are better and worse than the baseline.
    private func counts(_ changes: [Difference], _ base: RankedScenario) -> String {
        func count(_ verdicts: Difference.Verdict...) -> Int { changes.count { verdicts.contains($0.verdict) } }
        let (better, worse) = (count(.better), count(.worse))
        let others = changes.count - better - worse
        let parts = [
            better > 0 ? "\(grouped(better)) \(better == 1 ? "is" : "are") better" : nil,
            worse > 0 ? "\(grouped(worse)) \(worse == 1 ? "is" : "are") worse" : nil,
            others > 0 ? "\(grouped(others)) \(others == 1 ? "is" : "are") not seen to differ" : nil,
        ].compactMap(\.self)
        return
            "Of the \(grouped(changes.count)) others, compared with the baseline '\(baseline)' "
            + "(\(Hundredths(base.success).phrase)), \(enumerated(parts))."
    }

    /// The scenarios that are not significantly different from the best.
    private func tie(with first: RankedScenario) -> String? {
        let tied = ranking.dropFirst().filter { !Set($0.groups).isDisjoint(with: first.groups) }.map { "'\($0.name)'" }
        guard !tied.isEmpty else { return nil }
        let shown = tied.count <= 3 ? tied : Array(tied.prefix(2)) + ["\(tied.count - 2) more"]
        return "Not seen to differ from the best: \(enumerated(shown))."
    }
}
