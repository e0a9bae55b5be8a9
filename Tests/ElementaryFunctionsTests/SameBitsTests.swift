import ElementaryFunctions
import Testing

/// The digest of a million results is the same for every processor, C library and build. The numbers below were found with
/// builds for x86-64, x86-64-v3 and x86-64-v4, and with glibc's own functions for AVX2 and FMA switched off.
@Suite struct SameBitsTests {
    /// FNV-1a over the bits of results, all NaN alike, in loops that vectorise as the engine's do.
    private func digest(_ function: (Double, Double) -> Double) -> UInt64 {
        var arguments = Arguments(seed: 17)
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        for _ in 0..<250 {
            var (x, y, z) = ([Double](), [Double](), [Double](repeating: 0, count: 1000))
            for index in 0..<1000 {
                // Of every eight one is anything, the others are of the size that scenarios have.
                let isAnything = index % 8 == 0
                x.append(isAnything ? Double(bitPattern: arguments.bits()) : arguments.number(exponents: -20...9))
                y.append(isAnything ? Double(bitPattern: arguments.bits()) : arguments.number(-20, 20))
            }
            for index in z.indices { z[index] = function(x[index], y[index]) }
            for value in z { digest = (digest ^ (value.isNaN ? 0 : value.bitPattern)) &* 0x100_0000_01b3 }
        }
        return digest
    }

    @Test("the same bits as on every other machine") func digests() {
        #expect(digest { x, y in .exp(y < 0 ? -x : x) } == 13636326967206676552)
        #expect(digest { x, y in .expMinusOne(y < 0 ? -x : x) } == 1939219163255936723)
        #expect(digest { x, _ in .log(x) } == 14665073247023315319)
        #expect(digest { x, y in .pow(x, y) } == 5852156216985072859)
    }
}
