internal import Scenarios

// The sections of a page below the first screen, in the order of every report.
extension ReportPage {
    var sections: [PageSection] {
        [
            whenEach, drivers, events, issues, delays, questions, expectations, measures, paths, courses, told, basis,
            text, allNumbers, notes,
        ].compactMap(\.self)
    }

    /// When each early ending comes, as dots.
    private var whenEach: PageSection? {
        let early = endings.all.filter { $0.isEarly && $0.probability >= 0.25 }
        guard !early.isEmpty else { return nil }
        let panels = early.map { ending in
            WhenDots(
                name: ending.name, title: ending.title, tone: ending.tone,
                reached: numbers.timeline.map { ($0.round, ($0.outcomes[ending.name] ?? nil) ?? 0) },
                clock: scenario.clock, names: names
            ).panel
        }
        let figure = Figure(
            "early-dots", title: "When early endings come", finding: panels.map(\.finding).joined(separator: ". "),
            .panels(panels),
            numbers: NumberTable(
                columns: ["Outcome", "Probability", "5 %", "25 %", "Median", "75 %", "95 % of times"],
                rows: early.map { ending in
                    [Sentence(ending.title), Sentence(number: ending.probability, percentText(ending.share))]
                        + [\ReportNumbers.Rounds.p05, \.p25, \.p50, \.p75, \.p95].map { quantile in
                            Sentence((ending.round?[keyPath: quantile]).map(names.short) ?? unknown)
                        }
                }))
        return PageSection(
            name: "early", title: "When early endings come",
            subtitle: "Each dot is 1 of 20 futures, at the date of its end; the rest never end so",
            blocks: [.figure(figure, hasHeading: false)])
    }

    private var drivers: PageSection? {
        guard let success = numbers.success, let drivers = numbers.drivers else { return nil }
        let lines = DriverLines(drivers: drivers, success: success)
        guard lines.isWorthDrawing else { return nil }
        var blocks: [PageSection.Block] = [.figure(lines.figure, hasHeading: false)]
        if numbers.explained?.all?.lower ?? 0 >= 1 {
            blocks.append(.paragraph(Sentence(ExplainedShare.overlap)))
        } else if let all = numbers.explained?.all, let share = all.share {
            var sentence: Sentence =
                "Added up, the inputs explain \(number: share, fixed(100 * share, decimals: 0)) % of the variance of P(success) over the inputs"
            if let judged = numbers.explained?.judgement?.share {
                sentence =
                    sentence
                    + "; \(number: judged, fixed(100 * judged, decimals: 0)) % belong to those that rest on judgement"
            }
            blocks.append(
                .paragraph(sentence + ". The rest is due to interactions of inputs, and to inputs that are not listed.")
            )
        }
        return PageSection(
            name: "drivers", title: lines.figure.title, subtitle: lines.figure.subtitle, blocks: blocks)
    }

    private var events: PageSection? {
        guard !numbers.events.isEmpty else { return nil }
        let rows = EventDifferences(events: numbers.events, names: names)
        var blocks: [PageSection.Block] = []
        if rows.hasDifferences {
            blocks.append(
                .paragraph(
                    "Each event was switched off and the scenario run again on common random numbers: the difference is what the event does in the model."
                ))
        }
        blocks.append(.figure(rows.figure, hasHeading: true))
        if numbers.success != nil {
            blocks.append(
                .warning(
                    "\(strong: "Conditions, not causes.") The next table compares futures that had the event with those that had not. An event that comes late, or follows from success, looks helpful for that reason alone."
                ))
            blocks.append(.table(conditions, caption: "Success with and without each event", isWords: false))
        }
        return PageSection(name: "events", title: "What each event does", blocks: blocks)
    }

    private var conditions: NumberTable {
        NumberTable(
            columns: [
                "Event", "Happens", "First, median", "P(success) among futures with it", "among those without it",
            ],
            rows: numbers.events.map { event in
                [
                    Sentence(readable(event.title, event.name)),
                    Sentence(number: event.happened.probability, percentText(event.happened)),
                    Sentence(event.round.p50.map(names.short) ?? unknown),
                    Sentence(number: event.successIf?.probability, percentText(event.successIf)),
                    Sentence(number: event.successUnless?.probability, percentText(event.successUnless)),
                ]
            })
    }

    private var issues: PageSection? {
        guard !numbers.issues.isEmpty else { return nil }
        let figure = IssueAreas(issues: numbers.issues, clock: scenario.clock, names: names).figure
        return PageSection(
            name: "issues", title: figure.title, subtitle: figure.subtitle, blocks: [.figure(figure, hasHeading: false)]
        )
    }

    private var delays: PageSection? {
        let actors = Dictionary(scenario.actors.map { ($0.name, $0.title) }) { first, _ in first }
        let bars = DelayBars(issues: numbers.issues, actors: actors, rounds: scenario.clock.rounds)
        guard bars.isWorthDrawing else { return nil }
        return PageSection(
            name: "delays", title: "What delays them", subtitle: bars.figure.subtitle,
            blocks: [.figure(bars.figure, hasHeading: false)])
    }

    private var questions: PageSection? {
        guard !numbers.questions.isEmpty else { return nil }
        let figure = AnswerRows(
            questions: numbers.questions, declared: scenario.questions, replicates: numbers.run.replicates,
            words: options.words
        ).figure
        return PageSection(
            name: "questions", title: figure.title, subtitle: figure.subtitle,
            blocks: [.figure(figure, hasHeading: false)])
    }

    private var expectations: PageSection? {
        guard !numbers.expectations.isEmpty else { return nil }
        let table = NumberTable(
            columns: ["Claim", "Verdict", "Found", "Interval"],
            rows: numbers.expectations.map { claim in
                let ends: Sentence =
                    claim.lower == nil
                    ? Sentence(unknown)
                    : "\(numberSentence(claim.lower, claim.lower, claim.upper)) to \(numberSentence(claim.upper, claim.lower, claim.upper))"
                return [
                    Sentence(claim.claim), Sentence(claim.verdict),
                    numberSentence(claim.value, claim.lower, claim.upper),
                    ends,
                ]
            })
        return PageSection(
            name: "expectations", title: "Expectations", subtitle: "The scenario's claims about its own results",
            blocks: [.table(table, caption: "Expectations", isWords: false)])
    }

    private var measures: PageSection? {
        guard !numbers.measures.isEmpty else { return nil }
        let table = NumberTable(
            columns: ["Measure", "Mean", "Interval of the mean", "Spread (sd)", "5 %", "Median", "95 %"],
            rows: zip(numbers.measures, scenario.measures).map { measure, declared in
                let about = declared.about.map { ": \($0)" } ?? ""
                func number(_ value: Double?) -> Sentence { numberSentence(value, measure.lower, measure.upper) }
                let ends: Sentence =
                    measure.lower == nil ? Sentence(unknown) : "\(number(measure.lower)) to \(number(measure.upper))"
                return [
                    Sentence(readable(measure.title, measure.name) + about), number(measure.mean), ends,
                    number(measure.sd), number(measure.p05), number(measure.p50), number(measure.p95),
                ]
            })
        return PageSection(
            name: "measures", title: "Measures", subtitle: "Over all futures in which they were computed",
            blocks: [.table(table, caption: "Measures", isWords: false)])
    }

    private var paths: PageSection? {
        let isShort = numbers.shortPaths?.isEmpty == false
        guard let paths = isShort ? numbers.shortPaths : numbers.paths, !paths.isEmpty else { return nil }
        let cover = isShort ? numbers.shortPathsCover : numbers.pathsCover
        let figure = PathLines(
            paths: paths, cover: cover, issues: Set(numbers.issues.map(\.name)), endings: endings,
            clock: scenario.clock, names: names
        ).figure
        return PageSection(
            name: "paths", title: figure.title, subtitle: figure.subtitle, blocks: [.figure(figure, hasHeading: false)])
    }

    private var courses: PageSection? {
        let blocks = [
            (numbers.trust ?? [], "trust-fans", "Trust", true), (numbers.state ?? [], "state-fans", "State", false),
        ].flatMap { courses, name, title, hasOneScale -> [PageSection.Block] in
            let fans = Fans(
                courses, name: name, title: title, clock: scenario.clock, names: names, hasOneScale: hasOneScale)
            return (fans.isWorthDrawing ? [.figure(fans.figure, hasHeading: true)] : [])
                + [fans.rest, fans.constant].compactMap(\.self).map { .paragraph("\(strong: title + ":") \($0)") }
        }
        guard !blocks.isEmpty else { return nil }
        return PageSection(name: "courses", title: "Trust and state over time", blocks: blocks)
    }
}
