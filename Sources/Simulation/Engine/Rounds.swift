extension Block {
    /// Simulates one round of every lane. Lanes that end stay where they are until they are removed.
    func playRound() {
        round += 1
        runRound()
        isFirstRound = false
    }

    /// Simulates replicates to their end, as many at a time as the block has lanes.
    /// - Parameters:
    ///   - isDone: called before each part of the range that the block takes at once; the rest is then not simulated.
    ///   - isCancelled: called before every round; the remaining rounds are then not simulated.
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

    /// Simulates some replicates of a range to their end, as many at a time as the block has lanes.
    /// - Parameters:
    ///   - offsets: the distances of the replicates from the first of the range.
    ///   - isCancelled: called before every round.
    ///   - observe: called after the setup and after every round. It must remove the lanes that have ended.
    func play(
        _ offsets: [UInt32], of range: Range<Int>, isCancelled: () -> Bool = { false }, observe: () -> Void
    ) {
        var first = 0
        while first < offsets.count {
            let last = min(first + capacity, offsets.count)
            begin(first: UInt64(range.lowerBound), offsets: offsets[first..<last])
            playToEnd(isCancelled: isCancelled, observe: observe)
            first = last
        }
    }

    /// Simulates the replicates that have begun to their end.
    /// - Parameters:
    ///   - isCancelled: called before every round.
    ///   - observe: called now and after every round. It must remove the lanes that have ended.
    func playToEnd(isCancelled: () -> Bool = { false }, observe: () -> Void) {
        observe()
        while active > 0, !isCancelled() {
            playRound()
            observe()
        }
    }

    /// 0 while the lane continues; the outcome's index + 1 once it has ended; below 0 for a fault.
    func endCode(ofLane lane: Int) -> Int { Int(row(plan.results.ended)[lane]) }
}
