import Scenarios

/// The loops of the kernels: what they read and write is in the rows of the step, in this order: what is written, what is
/// read, the list of lanes.
///
/// They are inlined into each kernel, so that its function becomes vector instructions.
enum Loops {
    // MARK: From numbers

    @inline(__always)
    static func fill(_ address: Int, _ n: Int) {
        let step = Step.at(address)
        step.numbers(0).fill(n, step.constant)
    }

    @inline(__always)
    static func map(_ address: Int, _ n: Int, _ function: (Double) -> Double) {
        let step = Step.at(address)
        let (out, a) = (step.numbers(0), step.numbers(1))
        // What is written may be what is read: each such case is a loop of its own, which vectorises.
        if out.isSame(as: a) { out.update(n, function) } else { out.map(n, a, function) }
    }

    /// Of a column and the constant.
    @inline(__always)
    static func withConstant(_ address: Int, _ n: Int, _ function: (Double, Double) -> Double) {
        let constant = Step.at(address).constant
        map(address, n) { function($0, constant) }
    }

    @inline(__always)
    static func zip(_ address: Int, _ n: Int, _ function: (Double, Double) -> Double) {
        let step = Step.at(address)
        let (out, a, b) = (step.numbers(0), step.numbers(1), step.numbers(2))
        if out.isSame(as: a) {
            out.update(n, b, function)
        } else if out.isSame(as: b) {
            out.update(n, a) { function($1, $0) }
        } else {
            out.zip(n, a, b, function)
        }
    }

    /// Eight lanes at a time: left to itself, the compiler takes four, and as much time for making bytes of them as for
    /// comparing.
    @inline(__always)
    static func test(
        _ address: Int, _ n: Int, _ function: (SIMD8<Double>, SIMD8<Double>) -> SIMDMask<SIMD8<Int64>>
    ) {
        let step = Step.at(address)
        let (out, a, b) = (step.truths(0), step.numbers(1), step.numbers(2))
        let whole = Lanes.padded(n)
        precondition(whole <= min(out.count, a.count, b.count), "more lanes than the block has")
        var i = 0
        while i < whole {
            out.set(function(a.eight(i), b.eight(i)), from: i)
            i &+= 8
        }
    }

    /// Of a column and the constant.
    @inline(__always)
    static func testConstant(
        _ address: Int, _ n: Int, _ function: (SIMD8<Double>, SIMD8<Double>) -> SIMDMask<SIMD8<Int64>>
    ) {
        let step = Step.at(address)
        let (out, a) = (step.truths(0), step.numbers(1))
        let constant = SIMD8<Double>(repeating: step.constant)
        let whole = Lanes.padded(n)
        precondition(whole <= min(out.count, a.count), "more lanes than the block has")
        var i = 0
        while i < whole {
            out.set(function(a.eight(i), constant), from: i)
            i &+= 8
        }
    }

    // MARK: From truth values

    @inline(__always)
    static func logic(_ address: Int, _ n: Int, _ function: (UInt8, UInt8) -> UInt8) {
        let step = Step.at(address)
        step.truths(0).zip(n, step.truths(1), step.truths(2), function)
    }

    // MARK: Lists of lanes

    @inline(__always)
    static func gather<Entry>(_ n: Int, _ out: Row<Entry>, _ a: Row<Entry>, _ lanes: Row<Int32>) {
        for i in 0..<n { out[i] = a[Int(lanes[i])] }
    }

    @inline(__always)
    static func scatter<Entry>(_ n: Int, _ out: Row<Entry>, _ a: Row<Entry>, _ lanes: Row<Int32>) {
        for i in 0..<n { out[Int(lanes[i])] = a[i] }
    }

    @inline(__always)
    static func scatter<Entry>(_ n: Int, _ out: Row<Entry>, _ value: Entry, _ lanes: Row<Int32>) {
        for i in 0..<n { out[Int(lanes[i])] = value }
    }
}
