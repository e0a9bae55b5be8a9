/// What each event does: the difference in P(success) without it, with its interval; or, where that was not computed, how
/// often it happens.
struct EventDifferences {
    let events: [ReportNumbers.Event]
    let names: RoundNamesForReaders

    /// Whether P(success) without each event was computed.
    var hasDifferences: Bool { events.contains { $0.without?.difference != nil } }

    var figure: Figure { hasDifferences ? differences : frequencies }

    private var ordered: [ReportNumbers.Event] {
        events.enumerated().sorted {
            let (a, b) = (abs($0.element.without?.difference ?? 0), abs($1.element.without?.difference ?? 0))
            return a != b ? a > b : $0.offset < $1.offset
        }.map(\.element)
    }

    private var differences: Figure {
        let ends = events.flatMap { event in
            [event.without?.lower, event.without?.upper, event.without?.difference].compactMap(\.self)
        }
        let domain = LinearScale.round(over: ends, including: [0])
        let scale = LinearScale(domain: domain, range: (1.5, 98.5))
        let rows = ordered.map { event in
            let without = event.without
            return RowChart.Row(
                name: readable(event.title, event.name),
                marks: differenceMarks(without?.difference, without?.lower, without?.upper, scale),
                cells: [
                    pointsSentence(without?.difference, without?.lower, without?.upper),
                    pointsInterval(without?.lower, without?.upper),
                    Sentence(number: event.happened.probability, percentText(event.happened)),
                ])
        }
        let finding = ordered.prefix(3).map {
            "without \(readable($0.title, $0.name)): \(pointsSentence($0.without?.difference, $0.without?.lower, $0.without?.upper).plain) points"
        }.joined(separator: "; ")
        return Figure(
            "events-differences", title: "P(success) without the event",
            subtitle: "Difference in percentage points from the scenario as it is, by common random numbers",
            finding: finding,
            .rows(
                RowChart(
                    heading: "Event", markHeading: "Difference without it",
                    columns: [
                        .init(heading: "Points", kind: .main), .init(heading: "Interval", kind: .wide),
                        .init(heading: "Happens"),
                    ], rows: rows,
                    axis: [domain.lowerBound, domain.upperBound].map { signed(100 * $0, decimals: 0) }, style: "light",
                    showsHeadings: true)))
    }

    private var frequencies: Figure {
        let rows = events.map { event in
            RowChart.Row(
                name: readable(event.title, event.name),
                marks: RowChart.bar(to: 100 * (event.happened.probability ?? 0), "fill"),
                cells: [
                    Sentence(number: event.happened.probability, percentText(event.happened)),
                    intervalSentence(event.happened),
                    Sentence(event.round.p50.map(names.short) ?? unknown),
                ])
        }
        return Figure(
            "events-frequencies", title: "How often each event happens",
            subtitle: "Share of futures in which it happens at least once, and the median date of the first time",
            finding: brief(events.map { "\(readable($0.title, $0.name)) \(percentText($0.happened))" }),
            .rows(
                RowChart(
                    heading: "Event", markHeading: "Share of futures",
                    columns: [
                        .init(heading: "Happens", kind: .main), .init(heading: "Interval", kind: .wide),
                        .init(heading: "First, median"),
                    ], rows: rows, axis: ["0 %", "100 %"], style: "light", showsHeadings: true)))
    }
}

/// A point with its whisker, and a rule at no difference.
func differenceMarks(_ difference: Double?, _ lower: Double?, _ upper: Double?, _ scale: LinearScale) -> Markup {
    var marks = RowChart.rule(at: scale(0))
    guard let difference else { return marks }
    if let lower, let upper { marks += RowChart.stroke(from: scale(lower), to: scale(upper), "whisker") }
    marks += RowChart.point(at: scale(difference))
    return marks
}
