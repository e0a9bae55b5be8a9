/// P(success) over the values of one lever: a line with its interval, at the true distances if the values are numbers.
struct SweepLine {
    let lever: Lever
    let scenarios: [ComparisonNumbers.Named]
    let baseline: String

    var figure: Figure {
        let places = lever.places ?? lever.values.indices.map(Double.init)
        let order = places.indices.sorted { places[$0] < places[$1] }
        return Figure(
            "sweep", title: "Success by \(lever.title)",
            subtitle: Sentence(
                "Probability of success, %, with the interval of the simulation; the ring is the baseline"
                    + (lever.places == nil ? "; values in their order, not at their distances" : "")),
            finding: brief(
                order.map { "\(lever.values[$0]): \(percentText(scenarios[$0].report.success))" }, most: 12),
            .drawings([drawing(places, order, width: 520), drawing(places, order, width: 344)]), numbers: table)
    }

    private func drawing(_ places: [Double], _ order: [Int], width: Double) -> Drawing {
        let (least, greatest) = (places.min() ?? 0, places.max() ?? 1)
        let right = width - 6
        let x = LinearScale(domain: least...max(greatest, least + 1e-9), range: (54, width - 20))
        let shares = scenarios.map(\.report.success)
        let values = shares.flatMap { [$0?.probability, $0?.lower, $0?.upper].compactMap(\.self) }
        let y = LinearScale(domain: LinearScale.round(over: values), range: (250, 14))
        var marks = grid(y.ticks(about: 5).map { (y($0), at(100 * $0, digits: 1)) }, from: 40, to: right)
        let upper = order.compactMap { place in shares[place]?.upper.map { (x: x(places[place]), y: y($0)) } }
        let lower = order.compactMap { place in shares[place]?.lower.map { (x: x(places[place]), y: y($0)) } }
        marks.append(mark("path", ["class": "fan-2", "d": band(upper, lower)]))
        marks.append(
            mark(
                "path",
                [
                    "class": "curve",
                    "d": line(
                        order.compactMap { place in shares[place]?.probability.map { (x: x(places[place]), y: y($0)) } }
                    ),
                ]))
        // Labels that would overlap the one before them are left to the table.
        var (numberEnd, valueEnd) = (-Double.infinity, -Double.infinity)
        for place in order {
            guard let share = shares[place]?.probability else { continue }
            let (px, py) = (x(places[place]), y(share))
            let isBaseline = scenarios[place].name == baseline
            marks.append(mark("circle", ["class": "good-1", "cx": at(px), "cy": at(py), "r": "4"]))
            if isBaseline { marks.append(mark("circle", ["class": "brk", "cx": at(px), "cy": at(py), "r": "8"])) }
            marks.append(mark("path", ["class": "axis", "d": "M\(at(px)) 250v5"]))
            if px - 10 > numberEnd {
                marks.append(
                    element(
                        "text", ["class": "lab strong c", "x": at(px), "y": at(py - 12)],
                        Markup(fixed(100 * share, decimals: 0))))
                numberEnd = px + 10
            }
            let value = lever.values[place].cut(to: 14)
            let half = Double(value.count) * 3.4 + 3
            if px - half > valueEnd {
                marks.append(element("text", ["class": "ax c", "x": at(px), "y": "269"], Markup(value)))
                valueEnd = px + half
            }
        }
        marks.append(mark("path", ["class": "axis", "d": "M40 250H\(at(right))"]))
        return Drawing(width: width, height: 278, marks: marks.joined())
    }

    private var table: NumberTable {
        NumberTable(
            columns: [lever.title, "P(success)", "Interval", "Inputs"],
            rows: zip(lever.values, scenarios).map { value, scenario in
                [
                    Sentence(value + (scenario.name == baseline ? " (baseline)" : "")),
                    Sentence(number: scenario.report.success?.probability, percentText(scenario.report.success)),
                    intervalSentence(scenario.report.success), inputsSentence(scenario.report.success),
                ]
            })
    }
}

/// P(success) over a grid of two levers: a cell for each point, with its number in it.
struct SweepMap {
    let down: Lever
    let across: Lever
    let scenarios: [ComparisonNumbers.Named]
    let baseline: String

    var figure: Figure {
        Figure(
            "sweep", title: "Success by \(down.title) and \(across.title)".replacing("_", with: " "),
            subtitle: "Probability of success, %; the darker, the more; the frame is the baseline",
            finding: brief(scenarios.map { "\($0.name): \(percentText($0.report.success))" }),
            .drawings([drawing(560), drawing(344)]), numbers: table)
    }

    private func share(_ row: Int, _ column: Int) -> ReportNumbers.Share? {
        scenarios[row * across.values.count + column].report.success
    }

    private func drawing(_ whole: Double) -> Drawing {
        let shares = scenarios.compactMap { $0.report.success?.probability }
        let (least, greatest) = (shares.min() ?? 0, shares.max() ?? 1)
        let longest = ([down.title.count + 2] + down.values.map(\.count)).max() ?? 0
        let label = min(whole / 3.8, 14 + 7.2 * Double(longest))
        let width = min(110, (whole - label) / Double(across.values.count))
        let height = 36.0
        var marks: [Markup] = [
            element(
                "text", ["class": "ax", "x": at(label), "y": "12"],
                Markup(across.title + " →")),
            element(
                "text", ["class": "ax r", "x": at(label - 8), "y": "32"],
                Markup(down.title.cut(to: Int(label / 7.4) - 3) + " ↓")),
        ]
        for (column, value) in across.values.enumerated() {
            marks.append(
                element(
                    "text", ["class": "ax c", "x": at(label + (Double(column) + 0.5) * width), "y": "32"],
                    Markup(value.cut(to: max(3, Int(width / 7))))))
        }
        for (row, value) in down.values.enumerated() {
            let y = 40 + Double(row) * height
            marks.append(
                element(
                    "text", ["class": "ax r", "x": at(label - 8), "y": at(y + 22)],
                    Markup(value.cut(to: Int(label / 7.4) - 1))))
            for column in across.values.indices {
                let x = label + Double(column) * width
                let probability = share(row, column)?.probability
                let step =
                    probability.map { greatest > least ? Int(($0 - least) / (greatest - least) * 4.999) : 2 } ?? 0
                marks.append(
                    mark(
                        "rect",
                        [
                            "class": "heat-\(step)", "x": at(x), "y": at(y), "width": at(width - 2),
                            "height": at(height - 2),
                        ]))
                marks.append(
                    element(
                        "text", ["class": "lab c heat-\(step)-t", "x": at(x + width / 2 - 1), "y": at(y + 22)],
                        Markup(probability.map { fixed(100 * $0, decimals: 0) } ?? unknown)))
                if scenarios[row * across.values.count + column].name == baseline {
                    marks.append(
                        mark(
                            "rect",
                            [
                                "class": "brk", "x": at(x + 1.5), "y": at(y + 1.5), "width": at(width - 5),
                                "height": at(height - 5),
                            ]))
                }
            }
        }
        return Drawing(
            width: whole, height: 44 + height * Double(down.values.count),
            marks: marks.joined())
    }

    private var table: NumberTable {
        NumberTable(
            columns: ["\(down.title) ↓ \(across.title) →"] + across.values,
            rows: down.values.indices.map { row in
                [Sentence(down.values[row])]
                    + across.values.indices.map { column in
                        Sentence(number: share(row, column)?.probability, percentText(share(row, column)))
                    }
            })
    }
}
