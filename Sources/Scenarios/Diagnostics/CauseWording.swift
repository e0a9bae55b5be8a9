extension Cause {
    /// What is wrong, in one line; it follows "error: " or "warning: ".
    package var message: String {
        switch self {
        case .document(let cause): cause.message
        case .expression(let cause): cause.message
        case .model(let cause): cause.message
        }
    }

    /// What would put it right, where we can tell; it follows the carets.
    package var fix: String? {
        switch self {
        case .document(let cause): cause.fix
        case .expression(let cause): cause.fix
        case .model(let cause): cause.fix
        }
    }
}
