import CGSL
import Testing

import Distributions

@Suite("Addressed chance") struct AddressTests {
    @Test("puts seed, site and round in the key, replicate and index in the counter")
    func layout() {
        let words = RandomStream(seed: 0x0000_0006_0000_0005)
            .words(site: Site(rawValue: 7), round: 8, replicate: 0x0000_0002_0000_0001, index: 3)
        let plain = Threefry4x32.words(key: (5, 6, 7, 8), counter: (1, 2, 3, 0))
        #expect(words == plain)
    }

    @Test("a uniform number is an odd multiple of 2⁻⁵³, strictly between 0 and 1")
    func unitIntervalEnds() {
        #expect(unitInterval(0, 0) == 0x1p-53)
        #expect(unitInterval(0, 0xFFF) == 0x1p-53)
        #expect(unitInterval(0, 0x1000) == 0x1.8p-52)
        #expect(unitInterval(.max, .max) == 1 - 0x1p-53)
        #expect(unitInterval(0x8000_0000, 0) == 0.5 + 0x1p-53)
        #expect(1 - unitInterval(.max, .max) == unitInterval(0, 0))
    }

    @Test("any of seed, site, round, replicate and index changes the words")
    func everyPartCounts() {
        func first(_ seed: UInt64, _ site: UInt32, _ round: UInt32, _ replicate: UInt64, _ index: UInt32) -> UInt32 {
            RandomStream(seed: seed)
                .words(site: Site(rawValue: site), round: round, replicate: replicate, index: index).0
        }
        let all = [
            first(1, 1, 1, 1, 1), first(2, 1, 1, 1, 1), first(1 << 40, 1, 1, 1, 1), first(1, 2, 1, 1, 1),
            first(1, 1, 2, 1, 1), first(1, 1, 1, 2, 1), first(1, 1, 1, 1 << 40, 1), first(1, 1, 1, 1, 2),
        ]
        #expect(Set(all).count == all.count)
    }

    @Test("uniforms fill ten bins evenly (chi-square, false alarm 1e-6)")
    func evenness() {
        GSL.prepare()
        let stream = RandomStream(seed: 20)
        var counts = [Int](repeating: 0, count: 10)
        for replicate in 0..<2000 as Range<UInt64> {
            let u = stream.uniforms(site: Site(hashing: "evenness"), round: 1, replicate: replicate)
            counts[Int(u.first * 10)] += 1
            counts[Int(u.second * 10)] += 1
        }
        let statistic = counts.reduce(0.0) { $0 + (Double($1) - 400) * (Double($1) - 400) / 400 }
        #expect(gsl_cdf_chisq_Q(statistic, 9) > 1e-6)
    }
}

@Suite("Sites") struct SiteTests {
    @Test("the hash of a name never changes; values from an independent implementation in Python")
    func stableHash() {
        #expect(Site(hashing: "event.leak.severity").rawValue == 0x52ED_B919)
        #expect(Site(hashing: "").rawValue == 0xC610_FF71)
    }

    /// Two names with one hash, found by exhaustive search.
    let twins = ["event.leak36802.severity", "event.leak125406.severity"]

    @Test("of two names with the same hash the first in alphabetical order keeps it")
    func collision() {
        #expect(Site(hashing: twins[0]) == Site(hashing: twins[1]))
        #expect(Site(hashing: twins[0]).rawValue == 0x5972_75F5)
        let alone = Site(hashing: "event.other")
        let (first, second) = (Site(hashing: twins[1]), Site(hashing: twins[0] + "#1"))
        #expect(Site.sites(of: [twins[0], twins[1], "event.other"]) == [second, first, alone])
        #expect(Site.sites(of: ["event.other", twins[1], twins[0]]) == [alone, first, second])
    }

    @Test("a name that collides with none has the same site in every scenario")
    func independence() {
        let small = Site.sites(of: ["a", "b"])
        let large = Site.sites(of: (0..<500).map { "name\($0)" } + ["a", "b"])
        #expect(small == large.suffix(2))
    }

    @Test("however many collide, no two names share a site")
    func manyCollisions() {
        // A hash of 64 values for 50 names.
        let sites = Site.sites(of: (0..<50).map { "n\($0)" }) { Site(rawValue: Site(hashing: $0).rawValue % 64) }
        #expect(Set(sites).count == 50)
    }

    @Test("those that collide take their turns in alphabetical order, attempt by attempt, whatever order they come in")
    func turns() {
        // A hash of two values, by what is asked first: `a` and `b` want 0, and `b#1` wants what `c` has.
        let hashes: [String: UInt32] = ["a": 0, "b": 0, "c": 1, "b#1": 1, "b#2": 2]
        func sites(_ names: [String]) -> [UInt32] {
            Site.sites(of: names) { Site(rawValue: hashes[$0] ?? 9) }.map(\.rawValue)
        }
        #expect(sites(["a", "b", "c"]) == [0, 2, 1])
        #expect(sites(["b", "c", "a"]) == [2, 1, 0])
    }
}

@Suite("The stream as a generator of GSL") struct GSLStreamTests {
    let stream = RandomStream(seed: 99)
    let site = Site(hashing: "gsl")

    @Test("its words are the addressed words, in order")
    func words() {
        let addressed = GSLStream(stream, site: site, round: 3, replicate: 12)
        for index in 0..<5 as Range<UInt32> {
            let w = stream.words(site: site, round: 3, replicate: 12, index: index)
            for word in [w.0, w.1, w.2, w.3] { #expect(addressed.word() == UInt(word)) }
        }
    }

    @Test("its uniforms are those of the address")
    func uniforms() {
        let addressed = GSLStream(stream, site: site, round: 3, replicate: 12)
        for index in 0..<5 as Range<UInt32> {
            let u = stream.uniforms(site: site, round: 3, replicate: 12, index: index)
            #expect(addressed.uniform() == u.first)
            #expect(addressed.uniform() == u.second)
        }
        #expect(addressed.name == "threefry4x32")
    }

    @Test("gsl_ran_gaussian draws normal numbers from it (Kolmogorov–Smirnov, false alarm 1e-6)")
    func gaussian() {
        let draws = (0..<2000).map { replicate in
            GSLStream(stream, site: site, round: 1, replicate: UInt64(replicate)).draw(.normal)
        }
        #expect(kolmogorovDistance(draws) { gsl_cdf_gaussian_P($0, 2) } < kolmogorovLimit(2000))
    }
}
