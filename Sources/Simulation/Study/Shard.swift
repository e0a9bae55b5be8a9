/// One of so many parts of the replicates of a run, to be simulated by itself and merged with the others later.
///
/// The borders of parts are those of batches, so that every batch is whole in one of them.
public struct Shard: Sendable, Hashable {
    /// The number of this part, from 1.
    public let index: Int
    /// The number of parts.
    public let count: Int

    /// The greatest number of parts.
    public static let most = 1_000_000

    /// `nil` unless `1 ≤ index ≤ count ≤` ``most``.
    public init?(_ index: Int, of count: Int) {
        guard index >= 1, index <= count, count <= Self.most else { return nil }
        self.index = index
        self.count = count
    }

    /// Reads `3/100`; `nil` if it makes no sense.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }),
            let index = Int(parts[0]), let count = Int(parts[1])
        else { return nil }
        self.init(index, of: count)
    }

    /// The part as ``init(_:)`` reads it.
    package var text: String { "\(index)/\(count)" }

    /// The greatest number of parts into which so many replicates can be cut.
    package static func most(of replicates: Int) -> Int { min(most, batches(of: replicates)) }

    private static func batches(of replicates: Int) -> Int {
        (replicates + RunSettings.batch - 1) / RunSettings.batch
    }

    /// The replicates of this part, counted from 0; the parts differ by a batch at most.
    package func range(of replicates: Int) -> Range<Int> {
        let batches = Self.batches(of: replicates)
        func border(_ index: Int) -> Int {
            let (whole, rest) = (batches / count, batches % count)
            return min(replicates, (whole * index + rest * index / count) * RunSettings.batch)
        }
        return border(index - 1)..<border(index)
    }
}
