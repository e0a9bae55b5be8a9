extension Block {
    /// The replicates of a range in which the condition of the report comes true, as distances from its first.
    func selected(_ range: Range<Int>) -> [UInt32] {
        var chosen: [UInt32] = []
        var first = range.lowerBound
        while first < range.upperBound {
            let count = min(capacity, range.upperBound - first)
            begin(first: UInt64(first), count: count)
            let offset = UInt32(first - range.lowerBound)
            func take() {
                guard endedLanes > 0 else { return }
                let given = plan.results.given.map { row($0) }
                for k in 0..<endedLanes {
                    let lane = Int(endedList[k])
                    if given.map({ $0[lane] != 0 }) ?? true { chosen.append(offset + replicates[lane]) }
                }
                removeEnded()
            }
            take()
            while active > 0 {
                playRound()
                take()
            }
            first += count
        }
        return chosen.sorted()
    }
}
