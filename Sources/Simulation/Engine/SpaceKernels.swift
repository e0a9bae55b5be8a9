import Statistics

extension Block {
    /// Lists the lanes of a space in which a condition holds.
    func enter(_ inner: Space, _ outer: Space, _ n: Int, _ condition: Row<UInt8>) {
        let innerPositions = positions[inner.index]
        // About as many as in the last round.
        let fewExpected = counts[Int(inner.index)] * 32 < n
        let count = condition.listTrue(n, into: innerPositions, patterns: patterns, fewExpected: fewExpected)
        counts[Int(inner.index)] = count
        if outer != .all { Loops.gather(count, laneRows[Int(inner.index)], laneRows[Int(outer.index)], innerPositions) }
    }

    /// All lanes of a space, or none.
    func enter(_ inner: Space, _ outer: Space, _ n: Int, _ condition: RoundCondition) {
        let applies =
            switch condition {
            case .among(let set): plan.roundSets[Int(set)].contains(round)
            case .upTo(let last): round <= last
            case .from(let first): round >= first
            }
        counts[Int(inner.index)] = applies ? n : 0
        guard applies else { return }
        let innerPositions = positions[inner.index]
        for i in 0..<n { innerPositions[i] = Int32(truncatingIfNeeded: i) }
        if outer != .all { laneRows[Int(inner.index)].map(n, laneRows[Int(outer.index)]) { $0 } }
    }

    // MARK: Watching, counting, ending

    /// A lane whose value is not a number ends as a fault: −1 − the site's index.
    func check(_ n: Int, _ a: Row<Double>, _ site: FaultSite, isAboutEnd: Bool = false, _ lanes: Row<Int32>) {
        var found = false
        for i in 0..<n { found = found || a[i] != a[i] }
        guard found else { return }
        let ended = row(plan.results.ended)
        for i in 0..<n where a[i].isNaN {
            let before = ended[Int(lanes[i])]
            guard before == 0 || isAboutEnd && before > 0 else { continue }
            ended[Int(lanes[i])] = Double(-1 - site.index)
            if before == 0 { noteEnd(of: lanes[i]) }
        }
    }

    func clamp(_ n: Int, _ out: Row<Double>, _ a: Row<Double>, _ site: ClampSite) {
        var outside = 0
        for i in 0..<n {
            let value = a[i]
            // A lane that is a fault already goes on as if it had said 0, and is not counted.
            outside &+= (value < 0 ? 1 : 0) &+ (value > 1 ? 1 : 0)
            let positive = value > 0 ? value : 0
            out[i] = positive > 1 ? 1 : positive
        }
        clamps[Int(site.index)] += outside
        clampable[Int(site.index)] += n
    }

    /// Adds a milestone to the paths of the lanes (those in which the condition is true).
    func note(_ n: Int, _ milestone: Milestone, _ condition: Row<UInt8>?, _ space: Space) {
        guard keepsPaths else { return }
        let lanes = laneRows[Int(space.index)]
        for kind in PathKind.allCases where kind.includes(milestone) {
            func add(_ i: Int) { milestones.add(milestone.code, to: kind, of: Int(places[Int(lanes[i])])) }
            if let condition { condition.forEachTrue(n, add) } else { for i in 0..<n { add(i) } }
        }
    }

    func end(_ n: Int, _ out: Row<Double>, _ condition: Row<UInt8>?, _ outcome: Int32, _ lanes: Row<Int32>) {
        let code = Double(outcome + 1)
        if let condition {
            condition.forEachTrue(n) { i in
                guard out[Int(lanes[i])] == 0 else { return }
                out[Int(lanes[i])] = code
                noteEnd(of: lanes[i])
            }
        } else {
            for i in 0..<n where out[Int(lanes[i])] == 0 {
                out[Int(lanes[i])] = code
                noteEnd(of: lanes[i])
            }
        }
    }
}
