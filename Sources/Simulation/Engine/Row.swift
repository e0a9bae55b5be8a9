import Distributions
import Foundation
import Statistics

/// One column of a block in memory: `count` entries, of which as many as the block has lanes are in use.
///
/// The only file of the engine that touches memory by address. Loops check their length against the row once, not at
/// every entry, so that they vectorise.
@safe struct Row<Element: BitwiseCopyable> {
    fileprivate let base: UnsafeMutablePointer<Element>
    let count: Int

    init(base: UnsafeMutablePointer<Element>, count: Int) {
        unsafe self.base = base
        self.count = count
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count, "a lane outside its block")
            return unsafe base[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count, "a lane outside its block")
            unsafe base[index] = newValue
        }
    }

    @inline(__always)
    func isSame(as other: Row) -> Bool { unsafe base == other.base }

    /// The entries from one on.
    func from(_ index: Int) -> Row {
        precondition(index >= 0 && index < count, "an entry outside its row")
        return unsafe Row(base: base + index, count: count - index)
    }

    /// A row without entries.
    static var none: Row {
        unsafe Row(base: UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment)!, count: 0)
    }

    /// Where it is, for a step.
    @unsafe var address: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(base) }

    /// The number of lanes rounded up so that a loop needs no remainder. Rows have that length; what is past the lanes
    /// in use is computed with them, and has no meaning.
    @inline(__always)
    private func padded(_ n: Int) -> Int {
        let whole = (n &+ Lanes.step &- 1) & ~(Lanes.step &- 1)
        precondition(whole <= count, "more lanes than the block has")
        return whole
    }

    /// Entries into the places of others.
    func move(_ moves: [(from: Int, to: Int)]) {
        for (source, target) in moves { self[target] = self[source] }
    }

    @inline(__always)
    func fill(_ n: Int, _ value: Element) {
        for i in 0..<padded(n) { self[i] = value }
    }

    /// Every entry from that of another row. A loop that writes what it reads is one of its own (`update`): a compiler
    /// that must expect overlapping rows would not vectorise it.
    @inline(__always)
    func map<A>(_ n: Int, _ a: Row<A>, _ transform: (A) -> Element) {
        precondition(a.count == count, "rows of different blocks")
        for i in 0..<padded(n) { self[i] = transform(a[i]) }
    }

    @inline(__always)
    func update(_ n: Int, _ transform: (Element) -> Element) {
        for i in 0..<padded(n) { self[i] = transform(self[i]) }
    }

    @inline(__always)
    func update<A>(_ n: Int, _ a: Row<A>, _ combine: (Element, A) -> Element) {
        precondition(a.count == count, "rows of different blocks")
        for i in 0..<padded(n) { self[i] = combine(self[i], a[i]) }
    }

    @inline(__always)
    func zip<A, B>(_ n: Int, _ a: Row<A>, _ b: Row<B>, _ combine: (A, B) -> Element) {
        precondition(a.count == count && b.count == count, "rows of different blocks")
        for i in 0..<padded(n) { self[i] = combine(a[i], b[i]) }
    }

    @inline(__always)
    func zip<A, B, C>(_ n: Int, _ a: Row<A>, _ b: Row<B>, _ c: Row<C>, _ combine: (A, B, C) -> Element) {
        precondition(a.count == count && b.count == count && c.count == count, "rows of different blocks")
        for i in 0..<padded(n) { self[i] = combine(a[i], b[i], c[i]) }
    }
}

/// Lengths in units of the processor's vectors.
enum Lanes {
    /// Rows are a whole number of these: 32 bytes are one vector of AVX2.
    static let step = 32

    static func padded(_ lanes: Int) -> Int {
        (lanes + step - 1) / step * step
    }
}

extension Row<Double> {
    /// The entries of another row at some places.
    ///
    /// Two at a time: fewer stores, which take longest.
    @inline(__always)
    func gather(_ n: Int, _ a: Row, _ places: Row<Int32>) {
        precondition(n <= count && n <= places.count, "more lanes than the block has")
        let even = n & ~1
        var k = 0
        while k < even {
            let pair = SIMD2(a[Int(places[k])], a[Int(places[k &+ 1])])
            unsafe UnsafeMutableRawPointer(base + k).storeBytes(of: pair, as: SIMD2<Double>.self)
            k &+= 2
        }
        if even < n { self[even] = a[Int(places[even])] }
    }

    /// A draw for each of the first `n` uniforms.
    func fill(_ n: Int, from sampler: Sampler, uniforms: Row<Double>, seconds: Row<Double>) {
        precondition(n <= count && n <= uniforms.count && n <= seconds.count, "more lanes than the block has")
        let memory = unsafe UnsafeMutableBufferPointer(start: base, count: n)
        var output = unsafe memory.mutableSpan
        let first = unsafe UnsafeBufferPointer(start: uniforms.base, count: n)
        let second = unsafe UnsafeBufferPointer(start: seconds.base, count: n)
        unsafe sampler.fill(&output, uniforms: first.span, seconds: second.span)
    }
}

extension Row where Element: SIMDScalar {
    /// Eight entries from one on, which must be in the row.
    @inline(__always)
    func eight(_ index: Int) -> SIMD8<Element> {
        assert(index >= 0 && index + 8 <= count, "lanes outside their block")
        return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Element>.self)
    }
}

extension Row<UInt32> {
    /// Counts the first `n`, which are rounds.
    func countRounds(_ n: Int, in histogram: inout RoundHistogram) {
        precondition(n <= count, "more lanes than the block has")
        unsafe histogram.record(rounds: UnsafeBufferPointer(start: base, count: n).span)
    }

    /// Counts the first `n`, which are bins, by outcome (from 1; 0: a fault).
    func countBins(_ n: Int, outcomes: Row, in tally: inout DriverTally) {
        precondition(n <= count && n <= outcomes.count, "more lanes than the block has")
        unsafe tally.record(
            bins: UnsafeBufferPointer(start: base, count: n).span,
            outcomes: UnsafeBufferPointer(start: outcomes.base, count: n).span)
    }
}

extension Row<UInt8> {
    /// Eight truth values at once.
    @inline(__always)
    private func eight(from index: Int) -> UInt64 {
        unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
    }

    /// Eight truth values from those of a comparison.
    @inline(__always)
    func set<Wide: FixedWidthInteger & SignedInteger & SIMDScalar>(_ mask: SIMDMask<SIMD8<Wide>>, from index: Int) {
        assert(index >= 0 && index + 8 <= count, "lanes outside their block")
        let wide = unsafe unsafeBitCast(mask, to: SIMD8<Wide>.self)
        let truth = SIMD8<UInt8>(truncatingIfNeeded: wide) & 1
        unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: truth, as: SIMD8<UInt8>.self)
    }

    /// How many of the first `n` are true (1; the others are 0).
    @inline(__always)
    func countTrue(_ n: Int) -> Int {
        precondition(n <= count, "more lanes than the block has")
        var total = 0
        var i = 0
        while i &+ 8 <= n {
            total &+= eight(from: i).nonzeroBitCount
            i &+= 8
        }
        while i < n {
            total &+= Int(self[i])
            i &+= 1
        }
        return total
    }

    /// Lists the positions of those of the first `n` that are true, in order, and returns their number.
    ///
    /// Eight at a time, without a branch for each: their pattern is looked up. A list of k entries writes up to seven more.
    /// - Parameter fewExpected: whether it is likely that most of the eights have none that is true; these are then
    ///   skipped.
    @inline(__always)
    func listTrue(_ n: Int, into list: Row<Int32>, patterns: Row<UInt64>, fewExpected: Bool) -> Int {
        precondition(n <= count && list.count == count, "rows of different blocks")
        var found = 0
        if fewExpected {
            forEachTrue(n) { position in
                list[found] = Int32(truncatingIfNeeded: position)
                found &+= 1
            }
            return found
        }
        var i = 0
        while i &+ 8 <= n {
            let word = eight(from: i)
            // Byte k, 0 or 1, becomes bit k.
            let pattern = patterns[Int(truncatingIfNeeded: (word &* 0x0102_0408_1020_4080) &>> 56)]
            let offsets = unsafe unsafeBitCast(pattern, to: SIMD8<UInt8>.self)
            let positions = SIMD8<Int32>(truncatingIfNeeded: offsets) &+ Int32(truncatingIfNeeded: i)
            // The list is never longer than what has been looked at, so that eight entries have room.
            unsafe UnsafeMutableRawPointer(list.base + found).storeBytes(of: positions, as: SIMD8<Int32>.self)
            found &+= word.nonzeroBitCount
            i &+= 8
        }
        while i < n {
            if self[i] != 0 {
                list[found] = Int32(truncatingIfNeeded: i)
                found &+= 1
            }
            i &+= 1
        }
        return found
    }

    /// Visits the positions of those of the first `n` that are true, in order.
    @inline(__always)
    func forEachTrue(_ n: Int, _ visit: (Int) -> Void) {
        precondition(n <= count, "more lanes than the block has")
        var i = 0
        while i &+ 8 <= n {
            var word = eight(from: i)
            while word != 0 {
                visit(i &+ word.trailingZeroBitCount &>> 3)
                word &= word &- 1
            }
            i &+= 8
        }
        while i < n {
            if self[i] != 0 { visit(i) }
            i &+= 1
        }
    }
}

/// The memory of all columns of one kind, row after row. Its creator must free it.
@safe struct Rows<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
    private let rows: Int
    let stride: Int
    private let bytes: Int

    /// `stride` entries (rounded up to whole vectors) for each of `count` rows, all `initial`.
    init(count: Int, stride: Int, initial: Element) {
        self.stride = Lanes.padded(Swift.max(1, stride))
        rows = count
        let entries = Swift.max(1, count) * self.stride
        bytes = entries * MemoryLayout<Element>.stride
        // From the system, to which it returns: where every scenario of hundreds has a block for a moment, counts that
        // stay would come to lie in its place, and the next block would need more memory. Rows begin at cache lines.
        let memory = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        guard let memory = unsafe memory, unsafe memory != MAP_FAILED else { fatalError("out of memory") }
        // It is zero, and takes no room before it is written to: columns of few lanes, or of none, need not be there.
        let isZero = unsafe withUnsafeBytes(of: initial) { unsafe $0.allSatisfy { $0 == 0 } }
        unsafe base =
            isZero
            ? memory.bindMemory(to: Element.self, capacity: entries)
            : memory.initializeMemory(as: Element.self, repeating: initial, count: entries)
    }

    func free() {
        unsafe munmap(base, bytes)
    }

    @inline(__always)
    subscript(index: Int32) -> Row<Element> {
        precondition(index >= 0 && index < rows, "a column outside its block")
        return unsafe Row(base: base + Int(index) &* stride, count: stride)
    }
}
