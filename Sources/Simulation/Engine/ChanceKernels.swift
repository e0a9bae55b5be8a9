import Distributions
import Scenarios

extension Block {
    /// Seed, site and time of an address, as the generator's key.
    private func key(_ address: ChanceAddress) -> (UInt32, UInt32, UInt32, UInt32) {
        let time =
            switch address.time {
            case .round: round
            case .eightRounds: round >> 3
            }
        return (
            UInt32(truncatingIfNeeded: stream.seed), UInt32(truncatingIfNeeded: stream.seed >> 32),
            plan.sites[Int(address.site.index)].rawValue, UInt32(truncatingIfNeeded: time)
        )
    }

    /// The counter's fourth word. What is drawn before the first round is the same in all futures, except what is drawn
    /// again and again later on.
    private func future(_ address: ChanceAddress) -> UInt32 {
        round > 0 || plan.recurringSites[Int(address.site.index)] ? future : 0
    }

    /// One call of the generator for each lane of the space.
    func draw(_ out: WordColumn, _ address: ChanceAddress, _ space: Space, _ n: Int) {
        let own: Row<UInt32>
        if space == .all {
            own = replicates
        } else {
            Loops.gather(n, scratch, replicates, laneRows[Int(space.index)])
            own = scratch
        }
        let key = key(address)
        let low = UInt32(truncatingIfNeeded: firstReplicate)
        let high = UInt32(truncatingIfNeeded: firstReplicate >> 32)
        let (index, future) = (address.index, future(address))
        let (w0, w1, w2, w3) = (
            words[out.index * 4], words[out.index * 4 + 1], words[out.index * 4 + 2], words[out.index * 4 + 3]
        )
        for i in 0..<n {
            let replicate = low &+ own[i]
            let carry: UInt32 = replicate < low ? 1 : 0
            let word = Threefry4x32.words(key: key, counter: (replicate, high &+ carry, index, future))
            w0[i] = word.0
            w1[i] = word.1
            w2[i] = word.2
            w3[i] = word.3
        }
    }

    // MARK: Decisions

    /// The row and the shift of a half word.
    private func source(_ column: WordColumn, _ halfword: Halfword) -> (Row<UInt32>, UInt32) {
        let position =
            switch halfword.address.time {
            case .round: halfword.position
            case .eightRounds: Int32(round & 7)
            }
        return (words[column.index * 4 + position / 2], UInt32(position % 2) * 16)
    }

    func decide(
        _ n: Int, _ out: Row<UInt8>, _ column: WordColumn, _ halfword: Halfword, _ probability: NumberOperand,
        _ space: Space
    ) {
        switch probability {
        case .constant(let probability): decide(n, out, column, halfword, SameChance(probability), space)
        case .column(let probability): decide(n, out, column, halfword, OwnChance(row(probability)), space)
        }
    }

    /// Half words below 2¹⁶ times the probability say yes, and those above it no; one that equals the whole part of it
    /// must be looked into.
    private func decide(
        _ n: Int, _ out: Row<UInt8>, _ column: WordColumn, _ halfword: Halfword, _ chance: some Chance, _ space: Space
    ) {
        let (word, shift) = source(column, halfword)
        precondition(Lanes.padded(n) <= min(out.count, word.count, chance.count), "more lanes than the block has")
        let shifts = SIMD8<UInt32>(repeating: shift)
        var i = 0
        while i < n {
            let part = i..<Swift.min(i + 128, n)
            var tied = SIMD8<Int32>.zero
            while i < part.upperBound {
                let half = SIMD8<Int32>(truncatingIfNeeded: (word.eight(i) &>> shifts) & 0xffff)
                let whole = chance.whole(i)
                out.set(half .< whole, from: i)
                tied |= unsafe unsafeBitCast(half .== whole, to: SIMD8<Int32>.self)
                i &+= 8
            }
            guard tied != .zero else { continue }
            for k in part {
                let half = Double((word[k] >> shift) & 0xffff)
                let scaled = chance.scaled(k)
                if half < scaled, half + 1 > scaled { out[k] = refined(halfword, space, k) < scaled - half ? 1 : 0 }
            }
        }
    }

    /// 53 more bits, from an address of their own, for a decision that sixteen bits do not determine.
    private func refined(_ halfword: Halfword, _ space: Space, _ position: Int) -> Double {
        let lane = Int(laneRows[Int(space.index)][position])
        let replicate = firstReplicate &+ UInt64(replicates[lane])
        let decision = halfword.address.time == .round ? UInt32(halfword.position) : UInt32(round & 7)
        let counter = (
            UInt32(truncatingIfNeeded: replicate), UInt32(truncatingIfNeeded: replicate >> 32), 0xffff_ff00 | decision,
            future(halfword.address)
        )
        let word = Threefry4x32.words(key: key(halfword.address), counter: counter)
        return unitInterval(word.0, word.1)
    }

    func decideMove(
        _ n: Int, _ offered: Row<UInt8>, _ withdrawn: Row<UInt8>, _ column: WordColumn, _ halfword: Halfword,
        _ offer: NumberOperand, _ withdraw: NumberOperand, _ space: Space
    ) {
        let tied =
            switch (offer, withdraw) {
            case (.constant(let offer), .constant(let withdraw)):
                moves(n, offered, withdrawn, source(column, halfword), { _ in offer }, { _ in withdraw })
            case (.constant(let offer), .column(let withdraw)):
                moves(
                    n, offered, withdrawn, source(column, halfword), { _ in offer },
                    { [withdraw = row(withdraw)] in withdraw[$0] })
            case (.column(let offer), .constant(let withdraw)):
                moves(
                    n, offered, withdrawn, source(column, halfword), { [offer = row(offer)] in offer[$0] },
                    { _ in withdraw })
            case (.column(let offer), .column(let withdraw)):
                moves(
                    n, offered, withdrawn, source(column, halfword), { [offer = row(offer)] in offer[$0] },
                    { [withdraw = row(withdraw)] in withdraw[$0] })
            }
        guard tied else { return }
        let (word, shift) = source(column, halfword)
        for i in 0..<n {
            let half = Double((word[i] >> shift) & 0xffff)
            let (below, above) = (value(offer, i) * 65536, (1 - value(withdraw, i)) * 65536)
            let isOffer = below >= half + 1 || (below > half && refined(halfword, space, i) < below - half)
            // At or past the threshold: not below it.
            let isBelow = above >= half + 1 || (above > half && refined(halfword, space, i) < above - half)
            offered[i] = isOffer ? 1 : 0
            withdrawn[i] = !isOffer && !isBelow ? 1 : 0
        }
    }

    /// Moves by sixteen bits alone.
    /// - Returns: whether these do not determine them all.
    @inline(__always)
    private func moves(
        _ n: Int, _ offered: Row<UInt8>, _ withdrawn: Row<UInt8>, _ source: (Row<UInt32>, UInt32),
        _ offer: (Int) -> Double, _ withdraw: (Int) -> Double
    ) -> Bool {
        let (word, shift) = source
        var tied: UInt8 = 0
        for i in 0..<n {
            let half = Double(Int32(truncatingIfNeeded: (word[i] >> shift) & 0xffff))
            let (below, above) = (offer(i) * 65536, (1 - withdraw(i)) * 65536)
            let isOffer: UInt8 = half < below ? 1 : 0
            let stays: UInt8 = half < above ? 1 : 0
            offered[i] = isOffer
            withdrawn[i] = (isOffer | stays) ^ 1
            tied |= (isOffer & (half + 1 > below ? 1 : 0)) | (stays & (half + 1 > above ? 1 : 0))
        }
        return tied != 0
    }

    @inline(__always)
    private func value(_ operand: NumberOperand, _ i: Int) -> Double {
        switch operand {
        case .constant(let value): value
        case .column(let column): row(column)[i]
        }
    }

    // MARK: Draws

    func choose(_ n: Int, _ out: Row<Double>, _ column: WordColumn, _ count: NumberOperand) {
        out.zip(n, words[column.index * 4], words[column.index * 4 + 1]) { unitInterval($0, $1) }
        switch count {
        case .constant(let count): out.update(n) { ($0 * count).rounded(.down) }
        case .column(let column): out.update(n, row(column)) { ($0 * $1).rounded(.down) }
        }
    }

    func sample(_ n: Int, _ out: Row<Double>, _ sampler: Sampler, _ uniform: Row<Double>, _ second: Row<Double>) {
        out.fill(n, from: sampler, uniforms: uniform, seconds: second)
    }

    /// Draws from a distribution whose parameters are computed in the run; impossible ones are a fault.
    func draw(
        _ n: Int, _ out: Row<Double>, _ template: DrawTemplate, _ uniform: Row<Double>, _ second: Row<Double>,
        _ site: FaultSite?, _ space: Space
    ) {
        var parameters: [Double] = []
        for i in 0..<n {
            let distribution = template.distribution(&parameters) { value($0, i) }
            out[i] = distribution?.quantile(uniform[i], second: second[i]) ?? .nan
        }
        if let site {
            check(n, out, site, laneRows[Int(space.index)])
            out.update(n) { $0.isNaN ? 0 : $0 }
        }
    }

    /// Draws a number lane by lane until it is long enough.
    func redraw(_ n: Int, _ out: Row<Double>, _ number: RedrawnNumber, _ site: FaultSite, _ space: Space) {
        for i in 0..<n {
            out[i] = redrawn(number, lane: Int(laneRows[Int(space.index)][i])) { value($0, i) }
        }
        check(n, out, site, laneRows[Int(space.index)])
        out.update(n) { $0.isNaN ? number.least : $0 }
    }

    /// The first of the numbers at index 0, 1, … that is long enough; not a number if none is.
    func redrawn(_ number: RedrawnNumber, lane: Int, _ operand: (NumberOperand) -> Double) -> Double {
        let replicate = firstReplicate &+ UInt64(replicates[lane])
        for index in 0..<UInt32(OpenGap.mostDraws) {
            let drawn = number.formula.value(operand) { site in
                stream.uniforms(
                    site: plan.sites[Int(site.index)], round: UInt32(round), replicate: replicate, index: index)
            }
            guard let drawn, !drawn.isNaN else { return .nan }
            if UnaryKernel.nearest(drawn) >= number.least { return drawn }
        }
        return .nan
    }

    /// Correlates independent uniform numbers by a Gaussian copula.
    func correlate(_ n: Int, _ copula: Copula) {
        let rows = copula.columns.map { row($0) }
        var uniforms = [Double](repeating: 0, count: rows.count)
        for i in 0..<n {
            for k in rows.indices { uniforms[k] = rows[k][i] }
            copula.dependence.correlate(&uniforms)
            for k in rows.indices { rows[k][i] = uniforms[k] }
        }
    }
}

/// The probabilities of a decision, times 2¹⁶.
private protocol Chance {
    /// How many lanes they are for.
    var count: Int { get }
    /// Of eight lanes from one on: the whole parts.
    func whole(_ index: Int) -> SIMD8<Int32>
    /// Of one lane.
    func scaled(_ index: Int) -> Double
}

/// One probability for all lanes.
private struct SameChance: Chance {
    private let scaled: Double
    private let whole: SIMD8<Int32>

    init(_ probability: Double) {
        scaled = probability * 65536
        whole = SIMD8(repeating: Int32(scaled.rounded(.down)))
    }

    var count: Int { .max }

    @inline(__always)
    func whole(_ index: Int) -> SIMD8<Int32> { whole }

    @inline(__always)
    func scaled(_ index: Int) -> Double { scaled }
}

/// A probability for each lane.
private struct OwnChance: Chance {
    private let probability: Row<Double>

    init(_ probability: Row<Double>) { self.probability = probability }

    var count: Int { probability.count }

    @inline(__always)
    func whole(_ index: Int) -> SIMD8<Int32> {
        // Adding 2⁵² leaves a whole number in the lowest bits.
        let number = (probability.eight(index) * 65536).rounded(.down) + 0x1p52
        return SIMD8(truncatingIfNeeded: unsafe unsafeBitCast(number, to: SIMD8<Int64>.self))
    }

    @inline(__always)
    func scaled(_ index: Int) -> Double { probability[index] * 65536 }
}
