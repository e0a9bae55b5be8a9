import Scenarios

/// Every operation that leaves a state one state.
extension Wave {
    func run(_ step: ExactStep, _ output: WaveOutput) {
        let covered = row(step.space)
        switch step.operation {
        case .fill, .copy, .roundNumber, .unary, .binary, .select, .numberOf, .approach, .learn, .fillTruth, .copyTruth,
            .compare, .logic, .not, .selectTruth:
            block.runOnce(step.operation, .all, count)

        case .enter(let inner, let condition):
            let (inner, condition) = (row(inner), row(condition))
            for i in 0..<count { inner[i] = covered[i] & condition[i] }
        case .enterRounds(let inner, let condition):
            let inner = row(inner)
            let applies: UInt8 = isTime(condition) ? 1 : 0
            for i in 0..<count { inner[i] = covered[i] & applies }
        // A state has one place for a column, inside a space and outside.
        case .gather(let out, let a), .pull(let out, let a): copy(out, a)
        case .gatherTruth(let out, let a), .pullTruth(let out, let a): copy(out, a)
        case .scatter(let out, let a), .push(let out, let a): put(a, into: row(out), covered)
        case .scatterTruth(let out, let a), .pushTruth(let out, let a):
            let (out, a) = (row(out), row(a))
            for i in 0..<count where covered[i] != 0 { out[i] = a[i] }
        case .scatterTruthConstant(let out, let value), .pushTruthConstant(let out, let value):
            let out = row(out)
            for i in 0..<count where covered[i] != 0 { out[i] = value ? 1 : 0 }

        case .checkNumber(let a, let site, let isAboutEnd):
            let a = row(a)
            for i in 0..<count where covered[i] != 0 && a[i].isNaN { fault(i, site, isAboutEnd: isAboutEnd) }
        case .markNotNumber(let out, let a):
            let (out, a) = (row(out), row(a))
            for i in 0..<count where covered[i] != 0 && a[i].isNaN { out[i] = 1 }
        case .clamp(let out, let a, let site): clamp(row(out), row(a), site, covered, output)
        case .count(let counter, let a):
            let a = row(a)
            var sum = Sum()
            for i in 0..<count where covered[i] & a[i] != 0 { sum += weights[i] }
            output.tally.totals[Int(counter.index)] += sum.value
        case .countLanes(let counter):
            var sum = Sum()
            for i in 0..<count where covered[i] != 0 { sum += weights[i] }
            output.tally.totals[Int(counter.index)] += sum.value
        case .end(let out, let condition, let outcome):
            let (out, condition) = (row(out), row(condition))
            for i in 0..<count where covered[i] & condition[i] != 0 && out[i] == 0 { out[i] = Double(outcome + 1) }
        case .endAll(let out, let outcome):
            let out = row(out)
            for i in 0..<count where covered[i] != 0 && out[i] == 0 { out[i] = Double(outcome + 1) }

        case .decide, .decideMove, .choose, .sample, .draw, .redraw:
            preconditionFailure("operations of chance branch")
        case .words, .refreshWords, .uniform, .correlate, .note:
            preconditionFailure("there are no random words here, and no paths")
        }
    }

    private func isTime(_ condition: RoundCondition) -> Bool {
        switch condition {
        case .among(let set): plan.plan.roundSets[Int(set)].contains(block.round)
        case .upTo(let last): block.round <= last
        case .from(let first): block.round >= first
        }
    }

    private func copy(_ out: NumberColumn, _ a: NumberColumn) {
        let (out, a) = (row(out), row(a))
        for i in 0..<count { out[i] = a[i] }
    }

    private func copy(_ out: TruthColumn, _ a: TruthColumn) {
        let (out, a) = (row(out), row(a))
        for i in 0..<count { out[i] = a[i] }
    }

    private func put(_ a: NumberOperand, into out: Row<Double>, _ covered: Row<UInt8>) {
        switch a {
        case .column(let column):
            let a = row(column)
            for i in 0..<count where covered[i] != 0 { out[i] = a[i] }
        case .constant(let value):
            for i in 0..<count where covered[i] != 0 { out[i] = value }
        }
    }

    /// A state whose value is not a number ends as a fault, unless it has ended.
    func fault(_ i: Int, _ site: FaultSite, isAboutEnd: Bool = false) {
        let ended = row(plan.plan.results.ended)
        if ended[i] == 0 || isAboutEnd && ended[i] > 0 { ended[i] = Double(-1 - site.index) }
    }

    private func clamp(
        _ out: Row<Double>, _ a: Row<Double>, _ site: ClampSite, _ covered: Row<UInt8>, _ output: WaveOutput
    ) {
        var sum = Sum()
        for i in 0..<count {
            let value = a[i]
            if covered[i] != 0, value < 0 || value > 1 { sum += weights[i] }
            out[i] = value.isNaN ? 0 : min(max(value, 0), 1)
        }
        output.tally.clamps[Int(site.index)] += sum.value
    }
}
