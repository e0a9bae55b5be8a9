internal import Statistics

// How trust and state went.
extension Report {
    var courseCaption: String? {
        course.map { "Median and 5 – 95 % over \(plural($0.replicates, "replicate"))." }
    }

    func trustLines(width: Int, style: TextStyle) -> [String] {
        courseLines(
            course?.trust.map { (name: "\($0.of) in \($0.in)", points: $0.points) } ?? [], width: width, style: style)
    }

    func stateLines(width: Int, style: TextStyle) -> [String] {
        courseLines(course?.state.map { (name: $0.name, points: $0.points) } ?? [], width: width, style: style)
    }

    /// As many dates as fit, spread evenly, the start and the horizon among them.
    private func courseLines(
        _ rows: [(name: String, points: [CoursePoint])], width: Int, style: TextStyle
    ) -> [String] {
        guard let all = rows.first?.points, all.count > 1 else { return [] }
        for count in stride(from: all.count - 1, through: 1, by: -1) {
            let places = [0] + (1...count).map { ($0 * (all.count - 1) + count - 1) / count }
            let table = TextTable(
                columns: [.init(""), .init("")]
                    + places.map { .init(calendar.endName(of: all[$0].round), .right) },
                rows: rows.flatMap { row in
                    [
                        [row.name, "median"] + places.map { level(row.points[$0].p50) },
                        ["", "5 – 95 %"]
                            + places.map { "\(level(row.points[$0].p05)) – \(level(row.points[$0].p95))" },
                    ]
                })
            let lines = table.lines(width: width, style: TextStyle(colour: false))
            if count == 1 || lines.allSatisfy({ $0.displayWidth <= width }) {
                return table.lines(width: width, style: style)
            }
        }
        return []
    }

    /// Two digits: with some thousand replicates a quantile of trust is no surer.
    private func level(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e6 else { return numberText(value, standardError: nil) }
        return fixed(value, decimals: abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)
    }
}
