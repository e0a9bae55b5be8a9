/// One column of a block in memory: `count` entries of which the first so many are in use.
///
/// The only file of the engine that touches memory by address. Loops check their length against the row once, not at
/// every entry, so that they vectorise.
struct Row<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
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

    @inline(__always)
    func fill(_ n: Int, _ value: Element) {
        precondition(n <= count, "more lanes than the block has")
        for i in 0..<n { self[i] = value }
    }

    /// Every entry from that of another row. A loop that writes what it reads is one of its own: a compiler that must
    /// reckon with overlapping rows would not vectorise it.
    @inline(__always)
    func map<A>(_ n: Int, _ a: Row<A>, _ transform: (A) -> Element) {
        precondition(n <= count && n <= a.count, "more lanes than the block has")
        for i in 0..<n { self[i] = transform(a[i]) }
    }

    @inline(__always)
    func update(_ n: Int, _ transform: (Element) -> Element) {
        precondition(n <= count, "more lanes than the block has")
        for i in 0..<n { self[i] = transform(self[i]) }
    }

    @inline(__always)
    func zip<A, B>(_ n: Int, _ a: Row<A>, _ b: Row<B>, _ combine: (A, B) -> Element) {
        precondition(n <= count && n <= a.count && n <= b.count, "more lanes than the block has")
        for i in 0..<n { self[i] = combine(a[i], b[i]) }
    }

    @inline(__always)
    func zip<A, B, C>(_ n: Int, _ a: Row<A>, _ b: Row<B>, _ c: Row<C>, _ combine: (A, B, C) -> Element) {
        precondition(n <= count && n <= a.count && n <= b.count && n <= c.count, "more lanes than the block has")
        for i in 0..<n { self[i] = combine(a[i], b[i], c[i]) }
    }
}

/// The memory of one kind of column for all columns of a block.
final class Rows<Element: BitwiseCopyable> {
    private let memory: UnsafeMutableBufferPointer<Element>
    private let stride: Int

    /// `stride` entries for each of `count` rows, all `initial`.
    init(count: Int, stride: Int, initial: Element) {
        self.stride = stride
        unsafe memory = .allocate(capacity: Swift.max(1, count * stride))
        unsafe memory.initialize(repeating: initial)
    }

    deinit {
        unsafe memory.deallocate()
    }

    @inline(__always)
    subscript(index: Int32) -> Row<Element> {
        let start = Int(index) * stride
        precondition(start >= 0 && start + stride <= memory.count, "a column outside its block")
        // The buffer is never empty, so that it has a base.
        return unsafe Row(base: memory.baseAddress.unsafelyUnwrapped + start, count: stride)
    }
}
