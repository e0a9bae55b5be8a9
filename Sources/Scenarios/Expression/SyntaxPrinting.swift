extension Syntax: CustomStringConvertible {
    /// The expression in canonical form: one space about two-sided operators but `^`, one after each comma, no
    /// parentheses that are not needed. Parsing it gives the same tree again.
    package var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// For messages: `description`, cut in the middle if it is long.
    var shortDescription: String { shortened(description, to: 90) }

    private func write(to text: inout String) {
        switch kind {
        case .number(let value): text += Self.decimal(value)
        case .date(let date): text += date.description
        case .name(let name): text += name
        case .unary(let operation, let operand):
            text += operation == .not ? "not " : "-"
            operand.write(to: &text, atLeast: operation == .not ? .not : .negation)
        case .binary(let operation, let left, let right):
            let own = operation.precedence
            left.write(to: &text, atLeast: operation == .power || own == .comparison ? own.next : own)
            text += operation == .power ? "^" : " \(operation.rawValue) "
            right.write(to: &text, atLeast: operation == .power ? .negation : own.next)
        case .call(let name, let arguments):
            text += name + "("
            for (index, argument) in arguments.enumerated() {
                if index > 0 { text += ", " }
                if let label = argument.label { text += label + " = " }
                argument.value.write(to: &text)
            }
            text += ")"
        case .over(let over):
            text += "\(over.kind.rawValue)(\(over.name) in \(over.set.description)"
            if let condition = over.condition {
                text += " if "
                condition.write(to: &text)
            }
            text += ", "
            over.value.write(to: &text)
            text += ")"
        }
    }

    private func write(to text: inout String, atLeast floor: Precedence) {
        guard precedence < floor else { return write(to: &text) }
        text += "("
        write(to: &text)
        text += ")"
    }

    private var precedence: Precedence {
        switch kind {
        // A negative number comes from no parser, but from code.
        case .number(let value): value < 0 ? .negation : .primary
        case .name, .call, .over, .date: .primary
        case .unary(.not, _): .not
        case .unary(.negate, _): .negation
        case .binary(let operation, _, _): operation.precedence
        }
    }

    /// The shortest decimal that reads back as the same number, whole numbers without `.0`.
    static func decimal(_ value: Double) -> String {
        if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension EffectSyntax: CustomStringConvertible {
    /// The effect in canonical form.
    package var description: String {
        "\(target) \(assignment.rawValue) \(value)"
    }
}

extension Precedence {
    /// The next tighter level; that of a lone value for the tightest.
    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }
}
