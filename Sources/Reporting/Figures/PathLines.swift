internal import Scenarios

/// The most frequent paths: for each its share, its milestones as chips on the time axis at their median rounds, and its
/// outcome at the median round of its end. Milestones with which the path above begins as well are faint.
struct PathLines {
    let paths: [ReportNumbers.Path]
    let cover: ReportNumbers.Share?
    /// The names of the issues; other milestones are events.
    let issues: Set<String>
    let endings: Endings
    let clock: Clock
    let names: RoundNamesForReaders

    /// More are in the table only.
    private static let mostDrawn = 5

    private struct Milestone {
        var title: String
        /// The median round; `nil` if too few replicates are known to have followed the path.
        var round: Int?
        var tone: Tone
        /// Whether the path above begins with it too.
        var isShared: Bool
    }

    private struct Line {
        var path: ReportNumbers.Path
        var milestones: [Milestone]
        var ending: Endings.Ending?
        var title: String { ending?.title ?? path.outcome }
        var tone: Tone { ending?.tone ?? .rest }
    }

    private var lines: [Line] {
        var before: [String] = []
        return paths.map { path in
            let steps = Array(path.milestones.dropLast())
            let common = zip(steps, before).prefix { $0 == $1 }.count
            before = steps
            let milestones = steps.enumerated().map { place, name in
                let times = path.times ?? []
                return Milestone(
                    title: place < path.titles.count ? readable(path.titles[place], name) : name,
                    round: place < times.count ? times[place].p50 : nil,
                    tone: name.hasSuffix(" expired") ? .rest : issues.contains(name) ? .good2 : .plain1,
                    isShared: place < common)
            }
            return Line(path: path, milestones: milestones, ending: endings.ending(path.outcome))
        }
    }

    var figure: Figure {
        Figure(
            "paths-lines", title: "Most frequent paths", subtitle: subtitle,
            finding: brief(
                paths.map { "\($0.titles.joined(separator: ", then ")): \(percentText($0.share))" }, most: 3),
            .drawings([wide, narrow]), numbers: numbers)
    }

    private var subtitle: Sentence {
        let many = paths.count == 1 ? "This path covers" : "These \(paths.count) paths cover"
        let covered = Sentence(number: cover?.probability, percentText(cover))
        let drawn = paths.count > Self.mostDrawn ? "; the first \(Self.mostDrawn) are drawn" : ""
        return
            "\(many) \(covered) of all futures\(drawn). Milestones at their median dates: an issue done (blue), an event (sand), an issue expired (grey); faint if the path above begins so too. The square is the outcome"
    }

    // MARK: A line for each path, with chips below it

    private var wide: Drawing {
        let width = 1140.0
        let (left, right) = (172.0, width - 150)
        let x = TimeScale(clock: clock, range: (left, right))
        let most = max(paths.compactMap(\.probability).max() ?? 0, 1e-9)
        var marks: [Markup] = []
        var top = 0.0
        for line in lines.prefix(Self.mostDrawn) {
            let axis = top + 14
            marks += share(line, y: axis, most: most, width: 140)
            let end = line.path.round.p50.map { x($0) } ?? right
            marks.append(mark("path", ["class": "axis", "d": "M\(at(left)) \(at(axis))H\(at(end))"]))
            let shown = line.milestones.filter { $0.round != nil }
            let chips = shown.map { milestone -> (left: Double, width: Double, text: String) in
                let text = milestone.title.cut(to: 46)
                let room = Double(text.count) * 6.4 + 14
                return (min(x(Double(milestone.round ?? 0) - 0.5) - 6, width - room), room, text)
            }
            let rows = stacked(chips.map { ($0.left, $0.width + 6) })
            var leaders = ""
            for (milestone, row) in zip(shown, rows) {
                leaders +=
                    "M\(at(x(Double(milestone.round ?? 0) - 0.5))) \(at(axis))V\(at(axis + 12 + Double(row) * 21))"
            }
            if !leaders.isEmpty { marks.append(mark("path", ["class": "grid", "d": leaders])) }
            marks.append(
                element(
                    "g", ["class": "chips"],
                    zip(shown, zip(chips, rows)).map { milestone, place in
                        chip(milestone, place.0, y: axis + 11 + Double(place.1) * 21)
                    }))
            marks += dots(shown, x, y: axis)
            if line.path.round.p50 != nil { marks.append(square(line.tone, x: end, y: axis)) }
            marks.append(
                element(
                    "text", ["class": "lab strong \(line.tone.rawValue)-t", "x": at(end + 11), "y": at(axis + 5)],
                    Markup(line.title.cut(to: 18))))
            if shown.isEmpty {
                let chain = line.milestones.map(\.title).joined(separator: " → ")
                let text = chain.isEmpty ? "no milestone" : chain
                marks.append(
                    element("text", ["class": "ax", "x": at(left), "y": at(axis + 24)], Markup(text.cut(to: 120))))
            }
            top = axis + 22 + Double((rows.max() ?? 0) + 1) * 21
        }
        return Drawing(width: width, height: top + 24, marks: (marks + timeAxis(x, y: top, gap: 70)).joined())
    }

    private func share(_ line: Line, y: Double, most: Double, width: Double) -> [Markup] {
        [
            element("text", ["class": "lab strong", "y": at(y + 5)], Markup(percentText(line.path.share))),
            mark(
                "rect",
                [
                    "class": line.tone.rawValue, "y": at(y + 12), "height": "9",
                    "width": at(max(1, (line.path.probability ?? 0) / most * width)),
                ]),
        ]
    }

    private func chip(
        _ milestone: Milestone, _ chip: (left: Double, width: Double, text: String), y: Double
    ) -> Markup {
        let text = element(
            "text",
            ["class": milestone.isShared ? "" : "ink", "x": at(chip.left + 6), "y": at(y + 13)], Markup(chip.text))
        guard !milestone.isShared else { return text }
        return mark("rect", ["x": at(chip.left), "y": at(y), "width": at(chip.width)]) + text
    }

    private func dots(_ milestones: [Milestone], _ x: TimeScale, y: Double) -> [Markup] {
        milestones.map { milestone in
            mark(
                "circle",
                [
                    "class": milestone.tone.rawValue + (milestone.isShared ? " faint" : ""),
                    "cx": at(x(Double(milestone.round ?? 0) - 0.5)), "cy": at(y), "r": "4.5",
                ])
        }
    }

    private func square(_ tone: Tone, x: Double, y: Double) -> Markup {
        mark("rect", ["class": tone.rawValue, "x": at(x - 5), "y": at(y - 5), "width": "10", "height": "10"])
    }

    // MARK: Milestones as lines of text, for a telephone

    private var narrow: Drawing {
        let x = TimeScale(clock: clock, range: (4, 334))
        var marks: [Markup] = []
        var top = 0.0
        for line in lines.prefix(Self.mostDrawn) {
            marks.append(
                element(
                    "text", ["class": "lab", "y": at(top + 14)],
                    element("tspan", ["class": "strong"], Markup(percentText(line.path.share))), " ",
                    element("tspan", ["class": "\(line.tone.rawValue)-t"], Markup(line.title.cut(to: 32)))))
            let axis = top + 27
            let end = line.path.round.p50.map { x($0) } ?? 334
            marks.append(mark("path", ["class": "axis", "d": "M4 \(at(axis))H\(at(end))"]))
            marks += dots(line.milestones.filter { $0.round != nil }, x, y: axis)
            marks.append(square(line.tone, x: end, y: axis))
            top = axis + 8
            let shared = line.milestones.count(where: \.isShared)
            if shared > 1 {
                top += 17
                marks.append(element("text", ["class": "ax", "x": "72", "y": at(top)], "… as above"))
            }
            for milestone in line.milestones.dropFirst(shared > 1 ? shared : 0) {
                top += 17
                let date = milestone.round.map { names.short($0) } ?? unknown
                marks.append(
                    element(
                        "text", ["class": "ax", "y": at(top)], Markup(date),
                        element("tspan", ["class": "ink", "x": "72"], Markup(milestone.title.cut(to: 40)))))
            }
            top += 14
        }
        return Drawing(width: 344, height: top + 24, marks: (marks + timeAxis(x, y: top, gap: 60)).joined())
    }

    private var numbers: NumberTable {
        NumberTable(
            columns: ["Path, with median dates", "Share", "Interval", "Median end", "Replicates with dates"],
            rows: lines.map { line in
                let steps = line.milestones.map { milestone in
                    milestone.title + (milestone.round.map { " (\(names.short($0)))" } ?? "")
                }
                return [
                    Sentence((steps + [line.title]).joined(separator: " → ")),
                    Sentence(number: line.path.probability, percentText(line.path.share)),
                    intervalSentence(line.path.share),
                    Sentence(line.path.round.p50.map(names.short) ?? unknown),
                    Sentence(
                        number: line.path.timed.map(Double.init), line.path.timed.map { grouped($0) } ?? unknown),
                ]
            })
    }
}
