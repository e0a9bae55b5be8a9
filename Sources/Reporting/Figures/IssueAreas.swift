internal import Scenarios

/// The progress of issues: a small drawing of the share done by date for each; bars if there is no course.
struct IssueAreas {
    let issues: [ReportNumbers.Issue]
    let clock: Clock
    let names: RoundNamesForReaders

    var figure: Figure {
        issues.allSatisfy { $0.timeline?.isEmpty ?? true } ? bars : areas
    }

    private let order: (ReportNumbers.Issue, ReportNumbers.Issue) -> Bool = {
        ($0.done.probability ?? 0) > ($1.done.probability ?? 0)
    }

    private var areas: Figure {
        let panels = issues.sorted(by: order).enumerated().map { place, issue in
            let title = readable(issue.title, issue.name)
            return Panel(
                title: title, number: Sentence(number: issue.done.probability, percentText(issue.done)),
                drawing: drawing(issue.timeline ?? [], isFirst: place == 0),
                finding: "\(title): done in \(percentText(issue.done)) at the horizon"
                    + (issue.round.p50.map { ", in half of all futures by \(names.long($0))" } ?? ""))
        }
        return Figure(
            "issues-areas", title: "What gets done, and when",
            subtitle: "Share of futures in which the issue was done by then; the number is that of the horizon",
            finding: finding, .panels(panels), numbers: numbers)
    }

    private func drawing(_ moments: [ReportNumbers.Issue.Done], isFirst: Bool) -> Drawing {
        let x = TimeScale(clock: clock, range: (0, 250))
        let y = LinearScale(domain: 0...1, range: (74, 4))
        let points = [(x: x(0), y: y(0))] + moments.map { (x: x($0.round), y: y($0.done ?? 0)) }
        let ground =
            [
                mark("rect", ["class": "mid", "y": "4", "width": "250", "height": "70"]),
                mark("path", ["class": "grid", "d": "M0 \(at(y(0.5)))H250"]),
            ] + timeAxis(x, y: 74, gap: 42)
        let marks = [
            shared("issues-axis", isFirst: isFirst, ground),
            mark("path", ["class": "area curve-edge", "d": line(points) + "V74H0Z"]),
        ]
        return Drawing(width: 250, height: 98, marks: marks.joined())
    }

    private var bars: Figure {
        let rows = issues.sorted(by: order).map { issue in
            RowChart.Row(
                name: readable(issue.title, issue.name),
                marks: RowChart.bar(to: 100 * (issue.done.probability ?? 0), "fill"),
                cells: [
                    Sentence(number: issue.done.probability, percentText(issue.done)), intervalSentence(issue.done),
                    Sentence(names.short(reaching: issue.round.p50)),
                ])
        }
        return Figure(
            "issues-bars", title: "What gets done",
            subtitle: "Share of futures in which the issue is done at the horizon; median date over all futures",
            finding: finding,
            .rows(
                RowChart(
                    heading: "Issue", markHeading: "Share of futures",
                    columns: [
                        .init(heading: "Done", kind: .main), .init(heading: "Interval", kind: .wide),
                        .init(heading: "Median date"),
                    ], rows: rows, axis: ["0 %", "100 %"], style: "light", showsHeadings: true)))
    }

    private var finding: String {
        brief(issues.sorted(by: order).map { "\(readable($0.title, $0.name)) \(percentText($0.done))" })
    }

    private var numbers: NumberTable {
        NumberTable(
            columns: ["Issue", "Done at the horizon", "Interval", "Median date", "Expired", "Mean steps"],
            rows: issues.map { issue in
                [
                    Sentence(readable(issue.title, issue.name)),
                    Sentence(number: issue.done.probability, percentText(issue.done)), intervalSentence(issue.done),
                    Sentence(names.short(reaching: issue.round.p50)),
                    Sentence(number: issue.expired.probability, percentText(issue.expired)),
                    Sentence(number: issue.steps.mean, issue.steps.mean.map { fixed($0, decimals: 2) } ?? unknown),
                ]
            })
    }
}
