import Scenarios

extension Lowering {
    mutating func declareIssues() {
        let many = ValueRange(low: 0, high: 1e9)
        for (index, issue) in scenario.issues.enumerated() {
            let parties = issue.parties.map { scenario.actors[$0].name }
            declareLevels(index)
            variables.lastMove.append(
                zip(parties, issue.last).map { party, last in
                    start(.move(of: party, issue: issue.name), Double(last), range: ValueRange(low: -1, high: 1))
                })
            variables.hasMoved.append(parties.map { start(.hasMoved($0, issue: issue.name), false) })
            variables.lastReading.append(
                parties.enumerated().map { reader, readerName in
                    parties.enumerated().map { mover, moverName in
                        guard reader != mover else { return nil }
                        return start(
                            .reading(by: readerName, of: moverName, issue: issue.name), Double(issue.last[mover]),
                            range: ValueRange(low: -1, high: 1))
                    }
                })
            for kind in MoveCount.allCases {
                variables.counts[kind, default: []].append(
                    parties.map { start(.count(kind, of: $0, issue: issue.name), 0, range: many) })
            }
            var stands: NumberValue?
            if case .jointly(let expression) = issue.advance {
                let value = expression.map {
                    number(root: $0, ExpressionContext(path: .issue(issue.name, .stands), issue: index))
                }
                stands = kept(value.map { wholeRounds($0) } ?? .constant(.infinity), .stands(issue: issue.name))
            }
            variables.stands.append(stands)
            variables.standsUntil.append(
                stands == nil || stands?.constant == 1
                    ? []
                    : parties.map {
                        start(.standsUntil(of: $0, issue: issue.name), 0, range: ValueRange(low: 0, high: .infinity))
                    })
            let isScored = !issue.payoffs.isEmpty || !issue.sharedPayoffs.isEmpty
            let anything = ValueRange(low: -.infinity, high: .infinity, mayBeNaN: true)
            variables.issueScores.append(
                isScored ? parties.map { start(.issueScore(of: $0, issue: issue.name), 0, range: anything) } : [])
            variables.discounts.append(
                issue.discount.map {
                    let value = number(root: $0, ExpressionContext(path: .discount(issue.name), issue: index))
                    return kept(value, .discount(issue: issue.name))
                })
            declareCounters(issue)
        }
    }

    private mutating func declareLevels(_ index: Int) {
        let issue = scenario.issues[index]
        let top = issue.steps.map(Double.init)
        let range = ValueRange(low: 0, high: top ?? 1e12)
        var levels: [NumberVariable] = []
        for (position, expression) in issue.start.enumerated() {
            let isJoint = issue.start.count == 1
            let owner = isJoint ? nil : scenario.actors[issue.parties[position]].name
            let context = ExpressionContext(
                path: owner.map { .party($0, of: issue.name, .start) } ?? .issue(issue.name, .start),
                selfActor: isJoint ? nil : issue.parties[position], issue: index)
            let level = builder.newVariable(.level(of: owner, issue: issue.name), range: range)
            builder.assign(level, wholeSteps(number(root: expression, context), range))
            levels.append(level)
        }
        variables.levels.append(levels)
        let doneRound = builder.newVariable(.doneRound(issue: issue.name), range: ValueRange(low: -1, high: 1e9))
        builder.assign(doneRound, select(done(index), .constant(0), .constant(-1)))
        variables.doneRound.append(doneRound)
        variables.expired.append(issue.expires == nil ? nil : start(.expired(issue: issue.name), false))
        variables.expiredRound.append(
            issue.expires == nil || !keeping.contains(.rows)
                ? nil : start(.expiredRound(issue: issue.name), 0, range: ValueRange(low: 0, high: 1e9)))
        switch issue.expires {
        case .round(let last):
            let value = number(root: last, ExpressionContext(path: .issue(issue.name, .expires), issue: index))
            variables.expiry.append(kept(value, .expires(issue: issue.name)))
            variables.deadline.append(nil)
        case .when:
            let deadline = start(
                .deadline(issue: issue.name), .infinity, range: ValueRange(low: 0, high: .infinity))
            variables.expiry.append(nil)
            variables.deadline.append(deadline)
        case nil:
            variables.expiry.append(nil)
            variables.deadline.append(nil)
        }
    }

    /// Rounded to whole steps and kept between 0 and the top.
    mutating func wholeSteps(_ value: NumberValue, _ range: ValueRange) -> NumberValue {
        binary(.minimum, binary(.maximum, unary(.nearest, value), .constant(range.low)), .constant(range.high))
    }

    private mutating func declareCounters(_ issue: Issue) {
        tallied.issues.append(
            ResultColumns.IssueCounters(
                rounds: builder.newCounter(), closed: builder.newCounter(), expired: builder.newCounter(),
                onAgenda: builder.newCounter(), held: issue.parties.map { _ in builder.newCounter() },
                vetoed: issue.parties.map { _ in builder.newCounter() }, withdrawn: builder.newCounter(),
                moved: builder.newCounter()))
    }
}
