/// Differences of scenarios from the baseline: points with whiskers, a rule at no difference, and the verdict in words.
struct DifferenceForest {
    let name: String
    let title: String
    let differences: [ComparisonNumbers.Difference]
    /// The name of a row.
    let naming: (ComparisonNumbers.Difference) -> String
    /// What a row is.
    var heading = "Result"
    /// Whether the values themselves are omitted, which stand elsewhere.
    var isBrief = false

    private func ends(_ difference: ComparisonNumbers.Difference) -> [Double] {
        [difference.difference, difference.lower, difference.upper].compactMap(\.self)
    }

    /// - Precondition: all differences are of probabilities.
    var figure: Figure {
        let domain = LinearScale.round(over: differences.flatMap(ends), including: [0])
        let scale = LinearScale(domain: domain, range: (1.5, 98.5))
        let rows = differences.map { difference in
            RowChart.Row(
                name: naming(difference),
                marks: differenceMarks(difference.difference, difference.lower, difference.upper, scale),
                cells: [
                    pointsSentence(difference.difference, difference.lower, difference.upper),
                    pointsInterval(difference.lower, difference.upper),
                ]
                    + (isBrief ? [] : ["\(share(difference.baseline)) → \(share(difference.value))"])
                    + [Sentence(verdict(difference))])
        }
        return Figure(
            name, title: title, subtitle: "Difference from the baseline in percentage points, with its interval",
            finding: brief(
                differences.map {
                    "\(naming($0)): \(pointsSentence($0.difference, $0.lower, $0.upper).plain) points, \($0.verdict)"
                }),
            .rows(
                RowChart(
                    heading: heading, markHeading: "Difference",
                    columns: [
                        .init(heading: "Points", kind: .main), .init(heading: "Interval", kind: .wide),
                    ] + (isBrief ? [] : [.init(heading: "Baseline → scenario", kind: .wide)])
                        + [.init(heading: "Verdict", kind: .words)], rows: rows,
                    axis: [domain.lowerBound, domain.upperBound].map {
                        signed(100 * $0, decimals: domain.upperBound - domain.lowerBound < 0.05 ? 1 : 0)
                    },
                    style: "light forest", showsHeadings: true)))
    }

    /// The verdict; in a brief figure without the largest difference that the interval allows.
    private func verdict(_ difference: ComparisonNumbers.Difference) -> String {
        isBrief ? String(difference.verdict.prefix { $0 != ";" }) : difference.verdict
    }

    private func share(_ value: Double?) -> Sentence {
        Sentence(number: value, value.map { fixed(100 * $0, decimals: 1) + " %" } ?? unknown)
    }
}
