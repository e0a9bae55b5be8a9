internal import CLLVM
import Foundation
import Distributions
import Scenarios

/// A round of a plan as machine code, which LLVM makes when the program runs: for one vector of lanes after the other it
/// runs all operations, with what the interpreter keeps in rows in registers. Its results are those of the interpreter, to
/// the last bit.
package final class CompiledRound: Sendable {
    /// The lanes of a vector: two or four registers of numbers.
    static let width = Int(ProcessInfo.processInfo.environment["DW"] ?? "32")!

    /// The lanes of a block that it plays.
    let lanes: Int
    let scratchBytes: Int
    /// The code and its function, as addresses; freed with this.
    private let code: UInt
    private let function: UInt

    /// Whether this machine has a library that compiles.
    package static var isAvailable: Bool { unsafe detente_llvm_name() != nil }

    /// The library that compiles; `nil` if there is none.
    package static var compiler: String? { unsafe detente_llvm_name().map { unsafe String(cString: $0) } }

    /// Compiles a plan for blocks of so many lanes.
    /// - Throws: `Failure` if there is no LLVM, or it refuses.
    package init(_ plan: Plan, lanes: Int) throws {
        self.lanes = lanes
        let layout = ScratchLayout(plan, width: Self.width)
        scratchBytes = layout.bytes
        let text = plan.roundAssembly(lanes: lanes, width: Self.width, layout: layout)
        if let path = ProcessInfo.processInfo.environment["DUMP"] { try? text.write(toFile: path, atomically: true, encoding: .utf8) }
        // Benchmarks compile for lesser processors than the machine's.
        let processor = ProcessInfo.processInfo.environment["DETENTE_COMPILE_FOR"] ?? ""
        var message: UnsafeMutablePointer<CChar>?
        guard let code = unsafe detente_compile(text, processor, &message) else {
            defer { unsafe free(message) }
            throw unsafe Failure(reason: message.map { unsafe String(cString: $0) } ?? "out of memory")
        }
        guard let function = unsafe detente_function(code, "play") else {
            unsafe detente_release(code)
            throw Failure(reason: "the code is incomplete")
        }
        self.code = UInt(bitPattern: code)
        self.function = UInt(bitPattern: function)
    }

    deinit {
        unsafe detente_release(OpaquePointer(bitPattern: code))
    }

    /// Why a plan could not be compiled.
    package struct Failure: Error {
        package let reason: String
    }

    /// Simulates a round of all lanes.
    func play(_ memory: CompiledMemory) {
        typealias Play = @convention(c) (UnsafeMutablePointer<UInt64>) -> Void
        unsafe unsafeBitCast(function, to: Play.self)(memory.context)
    }
}

/// What compiled code works on, for one block: its context, and room for the values of one vector of lanes.
@safe final class CompiledMemory {
    fileprivate let context: UnsafeMutablePointer<UInt64>
    private let scratch: UnsafeMutableRawPointer

    init(scratchBytes: Int) {
        unsafe context = .allocate(capacity: RoundContext.Entry.allCases.count)
        unsafe scratch = .allocate(byteCount: max(64, scratchBytes), alignment: 64)
        unsafe context.initialize(repeating: 0, count: RoundContext.Entry.allCases.count)
        unsafe scratch.initializeMemory(as: UInt8.self, repeating: 0, count: max(64, scratchBytes))
        unsafe self[.scratch] = UInt64(UInt(bitPattern: scratch))
        unsafe self[.note] = Self.address(HostCalls.note)
        unsafe self[.ended] = Self.address(HostCalls.ended)
        unsafe self[.refined] = Self.address(HostCalls.refined)
        unsafe self[.sample] = Self.address(HostCalls.sample)
        unsafe self[.draw] = Self.address(HostCalls.draw)
        unsafe self[.redraw] = Self.address(HostCalls.redraw)
        unsafe self[.arithmetic] = Self.address(HostCalls.arithmetic)
    }

    deinit {
        unsafe context.deallocate()
        unsafe scratch.deallocate()
    }

    subscript(entry: RoundContext.Entry) -> UInt64 {
        get { unsafe context[entry.rawValue] }
        set { unsafe context[entry.rawValue] = newValue }
    }

    private static func address<Function>(_ function: Function) -> UInt64 {
        unsafe UInt64(unsafeBitCast(function, to: UInt.self))
    }

    /// Takes what does not change while the block lives.
    func connect(_ block: Block) {
        self[.numbers] = UInt64(block.numbers.address)
        self[.truths] = UInt64(block.truths.address)
        self[.words] = UInt64(block.words.address)
        self[.replicates] = UInt64(block.replicates.address)
        self[.totals] = UInt64(block.totals.address)
        self[.clamps] = UInt64(block.clamps.address)
        self[.clampable] = UInt64(block.clampable.address)
        self[.seed] = block.stream.seed
        // The block has this memory, so that the reference is valid as long as it is used.
        unsafe self[.block] = UInt64(UInt(bitPattern: Unmanaged.passUnretained(block).toOpaque()))
    }
}

extension Block {
    /// Simulates a round of every lane by compiled code.
    func play(_ compiled: CompiledRound, _ memory: CompiledMemory) {
        memory[.lanes] = UInt64(active)
        memory[.round] = UInt64(round)
        memory[.firstReplicate] = firstReplicate
        memory[.future] = UInt64(future)
        memory[.refreshes] = isFirstRound || round & 7 == 0 ? 1 : 0
        memory[.keepsPaths] = keepsPaths ? 1 : 0
        compiled.play(memory)
    }
}

extension Plan {
    /// Whether its rounds can be compiled.
    package var canBeCompiled: Bool {
        !round.operations.contains { if case .correlate = $0 { true } else { false } }
    }

    /// The rounds in LLVM's assembly language.
    func roundAssembly(lanes: Int, width: Int, layout: ScratchLayout) -> String {
        let parts = RoundParts(of: self).parts
        var text = """
            declare <\(width) x double> @llvm.fabs.v\(width)f64(<\(width) x double>)
            declare <\(width) x double> @llvm.sqrt.v\(width)f64(<\(width) x double>)
            declare <\(width) x double> @llvm.floor.v\(width)f64(<\(width) x double>)
            declare <\(width) x double> @llvm.round.v\(width)f64(<\(width) x double>)
            declare <\(width) x i32> @llvm.fshl.v\(width)i32(<\(width) x i32>, <\(width) x i32>, <\(width) x i32>)
            declare i\(width) @llvm.ctpop.i\(width)(i\(width))
            attributes #0 = { nounwind "prefer-vector-width"="512" "min-legal-vector-width"="512" }
            attributes #1 = { nounwind noinline "prefer-vector-width"="512" "min-legal-vector-width"="512" }

            """
        for (index, set) in roundSets.enumerated() {
            let bits = (0...horizon).map { set.contains($0) ? "i1 true" : "i1 false" }.joined(separator: ", ")
            text += "@rounds\(index) = internal constant [\(horizon + 1) x i1] [\(bits)]\n"
        }
        text += generatorAssembly(width: width)
        var calls = ""
        for (index, part) in parts.enumerated() {
            var assembly = PartAssembly(self, stride: Lanes.padded(lanes), layout: layout, width: width)
            text += assembly.function("part\(index)", part)
            calls += "  call void @part\(index)(ptr %c, i64 %lane)\n"
        }
        return text + """
            define void @play(ptr %c) #0 {
            entry:
              %a = getelementptr inbounds i64, ptr %c, i64 \(RoundContext.Entry.lanes.rawValue)
              %n = load i64, ptr %a, align 8
              br label %loop
            loop:
              %lane = phi i64 [ 0, %entry ], [ %next, %loop ]
            \(calls)  %next = add i64 %lane, \(width)
              %more = icmp ult i64 %next, %n
              br i1 %more, label %loop, label %done
            done:
              ret void
            }

            """
    }
}
