/// How it ends: a row for each outcome, with its probability, interval and median date.
struct EndingRows {
    let endings: Endings
    let names: RoundNamesForReaders
    let level: Double?
    /// Likelihood words next to the numbers.
    var words = LikelihoodWords.none

    var figure: Figure {
        let most = max(
            endings.all.flatMap { [$0.probability, $0.share.overInputs?.range?.high ?? 0] }.max() ?? 0, 1e-9)
        let hasIntervals = endings.all.contains { $0.share.lower != nil }
        let hasInputs = endings.all.contains { $0.share.overInputs?.range != nil }
        var columns = [RowChart.Column(heading: "Probability", kind: .main)]
        if hasIntervals { columns.append(.init(heading: "Simulation", kind: .wide)) }
        if hasInputs { columns.append(.init(heading: "Inputs")) }
        columns.append(.init(heading: "Median", kind: .wide))
        let rows = endings.all.map { ending in
            var cells = [Sentence(number: ending.share.probability, percentText(ending.share))]
            if hasIntervals { cells.append(intervalSentence(ending.share)) }
            if hasInputs { cells.append(inputsSentence(ending.share)) }
            cells.append(Sentence(time(of: ending)))
            let about = [words.text(for: ending.share.probability), ending.about].filter { !$0.isEmpty }
                .joined(separator: "; ")
            return RowChart.Row(
                name: ending.title, about: about, tone: ending.tone, isGood: ending.isGood,
                marks: marks(ending, most: most), cells: cells)
        }
        return Figure(
            "outcomes", title: "How it ends", subtitle: Sentence(subtitle(hasIntervals, hasInputs)), finding: finding,
            .rows(
                RowChart(
                    heading: "Outcome", markHeading: "Share of futures", columns: columns, rows: rows,
                    hasWideAbout: true, showsHeadings: true)))
    }

    private func subtitle(_ hasIntervals: Bool, _ hasInputs: Bool) -> String {
        var parts: [String] = []
        if hasIntervals { parts.append("\(percent(level ?? 0.95)) interval of the simulation") }
        if hasInputs { parts.append("5–95 % range over the inputs (line)") }
        return parts.isEmpty ? "Probability and median date" : "Probability, " + parts.joined(separator: ", ")
    }

    private var finding: String {
        endings.all.map { "\($0.title) \(percentText($0.share))" }.joined(separator: ", ")
    }

    /// A bar, with a line for the range over the inputs; without one, for the interval if it is wider than the line would
    /// be.
    private func marks(_ ending: Endings.Ending, most: Double) -> Markup {
        let scale = 100 / most
        var marks = RowChart.bar(to: ending.probability * scale, ending.tone.rawValue)
        if let (low, high) = ending.share.overInputs?.range {
            marks += RowChart.stroke(from: low * scale, to: high * scale, "whisker")
        } else if let lower = ending.share.lower, let upper = ending.share.upper, (upper - lower) * scale > 2 {
            marks += RowChart.stroke(from: lower * scale, to: min(100, upper * scale), "whisker")
        }
        return marks
    }

    private func time(of ending: Endings.Ending) -> String {
        guard let round = ending.round?.p50 else { return unknown }
        return ending.isEarly ? names.long(round) : "at the end"
    }
}

/// A text with its first letter in upper case.
func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
