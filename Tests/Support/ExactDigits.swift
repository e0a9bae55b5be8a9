package import Simulation

extension ExactResult {
    /// Everything but the time, each number with all its digits: the same text if and only if it is the same to the last
    /// bit.
    package var allDigits: String {
        let parts: [Any] = [
            states, outcomes, faults, issues, events, questions, measures, faultsByExpression.map(\.probability),
            clampsByExpression.map(\.times), missing,
        ]
        return parts.map { "\($0)" }.joined(separator: "\n")
    }
}
