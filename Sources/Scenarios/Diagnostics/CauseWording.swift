extension Cause {
    /// What is wrong, in one line; it is printed after "error: " or "warning: ".
    package var message: String {
        switch self {
        case .document(let cause): cause.message
        case .expression(let cause): cause.message
        case .model(let cause): cause.message
        }
    }

    /// How to fix it, if that is known; it is printed after the carets.
    package var fix: String? {
        switch self {
        case .document(let cause): cause.fix
        case .expression(let cause): cause.fix
        case .model(let cause): cause.fix
        }
    }
}
