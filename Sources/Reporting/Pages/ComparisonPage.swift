internal import Scenarios

/// A comparison or a sweep as a page, from the numbers of its JSON and from the scenarios.
struct ComparisonPage {
    let numbers: ComparisonNumbers
    let sources: [PageSource]
    let options: PageOptions

    /// The pages of the scenarios, of which this page shows parts.
    private var pages: [ReportPage] {
        zip(numbers.scenarios, sources).map { ReportPage($0.report, $1, options) }
    }

    private var baseline: Int { numbers.scenarios.firstIndex { $0.name == numbers.baseline } ?? 0 }
    private var isSweep: Bool { numbers.grid != nil }
    private var names: ComparedNames { ComparedNames(numbers, sources) }
    private var computed: ComparisonHeadline { ComparisonHeadline(numbers: numbers, names: names) }
    var headline: String { options.headline ?? computed.title }

    var sentences: [Sentence] { computed.sentences }

    private var kicker: String {
        let first = pages[baseline].kicker
        guard !isSweep else { return first }
        return sources.map(\.name).joined(separator: ", ")
    }

    // MARK: The first screen

    /// What a sweep is about; `nil` for a comparison, and for more than two levers.
    private var sweep: Figure? {
        guard let grid = numbers.grid, !numbers.ranking.isEmpty else { return nil }
        let levers = grid.map { Lever($0, sources[baseline].scenario) }
        // One at a time there are fewer scenarios than pairs of values.
        guard numbers.scenarios.count == levers.reduce(1, { $0 * $1.values.count }) else { return nil }
        switch levers.count {
        case 1: return SweepLine(lever: levers[0], scenarios: numbers.scenarios, baseline: numbers.baseline).figure
        case 2:
            return SweepMap(
                down: levers[0], across: levers[1], scenarios: numbers.scenarios, baseline: numbers.baseline
            ).figure
        default: return nil
        }
    }

    /// The dots of the baseline, and of the scenarios below it; of a large comparison the first.
    private var dots: [Figure] {
        let order = [baseline] + pages.indices.filter { $0 != baseline }
        return order.prefix(3).map { index in
            HundredDots(endings: pages[index].endings)
                .figure(named: "futures-\(index + 1)", title: names(numbers.scenarios[index].name))
        }
    }

    /// Success in each scenario; of a comparison of two, the outcomes too.
    private var success: Figure? {
        let names = names
        let baseline = names(numbers.baseline)
        if numbers.scenarios.count == 2, let other = numbers.differences.first?.scenario {
            let rows = ordered(numbers.differences.filter { ["success", "outcome"].contains($0.kind) })
            return rows.isEmpty
                ? nil
                : DifferenceForest(
                    name: "success", title: "\(names(other)), compared with \(baseline)", differences: rows,
                    naming: { $0.kind == "success" ? "Success" : readable($0.title, $0.of) }, isBrief: true
                ).figure
        }
        let rows = numbers.differences.filter { $0.kind == "success" }
        guard !rows.isEmpty else { return nil }
        return DifferenceForest(
            name: "success", title: "Success, compared with \(baseline)", differences: rows,
            naming: { names($0.scenario) }, heading: "Scenario", isBrief: true
        ).figure
    }

    /// Differences with those of outcomes in the order of every figure, after success.
    private func ordered(_ rows: [ComparisonNumbers.Difference]) -> [ComparisonNumbers.Difference] {
        let outcomes = rows.filter { $0.kind == "outcome" }
        let order = pages[baseline].endings.all.map(\.name)
        let sorted = order.compactMap { name in outcomes.first { $0.of == name } }
        return rows.filter { $0.kind == "success" } + sorted
            + rows.filter { row in
                row.kind != "success" && !(row.kind == "outcome" && sorted.contains { $0.of == row.of })
            }
    }

    private var trust: TrustBox {
        var trust = pages[baseline].trust
        trust.scope =
            "All of this is about the baseline, \(strong: names(numbers.baseline)). Differences from it have intervals of their own, from the same random numbers in every scenario."
        return trust
    }

    private var top: Markup {
        let trust = trust.html
        let forest = [success?.html(level: 2)].compactMap(\.self)
        if let sweep {
            // A long list of differences stands below both columns, so that none ends short.
            guard let rows = success?.table?.rows.count, rows > 8 else {
                return element("div", [:], sweep.html(level: 2)) + element("div", [:], forest + [trust])
            }
            return element("div", [:], sweep.html(level: 2)) + element("div", [:], trust)
                + element("div", ["class": "whole"], forest)
        }
        let left = dots + (isPair ? shared : [])
        return element("div", [:], left.map { $0.html(level: 2) }) + element("div", [:], forest + [trust])
    }

    // MARK: All of it

    var figures: [Figure] {
        (sweep.map { [$0] } ?? (dots + (isPair ? shared : []))) + [success].compactMap(\.self)
            + sections.flatMap(\.figures)
    }

    func html(data: [(name: String, json: String)]) -> String {
        PageTemplate(
            title: "\(headline) – \(kicker)", kicker: kicker, span: pages[baseline].names.span, headline: headline,
            sentences: computed.sentences.map(\.html), alerts: pages[baseline].trust.alerts.map(\.html), top: top,
            sections: sections, foot: pages[baseline].foot.map(\.html), data: data
        ).html
    }

    var markdown: String {
        var parts = [
            "# \(Markdown.escaped(headline))", "**\(Markdown.escaped(kicker))**, \(pages[baseline].names.span)",
        ]
        parts.append(computed.sentences.map(\.markdown).joined(separator: " "))
        for figure in [sweep, success].compactMap(\.self) {
            parts += ["## \(Markdown.escaped(figure.title))", figure.subtitle.markdown + "."]
            if let table = figure.table { parts.append(table.markdown) }
        }
        parts.append("## \(TrustBox.title)")
        parts += trust.sentences.map(\.markdown)
        parts += sections.map(\.markdown) + ["---"] + pages[baseline].foot.map(\.markdown)
        return parts.joined(separator: "\n\n") + "\n"
    }

    var sections: [PageSection] {
        [outcomes, futures, probabilities, others, difference, basis, texts, notes].compactMap(\.self)
    }

    /// Every outcome of every scenario.
    private var outcomes: PageSection {
        let names = names
        // The outcomes of all scenarios, each once, those of the baseline first.
        var endings = pages[baseline].endings.all
        for ending in pages.flatMap(\.endings.all) where !endings.contains(where: { $0.name == ending.name }) {
            endings.append(ending)
        }
        let table = NumberTable(
            columns: ["Scenario"] + endings.map { $0.title + ($0.isGood ? " ✓" : "") } + [
                "Success", "Success over the inputs",
            ],
            rows: pages.enumerated().map { index, page in
                [Sentence(names(numbers.scenarios[index].name) + (index == baseline ? " (baseline)" : ""))]
                    + endings.map { ending in
                        let own = page.endings.ending(ending.name)
                        return Sentence(number: own?.share.probability, percentText(own?.share))
                    }
                    + [
                        Sentence(number: page.numbers.success?.probability, percentText(page.numbers.success)),
                        inputsSentence(page.numbers.success),
                    ]
            })
        return PageSection(
            name: "outcomes", title: "How each scenario ends", subtitle: "Probability of each outcome",
            blocks: [.table(table, caption: "Outcomes by scenario", isWords: false)])
    }

    /// Two files: all of their comparison is on the first screen.
    private var isPair: Bool { numbers.scenarios.count == 2 && !isSweep }

    /// Where the same futures succeed, in each scenario and in the baseline.
    private var shared: [Figure] {
        numbers.differences.filter { $0.kind == "success" }.prefix(6).enumerated().compactMap { index, pair in
            pair.together.map { together in
                SharedFutures(
                    name: "together-\(index + 1)", scenario: names(pair.scenario), baseline: names(numbers.baseline),
                    together: together
                ).figure
            }
        }
    }

    private var futures: PageSection? {
        guard !shared.isEmpty, !isSweep, !isPair else { return nil }
        return PageSection(
            name: "together", title: "The same futures in both",
            subtitle: "Scenarios have common random numbers: a dot is one future as it ends in both",
            blocks: shared.map { .figure($0, hasHeading: true) })
    }

    /// Differences of all probabilities, scenario by scenario.
    private var probabilities: PageSection? {
        let names = names
        let others = numbers.scenarios.map(\.name).filter { $0 != numbers.baseline }
        let blocks = others.enumerated().compactMap { index, name -> PageSection.Block? in
            let rows = ordered(numbers.differences.filter { $0.scenario == name && $0.isShare })
            guard !rows.isEmpty else { return nil }
            return .figure(
                DifferenceForest(
                    name: "differences-\(index + 1)", title: names(name), differences: rows,
                    naming: { difference in
                        difference.kind == "success"
                            ? "Success"
                            : "\(capitalised(difference.kind)): \(readable(difference.title, difference.of))"
                    }
                ).figure, hasHeading: true)
        }
        guard !blocks.isEmpty else { return nil }
        return PageSection(
            name: "differences", title: "All differences of probabilities",
            subtitle: "p-values are corrected for all comparisons that are made; the verdict goes by them",
            blocks: blocks)
    }

    /// Differences of means and of median times.
    private var others: PageSection? {
        let names = names
        let rows = numbers.differences.filter { !$0.isShare }
        guard !rows.isEmpty else { return nil }
        func number(_ value: Double?, _ difference: ComparisonNumbers.Difference) -> Sentence {
            guard let value else { return Sentence(unknown) }
            if difference.isTime { return Sentence(number: value, fixed(value, decimals: 0)) }
            return numberSentence(value, difference.lower, difference.upper)
        }
        let table = NumberTable(
            columns: ["Scenario", "Result", "Baseline", "Value", "Difference", "From", "To", "Verdict"],
            rows: rows.map { row in
                let kind =
                    ["measure": "mean", "outcome_time": "median round of", "issue_time": "median round of"][row.kind]
                    ?? row.kind
                return [
                    Sentence(names(row.scenario)), Sentence("\(kind) \(readable(row.title, row.of))"),
                    number(row.baseline, row),
                    number(row.value, row), number(row.difference, row), number(row.lower, row), number(row.upper, row),
                    Sentence(row.verdict),
                ]
            })
        return PageSection(
            name: "means", title: "Differences of means and times",
            blocks: [.table(table, caption: "Differences of means and times", isWords: false)])
    }

    private var basis: PageSection? { pages[baseline].basis }

    private var texts: PageSection? {
        PageSection(
            name: "text", title: "The scenarios",
            blocks: zip(pages, PageSource.places(ofTextsOf: sources)).filter { $0.source.place == $1 }
                .flatMap { $0.0.text?.blocks ?? [] })
    }

    private var notes: PageSection? {
        guard !numbers.notes.isEmpty else { return nil }
        return PageSection(name: "notes", title: "Notes", blocks: [.list(numbers.notes.map { Sentence($0) })])
    }

    /// The lines of a listing, without its first, which names the file.
    private static func lines(of scenario: Scenario) -> [String] {
        ScenarioListing(scenario).text.split(separator: "\n").dropFirst().map(String.init)
    }

    /// What differs between the models, line by line of their listings.
    private var difference: PageSection? {
        guard !isSweep else { return nil }
        let most = 60
        let base = Self.lines(of: sources[baseline].scenario)
        let blocks = sources.indices.filter { $0 != baseline }.flatMap { index -> [PageSection.Block] in
            let own = Self.lines(of: sources[index].scenario)
            let rows = ListingDifference(from: base, to: own).rows
            let title = PageSection.Block.paragraph("\(strong: numbers.scenarios[index].name)")
            guard !rows.isEmpty else { return [title, .paragraph("The same model.")] }
            let table = NumberTable(
                columns: ["In \(numbers.baseline)", "In \(numbers.scenarios[index].name)"],
                rows: rows.prefix(most).map { [Sentence($0.before), Sentence($0.after)] })
            let rest = rows.count - most
            return [title, .table(table, caption: "What differs in \(numbers.scenarios[index].name)", isWords: true)]
                + (rest > 0 ? [.paragraph("And \(plural(rest, "further line")).")] : [])
        }
        return PageSection(
            name: "models", title: "What differs between the models",
            subtitle: "Lines of the checked models, with defaults filled in ('detente explain --show scenario')",
            blocks: blocks)
    }
}
