/// The headline of a comparison or a sweep, and the sentences below it.
struct ComparisonHeadline {
    let numbers: ComparisonNumbers
    let names: ComparedNames

    private func quoted(_ name: String) -> String { names.quoted(name) }

    private func success(_ name: String) -> ReportNumbers.Share? {
        numbers.scenarios.first { $0.name == name }?.report.success
    }

    private func difference(_ name: String) -> ComparisonNumbers.Difference? {
        numbers.differences.first { $0.scenario == name && $0.kind == "success" }
    }

    private func isSeen(_ difference: ComparisonNumbers.Difference?) -> Bool {
        difference.map { $0.verdict == "better" || $0.verdict == "worse" } ?? false
    }

    private func count(_ name: String) -> String { success(name)?.probability.map(ofHundred) ?? unknown }

    /// The scenario with the most probable success.
    private var best: ComparisonNumbers.Ranked? { numbers.ranking.first }

    var title: String {
        guard let best else {
            return "\(numbers.scenarios.count) scenarios, and nothing that counts as success in all of them"
        }
        let baseline = quoted(numbers.baseline)
        let others = numbers.scenarios.filter { $0.name != numbers.baseline }
        if others.count == 1, let other = others.first, let difference = difference(other.name) {
            if difference.verdict.hasPrefix("no difference: the same") {
                return "\(quoted(other.name)) and \(baseline) are the same model"
            }
            guard isSeen(difference) else {
                return
                    "No difference seen: success in \(count(numbers.baseline)) of 100 futures with \(baseline), in \(count(other.name)) with \(quoted(other.name))"
            }
            let more = difference.verdict == "better" ? "more" : "less"
            return
                "Success is \(more) frequent with \(quoted(other.name)): \(count(other.name)) of 100 futures, against \(count(numbers.baseline))"
        }
        if best.scenario == numbers.baseline || !isSeen(difference(best.scenario)) {
            return "None is seen to do better than \(baseline): success in \(count(numbers.baseline)) of 100 futures"
        }
        return
            "Success is most frequent with \(quoted(best.scenario)): \(count(best.scenario)) of 100 futures, against \(count(numbers.baseline)) at the baseline"
    }

    var sentences: [Sentence] {
        var sentences: [Sentence] = []
        if let given = numbers.scenarios.first?.report.run.given {
            sentences.append("Only futures in which \(strong: given.expression) comes true are counted.")
        }
        sentences.append(
            "\(plural(numbers.scenarios.count, "scenario")) on common random numbers, compared with \(strong: names(numbers.baseline))."
        )
        let seen = numbers.differences.filter { ["better", "worse"].contains($0.verdict) && $0.kind == "success" }
        let better = seen.count { $0.verdict == "better" }
        if numbers.scenarios.count > 2, !numbers.ranking.isEmpty {
            let last = numbers.ranking[numbers.ranking.count - 1]
            sentences.append(
                "Of the \(numbers.scenarios.count - 1) others, success is more frequent in \(better == 0 ? "none" : grouped(better)), less frequent in \(seen.count == better ? "none" : grouped(seen.count - better)); least frequent with \(strong: names(last.scenario)), \(Sentence(number: last.probability, count(last.scenario))) of 100."
            )
        } else if let difference = numbers.differences.first(where: { $0.kind == "success" }) {
            sentences.append(
                "The difference is \(pointsSentence(difference.difference, difference.lower, difference.upper)) points (\(pointsInterval(difference.lower, difference.upper))): \(difference.verdict)."
            )
        }
        return sentences
    }
}
