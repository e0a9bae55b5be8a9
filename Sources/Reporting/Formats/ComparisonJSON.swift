internal import Scenarios

extension ComparisonReport {
    /// The comparison as JSON: every scenario's report, and the differences, with the keys in a fixed order.
    public func json() -> String { text(json) }

    /// The comparison as JSON, in pieces: so it needs little memory, however many scenarios there are.
    /// - Parameter pass: called with each piece.
    public func json<Failure>(_ pass: @escaping (String) throws(Failure) -> Void) throws(Failure) {
        let document = JSONSections(isExact: false).document(of: self, Self.sections)
        try TextPieces.passing(pass) { document.write(to: &$0) }
    }

    /// The comparison as JSON on one line, without what differs between equal runs.
    package var reproducibleJSON: String {
        JSONSections(isExact: false, hasTiming: false).document(of: self, Self.sections).minified
    }

    /// The text of some pieces.
    func text(_ pieces: (@escaping (String) -> Void) -> Void) -> String {
        var text = ""
        withoutActuallyEscaping({ text += $0 }, do: pieces)
        return text
    }
}
