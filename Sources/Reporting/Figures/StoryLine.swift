internal import Scenarios
internal import Simulation

/// One future on the time axis: events above it, steps below it, and trust underneath.
struct StoryLine {
    let story: Story
    let name: String
    let title: String
    /// The colour of the outcome.
    let tone: Tone

    private var trace: Trace { story.trace }
    private var scenario: Scenario { trace.scenario }
    private var names: StoryNames { StoryNames(scenario) }

    private struct Label {
        var round: Int
        var text: String
        /// Whether it is set off: an issue that is done, the end.
        var isStrong = false
    }

    var figure: Figure {
        let end = names.round(max(1, trace.rounds.count))
        return Figure(
            name, title: title,
            subtitle: Sentence(
                "Events above the line, issues that are done or expired below it"
                    + (pairs.isEmpty ? "" : "; underneath, trust of the pairs for which it moves most")),
            finding: "\(title): \(trace.rounds.count) rounds; "
                + (steps.map { "\($0.text) in \(names.round($0.round))" }).joined(separator: ", ")
                + ". It ends in \(outcome) in \(end).",
            .drawings([drawing]))
    }

    private var outcome: String {
        switch trace.end {
        case .outcome(let index): readable(names.outcome(index), scenario.outcomes[index].name)
        case .fault: "a fault"
        }
    }

    private func title(ofIssue issue: Int) -> String { readable(names.issue(issue), scenario.issues[issue].name) }

    private var events: [Label] {
        trace.rounds.flatMap { round in
            round.happenings.compactMap { happening in
                if case .event(let event, _) = happening {
                    Label(round: round.number, text: readable(names.event(event), scenario.events[event].name))
                } else {
                    nil
                }
            }
        }
    }

    private var steps: [Label] {
        trace.rounds.flatMap { round in
            round.happenings.compactMap { happening in
                switch happening {
                case .done(let issue): Label(round: round.number, text: title(ofIssue: issue), isStrong: true)
                case .expired(let issue): Label(round: round.number, text: title(ofIssue: issue) + " expired")
                case .reopened(let issue): Label(round: round.number, text: title(ofIssue: issue) + " reopened")
                default: nil
                }
            }
        }
    }

    /// The rounds in which a level rose, for small marks on the line.
    private var moves: [Int] {
        trace.rounds.filter { round in
            round.happenings.contains { if case .level(_, _, let from, let to, _) = $0 { to > from } else { false } }
        }.map(\.number)
    }

    private var drawing: Drawing {
        let (width, height) = (1140.0, 17.0)
        let x = TimeScale(clock: scenario.clock, range: (30, width - 150))
        let above = rows(events, x)
        let below = rows(steps + [Label(round: trace.rounds.count, text: outcome, isStrong: true)], x)
        let axis = 12 + Double((above.map(\.1).max() ?? -1) + 1) * height
        let last = x(trace.rounds.count)
        var leaders = ""
        var texts: [Markup] = []
        for (label, row) in above {
            let (px, y) = (x(Double(label.round) - 0.5), axis - 10 - Double(row) * height)
            leaders += "M\(at(px)) \(at(axis))V\(at(y - 8))"
            texts.append(text(label, px, y))
        }
        for (label, row) in below {
            let px = x(Double(label.round) - (label.text == outcome ? 0 : 0.5))
            let y = axis + 22 + Double(row) * height
            leaders += "M\(at(px)) \(at(axis))V\(at(y - 4))"
            texts.append(text(label, px, y))
        }
        let ticks = moves.map { "M\(at(x(Double($0) - 0.5))) \(at(axis - 3))v6" }.joined()
        var marks = [
            mark("path", ["class": "grid", "d": leaders]), element("g", ["class": "ax"], texts),
            mark("path", ["class": "brk", "d": "M\(at(x.range.0)) \(at(axis))H\(at(last))"]),
            mark("path", ["class": "axis", "d": ticks]),
            element(
                "g", ["class": "plain-1"],
                Set(events.map(\.round)).sorted().map {
                    mark("circle", ["cx": at(x(Double($0) - 0.5)), "cy": at(axis), "r": "4"])
                }),
        ]
        for step in steps where step.isStrong {
            marks.append(
                mark("circle", ["class": "good-2", "cx": at(x(Double(step.round) - 0.5)), "cy": at(axis), "r": "5"]))
        }
        marks.append(
            mark("rect", ["class": tone.rawValue, "x": at(last - 5), "y": at(axis - 5), "width": "10", "height": "10"]))
        let top = axis + 30 + Double((below.map(\.1).max() ?? 0) + 1) * height
        let (fan, bottom) = trust(x, top: top)
        marks += fan
        marks += timeAxis(x, y: bottom, gap: 110)
        return Drawing(width: width, height: bottom + 26, marks: marks.joined())
    }

    private func text(_ label: Label, _ x: Double, _ y: Double) -> Markup {
        element(
            "text", ["class": label.isStrong ? "strong ink" : "", "x": at(x + 4), "y": at(y)],
            Markup(label.text.cut(to: 34)))
    }

    /// Each label with its row.
    private func rows(_ labels: [Label], _ x: TimeScale) -> [(Label, Int)] {
        let places = labels.map { (x(Double($0.round) - 0.5), Double(min(34, $0.text.count)) * 7.2 + 14) }
        return Array(zip(labels, stacked(places)))
    }

    /// The pairs whose trust moves in this future, those whose trust moves most first; at most six.
    private var pairs: [(from: Int, to: Int)] {
        var ways: [[Int]: Double] = [:]
        for round in trace.rounds {
            for case .trust(of: let from, in: let to, from: let before, to: let after) in round.happenings {
                ways[[from, to], default: 0] += abs(after - before)
            }
        }
        let order = ways.filter { $0.value >= 0.05 }.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
        }
        return order.prefix(6).map { ($0.key[0], $0.key[1]) }
    }

    /// Lines of trust between 0 and 1, each with its name at its end.
    private func trust(_ x: TimeScale, top: Double) -> (marks: [Markup], bottom: Double) {
        guard !pairs.isEmpty else { return ([], top) }
        let y = LinearScale(domain: 0...1, range: (top + 74, top))
        var marks = grid([0.0, 0.5, 1].map { (y($0), at($0)) }, from: x.range.0, to: x.range.1)
        var labels: [(y: Double, text: String)] = []
        for (place, (from, to)) in pairs.enumerated() {
            var value = trace.start.trust[from][to] ?? 0
            var points = [(x: x(0), y: y(value))]
            for round in trace.rounds {
                for case .trust(of: from, in: to, from: _, to: let next) in round.happenings { value = next }
                points.append((x(round.number), y(value)))
            }
            marks.append(mark("path", ["class": "curve line-\(place % 2 + 1)", "d": line(points)]))
            labels.append((y(value) + 4, "\(names.actor(from)) in \(names.actor(to))"))
        }
        let order = labels.sorted { $0.y < $1.y }
        for (place, label) in zip(spread(order.map(\.y), apart: 14, within: top + 4...top + 72), order) {
            marks.append(
                element(
                    "text", ["class": "ax", "x": at(x(trace.rounds.count) + 8), "y": at(place)],
                    Markup(label.text.cut(to: 30))))
        }
        return (marks, top + 74)
    }
}

/// For labels that begin at a place on an axis and end to the right of it: the row of each, counted from the axis, such that
/// it overlaps none in that row and no leader line of another crosses it.
/// - Parameter labels: from left to right.
func stacked(_ labels: [(left: Double, width: Double)]) -> [Int] {
    var ends: [Double] = []
    // From the right, so that a leader line crosses no label that stands nearer to the axis.
    return labels.reversed().map { label in
        let row = ends.firstIndex { label.left + label.width <= $0 } ?? ends.count
        if row == ends.count { ends.append(label.left) } else { ends[row] = label.left }
        return row
    }.reversed()
}
