/// The states at the end of a round with their probabilities, in the order in which they came.
///
/// Each is in the shard that its hash names, so that the shards grow side by side and each stays in a cache. What comes
/// to a shard is added in one order, so that sums do not depend on how many threads there are.
final class StateShards {
    private let shards: [StateTable]
    /// In the order of their arrival: the index in the shard, and the shard in the lowest bits.
    private var order: [UInt32] = []

    private static let shardBits = 6
    static let count = 1 << shardBits
    /// The greatest number of states of a shard.
    static let mostStates = 1 << (32 - shardBits) - 2
    /// States that are too few for a second thread.
    private static let fewStates = 4096

    init(width: Int) {
        shards = (0..<Self.count).map { _ in StateTable(width: width) }
    }

    var count: Int { order.count }

    /// The memory that they use, in bytes.
    var bytes: Int { shards.reduce(0) { $0 + $1.bytes } + order.count * 4 }

    /// The number of states in the fullest shard.
    var fullest: Int { shards.reduce(0) { max($0, $1.count) } }

    /// The shard of a hash: bits of it that do not say where in its slots a state is, unless these are very many.
    @inline(__always)
    static func shard(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 26) & (count - 1) }

    /// One of the words of a state.
    func word(_ index: Int, _ position: Int) -> UInt64 {
        let entry = Int(order[index])
        return shards[entry & (Self.count - 1)].word(entry >> Self.shardBits, position)
    }

    /// Copies the words of a state.
    /// - Returns: its weight.
    @inline(__always)
    func copy(_ index: Int, to words: Row<UInt64>, at first: Int) -> Double {
        let entry = Int(order[index])
        let shard = shards[entry & (Self.count - 1)]
        let (row, start) = shard.place(entry >> Self.shardBits)
        for position in 0..<shard.width { words[first &+ position] = row[start &+ position] }
        return shard.weight(row, start)
    }

    /// Adds what some waves have led to, wave by wave.
    func add(_ outputs: ArraySlice<WaveOutput>, threads: Int) {
        let states = outputs.reduce(0) { $0 + $1.states.count }
        inParallel(Self.count, threads: states > Self.fewStates ? threads : 1) { [shards] _, shard in
            for output in outputs { output.add(shard, to: shards[shard]) { $0 << Self.shardBits | shard } }
        }
        for output in outputs {
            for state in 0..<output.states.count where output.places[state] != WaveOutput.isKnown {
                order.append(output.places[state])
            }
        }
    }

    func removeAll() {
        order.removeAll(keepingCapacity: true)
        shards.forEach { $0.removeAll() }
    }
}
