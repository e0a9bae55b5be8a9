/// The address of one random decision of a scenario, such as `event.leak.severity`: a hash of its name.
public struct Site: Hashable, Sendable {
    /// The 32 bits that enter the generator's key.
    public let rawValue: UInt32

    /// A site given by its bits.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The site that a name has unless it collides with another name (see ``SiteTable``).
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

/// The sites of all names of a scenario, no two alike.
///
/// A name has the hash of itself. Where several have the same, the first in alphabetical order keeps it and the others
/// take the hash of `name#1`, then `name#2` and so on, until it is free. The table depends on the set of names alone,
/// and a name that collides with none has the same site in every scenario.
package struct SiteTable: Sendable {
    private let sites: [String: Site]

    /// Assigns a site to each of the names.
    package init(names: Set<String>) {
        self.init(names: names, hash: Site.init(hashing:))
    }

    /// The same with another hash, by which a test can force collisions.
    package init(names: Set<String>, hash: (String) -> Site) {
        var sites: [String: Site] = [:]
        var taken: Set<Site> = []
        // By UTF-8 bytes: the order of strings must not depend on the version of Unicode.
        var waiting = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var attempt = 0
        while !waiting.isEmpty {
            waiting.removeAll { name in
                let site = hash(attempt == 0 ? name : "\(name)#\(attempt)")
                guard taken.insert(site).inserted else { return false }
                sites[name] = site
                return true
            }
            attempt += 1
        }
        self.sites = sites
    }

    /// The site of a name that the table was made from.
    package subscript(name: String) -> Site {
        guard let site = sites[name] else {
            preconditionFailure("no site was assigned to '\(name)'")
        }
        return site
    }
}
