internal import Scenarios
internal import Simulation

// What a report rests on: its inputs, the scenario's text, the notes.
extension ReportPage {
    /// The inputs with their distributions, what they are and what they rest on, by `basis`.
    var basis: PageSection? {
        guard !scenario.parameters.isEmpty else { return nil }
        let quantiles = Dictionary(
            Explanation(scenario).uncertainNumbers.filter { $0.parameter != nil }.map { ($0.name, $0) }
        ) { first, _ in first }
        let groups: [(title: String, basis: Basis?)] = [
            ("Judgement alone", .judgement), ("Reported", .reported), ("Literature", .literature), ("Data", .data),
            ("No basis given", nil),
        ]
        var blocks: [PageSection.Block] = []
        for group in groups {
            let parameters = scenario.parameters.filter { $0.basis == group.basis }
            guard !parameters.isEmpty else { continue }
            let drawn = parameters.filter { quantiles[$0.name] != nil }
            let fixed = parameters.filter { quantiles[$0.name] == nil }
            blocks.append(.heading(group.title))
            if !drawn.isEmpty {
                let rows = InputRows(parameters: drawn, uncertain: quantiles, scenario: scenario)
                blocks.append(
                    .figure(
                        rows.figure(named: "basis-\(group.basis?.rawValue ?? "none")", title: group.title),
                        hasHeading: false))
            }
            if scenario.parameters.count - quantiles.count > 40, !fixed.isEmpty {
                // With so many the scenario's text, below, is where to read what each is.
                blocks.append(.paragraph(InputRows(parameters: fixed, uncertain: [:], scenario: scenario).sentence))
            } else if !fixed.isEmpty {
                let table = InputRows(parameters: fixed, uncertain: [:], scenario: scenario).table
                blocks.append(.table(table, caption: "\(group.title): values that are not drawn", isWords: true))
            }
        }
        if !scenario.sources.isEmpty {
            blocks.append(.paragraph("\(strong: "Sources")"))
            blocks.append(
                .list(
                    scenario.sources.map { source in
                        let parts = [source.title, source.date, source.note].compactMap(\.self)
                        return "\(strong: source.id): \(parts.joined(separator: "; "))"
                    }))
        }
        return PageSection(
            name: "basis", title: "What it rests on",
            subtitle: "The inputs as the scenario writes them, with the density of those that are drawn", blocks: blocks
        )
    }

    var text: PageSection? {
        guard !source.texts.isEmpty else { return nil }
        var blocks: [PageSection.Block] = []
        if let description = scenario.description { blocks.append(.paragraph(Sentence(description))) }
        if !source.settings.isEmpty {
            blocks.append(.paragraph("Set from outside: \(strong: source.settings.joined(separator: ", ")) (--set)."))
        }
        blocks += source.texts.enumerated().map { place, text in
            .text(summary: text.path, lines: text.text ?? "", id: PageData.place(scenario: source.place, text: place))
        }
        return PageSection(name: "text", title: "The scenario", blocks: blocks)
    }

    /// The numbers that no section above has.
    var allNumbers: PageSection? {
        guard !numbers.timeline.isEmpty else { return nil }
        let shown = endings.all.filter { $0.name != "(faults)" }
        let table = NumberTable(
            columns: ["Outcome", "Probability", "Interval", "Mean round", "5 %", "25 %", "Median", "75 %", "95 %"],
            rows: shown.map { ending in
                [
                    Sentence(ending.title + (ending.isGood ? " ✓" : "")),
                    Sentence(number: ending.share.probability, percentText(ending.share)),
                    intervalSentence(ending.share),
                    Sentence(number: ending.round?.mean, ending.round?.mean.map { fixed($0, decimals: 1) } ?? unknown),
                ]
                    + [\ReportNumbers.Rounds.p05, \.p25, \.p50, \.p75, \.p95].map { quantile in
                        Sentence((ending.round?[keyPath: quantile]).map(names.short) ?? unknown)
                    }
            })
        return PageSection(
            name: "numbers", title: "All numbers",
            subtitle:
                "All numbers of the report are in this file as JSON; 'detente report FILE.html --format json' prints them",
            blocks: [.table(table, caption: "Outcomes and their times", isWords: false)])
    }

    var notes: PageSection? {
        guard !numbers.notes.isEmpty else { return nil }
        return PageSection(name: "notes", title: "Notes", blocks: [.list(numbers.notes.map { Sentence($0) })])
    }

    private func tone(ofEndOf trace: Trace) -> Tone {
        guard case .outcome(let index) = trace.end else { return .fault }
        return endings.ending(scenario.outcomes[index].name)?.tone ?? .rest
    }

    /// Single replicates, described in full.
    var told: PageSection? {
        guard !source.stories.isEmpty else { return nil }
        let blocks = source.stories.flatMap { told -> [PageSection.Block] in
            let figure = StoryLine(
                story: told.story, name: "story-\(told.kind.rawValue)", title: told.kind.title,
                tone: tone(ofEndOf: told.story.trace)
            ).figure
            return [
                .figure(figure, hasHeading: true),
                .text(
                    summary: "\(told.kind.title) in words: replicate \(grouped(told.story.replicate))",
                    lines: told.story.brief),
            ]
        }
        return PageSection(
            name: "stories", title: "Single futures",
            subtitle:
                "Single runs of the model, round by round: none of them is a forecast. \(Story.omitted): 'detente trace \(scenario.file) --replicate N --seed \(String(source.stories[0].story.trace.seed))' has all of it",
            blocks: blocks)
    }
}
