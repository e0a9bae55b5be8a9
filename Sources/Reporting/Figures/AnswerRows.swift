internal import Scenarios

/// The scenario's questions, each with its probability.
struct AnswerRows {
    let questions: [ReportNumbers.Question]
    let declared: [Scenarios.Question]
    /// Replicates that count; `nil` if every branch was followed.
    let replicates: Int?
    var words = LikelihoodWords.none

    var figure: Figure {
        let hasIntervals = questions.contains { $0.lower != nil }
        let hasInputs = questions.contains { $0.overInputs?.range != nil }
        var columns = [RowChart.Column(heading: "Probability", kind: .main)]
        if hasIntervals { columns.append(.init(heading: "Simulation", kind: .wide)) }
        if hasInputs { columns.append(.init(heading: "Inputs")) }
        let rows = zip(questions, declared).map { question, declared in
            var cells = [Sentence(number: question.probability, percentText(question.share))]
            if hasIntervals { cells.append(intervalSentence(question.share)) }
            if hasInputs { cells.append(inputsSentence(question.share)) }
            return RowChart.Row(
                name: readable(question.title, question.name),
                about: [
                    words.text(for: question.probability), declared.about ?? "", condition(question, declared) ?? "",
                ]
                .filter { !$0.isEmpty }.joined(separator: "; "),
                marks: marks(question), cells: cells)
        }
        return Figure(
            "questions-rows", title: "Questions",
            subtitle: hasInputs
                ? "Probability that the answer is yes, interval of the simulation, 5–95 % range over the inputs (line)"
                : "Probability that the answer is yes",
            finding: brief(questions.map { "\(readable($0.title, $0.name)) \(percentText($0.share))" }),
            .rows(
                RowChart(
                    heading: "Question", markHeading: "Probability", columns: columns, rows: rows,
                    axis: ["0 %", "100 %"], style: "light", showsHeadings: true)))
    }

    private func marks(_ question: ReportNumbers.Question) -> Markup {
        var marks = RowChart.bar(to: 100 * (question.probability ?? 0), "fill")
        if let (low, high) = question.overInputs?.range {
            marks += RowChart.stroke(from: 100 * low, to: 100 * high, "whisker")
        }
        return marks
    }

    /// What a question is asked about, if not about all replicates.
    private func condition(_ question: ReportNumbers.Question, _ declared: Scenarios.Question) -> String? {
        guard let given = declared.given else { return nil }
        let asked = question.asked.flatMap { asked -> String? in
            guard let replicates else { return "asked in \(exactPercent(asked))" }
            return "asked in \(grouped(Int(asked))) of \(plural(replicates, "replicate"))"
        }
        return (["given " + given.text] + [asked].compactMap(\.self)).joined(separator: ", ")
    }
}
