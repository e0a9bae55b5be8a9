/// The address of one random decision of a scenario, such as `event.leak.severity`: a hash of its name.
public struct Site: Hashable, Sendable {
    /// The 32 bits that enter the generator's key.
    public let rawValue: UInt32

    /// A site given by its bits.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The site that a name has unless it collides with another name (see ``sites(of:)``).
    ///
    /// FNV-1a over the name's UTF-8 bytes in 64 bits, folded to 32 by exclusive or, and finished with the mixer of
    /// MurmurHash3. It is the same on every machine and in every release: a change would change all results.
    public init(hashing name: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        var folded = UInt32(truncatingIfNeeded: hash ^ (hash &>> 32))
        folded = (folded ^ (folded &>> 16)) &* 0x85EB_CA6B
        folded = (folded ^ (folded &>> 13)) &* 0xC2B2_AE35
        rawValue = folded ^ (folded &>> 16)
    }
}

extension Site {
    /// The sites of all names of a scenario, no two alike, in the order of the names.
    ///
    /// A name has the hash of itself. Where several have the same, the first in alphabetical order keeps it and the others
    /// take the hash of `name#1`, then `name#2` and so on, until it is free. The sites depend on the set of names alone,
    /// and a name that collides with none has the same site in every scenario.
    package static func sites(of names: [String]) -> [Site] { sites(of: names, hash: Site.init(hashing:)) }

    /// The same with another hash, by which a test can force collisions.
    package static func sites(of names: [String], hash: (String) -> Site) -> [Site] {
        var sites = [Site](repeating: Site(rawValue: 0), count: names.count)
        var owners: [Site: (name: Int, attempt: Int)] = [:]
        owners.reserveCapacity(names.count)
        var waiting = Array(names.indices)
        var attempt = 0
        while !waiting.isEmpty {
            var later: [Int] = []
            for index in waiting {
                let site = hash(attempt == 0 ? names[index] : "\(names[index])#\(attempt)")
                sites[index] = site
                guard let rival = owners.updateValue((index, attempt), forKey: site) else { continue }
                let keeps = rival.attempt == attempt && names[index].precedes(names[rival.name])
                if !keeps { owners[site] = rival }
                later.append(keeps ? rival.name : index)
            }
            waiting = later
            attempt += 1
        }
        return sites
    }
}

extension String {
    /// By UTF-8 bytes: the order of strings must not depend on the version of Unicode.
    fileprivate func precedes(_ other: String) -> Bool {
        precondition(!utf8.elementsEqual(other.utf8), "two decisions have the name \(self)")
        return utf8.lexicographicallyPrecedes(other.utf8)
    }
}
