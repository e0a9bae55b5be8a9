/// An operation bound to the memory of a block: the loop that it stands for, and the rows that this reads and writes.
///
/// A plan has thousands of operations, and each runs on a hundred lanes or so. Looking up its rows and choosing its loop
/// would cost as much as the loop itself, so both are done once, when the block is made.
@safe struct Step: BitwiseCopyable {
    /// A loop over the lanes of a step. C functions capture nothing and are called without counting references; they
    /// are given the address of the step as a number, because they take no Swift structures.
    typealias Kernel = @convention(c) (_ step: Int, _ lanes: Int) -> Void

    fileprivate let kernel: Kernel
    private let first: UnsafeMutableRawPointer
    private let second: UnsafeMutableRawPointer
    private let third: UnsafeMutableRawPointer
    private let fourth: UnsafeMutableRawPointer
    /// The length of the rows.
    private let capacity: Int32
    /// Whether it is one: false for an operation that needs more of its block than rows.
    fileprivate let isBound: Bool
    let constant: Double
    let other: Double

    /// - Parameter rows: what the kernel writes, then what it reads. It must take them as what they are.
    init<each Entry: BitwiseCopyable>(
        _ kernel: @escaping Kernel, _ rows: repeat Row<each Entry>, capacity: Int, constant: Double = 0,
        other: Double = 0
    ) {
        self.init(kernel, repeat each rows, capacity: capacity, constant: constant, other: other, isBound: true)
    }

    private init<each Entry: BitwiseCopyable>(
        _ kernel: @escaping Kernel, _ rows: repeat Row<each Entry>, capacity: Int, constant: Double, other: Double,
        isBound: Bool
    ) {
        self.kernel = kernel
        self.isBound = isBound
        var addresses: [UnsafeMutableRawPointer] = unsafe []
        for row in repeat each rows { unsafe addresses.append(row.address) }
        unsafe first = addresses[0]
        unsafe second = addresses[min(1, addresses.count - 1)]
        unsafe third = addresses[min(2, addresses.count - 1)]
        unsafe fourth = addresses[min(3, addresses.count - 1)]
        self.capacity = Int32(capacity)
        self.constant = constant
        self.other = other
    }

    @inline(__always)
    func numbers(_ index: Int) -> Row<Double> { row(index) }

    @inline(__always)
    func truths(_ index: Int) -> Row<UInt8> { row(index) }

    @inline(__always)
    func words(_ index: Int) -> Row<UInt32> { row(index) }

    @inline(__always)
    func lanes(_ index: Int) -> Row<Int32> { row(index) }

    /// A total, of which the step has one.
    @inline(__always)
    func total(_ index: Int) -> Row<Int> { row(index) }

    @inline(__always)
    private func row<Entry: BitwiseCopyable>(_ index: Int) -> Row<Entry> {
        let address =
            switch index {
            case 0: unsafe first
            case 1: unsafe second
            case 2: unsafe third
            default: unsafe fourth
            }
        return unsafe Row(base: address.assumingMemoryBound(to: Entry.self), count: Int(capacity))
    }

    fileprivate static var unbound: Step {
        Step({ _, _ in }, Row<UInt8>.none, capacity: 0, constant: 0, other: 0, isBound: false)
    }

    /// The step that a kernel is given.
    @inline(__always)
    static func at(_ address: Int) -> Step {
        unsafe UnsafePointer<Step>(bitPattern: address)!.pointee
    }

    /// Runs it on the first `n` lanes of its rows.
    func run(_ n: Int) {
        unsafe withUnsafePointer(to: self) { kernel(Int(bitPattern: $0), n) }
    }
}

/// The steps of a program in memory.
@safe final class Steps {
    private let base: UnsafeMutablePointer<Step>
    private let count: Int

    /// - Parameter steps: `nil`: an operation that needs more of its block than rows.
    init(_ steps: [Step?]) {
        count = steps.count
        unsafe base = .allocate(capacity: max(1, steps.count))
        for (index, step) in steps.enumerated() { unsafe (base + index).initialize(to: step ?? .unbound) }
    }

    deinit { unsafe base.deallocate() }

    /// Runs a step on the first `n` lanes of its rows.
    /// - Returns: false if the operation has none.
    @inline(__always)
    func run(_ index: Int, _ n: Int) -> Bool {
        precondition(index >= 0 && index < count, "a step outside its program")
        let step = unsafe base + index
        guard unsafe step.pointee.isBound else { return false }
        unsafe step.pointee.kernel(Int(bitPattern: step), n)
        return true
    }
}
