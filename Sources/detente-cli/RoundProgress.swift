internal import Detente

/// The round that is being followed, on one line of standard error; once, on a separate line, an estimate of the total,
/// if it takes more than a few seconds.
final class RoundProgress {
    private let isShown: Bool
    private let isSilent: Bool
    private var isTold = false
    private var isDrawn = false

    /// - Parameters:
    ///   - isShown: whether the line is drawn.
    ///   - isSilent: whether the estimate is not printed.
    init(isShown: Bool, isSilent: Bool) {
        self.isShown = isShown
        self.isSilent = isSilent
    }

    func show(_ standing: ExactStanding) {
        if standing.isLong, !isTold, !isSilent, let estimate = standing.estimate {
            isTold = true
            finish()
            StandardError.write("estimated in round \(standing.round): \(estimate) in all\n")
        }
        guard isShown else { return }
        isDrawn = true
        let share = standing.share.map { " · \(Int(100 * $0)) % of an estimate of \(standing.estimate ?? "")" } ?? ""
        let states = standing.states == 1 ? "1 state" : "\(standing.states) states"
        StandardError.write("\rround \(standing.round) · \(states)\(share)\u{1B}[K")
    }

    /// Clears the line.
    func finish() {
        if isDrawn { StandardError.write("\r\u{1B}[K") }
        isDrawn = false
    }
}
