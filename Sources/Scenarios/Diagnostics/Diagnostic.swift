/// One mistake (or likely slip) of a file: where it is, what is wrong, and the fix.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable {
        case error, warning
    }

    package var severity: Severity
    package var place: Place
    package var cause: Cause
    /// What `check --fix` does about it; `nil`: only the author can tell.
    package var fix: TextFix?

    package init(_ severity: Severity = .error, _ cause: Cause, at place: Place) {
        self.severity = severity
        self.place = place
        self.cause = cause
    }
}

/// Why a file is refused. The causes of each stage are cases in a file of their own; their words stand beside them.
package enum Cause: Sendable {
    case document(DocumentCause)
    case expression(ExpressionCause)
    case model(ModelCause)
}
