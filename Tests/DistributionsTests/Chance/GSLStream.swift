import CGSL
import Distributions
import Testing

/// An addressed stream as a generator of GSL, from which any `gsl_ran_*` sampler can draw.
///
/// Successive draws walk the words at index 0, 1, 2, … of one (site, round, replicate). `gsl_rng_get` takes one word;
/// `gsl_rng_uniform` takes two and gives `unitInterval` of them. Not to be shared between threads.
@safe final class GSLStream {
    private let generator: UnsafeMutablePointer<gsl_rng>

    /// A stream that stands at the first word of its address.
    init(_ stream: RandomStream, site: Site, round: UInt32, replicate: UInt64) {
        GSL.prepare()
        guard let generator = unsafe gsl_rng_alloc(Self.type) else {
            preconditionFailure("no memory for a random number generator")
        }
        unsafe self.generator = generator
        unsafe generator.pointee.state.assumingMemoryBound(to: State.self).pointee =
            State(stream: stream, site: site, round: round, replicate: replicate)
    }

    deinit {
        unsafe gsl_rng_free(generator)
    }

    /// A draw by one of GSL's samplers.
    func draw(_ sampler: GSLSampler) -> Double { unsafe sampler.draw(generator) }

    /// One word.
    func word() -> UInt { unsafe gsl_rng_get(generator) }

    /// A number in the unit interval.
    func uniform() -> Double { unsafe gsl_rng_uniform(generator) }

    /// The name under which the generator is registered.
    var name: String { unsafe String(cString: gsl_rng_name(generator)) }

    /// What GSL keeps for a generator: plain old data, which `gsl_rng_memcpy` may copy.
    private struct State {
        var stream: RandomStream
        var site: Site
        var round: UInt32
        var replicate: UInt64
        var index: UInt32 = 0
        /// How many of the four words at `index` are used up.
        var used: UInt32 = 0

        mutating func nextWord() -> UInt32 {
            let words = stream.words(site: site, round: round, replicate: replicate, index: index)
            let word =
                switch used {
                case 0: words.0
                case 1: words.1
                case 2: words.2
                default: words.3
                }
            used = (used &+ 1) & 3
            if used == 0 { index &+= 1 }
            return word
        }
    }

    /// The type that is registered with GSL. GSL keeps its address, so it is allocated once and never freed;
    /// it is never written to after that, which is why sharing it is safe.
    nonisolated(unsafe) private static let type: UnsafePointer<gsl_rng_type> = {
        let name: StaticString = "threefry4x32"
        let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
        unsafe type.initialize(
            to: gsl_rng_type(
                name: unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
                max: UInt(UInt32.max),
                min: 0,
                size: MemoryLayout<State>.size,
                set: { state, seed in
                    unsafe state?.bindMemory(to: State.self, capacity: 1).initialize(
                        to: State(
                            stream: RandomStream(seed: UInt64(seed)), site: Site(rawValue: 0), round: 0, replicate: 0))
                },
                get: { state in
                    guard let state = unsafe state else { return 0 }
                    return unsafe UInt(state.assumingMemoryBound(to: State.self).pointee.nextWord())
                },
                get_double: { state in
                    guard let words = unsafe state?.assumingMemoryBound(to: State.self) else { return 0.5 }
                    let high = unsafe words.pointee.nextWord()
                    return unsafe unitInterval(high, words.pointee.nextWord())
                }
            ))
        return unsafe UnsafePointer(type)
    }()
}

/// A sampler of GSL's (`gsl_ran_*`) and the family that it draws from.
@safe struct GSLSampler: CustomTestStringConvertible, Sendable {
    var family: Family
    var parameters: [Double]
    fileprivate var draw: @Sendable (UnsafeMutablePointer<gsl_rng>) -> Double

    var testDescription: String { "\(family.rawValue)\(parameters)" }

    static let discrete: [GSLSampler] = unsafe [
        GSLSampler(family: .bernoulli, parameters: [0.3]) { unsafe Double(gsl_ran_bernoulli($0, 0.3)) },
        GSLSampler(family: .poisson, parameters: [4.5]) { unsafe Double(gsl_ran_poisson($0, 4.5)) },
        GSLSampler(family: .binomial, parameters: [12, 0.4]) { unsafe Double(gsl_ran_binomial($0, 0.4, 12)) },
        GSLSampler(family: .geometric, parameters: [0.2]) { unsafe Double(gsl_ran_geometric($0, 0.2)) },
        GSLSampler(family: .negativeBinomial, parameters: [3, 0.4]) {
            unsafe Double(gsl_ran_negative_binomial($0, 0.4, 3))
        },
        GSLSampler(family: .hypergeometric, parameters: [7, 9, 6]) {
            unsafe Double(gsl_ran_hypergeometric($0, 7, 9, 6))
        },
    ]

    static let normal = unsafe GSLSampler(family: .normal, parameters: [0, 2]) { unsafe gsl_ran_gaussian($0, 2) }

    static let continuous: [GSLSampler] = unsafe [
        GSLSampler(family: .uniform, parameters: [2, 5]) { unsafe gsl_ran_flat($0, 2, 5) },
        normal,
        GSLSampler(family: .lognormal, parameters: [1, 0.5]) { unsafe gsl_ran_lognormal($0, 1, 0.5) },
        GSLSampler(family: .exponential, parameters: [3]) { unsafe gsl_ran_exponential($0, 3) },
        GSLSampler(family: .gamma, parameters: [2.5, 3]) { unsafe gsl_ran_gamma($0, 2.5, 3) },
        GSLSampler(family: .beta, parameters: [2, 4]) { unsafe gsl_ran_beta($0, 2, 4) },
        GSLSampler(family: .weibull, parameters: [2, 1.5]) { unsafe gsl_ran_weibull($0, 2, 1.5) },
        GSLSampler(family: .pareto, parameters: [3, 2]) { unsafe gsl_ran_pareto($0, 3, 2) },
        GSLSampler(family: .logisticDist, parameters: [0, 2]) { unsafe gsl_ran_logistic($0, 2) },
        GSLSampler(family: .laplace, parameters: [0, 2]) { unsafe gsl_ran_laplace($0, 2) },
        GSLSampler(family: .cauchy, parameters: [0, 2]) { unsafe gsl_ran_cauchy($0, 2) },
        GSLSampler(family: .gumbel, parameters: [0, 0.5]) { unsafe gsl_ran_gumbel1($0, 2, 1) },
        GSLSampler(family: .rayleigh, parameters: [2]) { unsafe gsl_ran_rayleigh($0, 2) },
        GSLSampler(family: .studentT, parameters: [3]) { unsafe gsl_ran_tdist($0, 3) },
        GSLSampler(family: .chiSquared, parameters: [5]) { unsafe gsl_ran_chisq($0, 5) },
        GSLSampler(family: .fisherF, parameters: [4, 9]) { unsafe gsl_ran_fdist($0, 4, 9) },
    ]

    /// 1,500 draws by GSL's own algorithm, each from its own replicate of an addressed stream.
    func draws() -> [Double] {
        (0..<1500).map { replicate in
            GSLStream(RandomStream(seed: 31), site: Site(hashing: "rival"), round: 0, replicate: UInt64(replicate))
                .draw(self)
        }
    }
}
