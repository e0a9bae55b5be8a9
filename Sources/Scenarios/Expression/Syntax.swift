/// An expression as it was written: parsed, but no name in it is bound and no type is known.
package struct Syntax: Sendable {
    package var kind: Kind
    /// The part of the file that it covers; a binary operation is placed at its operator.
    package var place: Place

    package init(_ kind: Kind, at place: Place) {
        self.kind = kind
        self.place = place
    }

    package indirect enum Kind: Sendable {
        case number(Double)
        /// A day, or a month as a whole: the number of the round that its first day is in.
        case date(CalendarDate)
        /// A bare identifier, also `true`, `false`, `self`, `offer`, …
        case name(String)
        case unary(UnaryOperator, Syntax)
        case binary(BinaryOperator, Syntax, Syntax)
        /// `name(argument, …)`; the place of the whole is that of the name.
        case call(String, [Argument])
        /// `sum(x in actors, …)`; the place of the whole is that of the word.
        case over(OverSyntax)
    }

    /// One argument of a call; `label` is set where it is written `label = value`.
    package struct Argument: Sendable {
        package var label: String?
        var labelPlace: Place?
        package var value: Syntax
    }
}

/// A value over many actors or issues as it was written: `count(i in issues if open(i), level(i) > 0)`.
package struct OverSyntax: Sendable {
    package var kind: Aggregate.Kind
    /// The author's name for each of them.
    package var name: String
    var namePlace: Place
    var set: Members
    package var condition: Syntax?
    package var value: Syntax

    /// Whom it runs over: `actors`, `issues` or a list of names.
    enum Members: Sendable {
        case all(FamilyDomain)
        case list([Syntax])

        var description: String {
            switch self {
            case .all(let domain): domain.rawValue
            case .list(let names): "[\(names.map(\.description).joined(separator: ", "))]"
            }
        }
    }
}

/// One line of `effects`: `target = value`, `target += value`, `target -= value` or `target *= value`.
package struct EffectSyntax: Sendable {
    package var target: Syntax
    package var assignment: AssignmentOperator
    package var value: Syntax
}

package enum UnaryOperator: String, Sendable, CaseIterable {
    case negate = "-"
    case not = "not"
}

package enum BinaryOperator: String, Sendable, CaseIterable {
    case or, and
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case add = "+", subtract = "-", multiply = "*", divide = "/", remainder = "%", power = "^"
}

package enum AssignmentOperator: String, Sendable, CaseIterable {
    case set = "=", add = "+=", subtract = "-=", multiply = "*="
}

extension Syntax {
    /// The parts directly within it, in reading order.
    var children: [Syntax] {
        switch kind {
        case .number, .date, .name: []
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .call(_, let arguments): arguments.map(\.value)
        case .over(let over): (over.condition.map { [$0] } ?? []) + [over.value]
        }
    }

    /// Visits it and everything in it, in reading order.
    func forEach(_ visit: (Syntax) -> Void) {
        visit(self)
        for child in children { child.forEach(visit) }
    }
}
