extension Block {
    /// Plays one round of every lane. Lanes that end stay where they are until they are removed.
    func playRound() {
        round += 1
        run(plan.round)
        isFirstRound = false
    }

    /// Plays replicates to their end, as many side by side as the block has lanes.
    /// - Parameters:
    ///   - isCancelled: asked before each part of the range that the block takes at once.
    ///   - observe: called with the distance of the block's first replicate from the first of the range, after the setup
    ///     and after every round. It must remove the lanes that have ended.
    func play(_ range: Range<Int>, isCancelled: () -> Bool = { false }, observe: (_ offset: Int) -> Void) {
        var first = range.lowerBound
        while first < range.upperBound, !isCancelled() {
            let count = min(capacity, range.upperBound - first)
            begin(first: UInt64(first), count: count)
            playToEnd { observe(first - range.lowerBound) }
            first += count
        }
    }

    /// Plays the replicates that have begun to their end.
    /// - Parameter observe: called now and after every round. It must remove the lanes that have ended.
    func playToEnd(observe: () -> Void) {
        observe()
        while active > 0 {
            playRound()
            observe()
        }
    }

    /// 0 while the lane goes on; the outcome's index + 1; below 0 for a fault.
    func endCode(ofLane lane: Int) -> Int { Int(row(plan.results.ended)[lane]) }
}
