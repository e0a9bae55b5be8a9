internal import Scenarios

/// When it ends: stacked shares of the replicates that had ended by then, successes from below and other early endings from
/// above, so that what is left between them is still at the table; and a column for the horizon.
struct EndingsOverTime {
    let endings: Endings
    let timeline: [ReportNumbers.Moment]
    let clock: Clock
    let names: RoundNamesForReaders

    /// Whether anything can end before the horizon.
    var isWorthDrawing: Bool { endings.all.contains { $0.isEarly && $0.probability > 0 } }

    var figure: Figure {
        Figure(
            "when", title: "When it ends", subtitle: "Share of futures that had ended so by then, %",
            finding: finding,
            .drawings([
                drawing(layout(width: 516, height: 310, left: 28, plot: 326, label: 22)),
                drawing(layout(width: 344, height: 270, left: 26, plot: 200, label: 15)),
            ]), numbers: numbers)
    }

    /// - Parameter plot: its width, unless the labels need more of the drawing's width.
    private func layout(width: Double, height: Double, left: Double, plot: Double, label: Int) -> Layout {
        let labels = endings.all.filter { $0.probability > 0 }.map { ending in
            percentText(ending.share).count + 1 + min(label, ending.title.count) + (ending.isGood ? 2 : 0)
        }
        let room = 34 + 7.6 * Double(labels.max() ?? 0)
        return Layout(
            width: width, height: height, left: left, plot: max(120, min(plot, width - left - room)), label: label)
    }

    private struct Layout {
        var width, height: Double
        /// The left edge of the plot.
        var left: Double
        /// The width of the plot.
        var plot: Double
        /// The greatest number of characters of a label.
        var label: Int
        let top = 8.0
        var bottom: Double { height - 28 }
        var y: LinearScale { LinearScale(domain: 0...1, range: (bottom, top)) }
        var column: Double { left + plot + 10 }
    }

    private var finding: String {
        let early = endings.all.filter { $0.isEarly && $0.probability > 0 }.map { ending in
            "\(ending.title): \(percentText(ending.share))"
                + (ending.round?.p50.map { ", half of them by \(names.long($0))" } ?? "")
        }
        let open = timeline.last.map { last in
            1 - endings.all.filter(\.isEarly).reduce(0) { $0 + share($1, last) }
        }
        return "Endings before the horizon. \(early.joined(separator: "; ")). "
            + "Still at the table at the horizon: \(fixed(100 * (open ?? 1), decimals: 0)) %."
    }

    private func share(_ ending: Endings.Ending, _ moment: ReportNumbers.Moment) -> Double {
        (moment.outcomes[ending.name] ?? nil) ?? 0
    }

    private func drawing(_ layout: Layout) -> Drawing {
        let x = TimeScale(clock: clock, range: (layout.left, layout.left + layout.plot))
        var marks = [ground(layout)] + axes(layout, x)
        let moments = [ReportNumbers.Moment(round: 0, outcomes: [:])] + timeline
        // The good from below, the others from above; each wing stacks its endings outwards in.
        var lower = moments.map { _ in 0.0 }
        for ending in endings.good where ending.isEarly {
            let upper = zip(lower, moments).map { $0 + share(ending, $1) }
            marks.append(area(ending, moments, from: lower, to: upper, layout, x))
            lower = upper
        }
        var upper = moments.map { _ in 1.0 }
        for ending in endings.collapses.reversed() {
            let next = zip(upper, moments).map { $0 - share(ending, $1) }
            marks.append(area(ending, moments, from: next, to: upper, layout, x))
            upper = next
        }
        marks += column(layout)
        marks += notes(layout, x, moments, lower, upper)
        return Drawing(width: layout.width, height: layout.height, marks: marks.joined())
    }

    private func ground(_ layout: Layout) -> Markup {
        mark(
            "rect",
            [
                "class": "mid", "x": at(layout.left), "y": at(layout.top), "width": at(layout.plot),
                "height": at(layout.bottom - layout.top),
            ])
    }

    private func axes(_ layout: Layout, _ x: TimeScale) -> [Markup] {
        let values = stride(from: 0.0, through: 100, by: 20).map { (layout.y($0 / 100), fixed($0, decimals: 0)) }
        return grid(values, from: layout.left, to: layout.left + layout.plot)
            + timeAxis(x, y: layout.bottom, gap: 44)
    }

    private func area(
        _ ending: Endings.Ending, _ moments: [ReportNumbers.Moment], from lower: [Double], to upper: [Double],
        _ layout: Layout, _ x: TimeScale
    ) -> Markup {
        let xs = moments.map { x($0.round) }
        return mark(
            "path",
            [
                "class": ending.tone.rawValue,
                "d": band(Array(zip(xs, upper.map { layout.y($0) })), Array(zip(xs, lower.map { layout.y($0) }))),
            ])
    }

    /// The endings at the horizon, one above the other, with their names and shares.
    private func column(_ layout: Layout) -> [Markup] {
        let order =
            endings.good.filter(\.isEarly) + endings.good.filter { !$0.isEarly } + endings.all.filter { !$0.isGood }
        var marks: [Markup] = []
        var reached = 0.0
        var labels: [(y: Double, ending: Endings.Ending)] = []
        for ending in order where ending.probability > 0 {
            let (y0, y1) = (layout.y(min(1, reached + ending.probability)), layout.y(reached))
            marks.append(
                mark(
                    "rect",
                    [
                        "class": ending.tone.rawValue, "x": at(layout.column), "y": at(y0), "width": "14",
                        "height": at(max(0.6, y1 - y0 - 1)),
                    ]))
            labels.append(((y0 + y1) / 2 + 4.5, ending))
            reached += ending.probability
        }
        let heights = spread(
            labels.reversed().map(\.y), apart: 17, within: layout.top + 11...layout.bottom)
        for (y, label) in zip(heights, labels.reversed()) {
            let ending = label.ending
            marks.append(
                element(
                    "text", ["class": "lab \(ending.tone.rawValue)-t", "x": at(layout.column + 20), "y": at(y)],
                    element("tspan", ["class": "strong"], Markup(percentText(ending.share))), " ",
                    Markup(ending.title.cut(to: layout.label) + (ending.isGood ? " ✓" : ""))))
        }
        marks.append(
            mark(
                "path",
                ["class": "axis", "d": "M\(at(layout.left + layout.plot)) \(at(layout.top))V\(at(layout.bottom))"]))
        return marks
    }

    /// At most two notes, half of the most frequent early ending of each wing, and what is between the wings: those that have
    /// room.
    private func notes(
        _ layout: Layout, _ x: TimeScale, _ moments: [ReportNumbers.Moment], _ lower: [Double], _ upper: [Double]
    ) -> [Markup] {
        var (marks, taken): ([Markup], [TextBox]) = ([], [])
        let isRoomy = layout.plot > 250
        for (wing, edge, sign) in [(endings.collapses, upper, 1.0), (endings.good.filter(\.isEarly), lower, -1.0)] {
            guard isRoomy, let ending = wing.max(by: { $0.probability < $1.probability }), ending.probability > 0.02,
                let half = ending.round?.p50, let place = moments.firstIndex(where: { $0.round >= half }),
                upper[place] - lower[place] > 0.4
            else { continue }
            let (px, py) = (x(moments[place].round), layout.y(edge[place]))
            let words = ["half of “\(ending.title.cut(to: 22))”", "by \(names.short(half))"]
            let room = Double(words.map(\.count).max() ?? 0) * 6.6
            let tx = min(max(px, layout.left + room / 2 + 4), layout.left + layout.plot - room / 2 - 4)
            let ty = sign > 0 ? py + 42 : py - 44
            // The words have to stand between the wings, all along, and not on others.
            let box = TextBox(x: tx - room / 2...tx + room / 2, y: ty - 14...ty + 20)
            let isBetween = moments.indices.filter { box.x.contains(x(moments[$0].round)) }.allSatisfy {
                layout.y(upper[$0]) < box.y.lowerBound && box.y.upperBound < layout.y(lower[$0])
            }
            guard isBetween, !taken.contains(where: box.overlaps) else { continue }
            taken.append(box)
            marks.append(
                mark("path", ["class": "leader", "d": "M\(at(px)) \(at(py))V\(at(sign > 0 ? ty - 14 : ty + 22))"]))
            marks += words.enumerated().map { line, text in
                element(
                    "text",
                    ["class": "note c \(ending.tone.rawValue)-t", "x": at(tx), "y": at(ty + Double(line) * 16)],
                    Markup(text))
            }
        }
        let middle = moments.count * 2 / 5
        let (tx, ty) = (x(moments[middle].round), layout.y((upper[middle] + lower[middle]) / 2) + 5)
        let box = TextBox(x: tx - 55...tx + 55, y: ty - 14...ty + 4)
        if upper[middle] - lower[middle] > 0.12, !taken.contains(where: box.overlaps) {
            marks.insert(
                element("text", ["class": "note c", "x": at(tx), "y": at(ty)], "still at the table"), at: 0)
        }
        return marks
    }

    /// Where words stand in a drawing.
    private struct TextBox {
        var x, y: ClosedRange<Double>

        func overlaps(_ other: TextBox) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
    }

    private var numbers: NumberTable {
        let shown = endings.all.filter { $0.name != "(faults)" }
        let rounds = Set(TimelinePoint.fewRounds(horizon: clock.rounds))
        let moments = timeline.filter { rounds.contains($0.round) }
        return NumberTable(
            columns: ["By"] + shown.map(\.title),
            rows: moments.map { moment in
                [Sentence(names.short(moment.round))]
                    + shown.map { ending in
                        // What is decided at the horizon is not 0 before it, but not decided.
                        if !ending.isEarly, moment.round < clock.rounds { return Sentence(unknown) }
                        return Sentence(
                            number: share(ending, moment), fixed(100 * share(ending, moment), decimals: 1) + " %")
                    }
            })
    }
}

/// Level lines across a drawing, with their labels on the left.
func grid(_ values: [(y: Double, label: String)], from left: Double, to right: Double) -> [Markup] {
    let lines = values.map { "M\(at(left)) \(at($0.y))H\(at(right))" }.joined()
    let labels = values.map { element("text", ["x": at(left - 4), "y": at($0.y + 4)], Markup($0.label)) }
    return [mark("path", ["class": "grid", "d": lines]), element("g", ["class": "ax r"], labels)]
}

/// The time axis of a drawing: a line, ticks and labels below it.
func timeAxis(_ x: TimeScale, y: Double, gap: Double) -> [Markup] {
    let ticks = x.ticks(gap: gap)
    let line = "M\(at(x.range.0)) \(at(y))H\(at(x.range.1))" + ticks.map { "M\(at($0.x)) \(at(y))v5" }.joined()
    let labels = ticks.map { tick -> Markup in
        let room = Double(tick.label.count) * 3.4
        let anchor = tick.x - room < x.range.0 - 2 ? "l" : tick.x + room > x.range.1 + 24 ? "r" : ""
        return element("text", ["class": anchor, "x": at(tick.x), "y": at(y + 18)], Markup(tick.label))
    }
    return [mark("path", ["class": "axis", "d": line]), element("g", ["class": "ax c"], labels)]
}
