/// An expression as a tree, with what its parts are, so that it can be rewritten.
package indirect enum Term: Hashable, Sendable {
    /// As written: `0.5`, `1e-3`, `2026-10`.
    case number(String)
    case truth(Bool)
    /// A value's name or a word of the language that stands for a value; or, by its type, something asked about.
    case name(String, TermType)
    /// `-` or `not`.
    case unary(String, Term)
    case binary(String, Term, Term)
    case call(String, [Term], TermType)
    /// An argument by name.
    case labelled(String, Term)
    case parentheses(Term)
    /// `sum(x in actors if condition, value)`: the word, the member's name, the set, what is asked.
    case over(String, String, String, condition: Term?, value: Term)
    /// `target += value`.
    case assignment(Term, String, Term)
}

package enum TermType: Hashable, Sendable {
    case number, truth
    /// A distribution within another.
    case distribution
    /// A use of a strategy.
    case strategy
    /// What a call is about.
    case actor, issue, channel, event, result
    /// An effect.
    case statement

    package var isValue: Bool { self == .number || self == .truth }
}

extension Term {
    package var type: TermType {
        switch self {
        case .number: .number
        case .truth: .truth
        case .name(_, let type), .call(_, _, let type): type
        case .unary(let operation, _): operation == "not" ? .truth : .number
        case .binary(let operation, _, _): Self.truthOperators.contains(operation) ? .truth : .number
        case .labelled(_, let value), .parentheses(let value): value.type
        case .over(let word, _, _, _, _): word == "any" || word == "every" ? .truth : .number
        case .assignment: .statement
        }
    }

    package static let truthOperators: Set<String> = ["or", "and", "==", "!=", "<", "<=", ">", ">="]

    /// What it consists of, in reading order. The target of an effect is one of its parts.
    package var parts: [Term] {
        switch self {
        case .number, .truth, .name: []
        case .unary(_, let operand), .labelled(_, let operand), .parentheses(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .call(_, let arguments, _): arguments
        case .over(_, _, _, let condition, let value): (condition.map { [$0] } ?? []) + [value]
        case .assignment(let target, _, let value): [target, value]
        }
    }

    /// The same of other parts, as many.
    package func with(parts: [Term]) -> Term {
        switch self {
        case .number, .truth, .name: self
        case .unary(let operation, _): .unary(operation, parts[0])
        case .labelled(let label, _): .labelled(label, parts[0])
        case .parentheses: .parentheses(parts[0])
        case .binary(let operation, _, _): .binary(operation, parts[0], parts[1])
        case .call(let name, _, let type): .call(name, parts, type)
        case .over(let word, let name, let set, let condition, _):
            .over(word, name, set, condition: condition == nil ? nil : parts[0], value: parts[parts.count - 1])
        case .assignment(_, let operation, _): .assignment(parts[0], operation, parts[1])
        }
    }

    package func walk(_ visit: (Term) -> Void) {
        visit(self)
        for part in parts { part.walk(visit) }
    }

    package func contains(_ isIt: (Term) -> Bool) -> Bool {
        isIt(self) || parts.contains { $0.contains(isIt) }
    }

    /// Every part replaced from the inside out.
    package func mapped(_ change: (Term) -> Term) -> Term {
        change(with(parts: parts.map { $0.mapped(change) }))
    }

    // MARK: - Text

    /// As it is written in a scenario, with no more parentheses than it needs.
    package var text: String { text(above: 0) }

    private func text(above level: Int) -> String {
        let (written, own) = writtenWithLevel
        return own < level ? "(\(written))" : written
    }

    /// How tightly it binds: `or` 1 … a single thing 9.
    private var writtenWithLevel: (String, Int) {
        switch self {
        case .number(let digits): (digits, digits.dropFirst().contains("-") && !digits.contains("e") ? 5 : 9)
        case .truth(let truth): (truth ? "true" : "false", 9)
        case .name(let name, _): (name, 9)
        case .unary("not", let operand): ("not \(operand.text(above: 3))", 3)
        case .unary(let operation, let operand): ("\(operation)\(operand.text(above: 8))", 7)
        case .binary(let operation, let left, let right):
            switch operation {
            case "or": ("\(left.text(above: 1)) or \(right.text(above: 2))", 1)
            case "and": ("\(left.text(above: 2)) and \(right.text(above: 3))", 2)
            case "+", "-": ("\(left.text(above: 5)) \(operation) \(right.text(above: 6))", 5)
            case "*", "/", "%": ("\(left.text(above: 6)) \(operation) \(right.text(above: 7))", 6)
            case "^": ("\(left.text(above: 9)) ^ \(right.text(above: 9))", 8)
            default: ("\(left.text(above: 5)) \(operation) \(right.text(above: 5))", 4)
            }
        case .call(let name, let arguments, _):
            // A strategy's bare name is a use of it.
            ("\(name)(\(arguments.map { $0.text(above: 0) }.joined(separator: ", ")))", 9)
        case .over(let word, let name, let set, let condition, let value):
            (
                "\(word)(\(name) in \(set)\(condition.map { " if \($0.text(above: 0))" } ?? ""), \(value.text(above: 0)))",
                9
            )
        case .labelled(let label, let value): ("\(label) = \(value.text(above: 0))", 0)
        case .parentheses(let inner): ("(\(inner.text(above: 0)))", 9)
        case .assignment(let target, let operation, let value):
            ("\(target.text(above: 0)) \(operation) \(value.text(above: 0))", 0)
        }
    }
}
