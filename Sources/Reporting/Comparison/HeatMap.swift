internal import Statistics

// The probability of success over a grid of two parameters.
extension ComparisonReport {
    var heatMap: PageTable? {
        guard let grid, grid.design == .combined, grid.axes.count == 2, !ranking.isEmpty else { return nil }
        let halves = ranking.compactMap { row in
            row.success.upper.flatMap { up in row.success.lower.map { (up - $0) / 2 } }
        }
        let most = halves.max() ?? 0
        let (down, across) = (grid.axes[0], grid.axes[1])
        var table = PageTable(
            title: "Heat map",
            caption: "Probability of success: \(down.name) down, \(across.name) across; half-widths of the intervals "
                + "are at most \(pointsText(most, error: most / 2)). Shades run from the least to the greatest.",
            table: TextTable(
                columns: [.init(down.name)] + across.values.map { .init($0, .decimal) },
                rows: down.values.indices.map { row in
                    [down.values[row]]
                        + across.values.indices.map { column in
                            scenarios[row * across.values.count + column].report.successProbability?.percentText
                                ?? unknown
                        }
                }))
        table.drawing = { heatMapLines(grid, width: $0, style: $1) }
        return table
    }

    /// A row for each value of the first parameter, a column for each of the second.
    private func heatMapLines(_ grid: SweepGrid, width: Int, style: TextStyle) -> [String] {
        let estimates = scenarios.map { $0.report.successProbability }
        let shares = estimates.compactMap { $0?.probability }
        guard let least = shares.min(), let greatest = shares.max() else { return [] }
        let (down, across) = (grid.axes[0].values, grid.axes[1].values)
        let cells = down.indices.map { row in
            across.indices.map { column in estimates[row * across.count + column] }
        }
        let texts = cells.map { $0.map { $0?.percentText ?? unknown } }
        let label = max(grid.axes[0].name.displayWidth, down.map(\.displayWidth).max() ?? 0)
        let cell = max(across.map(\.displayWidth).max() ?? 0, texts.joined().map { $0.displayWidth + 3 }.max() ?? 0)
        guard label + (cell + 1) * across.count <= width else {
            return wrapped(
                "The map of \(down.count) by \(across.count) does not fit into \(width) columns: a wider terminal shows it, "
                    + "and --format json or csv has its numbers.", width: width)
        }
        let heading =
            grid.axes[0].name.padded(to: label) + across.map { " " + $0.padded(to: cell, onTheLeft: true) }.joined()
        return [style.faint(heading)]
            + down.indices.map { row in
                down[row].padded(to: label)
                    + across.indices.map { column in
                        let share = cells[row][column]?.probability.map {
                            greatest > least ? ($0 - least) / (greatest - least) : 0.5
                        }
                        let text = texts[row][column].padded(to: cell - 2, onTheLeft: true)
                        return " " + style.shaded(text, share)
                    }.joined()
            }
    }
}

extension TextStyle {
    /// Text on a background between blue-grey and green, or after a block of a shade if there is no colour.
    fileprivate func shaded(_ text: String, _ share: Double?) -> String {
        guard let share else { return "  " + text }
        if colour {
            // The ramp of 256-colour terminals from dark blue to light green.
            let ramp = [17, 18, 24, 30, 29, 35, 71, 107]
            let step = min(ramp.count - 1, Int(share * Double(ramp.count)))
            return "\u{1B}[48;5;\(ramp[step])m\u{1B}[97m \(text) \u{1B}[0m"
        }
        let shades = ["·", "░", "▒", "▓", "█"]
        return shades[min(shades.count - 1, Int(share * Double(shades.count)))] + " " + text
    }
}
