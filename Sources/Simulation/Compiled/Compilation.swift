import Synchronization

/// Whether the rounds of a scenario are compiled to machine code, by LLVM's library where the machine has one. It changes
/// no result, only the time.
public enum Compilation: String, Sendable, CaseIterable {
    /// Where the run is long enough to pay for it.
    case automatic = "auto"
    case always
    case never

    /// The library that compiles, such as `libLLVM.so.19.1`; `nil` if this machine has none.
    public static var compiler: String? { CompiledRound.compiler }

    /// Rounds of all replicates together from which on compiling pays. Compiling an operation takes about 0.3 ms, and
    /// saves about 0.08 ns in each round, whatever the size of the scenario.
    static let leastRounds = 8_000_000

    /// Whether to compile a plan for so many replicates.
    func applies(to plan: Plan, replicates: Int) -> Bool {
        switch self {
        case .never: false
        case .always: plan.canBeCompiled && CompiledRound.isAvailable
        case .automatic:
            replicates > Self.leastRounds / max(1, plan.horizon) && plan.canBeCompiled && CompiledRound.isAvailable
        }
    }
}

/// The compiled rounds of a study, for all of its workers.
final class CompiledRounds: Sendable {
    /// What is simulated of a scenario.
    enum Purpose: Hashable {
        case results, selection, variants
    }

    private struct Key: Hashable {
        var member: Int
        var purpose: Purpose
        var lanes: Int
    }

    private enum State {
        case compiling
        /// `nil`: it cannot be compiled.
        case done(CompiledRound?)
    }

    private let compilation: Compilation
    private let replicates: Int
    private let states = Mutex<[Key: State]>([:])

    init(_ settings: RunSettings) {
        compilation = settings.compilation
        replicates = settings.range.count
    }

    /// The code for a plan; `nil` if it is to be interpreted, for now or for ever.
    ///
    /// The first worker that asks compiles. The others go on interpreting, unless everything is to be compiled.
    func code(_ plan: Plan, of member: Int, for purpose: Purpose, lanes: Int) -> CompiledRound? {
        guard compilation.applies(to: plan, replicates: replicates) else { return nil }
        let key = Key(member: member, purpose: purpose, lanes: lanes)
        if compilation == .always {
            return states.withLock { states in
                if case .done(let code) = states[key] { return code }
                let code = try? CompiledRound(plan, lanes: lanes)
                states[key] = .done(code)
                return code
            }
        }
        let found: State? = states.withLock { states in
            if let state = states[key] { return state }
            states[key] = .compiling
            return nil
        }
        switch found {
        case .compiling: return nil
        case .done(let code): return code
        case nil:
            let code = try? CompiledRound(plan, lanes: lanes)
            states.withLock { $0[key] = .done(code) }
            return code
        }
    }
}
