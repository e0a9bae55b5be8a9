/// What delays each issue: a bar of the rounds in which it is not done, stacked by causes that exclude each other; a
/// second bar for what the parties did in the rounds on the agenda, where causes overlap.
struct DelayBars {
    let issues: [ReportNumbers.Issue]
    /// The title of an actor by its name.
    let actors: [String: String]
    let rounds: Int

    private var delayed: [ReportNumbers.Issue] {
        issues.filter { ($0.heldUp.rounds ?? 0) > 0 }.sorted { ($0.heldUp.rounds ?? 0) > ($1.heldUp.rounds ?? 0) }
    }

    var isWorthDrawing: Bool { !delayed.isEmpty }

    /// The causes that exclude each other, with their classes in the order of the stack.
    private func causes(_ delays: ReportNumbers.HeldUp) -> [(name: String, share: Double, style: String)] {
        let (closed, off, expired) = (delays.closed ?? 0, delays.offAgenda ?? 0, delays.expired ?? 0)
        return [
            ("on the agenda", max(0, 1 - closed - off - expired), "fill"), ("off the agenda", off, "fill-4"),
            ("closed", closed, "fill-2"), ("expired", expired, "fill-3"),
        ]
    }

    var figure: Figure {
        let most = max(1, delayed.compactMap(\.heldUp.rounds).max() ?? 1)
        let rows = delayed.map { issue in
            let delays = issue.heldUp
            var start = 0.0
            var marks = Markup.nothing
            for cause in causes(delays) where cause.share > 0 {
                let width = cause.share * (delays.rounds ?? 0) / most * 100
                marks += RowChart.bar(from: start, to: start + width, cause.style)
                start += width
            }
            return RowChart.Row(
                name: readable(issue.title, issue.name), marks: marks,
                cells: [
                    Sentence(number: delays.rounds, fixed(delays.rounds ?? 0, decimals: 1)),
                    causes(delays).filter { $0.share >= 0.005 }.map { cause -> Sentence in
                        "\(chip: cause.style)\(cause.name.replacing(" ", with: "\u{A0}")) \(percent(cause.share))"
                    }.joined(separator: ", "), parties(delays),
                ])
        }
        return Figure(
            "delays-bars", title: "Where the rounds go",
            subtitle:
                "Mean number of rounds in which the issue was not done: on the agenda, off the agenda, closed by its conditions, expired. On the agenda several parties may hold at once",
            finding: delayed.prefix(4).map {
                "\(readable($0.title, $0.name)): \(fixed($0.heldUp.rounds ?? 0, decimals: 1)) rounds not done"
            }.joined(separator: "; "),
            .rows(
                RowChart(
                    heading: "Issue", markHeading: "Rounds not done",
                    columns: [
                        .init(heading: "Rounds", kind: .main), .init(heading: "Of these", kind: .words),
                        .init(heading: "Moves on the agenda", kind: .words),
                    ], rows: rows, axis: ["0", "\(fixed(most, decimals: 0)) rounds"], style: "light delays",
                    showsHeadings: true)))
    }

    /// What parties did, as shares of the rounds not done.
    private func parties(_ delays: ReportNumbers.HeldUp) -> Sentence {
        func byParty(_ what: String, _ shares: [String: Double?]) -> [(Double, Sentence)] {
            shares.compactMap { actor, share in
                guard let share, share >= 0.005 else { return nil }
                return (share, "\(what) \(actors[actor] ?? actor) \(percent(share))" as Sentence)
            }
        }
        var parts = byParty("held by", delays.held) + byParty("vetoed in", delays.vetoed)
        if let withdrawn = delays.withdrawn, withdrawn >= 0.005 {
            parts.append((withdrawn, "a party withdrew \(percent(withdrawn))"))
        }
        let ordered = parts.sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1.plain < $1.1.plain }
        return ordered.isEmpty ? Sentence(unknown) : ordered.map(\.1).joined(separator: ", ")
    }

    private func percent(_ share: Double) -> Sentence {
        Sentence(number: share, fixed(100 * share, decimals: 0) + " %")
    }
}
