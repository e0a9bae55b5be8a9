/// What a part of a round has led to.
final class WaveOutput {
    /// The states that go on.
    let states: StateTable
    private let hashes: Row<UInt64>
    private let hashRows: Rows<UInt64>
    /// By state: its place among all states if it has come with this wave, `isKnown` if others had led to it.
    let places: Row<UInt32>
    private let placeRows: Rows<UInt32>
    /// The states, shard by shard, and where the shards begin.
    private var byShard: [Int32] = []
    private var shardStarts = [Int](repeating: 0, count: StateShards.count + 1)
    /// What was counted.
    var tally: WaveTally
    /// Parts that were set aside.
    var waiting: [Wave.Chunk] = []
    /// Operations on states.
    var work = 0.0
    /// How many of the states at the start of the round these results make up, by their probability.
    var followed = 0.0
    /// A draw with too many values, if there was one.
    var unlisted: UnlistedDraw?
    /// False if it was interrupted.
    var isComplete = false

    static let isKnown = UInt32.max

    init(_ plan: ExactPlan, capacity: Int, width: Int) {
        states = StateTable(width: width)
        placeRows = Rows(count: 1, stride: capacity, initial: 0)
        places = placeRows[0]
        hashRows = Rows(count: 1, stride: capacity + 1, initial: 0)
        hashes = hashRows[0]
        tally = WaveTally(plan)
    }

    deinit {
        hashRows.free()
        placeRows.free()
    }

    func begin(_ plan: ExactPlan) {
        states.removeAll()
        tally = WaveTally(plan)
        waiting = []
        (work, followed, unlisted, isComplete) = (0, 0, nil, false)
    }

    @inline(__always)
    func add(_ words: Row<UInt64>, at first: Int, hash: UInt64, weight: Double) {
        // Of a state that is known, the next one's place is overwritten later.
        hashes[states.count] = hash
        states.add(words, at: first, hash: hash, weight: weight)
    }

    /// Lists the states shard by shard.
    func complete() {
        let count = states.count
        var starts = [Int](repeating: 0, count: StateShards.count + 1)
        for state in 0..<count { starts[StateShards.shard(hashes[state]) + 1] += 1 }
        for shard in 0..<StateShards.count { starts[shard + 1] += starts[shard] }
        var next = starts
        var listed = [Int32](repeating: 0, count: count)
        for state in 0..<count {
            let shard = StateShards.shard(hashes[state])
            listed[next[shard]] = Int32(truncatingIfNeeded: state)
            next[shard] += 1
        }
        byShard = listed
        shardStarts = starts
        isComplete = true
    }

    /// Adds the states of a shard to it, and notes which of them are new there.
    /// - Parameter place: the place among all states of one in the shard.
    func add(_ shard: Int, to table: StateTable, place: (Int) -> Int) {
        let listed = byShard
        for position in shardStarts[shard]..<shardStarts[shard + 1] {
            let state = Int(listed[position])
            let (words, start) = states.place(state)
            let before = table.count
            let index = table.add(words, at: start, hash: hashes[state], weight: states.weight(words, start))
            places[state] = table.count > before ? UInt32(place(index)) : Self.isKnown
        }
    }
}
