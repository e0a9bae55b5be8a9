// The order of a comparison in JSON and CSV.
extension ComparisonReport {
    static var sections: [Section<ComparisonReport>] { sections(reports: Report.sections.present(exact: false)) }

    /// - Parameter reports: the sections of each scenario's report.
    static func sections(reports: [Section<Report>]) -> [Section<ComparisonReport>] {
        [
            .baseline, .grid, .summary, .scenarios(with: reports), .differing, .differences, .ranking, .swings,
            .notes,
        ]
    }
}

extension Section<ComparisonReport> {
    fileprivate static var baseline: Section {
        Section(.text("baseline", "The scenario that the others are compared with.") { $0.baseline })
    }

    fileprivate static var grid: Section {
        let axis: [Field<SweepGrid.Axis>] = [
            .text("parameter", "The parameter's name, as for --set.") { $0.name },
            Field("values", "Its values, as written.", .texts(of: "A value.")) { .texts($0.values) },
        ]
        return Section(
            Field(
                "grid", "The parameters whose values a sweep combined; null without a sweep, and one at a time.",
                .optionalList(of: "A parameter.", axis.map(\.key))
            ) {
                (comparison: ComparisonReport) in
                comparison.grid.flatMap { grid in
                    grid.design == .combined ? .list(grid.axes.map { Entry(of: $0, axis) }) : nil
                } ?? .record(nil)
            }.aside)
    }

    fileprivate static var summary: Section {
        func paragraphs(_ title: String, _ comparison: ComparisonReport) -> PageTable {
            PageTable(title: title, paragraphs: [comparison.summary.joined(separator: " ")])
        }
        return Section(
            Field("summary", "The answer in sentences.", .texts(of: "A sentence.")) { (comparison: ComparisonReport) in
                .texts(comparison.summary)
            }
        ).shown(in: .summary) { paragraphs("Summary", $0) }.brief {
            PageTable(title: "", paragraphs: [($0.summary + $0.urgentNotes).joined(separator: " ")])
        }
    }

    fileprivate static var swings: Section {
        Section(
            "swings",
            "How far success is apart over the values of each parameter alone, the largest swing first; empty unless a "
                + "sweep is one at a time.",
            of: "A parameter.", Swing.fields, naming: { RowName(name: $0.parameter, title: $0.title) }
        ) { $0.swings }
        .shown(in: .swings) { $0.swingTable }.brief { $0.briefSwings }
    }

    fileprivate static var differing: Section {
        Section(
            "differing", "What differs between the scenario files; empty for a sweep.",
            of: "A line of the checked scenario.", ScenarioDifference.fields,
            naming: { RowName(name: $0.key, scenario: $0.scenario) }
        ) { $0.differing }
        .shown(in: .differing) { $0.differingTable }.brief { $0.briefDiffering }
    }

    /// The section of all scenarios; in the tidy table each has separate rows.
    fileprivate static func scenarios(with sections: [Section<Report>]) -> Section {
        let name = Key(name: "name", about: "Its name in the comparison.", form: .text)
        return Section(
            Field(
                "scenarios", "Every scenario's name and report.",
                .list(of: "A scenario.", [name] + sections.map(\.key))
            ) { (comparison: ComparisonReport) in
                .list(comparison.scenarios.count) { place in
                    let scenario = comparison.scenarios[place]
                    return Entry(
                        name: RowName(),
                        members: [Entry.Member(key: name, value: .text(scenario.name))]
                            + sections.map { Entry.Member(key: $0.key, value: $0.value(scenario.report)) })
                }
            }.aside
        ).shown(in: .scenarios) { $0.scenarioTable }.shown(in: .expectations) { $0.expectationTable }
    }

    fileprivate static var differences: Section {
        Section(
            "differences", "The differences of every other scenario from the baseline.",
            of: "A result compared with the baseline's.",
            Difference.fields,
            naming: {
                RowName(
                    name: "\($0.kind.rawValue) \($0.of)", title: "\($0.kind.rawValue) \($0.title)",
                    scenario: $0.scenario)
            }
        ) { $0.differences }
        .shown(in: .outcomes) { $0.results("Outcomes", [.success, .outcome]) }.brief { $0.briefOutcomes }
        .shown(in: .issues) { $0.results("Issues done", [.issue]) }
        .shown(in: .questions) { $0.results("Questions", [.question]) }
        .shown(in: .measures) { $0.results("Measures", [.measure]) }
        .shown(in: .times) { comparison in
            comparison.results(
                comparison.calendar.areDates ? "Median times" : "Median rounds", caption: "Differences are in rounds.",
                [.outcomeTime, .issueTime])
        }
    }

    fileprivate static var ranking: Section {
        Section(
            "ranking", "From the most to the least probable success.", of: "A scenario with its rank.",
            RankedScenario.fields, naming: { RowName(name: $0.name, scenario: $0.name) }
        ) { $0.ranking }
        .shown(in: .ranking) { $0.rankingTable }.brief { $0.briefRanking }
        .shown(in: .map) { $0.heatMap }.brief { $0.briefMap }
    }

    fileprivate static var notes: Section {
        Section(
            Field("notes", "What a reader has to know, one or two sentences each.", .texts(of: "A note.")) {
                .texts($0.notes)
            }
        ).shown(in: .notes) { PageTable(title: "Notes", paragraphs: $0.notes.map { "• " + $0 }) }
    }
}

extension Difference {
    fileprivate static var fields: [Field<Difference>] {
        [
            .text("scenario", "The scenario.") { $0.scenario },
            .text("of", "The name of what is compared.") { $0.of },
            .word("kind", "The kind of result.", Kind.allCases.map(\.rawValue)) { $0.kind.rawValue },
            .number("baseline", "The baseline's value.") { $0.baselineValue },
            .number("value", "The scenario's value.") { $0.value },
            Field("difference", "The scenario's value minus the baseline's.", .number) {
                .number($0.difference, lower: $0.lower, upper: $0.upper)
            },
        ] + Field.numberEnds { ($0.lower, $0.upper) } + [
            .share("p", "The probability of a difference at least this large if there were none.") { $0.p },
            .share("p_adjusted", "p corrected for all tests in this comparison (Holm).") { $0.pAdjusted },
            .text("verdict", "The verdict, in words.") { $0.verdictText },
            .number("width_ratio", "The interval's width relative to that of two independent runs.") { $0.widthRatio },
            .text("title", "The title of what is compared.") { $0.title },
            .optionalGroup(
                "together",
                "The same replicates in both scenarios, where it is asked in both; null for what is no probability.",
                [
                    Field<Difference.Together>.share("both", "In both.") { $0.both },
                    .share("baseline_only", "In the baseline alone.") { $0.baselineOnly },
                    .share("scenario_only", "In the scenario alone.") { $0.scenarioOnly },
                    .share("neither", "In neither.") { $0.neither },
                ], of: \.together),
        ]
    }
}

extension RankedScenario {
    fileprivate static var fields: [Field<RankedScenario>] {
        [.count("rank", "The rank, from 1.") { $0.rank }, .text("scenario", "The scenario.") { $0.name }]
            + Field.probability("The probability of success.") { $0.success }
            + [.text("groups", "Scenarios that share a letter are not significantly different.") { $0.groups }]
    }
}
