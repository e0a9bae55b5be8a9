/// Deadlines and delays: times that may depend on what happens in the replicate.
extension Checker {
    /// An issue's `expires`: a time, or `{ when: condition }`.
    mutating func expiry(_ node: Node, of issue: Int) -> Issue.Expiry? {
        guard node.isMapping else {
            if let text = conditionText(of: node) {
                report(.conditionAsTime(text), at: node.place)
                return nil
            }
            return time(node, edge: .last, in: .beforeStart("'expires'", issue: .issue(issue)))
                .map { .round($0.asNumber) }
        }
        guard let fields = fields(node, .expiry) else { return nil }
        guard let condition = fields["when"] else {
            missing("when", of: fields, in: "'expires'", example: "when: happened(walkout)")
            return nil
        }
        return expression(
            condition, in: .during("the 'when' of 'expires'", issue: .issue(issue)).asking(.nobody), as: .truth
        )
        .map { .when($0) }
    }

    /// The condition that is written where a time is expected; `nil` for a time.
    private func conditionText(of node: Node) -> String? {
        var ignored = DiagnosticBag()
        guard let scalar = node.scalar, let syntax = parseExpression(node, into: &ignored) else { return nil }
        let isCondition =
            switch syntax.kind {
            case .binary(let operation, _, _): operation.kernel == nil
            case .unary(let operation, _): operation == .not
            case .call(let name, _): ["done", "open", "expired", "met", "happened"].contains(name)
            case .over(let over): over.kind.types.result == .truth
            case .number, .date, .name: false
            }
        return isCondition ? scalar.text : nil
    }

    /// A delay is a round or more: below 0.5 a constant would be rounded to none.
    mutating func checkDelay(_ delay: Expression, at place: Place) {
        // A stand-in for what is wrong has no text.
        guard delay.text != nil, let value = delay.constant(rounds: clock.rounds)?.number else { return }
        if value <= 0 {
            report(.delayTooShort(value), at: place)
        } else if value < 0.5 {
            warn(.delayRoundedUp(delay.text ?? "", rounds: (value * 1000).rounded() / 1000), at: place)
        }
    }
}
