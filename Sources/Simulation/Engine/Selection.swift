extension Block {
    /// The replicates of a range in which the condition of the report is true, as offsets from its first.
    func selected(_ range: Range<Int>) -> [UInt32] {
        var chosen: [UInt32] = []
        play(range) { offset in
            guard endedLanes > 0 else { return }
            let given = plan.results.given.map { row($0) }
            for k in 0..<endedLanes {
                let lane = Int(endedList[k])
                if given.map({ $0[lane] != 0 }) ?? true { chosen.append(UInt32(offset) + replicates[lane]) }
            }
            removeEnded()
        }
        return chosen.sorted()
    }
}
