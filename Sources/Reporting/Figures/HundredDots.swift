/// One hundred futures: a dot for each, filled by column.
struct HundredDots {
    let endings: Endings
    /// What a dot is, as in "runs of the model".
    var futures = "equally likely futures"

    func figure(named name: String = "futures", title: String = "One hundred futures") -> Figure {
        Figure(
            name, title: title, subtitle: "Each dot is 1 of 100 \(futures)", finding: finding,
            .drawings([wide, narrow]))
    }

    private var successes: Int { endings.good.reduce(0) { $0 + $1.dots } }

    private var finding: String {
        let counts = endings.all.filter { $0.dots > 0 }.map { "\($0.dots) \($0.title)" }
        let success = endings.hasSuccess ? " \(successes) count as success." : ""
        return "Of one hundred futures: \(counts.joined(separator: ", "))." + success
    }

    /// Those too rare for a dot, named all the same.
    private var rare: [String] {
        endings.all.filter { $0.dots == 0 && $0.probability > 0 }.map {
            "\($0.title.cut(to: 40)): fewer than 1 in 100 (\(percentText($0.share)))"
        }
    }

    /// Dots of one colour: the round ends of lines without a length, which takes fewer characters than circles. Where the
    /// edge has another colour, smaller dots stand on larger ones.
    private static func dots(_ places: [(x: Double, y: Double)], _ tone: Tone, _ style: String) -> Markup {
        let lines = places.map { "M\(at($0.x)) \(at($0.y))h0" }.joined()
        let inner = tone.hasEdge ? mark("path", ["class": "in", "d": lines]) : .nothing
        return element("g", ["class": "\(tone.rawValue) \(style)"], mark("path", ["d": lines]), inner)
    }

    // MARK: 25 columns of 4

    private var wide: Drawing {
        let (step, radius, top) = (25.3, 9.6, endings.hasSuccess ? 40.0 : 14.0)
        var marks: [Markup] = []
        var labels: [LabelRow.Label] = []
        var place = 0
        for ending in endings.all where ending.dots > 0 {
            let places = place..<(place + ending.dots)
            marks.append(
                Self.dots(
                    places.map { (15 + Double($0 / 4) * step, top + Double($0 % 4) * step) }, ending.tone, "dots"))
            let (first, last) = (Double(places.lowerBound / 4), Double((places.upperBound - 1) / 4))
            labels.append(
                LabelRow.Label(
                    number: String(ending.dots), text: ending.title.cut(to: 26), tone: ending.tone,
                    centre: 15 + (first + last) / 2 * step))
            place = places.upperBound
        }
        if endings.hasSuccess { marks.append(bracket(step: step, radius: radius)) }
        let below = top + 3 * step + radius
        let rows = LabelRow.rows(labels, width: 637)
        for (row, labels) in rows.enumerated() {
            marks += labels.map { $0.mark(y: below + 24 + Double(row) * 20) }
        }
        var bottom = below + 24 + Double(max(0, rows.count - 1)) * 20
        for text in rare {
            bottom += 20
            marks.append(element("text", ["class": "ax", "x": "5", "y": at(bottom)], Markup(text)))
        }
        return Drawing(width: 640, height: bottom + 8, marks: marks.joined())
    }

    private func bracket(step: Double, radius: Double) -> Markup {
        let count = successes
        let text =
            count == 0
            ? "None of 100 counts as success" : "\(count) of 100 \(count == 1 ? "counts" : "count") as success"
        let label = element("text", ["class": "lab strong", "x": "5", "y": "11"], Markup(text))
        guard count > 0 else { return label }
        let right = 15 + Double((count - 1) / 4) * step + radius
        return mark("path", ["class": "brk", "d": "M5.4 23v-6H\(at(right))v6"]) + label
    }

    // MARK: Ten rows of ten, with the labels beside them

    private var narrow: Drawing {
        let step = 19.0
        var marks: [Markup] = []
        var labels: [(y: Double, text: Markup)] = []
        var place = 0
        for ending in endings.all where ending.dots > 0 {
            let places = place..<(place + ending.dots)
            marks.append(
                Self.dots(
                    places.map { (10 + Double($0 % 10) * step, 12 + Double($0 / 10) * step) }, ending.tone,
                    "small dots"))
            let middle = Double(places.lowerBound + places.upperBound - 1) / 2
            labels.append(
                (
                    12 + (middle / 10).rounded(.down) * step + 5,
                    element("tspan", ["class": "strong"], Markup(String(ending.dots))) + " "
                        + Markup(ending.title.cut(to: 17) + (ending.isGood ? " ✓" : ""))
                ))
            place = places.upperBound
        }
        let heights = spread(labels.map(\.y), apart: 18, within: 14...202)
        let shown = endings.all.filter { $0.dots > 0 }
        for ((_, text), (y, ending)) in zip(labels, zip(heights, shown)) {
            marks.append(element("text", ["class": "lab \(ending.tone.rawValue)-t", "x": "204", "y": at(y)], text))
        }
        var bottom = 200.0
        for text in rare {
            bottom += 18
            marks.append(element("text", ["class": "ax", "x": "2", "y": at(bottom)], Markup(text.cut(to: 52))))
        }
        return Drawing(width: 344, height: bottom + 6, marks: marks.joined())
    }
}

/// Labels below a row of marks, in as many lines as they need.
struct LabelRow {
    struct Label {
        var number: String
        var text: String
        var tone: Tone
        /// Where its middle should be.
        var centre: Double

        /// About the width in a sans serif type of 14 units.
        var width: Double { Double(number.count) * 8.4 + 4 + Double(text.count) * 7.4 }

        func mark(y: Double) -> Markup {
            element(
                "text", ["class": "lab c \(tone.rawValue)-t", "x": at(centre), "y": at(y)],
                element("tspan", ["class": "strong"], Markup(number)), " ", Markup(text))
        }
    }

    /// Each label in the first line in which it overlaps none before it.
    static func rows(_ labels: [Label], width: Double) -> [[Label]] {
        var rows: [[Label]] = []
        for var label in labels {
            label.centre = min(
                max(label.centre, label.width / 2 + 4), max(width - label.width / 2, label.width / 2 + 4))
            let row = rows.firstIndex { row in
                row.last.map { $0.centre + $0.width / 2 + 12 <= label.centre - label.width / 2 } ?? true
            }
            if let row { rows[row].append(label) } else { rows.append([label]) }
        }
        return rows
    }
}

/// Places moved as little as needed so that they are apart, in their order and within bounds if there is room.
package func spread(_ places: [Double], apart gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
    var moved = places
    for index in moved.indices {
        moved[index] = max(moved[index], index == 0 ? bounds.lowerBound : moved[index - 1] + gap)
    }
    var limit = bounds.upperBound
    for index in moved.indices.reversed() {
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    }
    return moved
}
