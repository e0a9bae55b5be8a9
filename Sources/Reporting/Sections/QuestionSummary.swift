internal import Scenarios
internal import Simulation
internal import Statistics

/// The probability that the answer to one question is yes.
public struct QuestionSummary: Sendable {
    /// The name in the scenario file.
    public let name: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// The replicates in which it is asked: those in which its `given` was true, without faults.
    public let asked: Evidence
    /// The probability of yes among the replicates in which it is asked; faults are excluded.
    public let probability: Evidence
    /// The range of the probability over the inputs; `nil` where no twin replicates were simulated.
    public let overInputs: InputRange?

    static func all(of result: RunResult, confidence: Confidence) -> [QuestionSummary] {
        zip(result.scenario.questions, result.tally.questions).enumerated().map { index, counted in
            let (question, tally) = counted
            let probability = Evidence(hits: tally.count, of: tally.asked, confidence: confidence)
            return QuestionSummary(
                name: question.name, title: question.title ?? question.name,
                asked: Evidence(hits: tally.asked, of: result.tally.replicates, confidence: confidence),
                probability: probability,
                overInputs: InputRange(
                    result.tally.twins?.questions[index], of: probability, in: result, confidence: confidence))
        }
    }

    static func all(of result: ExactResult) -> [QuestionSummary] {
        zip(result.scenario.questions, result.questions).map { question, found in
            QuestionSummary(
                name: question.name, title: question.title ?? question.name, asked: .exact(found.asked),
                probability: .exact(conditional(found.yes, of: found.asked)), overInputs: nil)
        }
    }
}

extension Section<Report> {
    static var questions: Section {
        Section(
            "questions", "The scenario's questions, with their probabilities.", of: "A question.", in: .questions,
            title: { _ in "Questions" },
            QuestionSummary.fields, naming: { RowName(name: $0.name, title: $0.title) }, rows: \.questions)
    }
}

extension QuestionSummary {
    static var fields: [Field<QuestionSummary>] {
        [
            .text("name", "Its name.") { $0.name }.shown(Column({ _ in "Question" }) { row, _, _ in row.title }),
            .text("title", "Its title.") { $0.title }.shown(.words { $0.probability }),
            Field("asked", "The replicates in which it was asked.", .occurrences) { .probability($0.asked) }
                .shown(
                    Column({ _ in "Asked in" }, importance: 2, order: 1) { $2.isExact ? "" : $0.askedText($2) },
                    Column({ _ in "Asked" }, .decimal, importance: 2, order: 1) { $2.isExact ? $1.cell(in: $2) : "" }),
        ]
            + Field.probability(
                "The probability of yes, if it is asked.", counted: "Replicates in which the answer was yes.",
                columns: [Column("Probability", .decimal), .interval(importance: 3), .bar(width: 16)]
            ) { $0.probability } + [.overInputs { $0.overInputs }.shown(.overInputs { $0.overInputs })]
    }

    private func askedText(_ report: Report) -> String {
        guard let count = asked.count, let all = asked.trials else { return asked.percentText }
        let sound = all - (report.faults.count ?? 0)
        return count == sound && sound > 0 ? "all replicates" : plural(count, "replicate")
    }
}
