internal import Distributions
internal import Scenarios

/// Inputs: how each is written, its density if it is drawn, what it is and where it comes from.
struct InputRows {
    let parameters: [Parameter]
    /// What is known of uncertain parameters, by name.
    let uncertain: [String: Explanation.UncertainNumber]
    let scenario: Scenario

    func figure(named name: String, title: String) -> Figure {
        let rows = parameters.map { parameter in
            let found = uncertain[parameter.name]
            let written = found?.distribution ?? definition(parameter)
            let quantiles = found?.quantiles ?? []
            return RowChart.Row(
                name: called(parameter), about: about(parameter),
                marks: density(parameter),
                cells: [Sentence(written)]
                    + (0..<3).map { Sentence(quantiles.count == 3 ? significant(quantiles[$0]) : unknown) })
        }
        return Figure(
            name, title: title, finding: brief(rows.map { "\($0.name): \($0.cells[0].plain)" }),
            .rows(
                RowChart(
                    heading: "Input", markHeading: "Density",
                    columns: [
                        .init(heading: "As written", kind: .words), .init(heading: "5 %", kind: .wide),
                        .init(heading: "50 %", kind: .plain), .init(heading: "95 %", kind: .wide),
                    ], rows: rows, style: "light inputs", showsHeadings: true)))
    }

    /// Inputs that are not drawn: there is no density to show.
    var table: NumberTable {
        NumberTable(
            columns: ["Input", "Value", "What it is"],
            rows: parameters.map { [Sentence(called($0)), Sentence(definition($0)), Sentence(about($0))] })
    }

    /// The same in a sentence, without what they are.
    var sentence: Sentence {
        let named = parameters.map { parameter in
            "\(called(parameter)) \(definition(parameter))"
                + (parameter.sources.isEmpty ? "" : " (\(parameter.sources.joined(separator: ", ")))")
        }
        return
            "Not drawn, with their sources: \(named.joined(separator: "; ")). What each is stands in the scenario's text."
    }

    private func called(_ parameter: Parameter) -> String {
        readable(parameter.title ?? parameter.name, parameter.name)
    }

    private func about(_ parameter: Parameter) -> String {
        let sources = parameter.sources.isEmpty ? nil : "source: " + parameter.sources.joined(separator: ", ")
        return [parameter.about, sources].compactMap(\.self).joined(separator: "; ")
    }

    private func definition(_ parameter: Parameter) -> String {
        parameter.members.first.map { $0.text ?? $0.description(in: scenario) } ?? ""
    }

    /// The density between the 1 % and the 99 % quantile: between neighbouring quantiles it is their
    /// probability over their distance. Nothing for what is not one drawn distribution with a quantile function.
    private func density(_ parameter: Parameter) -> Markup {
        guard parameter.members.count == 1, let draw = parameter.members[0].soleDraw, !draw.family.isTruth,
            let distribution = draw.constantDistribution(rounds: scenario.clock.rounds), !distribution.usesSecond
        else { return .nothing }
        let levels = (0...24).map { 0.01 + 0.98 * Double($0) / 24 }
        let values = levels.map { distribution.quantile($0) }
        guard let least = values.first, let greatest = values.last, greatest > least, values.allSatisfy(\.isFinite)
        else { return .nothing }
        let pieces = zip(values, values.dropFirst()).map {
            (x: ($0 + $1) / 2, density: 1 / max($1 - $0, (greatest - least) * 1e-4))
        }
        let most = pieces.map(\.density).max() ?? 1
        let x = LinearScale(domain: least...greatest, range: (0, 100))
        let outline = pieces.map { (x: x($0.x), y: 9.6 - 9 * $0.density / most) }
        return element(
            "svg",
            ["viewBox": "0 0 100 10", "preserveAspectRatio": "none"],
            mark("path", ["class": "area", "d": line([(0, 9.6)] + outline + [(100, 9.6)]) + "Z"]))
    }
}
