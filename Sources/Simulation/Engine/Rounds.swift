extension Block {
    /// Simulates one round of every lane. Lanes that end stay where they are until they are removed.
    func playRound() {
        round += 1
        run(plan.round)
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

    /// Simulates some replicates to their end, given by their distances from the first.
    func play(_ offsets: [UInt32], from first: Int, isCancelled: () -> Bool = { false }, observe: () -> Void) {
        var start = 0
        while start < offsets.count {
            let end = min(start + capacity, offsets.count)
            begin(first: UInt64(first), offsets: offsets[start..<end])
            playToEnd(isCancelled: isCancelled, observe: observe)
            start = end
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
