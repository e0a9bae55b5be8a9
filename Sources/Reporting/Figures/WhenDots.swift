internal import Scenarios

/// When one thing comes: twenty dots on the time axis, each for one future in twenty, and how many of twenty never.
struct WhenDots {
    let name: String
    let title: String
    let tone: Tone
    /// The share of futures in which it has come by the end of a round, in the order of rounds.
    let reached: [(round: Int, share: Double)]
    let clock: Clock
    let names: RoundNamesForReaders

    /// The rounds of the dots: quantiles at 2.5, 7.5, … % of all futures; those that are never reached are omitted.
    var rounds: [Int] {
        (0..<20).compactMap { dot in
            let level = (Double(dot) + 0.5) / 20
            return reached.first { $0.share >= level - 1e-12 }?.round
        }
    }

    private var never: Int { 20 - rounds.count }

    var panel: Panel {
        let total = reached.last?.share ?? 0
        let middle = rounds.isEmpty ? nil : rounds[rounds.count / 2]
        return Panel(
            title: title, number: Sentence(number: total, fixed(100 * total, decimals: 0) + " %"), drawing: drawing,
            finding: "\(title): \(rounds.count) of 20 futures"
                + (middle.map { ", the middle one by \(names.long($0))" } ?? "") + "; \(never) of 20 never")
    }

    private var drawing: Drawing {
        let radius = 4.6
        let x = TimeScale(clock: clock, range: (6, 206))
        // Dots that would overlap are put one above the other.
        var columns: [(x: Double, count: Int)] = []
        var places: [(x: Double, y: Int)] = []
        for round in rounds {
            let wanted = x(Double(round) - 0.5)
            if let last = columns.last, wanted - last.x < 2 * radius {
                columns[columns.count - 1].count += 1
                places.append((last.x, last.count))
            } else {
                columns.append((wanted, 1))
                places.append((wanted, 0))
            }
        }
        let height = Double(max(3, columns.map(\.count).max() ?? 0)) * 2 * radius + 6
        var marks = [
            element(
                "g", ["class": tone.rawValue],
                places.map {
                    mark(
                        "circle",
                        [
                            "cx": at($0.x), "cy": at(height - radius - 1 - Double($0.y) * 2 * radius),
                            "r": at(radius - 0.4),
                        ])
                })
        ]
        marks += timeAxis(x, y: height, gap: 42)
        marks.append(element("text", ["class": "ax r", "x": "250", "y": at(height - 16)], Markup("\(never) of 20")))
        marks.append(element("text", ["class": "ax r", "x": "250", "y": at(height - 2)], "never"))
        return Drawing(width: 250, height: height + 24, marks: marks.joined())
    }
}
