/// What drives success: for each input a line from P(success) in its lowest tenth to that in its highest, and a rule at the
/// overall probability.
struct DriverLines {
    let drivers: [ReportNumbers.Driver]
    let success: ReportNumbers.Share
    /// The greatest number of rows.
    var most = 15

    private var shown: [ReportNumbers.Driver] {
        Array(drivers.filter { $0.low != nil || $0.high != nil }.prefix(most))
    }

    var isWorthDrawing: Bool { !shown.isEmpty }

    var figure: Figure {
        let values = shown.flatMap { [$0.low, $0.high].compactMap(\.self) }
        let overall = success.probability ?? 0
        let domain = LinearScale.round(over: values + [overall])
        let lowest = max(0, domain.lowerBound)
        let highest = min(1, domain.upperBound)
        let scale = LinearScale(domain: lowest...max(highest, lowest + 1e-9), range: (1.5, 98.5))
        let columns: [RowChart.Column] = [
            .init(heading: "P(success): lowest → highest tenth", kind: .main),
            .init(heading: "Explains"), .init(heading: "Interval", kind: .wide), .init(heading: "Basis", kind: .wide),
        ]
        let rows = shown.map { driver in
            RowChart.Row(
                name: readable(driver.title, driver.parameter), marks: marks(driver, scale, overall),
                cells: [
                    "\(share(driver.low)) → \(share(driver.high))", explained(driver), interval(driver),
                    Sentence(driver.basis ?? unknown),
                ])
        }
        return Figure(
            "drivers-lines", title: "What drives success",
            subtitle:
                "Probability of success in the lowest tenth ○ and the highest tenth ● of each input; the rule is P(success) overall",
            finding: finding,
            .rows(
                RowChart(
                    heading: "Input", markHeading: "From lowest to highest tenth", columns: columns, rows: rows,
                    axis: [lowest, highest].map { fixed(100 * $0, decimals: 0) + " %" }, style: "light",
                    showsHeadings: true)))
    }

    private var finding: String {
        shown.prefix(3).map { driver in
            "\(readable(driver.title, driver.parameter)): \(share(driver.low).plain) to \(share(driver.high).plain)"
        }.joined(separator: "; ")
    }

    private func marks(_ driver: ReportNumbers.Driver, _ scale: LinearScale, _ overall: Double) -> Markup {
        var marks = RowChart.rule(at: scale(overall))
        if let low = driver.low, let high = driver.high {
            marks += RowChart.stroke(from: scale(low), to: scale(high), "span")
        }
        if let low = driver.low { marks += RowChart.point(at: scale(low), isHollow: true) }
        if let high = driver.high { marks += RowChart.point(at: scale(high)) }
        return marks
    }

    private func share(_ probability: Double?) -> Sentence {
        Sentence(number: probability, probability.map { fixed(100 * $0, decimals: 0) + " %" } ?? unknown)
    }

    private func explained(_ driver: ReportNumbers.Driver) -> Sentence {
        guard let share = driver.share else { return Sentence(unknown) }
        return Sentence(number: share, share > 0 && share < 0.005 ? "< 1 %" : fixed(100 * share, decimals: 0) + " %")
    }

    private func interval(_ driver: ReportNumbers.Driver) -> Sentence {
        guard let lower = driver.lower, let upper = driver.upper else { return Sentence(unknown) }
        return "\(number: lower, fixed(100 * lower, decimals: 0))–\(number: upper, fixed(100 * upper, decimals: 0)) %"
    }
}
