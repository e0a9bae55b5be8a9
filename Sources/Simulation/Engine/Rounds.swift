extension Block {
    /// Plays one round of every lane. Lanes that end stay where they are until they are removed.
    func playRound() {
        round += 1
        run(plan.round)
        isFirstRound = false
    }

    /// Plays replicates to their end, as many side by side as the block has lanes.
    /// - Parameters:
    ///   - isDone: asked before each part of the range that the block takes at once; the rest is then not simulated.
    ///   - isCancelled: asked before every round.
    ///   - observe: called with the distance of the block's first replicate from the first of the range, after the setup
    ///     and after every round. It must remove the lanes that have ended.
    func play(
        _ range: Range<Int>, isDone: () -> Bool = { false }, isCancelled: () -> Bool = { false },
        observe: (_ offset: Int) -> Void
    ) {
        var first = range.lowerBound
        while first < range.upperBound, !isDone(), !isCancelled() {
            let count = min(capacity, range.upperBound - first)
            begin(first: UInt64(first), count: count)
            playToEnd(isCancelled: isCancelled) { observe(first - range.lowerBound) }
            first += count
        }
    }

    /// Plays the replicates that have begun to their end.
    /// - Parameters:
    ///   - isCancelled: asked before every round.
    ///   - observe: called now and after every round. It must remove the lanes that have ended.
    func playToEnd(isCancelled: () -> Bool = { false }, observe: () -> Void) {
        observe()
        while active > 0, !isCancelled() {
            playRound()
            observe()
        }
    }

    /// 0 while the lane goes on; the outcome's index + 1; below 0 for a fault.
    func endCode(ofLane lane: Int) -> Int { Int(row(plan.results.ended)[lane]) }
}
