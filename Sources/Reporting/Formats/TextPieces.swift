/// Text that is passed on in pieces of some size while it is written.
struct TextPieces<Failure: Error>: TextOutputStream {
    private static var size: Int { 1 << 18 }

    private var piece = ""
    private let pass: (String) throws(Failure) -> Void
    /// What a piece could not be passed on for; nothing is, after that.
    private var failure: Failure?

    /// Calls a function with each piece of what another one writes.
    static func passing(
        _ pass: @escaping (String) throws(Failure) -> Void, _ write: (inout TextPieces) -> Void
    ) throws(Failure) {
        var pieces = TextPieces(pass: pass)
        write(&pieces)
        pieces.passOn()
        if let failure = pieces.failure { throw failure }
    }

    private init(pass: @escaping (String) throws(Failure) -> Void) { self.pass = pass }

    mutating func write(_ text: String) {
        piece += text
        if piece.utf8.count >= Self.size { passOn() }
    }

    private mutating func passOn() {
        defer { piece.removeAll(keepingCapacity: true) }
        guard failure == nil, !piece.isEmpty else { return }
        do throws(Failure) { try pass(piece) } catch { failure = error }
    }
}
