/// The most frequent paths: a row each, with its share, its milestones in their order and its outcome.
struct PathRows {
    let paths: [ReportNumbers.Path]
    let cover: ReportNumbers.Share?
    let endings: Endings
    let names: RoundNamesForReaders

    var figure: Figure {
        let most = max(paths.compactMap(\.probability).max() ?? 0, 1e-9)
        var before: [String] = []
        let rows = paths.map { path -> RowChart.Row in
            let ending = endings.ending(path.outcome)
            let milestones = path.titles.dropLast().enumerated().map { index, title in
                readable(title, index < path.milestones.count ? path.milestones[index] : title)
            }
            // What the path above begins with as well is not repeated.
            let common = zip(milestones, before).prefix { $0 == $1 }.count
            before = milestones
            let chain = (common > 1 ? ["… as above"] + milestones.dropFirst(common) : milestones)
            let share = ReportNumbers.Share(
                probability: path.probability, lower: path.lower, upper: path.upper, overInputs: nil)
            return RowChart.Row(
                name: ending?.title ?? path.outcome,
                about: chain.isEmpty ? "no milestone" : chain.joined(separator: " → "),
                tone: ending?.tone, isGood: ending?.isGood ?? false,
                marks: RowChart.bar(to: 100 * (path.probability ?? 0) / most, ending?.tone.rawValue ?? "fill"),
                cells: [
                    Sentence(number: path.probability, percentText(share)), intervalSentence(share),
                    Sentence(path.round.p50.map(names.short) ?? unknown),
                ])
        }
        return Figure(
            "paths-rows", title: "Most frequent paths", subtitle: subtitle,
            finding: paths.prefix(3).map { path in
                (path.titles.joined(separator: ", then ")) + ": "
                    + percentText(
                        ReportNumbers.Share(
                            probability: path.probability, lower: path.lower, upper: path.upper, overInputs: nil))
            }.joined(separator: "; "),
            .rows(
                RowChart(
                    heading: "Path", markHeading: "Share of futures",
                    columns: [
                        .init(heading: "Share", kind: .main), .init(heading: "Interval", kind: .wide),
                        .init(heading: "Median end"),
                    ], rows: rows, style: "paths", showsHeadings: true)))
    }

    var subtitle: Sentence {
        let many = paths.count == 1 ? "This path covers" : "These \(paths.count) paths cover"
        let covered = Sentence(number: cover?.probability, percentText(cover))
        return "Milestones in the order in which they come, and the outcome. \(many) \(covered) of all futures"
    }
}
