/// One error of a file (or a warning): where it is, what is wrong, and how to fix it.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable {
        case error, warning
    }

    package var severity: Severity
    package var place: Place
    package var cause: Cause
    /// The change that `check --fix` makes; `nil` if only the author can decide.
    package var fix: TextFix?

    package init(_ severity: Severity = .error, _ cause: Cause, at place: Place) {
        self.severity = severity
        self.place = place
        self.cause = cause
    }
}

/// Why a file is refused. The causes of each stage are cases in a file of their own, with their texts.
package enum Cause: Sendable {
    case document(DocumentCause)
    case expression(ExpressionCause)
    case model(ModelCause)
}
