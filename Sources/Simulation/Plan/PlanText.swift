internal import Distributions
internal import Scenarios
internal import Statistics

extension Plan: CustomStringConvertible {
    /// The plan in a readable notation: what it holds, then its three programs, operation by operation.
    ///
    /// A column that lasts from round to round has the name of what it holds; the others, which share their places,
    /// are `n7` (numbers), `t3` (truth values) and `w1` (random words).
    package var description: String {
        var lines = [
            "\(numberColumns.count) columns of numbers, \(lasting.numbers) of them lasting from round to round",
            "\(truthColumns.count) columns of truth values, \(lasting.truths) of them lasting",
            "\(wordColumns) columns of random words, \(lasting.words) of them lasting",
            "\(parents.count) spaces (lists of lanes), \(counters) counters, \(horizon) rounds, \(outcomeCount) outcomes",
        ]
        lines += section(
            "lasting columns of numbers",
            numberColumns.prefix(lasting.numbers).enumerated().map { index, content in
                "n\(index) = \(content?.description ?? "(unnamed)")"
            })
        lines += section(
            "lasting columns of truth values",
            truthColumns.prefix(lasting.truths).enumerated().map { index, content in
                "t\(index) = \(content?.description ?? "(unnamed)")"
            })
        lines += section(
            "random decisions",
            zip(sitePaths, sites).map { path, site in
                "\(path.text) = \(Self.hexadecimal(site.rawValue))"
            })
        lines += section("clamped to 0…1 and counted", clampSites.map(Self.watched))
        lines += section("checked for not being a number", faultSites.map(Self.watched))
        let printing = OperationPrinting(plan: self)
        for (title, program) in [
            ("setup, once when a replicate begins", setup), ("round, every round", round),
            ("finish, on the lanes that have ended", finish),
        ] {
            lines += ["", "\(title): \(program.operations.count) operations"]
            for segment in program.segments {
                lines.append("  \(printing.space(segment.space)):")
                lines += program.operations[segment.range].map { "    \(printing.text(of: $0))" }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ entries: [String]) -> [String] {
        entries.isEmpty ? [] : ["", title] + entries.map { "  \($0)" }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func watched(_ watched: WatchedExpression) -> String {
        "\(watched.expression) (\(watched.place.file):\(watched.place.line))"
    }
}

/// How operations of one plan are written: what they write on the left of `←`, what they read on the right.
struct OperationPrinting {
    let plan: Plan

    func space(_ space: Space) -> String { space == .all ? "all lanes" : "lanes of space \(space.index)" }

    private func name(_ column: NumberColumn) -> String {
        let index = Int(column.index)
        guard index < plan.lasting.numbers, let content = plan.numberColumns[index] else { return "n\(index)" }
        return content.description
    }

    private func name(_ column: TruthColumn) -> String {
        let index = Int(column.index)
        guard index < plan.lasting.truths, let content = plan.truthColumns[index] else { return "t\(index)" }
        return content.description
    }

    private func name(_ column: WordColumn) -> String { "w\(column.index)" }

    private func name(_ operand: NumberOperand) -> String {
        switch operand {
        case .constant(let value): number(value)
        case .column(let column): name(column)
        }
    }

    private func number(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private func name(_ address: ChanceAddress) -> String {
        let site = plan.sitePaths[Int(address.site.index)].text
        let index = address.index == 0 ? "" : ", index \(address.index)"
        return "\(site)\(index)\(address.time == .eightRounds ? ", eight rounds a call" : "")"
    }

    private func name(_ template: DrawTemplate) -> String {
        switch template {
        case .family(let family, let parameters):
            "\(family.rawValue)(\(parameters.map(name).joined(separator: ", ")))"
        case .truncated(let inner, let low, let high): "truncated(\(name(inner)), \(name(low)), \(name(high)))"
        case .comonotone(let inner): "\(name(inner)) as a whole"
        case .mixture(let weights, let components):
            "mixture(\(zip(weights, components).map { "\(name($0)), \(name($1))" }.joined(separator: ", ")))"
        }
    }

    private func name(_ milestone: Milestone) -> String {
        switch milestone {
        case .done(let issue): "issue \(issue) done"
        case .expired(let issue): "issue \(issue) expired"
        case .event(let event): "event \(event)"
        }
    }

    private func name(_ condition: RoundCondition) -> String {
        switch condition {
        case .among(let index):
            "round is one of \(plan.roundSets[Int(index)].map(String.init).joined(separator: ", "))"
        case .upTo(let round): "round ≤ \(round)"
        case .from(let round): "round ≥ \(round)"
        }
    }
}

extension OperationPrinting {
    /// One operation on one line.
    func text(of operation: Operation) -> String {
        switch operation {
        case .fill(let out, let value): "\(name(out)) ← \(number(value))"
        case .copy(let out, let a): "\(name(out)) ← \(name(a))"
        case .roundNumber(let out): "\(name(out)) ← round"
        case .unary(let kernel, let out, let a): "\(name(out)) ← \(kernel.rawValue)(\(name(a)))"
        case .binary(let kernel, let out, let a, let b): "\(name(out)) ← \(infix(kernel, name(a), name(b)))"
        case .select(let out, let condition, let a, let b):
            "\(name(out)) ← if(\(name(condition)), \(name(a)), \(name(b)))"
        case .numberOf(let out, let a): "\(name(out)) ← number(\(name(a)))"
        case .approach(let out, let a, let toward, let rate):
            "\(name(out)) ← approach(\(name(a)), toward \(number(toward)), rate \(number(rate)))"
        case .learn(let out, let a, let offered, let gain, let loss):
            "\(name(out)) ← learn(\(name(a)), offered \(name(offered)), gain \(number(gain)), loss \(number(loss)))"
        case .fillTruth(let out, let value): "\(name(out)) ← \(value)"
        case .copyTruth(let out, let a): "\(name(out)) ← \(name(a))"
        case .compare(let comparison, let out, let a, let b):
            "\(name(out)) ← \(name(a)) \(comparison.rawValue) \(name(b))"
        case .logic(let kernel, let out, let a, let b): "\(name(out)) ← \(infix(kernel, name(a), name(b)))"
        case .not(let out, let a): "\(name(out)) ← not \(name(a))"
        case .selectTruth(let out, let condition, let a, let b):
            "\(name(out)) ← if(\(name(condition)), \(name(a)), \(name(b)))"
        case .enter, .enterRounds, .gather, .gatherTruth, .scatter, .scatterTruth, .scatterTruthConstant, .pull,
            .pullTruth, .push, .pushTruth, .pushTruthConstant:
            spaceText(of: operation)
        case .words, .refreshWords, .decide, .decideMove, .uniform, .choose, .sample, .draw, .redraw,
            .correlate:
            chanceText(of: operation)
        case .checkNumber(let a, let site, _):
            "check that \(name(a)) is a number: \(plan.faultSites[Int(site.index)].expression)"
        case .markNotNumber(let out, let a): "\(name(out)) ← \(name(a)) is not a number"
        case .clamp(let out, let a, let site):
            "\(name(out)) ← clamp(\(name(a)), 0, 1): \(plan.clampSites[Int(site.index)].expression)"
        case .count(let counter, let a): "count \(counter.index) += \(name(a))"
        case .countLanes(let counter): "count \(counter.index) += lanes"
        case .note(let milestone, let a): "milestone: \(name(milestone))\(a.map { " where \(name($0))" } ?? "")"
        case .end(let out, let condition, let outcome): "\(name(out)) ← outcome \(outcome) where \(name(condition))"
        case .endAll(let out, let outcome): "\(name(out)) ← outcome \(outcome)"
        }
    }

    private func infix(_ kernel: BinaryKernel, _ a: String, _ b: String) -> String {
        switch kernel {
        case .add: "\(a) + \(b)"
        case .subtract: "\(a) − \(b)"
        case .multiply: "\(a) · \(b)"
        case .divide: "\(a) / \(b)"
        case .remainder: "\(a) % \(b)"
        case .power: "\(a)^\(b)"
        case .minimum: "min(\(a), \(b))"
        case .maximum: "max(\(a), \(b))"
        }
    }

    private func infix(_ kernel: LogicKernel, _ a: String, _ b: String) -> String {
        switch kernel {
        case .and: "\(a) and \(b)"
        case .or: "\(a) or \(b)"
        case .andNot: "\(a) and not \(b)"
        case .same: "\(a) == \(b)"
        case .differ: "\(a) != \(b)"
        }
    }

    private func spaceText(of operation: Operation) -> String {
        switch operation {
        case .enter(let space, let condition): "\(self.space(space)) ← where \(name(condition))"
        case .enterRounds(let space, let condition): "\(self.space(space)) ← where \(name(condition))"
        case .gather(let out, let a): "\(name(out)) ← gather(\(name(a)))"
        case .gatherTruth(let out, let a): "\(name(out)) ← gather(\(name(a)))"
        case .scatter(let out, let a): "\(name(out)) ← scatter(\(name(a)))"
        case .scatterTruth(let out, let a): "\(name(out)) ← scatter(\(name(a)))"
        case .scatterTruthConstant(let out, let value): "\(name(out)) ← scatter(\(value))"
        case .pull(let out, let a): "\(name(out)) ← pull(\(name(a)))"
        case .pullTruth(let out, let a): "\(name(out)) ← pull(\(name(a)))"
        case .push(let out, let a): "\(name(out)) ← push(\(name(a)))"
        case .pushTruth(let out, let a): "\(name(out)) ← push(\(name(a)))"
        case .pushTruthConstant(let out, let value): "\(name(out)) ← push(\(value))"
        default: preconditionFailure("no operation on spaces: \(operation)")
        }
    }

    private func chanceText(of operation: Operation) -> String {
        switch operation {
        case .words(let out, let address): "\(name(out)) ← words(\(name(address)))"
        case .refreshWords(let out, let address): "\(name(out)) ← words(\(name(address))) where needed"
        case .decide(let out, let words, let halfword, let probability):
            "\(name(out)) ← chance(\(name(probability))) by \(name(words)), \(name(halfword.address)), part \(halfword.position)"
        case .decideMove(let offered, let withdrawn, let words, let halfword, let offer, let withdraw):
            "\(name(offered)), \(name(withdrawn)) ← move(offer \(name(offer)), withdraw \(name(withdraw))) by \(name(words)), \(name(halfword.address)), part \(halfword.position)"
        case .uniform(let out, let words, let secondPair):
            "\(name(out)) ← uniform(\(name(words)), \(secondPair ? "second" : "first") pair)"
        case .choose(let out, let words, let count):
            "\(name(out)) ← one of \(name(count)) by \(name(words))"
        case .sample(let out, let sampler, let uniform, let second):
            "\(name(out)) ← quantile of \(text(ofSampler: Int(sampler))) at \(name(uniform))\(plan.samplers[Int(sampler)].usesSecond ? ", \(name(second))" : "")"
        case .redraw(let out, let number, let site):
            "\(name(out)) ← draws of \(plan.faultSites[Int(site.index)].expression) until one is \(self.number(plan.redrawn[Int(number)].least)) to the nearest"
        case .draw(let out, let template, let uniform, let second, let site):
            "\(name(out)) ← quantile of \(name(plan.templates[Int(template)])) at \(name(uniform))\(isMixture(Int(template)) ? ", \(name(second))" : "")"
                + (site.map { ": \(plan.faultSites[Int($0.index)].expression)" } ?? "")
        case .correlate(let copula):
            "correlate \(plan.copulas[Int(copula)].columns.map(name).joined(separator: ", "))"
        default: preconditionFailure("no operation of chance: \(operation)")
        }
    }

    private func isMixture(_ template: Int) -> Bool {
        if case .mixture = plan.templates[template] { true } else { false }
    }

    /// A prepared distribution no longer knows how it was written: its family and range say which it is.
    private func text(ofSampler index: Int) -> String {
        let distribution = plan.distributions[index]
        let quantiles = [0.05, 0.5, 0.95].map { number((distribution.quantile($0) * 1e4).rounded() / 1e4) }
        return "\(distribution.family.rawValue) #\(index) (5–50–95 %: \(quantiles.joined(separator: ", ")))"
    }
}
