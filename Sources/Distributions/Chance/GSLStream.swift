package import CGSL

/// An addressed stream as a generator of GSL, from which any `gsl_ran_*` sampler can draw.
///
/// Successive draws walk the words at index 0, 1, 2, … of one (site, round, replicate). `gsl_rng_get` takes one word;
/// `gsl_rng_uniform` takes two and gives `unitInterval` of them. Not to be shared between threads.
package final class GSLStream {
    private let generator: UnsafeMutablePointer<gsl_rng>

    /// A stream that stands at the first word of its address.
    package init(_ stream: RandomStream, site: Site, round: UInt32, replicate: UInt64) {
        GSL.prepare()
        guard let generator = gsl_rng_alloc(Self.type) else {
            preconditionFailure("no memory for a random number generator")
        }
        self.generator = generator
        generator.pointee.state.assumingMemoryBound(to: State.self).pointee =
            State(stream: stream, site: site, round: round, replicate: replicate)
    }

    deinit {
        gsl_rng_free(generator)
    }

    /// Hands the generator to `gsl_ran_*`. The pointer is valid within `body` only.
    package func withGenerator<Result>(_ body: (UnsafeMutablePointer<gsl_rng>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(self) { try body(generator) }
    }

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
        type.initialize(
            to: gsl_rng_type(
                name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
                max: UInt(UInt32.max),
                min: 0,
                size: MemoryLayout<State>.size,
                set: { state, seed in
                    state?.bindMemory(to: State.self, capacity: 1).initialize(
                        to: State(
                            stream: RandomStream(seed: UInt64(seed)), site: Site(rawValue: 0), round: 0, replicate: 0))
                },
                get: { state in
                    guard let state else { return 0 }
                    return UInt(state.assumingMemoryBound(to: State.self).pointee.nextWord())
                },
                get_double: { state in
                    guard let words = state?.assumingMemoryBound(to: State.self) else { return 0.5 }
                    let high = words.pointee.nextWord()
                    return unitInterval(high, words.pointee.nextWord())
                }
            ))
        return UnsafePointer(type)
    }()
}
