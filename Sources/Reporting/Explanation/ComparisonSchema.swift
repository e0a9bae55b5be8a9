package import Scenarios

/// The JSON Schema of what `detente compare` and `detente sweep` print as JSON.
package enum ComparisonSchema {
    package static let schema = ReportSchema.document(
        identifier: "https://detente.example/schema/comparison-1.json", title: "Détente comparison",
        ReportSchema.record(
            "How scenarios that were run on the same luck differ from one of them.",
            [
                "detente": ReportSchema.version,
                "baseline": .plainText("The scenario that the others are set beside."),
                "grid": ReportSchema.maybe(
                    .list(
                        "The parameters that were varied.",
                        of: ReportSchema.record(
                            "One of them.",
                            [
                                "parameter": .plainText("As --set names it."),
                                "values": .list("As written.", of: .plainText("A value.")),
                            ]))),
                "scenarios": .list(
                    "Every scenario's name and report.",
                    of: ReportSchema.record(
                        "A scenario.",
                        KeyValuePairs(dictionaryLiteral: ("name", .plainText("As the comparison calls it."))),
                        and: ReportSchema.parts)),
                "differences": .list("By scenario other than the baseline.", of: difference),
                "ranking": .list("From the most to the least probable success.", of: ranked),
            ]))

    private static let difference = ReportSchema.record(
        "A result set beside the baseline's.",
        [
            "scenario": .plainText("The scenario."), "of": .plainText("What is compared."),
            "kind": .oneWord("What kind of thing it is.", Difference.Kind.allCases.map(\.rawValue)),
            "baseline": ReportSchema.number("The baseline's value."),
            "value": ReportSchema.number("The scenario's."),
            "difference": ReportSchema.number("The one less the other."),
            "lower": ReportSchema.number("The interval's lower end."),
            "upper": ReportSchema.number("The interval's upper end."),
            "p": ReportSchema.share("The probability of so large a difference if there were none."),
            "p_adjusted": ReportSchema.share("The same, corrected for all that is tested here (Holm)."),
            "verdict": .plainText("In words."),
            "width_ratio": ReportSchema.number("The interval's width beside that of two separate runs."),
        ])

    private static let ranked = ReportSchema.record(
        "A scenario in its place.",
        [
            "rank": ReportSchema.count("From 1."), "scenario": .plainText("The scenario."),
            "probability": ReportSchema.share("Of success."), "lower": ReportSchema.share("The interval's lower end."),
            "upper": ReportSchema.share("The interval's upper end."),
            "groups": .plainText("Scenarios that share a letter cannot be told apart."),
        ])
}
