import Distributions

/// Uniform numbers for tests, one after the other: the package's own generator, at the addresses 0, 1, 2, …
struct UniformNumbers {
    private let stream: RandomStream
    private var index: UInt64 = 0

    init(seed: UInt64) { stream = RandomStream(seed: seed) }

    mutating func next() -> Double {
        index += 1
        return stream.uniforms(site: Site(rawValue: 7), round: 0, replicate: index).first
    }
}
