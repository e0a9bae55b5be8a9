internal import Distributions
package import Scenarios
internal import Simulation

/// Uncertain numbers, and what numbers rest on.
extension Explanation {
    /// A number that is not the same in every replicate, or not known from the start.
    package struct UncertainNumber: Sendable {
        /// The parameter, the family's member, or a description of where the number is used.
        package var name: String
        /// The distribution, as written.
        package var distribution: String
        /// The 5, 50 and 95 % quantiles; `nil` for a truth value, or if they depend on the course of a replicate.
        package var quantiles: [Double]?
        /// Whether the quantiles come from draws rather than from the quantile function.
        package var isSampled = false
        /// The parameter; `nil` if the number is written where it is used.
        package var parameter: Parameter?
    }

    private static let levels = [0.05, 0.5, 0.95]

    /// All uncertain numbers: the parameters in file order, then those written where they are used.
    package var uncertainNumbers: [UncertainNumber] {
        uncertainParameters + writtenInPlace.flatMap { uncertain($0.name, $0.expression) }
    }

    private var uncertainParameters: [UncertainNumber] {
        var numbers: [UncertainNumber] = []
        let sampled = sampledParameters
        for (index, parameter) in scenario.parameters.enumerated() {
            let shared = parameter.memberIsOwn.firstIndex(of: false)
            for (member, expression) in parameter.members.enumerated() where constant(expression) == nil {
                let isShared =
                    !parameter.memberIsOwn[member]
                    && expression.soleDraw?.constantDistribution(rounds: scenario.clock.rounds) != nil
                // Members that are draws of one distribution make one line.
                if isShared, member != shared { continue }
                var name = scenario.memberName(parameter.name, member, over: parameter.domains)
                if isShared, !parameter.domains.isEmpty {
                    name =
                        "\(parameter.name)(\(parameter.domains.map { $0 == .actors ? "each actor" : "each issue" }.joined(separator: ", ")))"
                }
                let exact = quantiles(of: expression)
                let values = exact == nil ? sampled[[index, member]] : nil
                // Computed from constants alone: nothing about it is uncertain.
                if let values, values.min() == values.max(), !values.contains(where: \.isNaN), !expression.holdsDraw {
                    continue
                }
                numbers.append(
                    UncertainNumber(
                        name: name, distribution: formula(expression),
                        quantiles: exact ?? (parameter.type == .truth ? nil : values.flatMap(Self.quantiles)),
                        isSampled: exact == nil && parameter.type != .truth, parameter: parameter))
            }
        }
        return numbers
    }

    /// Draws of the parameters and members of families that have no quantile function, by their indices.
    private var sampledParameters: [[Int]: [Double]] {
        let places = scenario.parameters.enumerated().flatMap { index, parameter in
            parameter.members.indices
                .filter { constant(parameter.members[$0]) == nil && quantiles(of: parameter.members[$0]) == nil }
                .map { (parameter: index, member: $0) }
        }
        let values = SetupSample.values(of: places, in: scenario)
        return Dictionary(uniqueKeysWithValues: zip(places.map { [$0.parameter, $0.member] }, values))
    }

    /// An expression with draws that is written where it is used. If it depends on the course of a replicate, its draws
    /// are listed one by one.
    private func uncertain(_ name: String, _ expression: Expression) -> [UncertainNumber] {
        guard expression.holdsDraw else { return [] }
        if expression.soleDraw == nil, expression.type == .number,
            let values = SetupSample.values(of: expression, in: scenario)
        {
            return [
                UncertainNumber(
                    name: name, distribution: formula(expression), quantiles: Self.quantiles(values), isSampled: true)
            ]
        }
        return expression.draws.map { draw in
            let place = expression.place
            let whole = Expression(.draw(draw), type: draw.family.isTruth ? .truth : .number, at: place)
            let written = draw.syntax(ExpressionNames(scenario), at: place).description
            if let exact = quantiles(of: whole) {
                return UncertainNumber(name: name, distribution: written, quantiles: exact)
            }
            let values = draw.family.isTruth ? nil : SetupSample.values(of: whole, in: scenario)
            return UncertainNumber(
                name: name, distribution: written, quantiles: values.flatMap(Self.quantiles), isSampled: values != nil)
        }
    }

    /// Exact ones, of a single distribution whose parameters are constant. (The quantile function of a mixture's draws is
    /// that of its components, so a mixture is sampled.)
    private func quantiles(of expression: Expression) -> [Double]? {
        guard let draw = expression.soleDraw, !draw.family.isTruth,
            let distribution = draw.constantDistribution(rounds: scenario.clock.rounds), !distribution.usesSecond
        else { return nil }
        return Self.levels.map { distribution.quantile($0) }
    }

    private static func quantiles(_ values: [Double]) -> [Double]? {
        let sorted = values.filter { !$0.isNaN }.sorted()
        guard !sorted.isEmpty else { return nil }
        return levels.map { sorted[min(sorted.count - 1, max(0, Int((Double(sorted.count) * $0).rounded(.up)) - 1))] }
    }

    // MARK: - Lines

    var uncertaintyLines: [ExplanationLine] {
        let numbers = uncertainNumbers
        guard !numbers.isEmpty else {
            return [.text("There are none: only moves, meetings and events are random.", level: 1)]
        }
        var table = TextTable(
            columns: [
                .init("number"), .init("as written", importance: 5), .init("5 %", .right), .init("50 %", .right),
                .init("95 %", .right),
                .init("basis", importance: 4), .init("sources", importance: 3),
            ], rows: [])
        table.rows = numbers.map { number in
            let shown = number.quantiles?.map { short($0) } ?? ["", "", ""]
            let mark = number.isSampled && number.quantiles != nil ? " *" : ""
            return [number.name + mark, number.distribution.cut(to: 40)] + shown
                + [number.parameter?.basis?.rawValue ?? "", number.parameter?.sources.joined(separator: ", ") ?? ""]
        }
        var lines: [ExplanationLine] = [.table(table)]
        if numbers.contains(where: { $0.isSampled && $0.quantiles != nil }) {
            lines.append(.text("* from \(grouped(SetupSample.replicates)) draws; the others are exact.", level: 0))
        }
        if numbers.contains(where: { $0.quantiles == nil }) {
            lines.append(
                .text("Without quantiles: truth values, and what depends on the course of a replicate.", level: 0))
        }
        for tie in scenario.correlations where !tie.isDropped {
            lines.append(
                .text(
                    "\(scenario.parameters[tie.first].name) and \(scenario.parameters[tie.second].name) are correlated: rank correlation \(short(tie.rank)).",
                    level: 0))
        }
        return lines
    }

    private func line(_ parameter: Parameter) -> ExplanationLine {
        let about = parameter.about.map { " – \($0)" } ?? ""
        let sources = parameter.sources.isEmpty ? "" : " (see \(parameter.sources.joined(separator: ", ")))"
        return .text("\(definition(of: parameter))\(about)\(sources)", level: 1)
    }

    var judgementLines: [ExplanationLine] {
        scenario.parameters.filter { $0.basis == .judgement }.map(line)
    }

    var baselessLines: [ExplanationLine] {
        let parameters = scenario.parameters.filter { $0.basis == nil && $0.sources.isEmpty }
        let inPlace = writtenInPlace.filter { $0.expression.holdsNumber }
        var lines = parameters.map(line)
        if !inPlace.isEmpty { lines.append(.text("Written where they are used:", level: 1)) }
        lines += inPlace.map { .text("\($0.name): \(formula($0.expression))", level: 2) }
        return lines
    }
}

extension Expression {
    /// Whether the expression contains a number other than 0 and 1 and the moves, which belong to the language.
    var holdsNumber: Bool {
        switch node {
        case .number(let value): value != 0 && abs(value) != 1
        default: children.contains(where: \.holdsNumber)
        }
    }
}
