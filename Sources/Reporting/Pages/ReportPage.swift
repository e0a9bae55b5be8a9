internal import Scenarios

/// The report of one scenario as a page, from the numbers of its JSON and from the scenario.
struct ReportPage {
    let numbers: ReportNumbers
    let source: PageSource
    let options: PageOptions
    let endings: Endings
    let names: RoundNamesForReaders

    init(_ numbers: ReportNumbers, _ source: PageSource, _ options: PageOptions) {
        (self.numbers, self.source, self.options) = (numbers, source, options)
        endings = Endings(numbers, source.scenario)
        names = RoundNamesForReaders(source.scenario)
    }

    var scenario: Scenario { source.scenario }

    /// The scenario's title without the time that it covers, which the page says next to it.
    var kicker: String {
        let title = scenario.title ?? scenario.file
        let ending = ", " + names.span
        return title.hasSuffix(ending) ? String(title.dropLast(ending.count)) : title
    }

    private var computed: Headline { Headline(numbers, endings, names) }
    var headline: String { options.headline ?? computed.title }
    var sentences: [Sentence] { computed.sentences }

    // MARK: The first screen

    var dots: Figure { HundredDots(endings: endings).figure() }

    var endingRows: Figure {
        EndingRows(endings: endings, names: names, level: numbers.run.level, words: options.words).figure
    }

    /// `nil` if nothing can end before the horizon.
    var endingsOverTime: Figure? {
        let figure = EndingsOverTime(endings: endings, timeline: numbers.timeline, clock: scenario.clock, names: names)
        return figure.isWorthDrawing ? figure.figure : nil
    }

    var trust: TrustBox {
        TrustBox(numbers: numbers, scenario: scenario, endings: endings, words: options.words)
    }

    /// The first screen below the headline.
    var top: Markup {
        let time =
            endingsOverTime?.html(level: 2)
            ?? element(
                "div", ["id": "when"], element("h2", [:], "When it ends"),
                element(
                    "p", ["class": "sub"],
                    Markup("No future ends before the horizon, \(names.long(scenario.clock.rounds)).")))
        return element("div", [:], dots.html(level: 2), endingRows.html(level: 2))
            + element("div", [:], time, trust.html)
    }

    // MARK: All of it

    /// The figures of the page, in its order, each under its own name.
    var figures: [Figure] {
        [dots, endingRows] + [endingsOverTime].compactMap(\.self) + sections.flatMap(\.figures)
    }

    /// - Parameter data: the JSON of the report and of what it was made from, by the names of their elements.
    func html(data: [(name: String, json: String)]) -> String {
        PageTemplate(
            title: "\(headline) – \(kicker)", kicker: kicker, span: names.span, headline: headline,
            sentences: sentences.map(\.html), alerts: trust.alerts.map(\.html), top: top, sections: sections,
            foot: foot.map(\.html), data: data
        ).html
    }

    var markdown: String {
        var parts = ["# \(Markdown.escaped(headline))", "**\(Markdown.escaped(kicker))**, \(names.span)"]
        parts.append(sentences.map(\.markdown).joined(separator: " "))
        parts += trust.alerts.map { "> " + $0.markdown }
        for (figure, title) in [(endingRows, endingRows.title)]
            + [endingsOverTime].compactMap(\.self).map({ ($0, $0.title) })
        {
            parts.append("## \(title)")
            if !figure.subtitle.isEmpty { parts.append(figure.subtitle.markdown + ".") }
            if let table = figure.table { parts.append(table.markdown) }
        }
        parts.append("## \(TrustBox.title)")
        parts += trust.sentences.map(\.markdown)
        parts += sections.map(\.markdown)
        parts.append("---")
        parts += foot.map(\.markdown)
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Where the page comes from.
    var foot: [Sentence] {
        var facts = [numbers.scenario.file, "text digest \(numbers.scenario.digest)"]
        if numbers.run.isExact {
            facts.append("every branch followed")
        } else {
            facts.append(plural(numbers.run.replicates ?? 0, "replicate"))
            facts.append("seed \(numbers.run.seed.map { String($0) } ?? unknown)")
        }
        facts.append(plural(numbers.run.rounds, "round"))
        facts.append("Détente \(options.version)")
        return [
            Sentence(facts.joined(separator: " · ")),
            "Made by \(strong: options.command). The same file, seed and number of replicates give this page again, byte for byte; 'detente report' reads its data back.",
            "A model for thinking with, not a forecast. The terms are those of the glossary in Détente's documentation (docs/glossary.md).",
        ]
    }
}
