package import Scenarios

/// Follows every branch of a scenario with its probability, round by round: the distribution over states at the end of a
/// round is a table, and every state goes through the same operations as the replicates of a simulation.
///
/// The same scenario gives the same numbers to the last bit, on any number of threads.
/// - Parameters:
///   - threads: how many to use at most; `nil`: all cores.
///   - onProgress: called with each round and the number of its states at the start, and repeatedly in a long round; on
///     the calling thread.
///   - isCancelled: called repeatedly, on all threads.
/// - Throws: the reason why there are no exact probabilities.
package func enumerateBranches(
    of scenario: Scenario, limits: ExactLimits = ExactLimits(), threads: Int? = nil,
    onProgress: ((ExactProgress) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
) throws(ExactRefusal) -> ExactResult {
    let clock = ContinuousClock()
    let start = clock.now
    let plan = ExactPlan(scenario)
    guard plan.unlisted.isEmpty else { throw .chance(plan.unlisted) }
    guard Wave.leastBytes(plan) <= limits.memory else { throw .size(quantities: plan.plan.numberColumns.count) }
    let enumeration = Enumeration(
        plan, limits, threads: threads ?? availableCores(), onProgress ?? { _ in }, isCancelled ?? { false })
    try enumeration.setUp()
    for round in 1...plan.plan.horizon {
        guard enumeration.states > 0 else { break }
        try enumeration.play(round)
    }
    let elapsed = (clock.now - start).components
    return enumeration.result(
        of: scenario, seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
}

/// The states before and after a round.
///
/// The states of a round are parted into waves, which go through its program on several threads; what they lead to is
/// added in the order of the waves. How many waves there are, and when the limits are looked at, follows from what has
/// been counted, never from threads or clocks.
private final class Enumeration {
    private let plan: ExactPlan
    private let limits: ExactLimits
    private let threads: Int
    private let onProgress: (ExactProgress) -> Void
    private let isCancelled: @Sendable () -> Bool
    /// By thread, as far as one has been needed.
    private var waves: [Wave] = []
    /// By part of a batch, likewise.
    private var outputs: [WaveOutput] = []
    private var tally: ExactTally
    private var current: StateShards
    private var next: StateShards
    private var mostStates = 1
    private var stateRounds = 0
    private var course: ExactCourse
    /// Operations on states so far: a measure of the work.
    private var work = 0.0
    /// Parts of waves that have been run.
    private var parts = 0.0
    /// The states of a round that have been processed.
    private var followed = 0.0
    /// The work at which a forecast was made last, and that forecast.
    private var judgedAt = 0.0
    private var forecast: ExactForecast?

    /// The work between two forecasts: some tenths of a second, and a small part of the pilot and of the limit.
    private let workBetweenTellings: Double
    /// The greatest number of parts in a batch, so that what they lead to is a small part of the memory.
    private let mostParts: Int

    init(
        _ plan: ExactPlan, _ limits: ExactLimits, threads: Int, _ onProgress: @escaping (ExactProgress) -> Void,
        _ isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.plan = plan
        self.limits = limits
        workBetweenTellings = min(5e7, (limits.pilot ?? .infinity) / 10, limits.work / 10)
        self.onProgress = onProgress
        self.isCancelled = isCancelled
        // Waves have a quarter of the memory.
        self.threads = max(1, min(threads, limits.memory / 4 / Wave.bytes(plan)))
        let width = plan.key.words
        mostParts = max(1, min(64, limits.memory / 8 / (Wave.capacity(plan) * (width + 4) * 8)))
        tally = ExactTally(plan)
        course = ExactCourse(horizon: plan.plan.horizon, width: width)
        current = StateShards(width: width)
        next = StateShards(width: width)
    }

    /// The number of states at the start of the next round.
    var states: Int { current.count }

    func setUp() throws(ExactRefusal) {
        try run(plan.setup, round: 0, [.chunk(.beginning)])
        takeNext()
    }

    func play(_ round: Int) throws(ExactRefusal) {
        stateRounds += current.count
        course.begin(states: current.count, work: work)
        tell(round)
        try run(plan.round, round: round, [])
        takeNext()
    }

    /// Takes the states, or what is waiting, through a program, batch by batch.
    private func run(_ program: ExactProgram, round: Int, _ beginning: [WavePart]) throws(ExactRefusal) {
        var waiting = beginning
        var first = 0
        followed = 0
        // Room to branch, and some waves for each thread where there are fewer states.
        let states = max(128, min(Wave.capacity(plan) / 8, (current.count + 15) / 16))
        while first < current.count || !waiting.isEmpty {
            if isCancelled() { throw .interrupted }
            let most = mostParts(waiting)
            var batch: [WavePart] = waiting.suffix(most)
            waiting.removeLast(batch.count)
            while batch.count < most, first < current.count {
                let end = min(current.count, first + states)
                batch.append(.states(first..<end))
                first = end
            }
            try run(batch, program, round: round)
            for output in outputs[..<batch.count] { waiting += output.waiting.map { .chunk($0) } }
        }
    }

    /// How many parts to run side by side: work for some tenths of a second, and one alone where much is waiting.
    private func mostParts(_ waiting: [WavePart]) -> Int {
        let bytes = waiting.reduce(0) { if case .chunk(let chunk) = $1 { $0 + chunk.bytes } else { $0 } }
        guard bytes <= limits.memory / 8 else { return 1 }
        let byWork = parts > 0 ? workBetweenTellings / max(1, work / parts) : 1
        return max(1, min(mostParts, Int(min(byWork, 64))))
    }

    private func run(_ batch: [WavePart], _ program: ExactProgram, round: Int) throws(ExactRefusal) {
        while waves.count < min(threads, batch.count) { waves.append(Wave(plan)) }
        while outputs.count < batch.count {
            outputs.append(WaveOutput(plan, capacity: Wave.capacity(plan), width: plan.key.words))
        }
        for output in outputs[..<batch.count] { output.isComplete = false }
        let (waves, outputs, current, isCancelled) = (waves, outputs, current, isCancelled)
        inParallel(batch.count, threads: threads) { thread, part in
            guard !isCancelled() else { return }
            waves[thread].run(batch[part], of: current, program, round: round, into: outputs[part])
        }
        let results = outputs[..<batch.count]
        guard results.allSatisfy(\.isComplete) else { throw .interrupted }
        for output in results {
            if let unlisted = output.unlisted { throw .chance([unlisted]) }
            tally.add(output.tally, round: round)
            work += output.work
            followed += output.followed
        }
        parts += Double(batch.count)
        next.add(results, threads: threads)
        try judgeLimits(round)
    }

    private func takeNext() {
        swap(&current, &next)
        next.removeAll()
        mostStates = max(mostStates, current.count)
    }

    private func judgeLimits(_ round: Int) throws(ExactRefusal) {
        if current.bytes + next.bytes + tally.bytes > limits.memory
            || next.fullest > StateShards.mostStates - mostParts * Wave.capacity(plan)
        {
            throw .states(excess(round))
        }
        if work > limits.work { throw .work(excess(round)) }
        if work - judgedAt >= workBetweenTellings { try judge(round) }
    }

    /// Stops early if the forecast is far beyond the limits.
    private func judge(_ round: Int) throws(ExactRefusal) {
        let share = followed / Double(max(1, current.count))
        judgedAt = work
        guard share > 0 else { return tell(round) }
        let forecast = course.forecast(work: work, share: min(1, share), reached: next.count)
        self.forecast = forecast
        tell(round)
        if let pilot = limits.pilot, work >= pilot, limits.refuse(forecast) {
            throw .forecast(forecast, excess(round))
        }
    }

    private func tell(_ round: Int) {
        onProgress(
            ExactProgress(round: round, states: max(1, current.count), forecast: forecast, work: work))
    }

    /// The columns that make the states so many.
    private func excess(_ round: Int) -> ExactRefusal.Excess {
        let table = next.count > 0 ? next : current
        // Enough to find the columns that differ most.
        let sample = min(table.count, 1 << 18)
        var columns: [(content: ColumnContent?, values: Int)] = []
        for (position, column) in plan.key.numbers.enumerated() {
            let values = Set((0..<sample).map { table.word($0, position) }).count
            if values > 1 { columns.append((plan.plan.numberColumns[Int(column.index)], values)) }
        }
        // What is only computed is computed from the others.
        if columns.contains(where: { $0.content != nil }) { columns.removeAll { $0.content == nil } }
        return ExactRefusal.Excess(
            round: round, states: table.count,
            columns: columns.sorted {
                ($1.values, $0.content?.description ?? "") < ($0.values, $1.content?.description ?? "")
            })
    }

    func result(of scenario: Scenario, seconds: Double) -> ExactResult {
        tally.result(course: (mostStates, stateRounds, seconds), of: scenario)
    }
}
