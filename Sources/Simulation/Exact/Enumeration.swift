package import Scenarios

/// Follows every branch of a scenario with its probability, round by round: the distribution over states at the end of a
/// round is a table, and every state goes through the same operations as the replicates of a simulation.
///
/// The same scenario gives the same numbers to the last bit.
/// - Parameters:
///   - onProgress: called with each round and the number of its states at the start, and repeatedly in a long round.
///   - isCancelled: called repeatedly.
/// - Throws: the reason why there are no exact probabilities.
package func enumerateBranches(
    of scenario: Scenario, limits: ExactLimits = ExactLimits(), onProgress: ((ExactProgress) -> Void)? = nil,
    isCancelled: (() -> Bool)? = nil
) throws(ExactRefusal) -> ExactResult {
    let clock = ContinuousClock()
    let start = clock.now
    let plan = ExactPlan(scenario)
    guard plan.unlisted.isEmpty else { throw .chance(plan.unlisted) }
    guard Wave.leastBytes(plan) <= limits.memory else { throw .size(quantities: plan.plan.numberColumns.count) }
    let enumeration = Enumeration(plan, limits, onProgress ?? { _ in }, isCancelled ?? { false })
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
private final class Enumeration {
    private let plan: ExactPlan
    private let limits: ExactLimits
    private let onProgress: (ExactProgress) -> Void
    private let isCancelled: () -> Bool
    private let wave: Wave
    private var tally: ExactTally
    private var current: StateTable
    private var next: StateTable
    private let packing: StatePacking
    private let ending: StatePacking
    private var mostStates = 1
    private var stateRounds = 0
    private var course: ExactCourse
    /// The states of a round that have been processed: those of whole waves, and the current wave.
    private var followed = (states: 0, wave: 0, mass: 0.0, ofMass: 1.0)
    /// The work at which a forecast was made last, and that forecast.
    private var judgedAt = 0.0
    private var forecast: ExactForecast?

    /// The work between two forecasts: some tenths of a second, and a small part of the pilot.
    private let workBetweenTellings: Double

    init(
        _ plan: ExactPlan, _ limits: ExactLimits, _ onProgress: @escaping (ExactProgress) -> Void,
        _ isCancelled: @escaping () -> Bool
    ) {
        self.plan = plan
        self.limits = limits
        workBetweenTellings = min(5e7, (limits.pilot ?? .infinity) / 10)
        self.onProgress = onProgress
        self.isCancelled = isCancelled
        wave = Wave(plan)
        tally = ExactTally(plan)
        packing = StatePacking(plan.key, in: wave)
        ending = StatePacking(plan.round.afterBoundary, in: wave)
        course = ExactCourse(horizon: plan.plan.horizon, width: packing.width)
        current = StateTable(width: packing.width)
        next = current
    }

    /// The number of states at the start of the next round.
    var states: Int { current.count }

    func setUp() throws(ExactRefusal) {
        wave.count = 1
        wave.weights[0] = 1
        followed = (0, 1, 0, 1)
        try run(plan.setup, round: 0)
        takeNext()
    }

    func play(_ round: Int) throws(ExactRefusal) {
        stateRounds += current.count
        course.begin(states: current.count, work: wave.work)
        tell(round)
        wave.block.round = round
        var first = 0
        while first < current.count {
            wave.count = min(wave.startingStates, current.count - first)
            for i in 0..<wave.count {
                packing.unpack(current, first + i, into: i)
                wave.weights[i] = current.weight(first + i)
            }
            let mass = (0..<wave.count).reduce(0) { $0 + wave.weights[$1] }
            followed = (first, wave.count, 0, mass)
            first += wave.count
            try run(plan.round, round: round)
        }
        takeNext()
    }

    private func run(_ program: ExactProgram, round: Int) throws(ExactRefusal) {
        try wave.run(
            program, settle: { () throws(ExactRefusal) in try settle(round) },
            finish: { () throws(ExactRefusal) in tally.recordMeasures(wave) })
    }

    private func takeNext() {
        swap(&current, &next)
        next.removeAll()
        mostStates = max(mostStates, current.count)
    }

    /// The end of a round: everything is counted, states that go on are kept, those that have ended stay for what is
    /// asked of them.
    private func settle(_ round: Int) throws(ExactRefusal) {
        forget(round)
        for i in 0..<wave.count { followed.mass += wave.weights[i] }
        tally.record(wave, round: round)
        let ended = wave.row(plan.plan.results.ended)
        let weights = wave.weights
        var table = StateTable(width: packing.width)
        swap(&table, &next)
        var state = [UInt64](repeating: 0, count: packing.width)
        var kept = 0
        for i in 0..<wave.count {
            if ended[i] == 0 {
                packing.pack(i, into: &state)
                table.add(state, weight: weights[i])
            } else {
                if kept != i {
                    ending.move(i, to: kept)
                    weights[kept] = weights[i]
                }
                kept += 1
            }
        }
        swap(&table, &next)
        wave.count = kept
        wave.row(plan.endedSpace).fill(wave.capacity, 1)
        if current.bytes + next.bytes + tally.bytes > limits.memory
            || next.count > StateTable.mostStates - wave.capacity
        {
            throw .states(excess(round))
        }
        if wave.work > limits.work { throw .work(excess(round)) }
        if isCancelled() { throw .interrupted }
        if wave.work - judgedAt >= workBetweenTellings { try judge(round) }
    }

    /// Stops early if the forecast is far beyond the limits.
    private func judge(_ round: Int) throws(ExactRefusal) {
        let inWave = followed.ofMass > 0 ? min(1, followed.mass / followed.ofMass) : 1
        let share = (Double(followed.states) + Double(followed.wave) * inWave) / Double(max(1, current.count))
        judgedAt = wave.work
        guard share > 0 else { return tell(round) }
        let forecast = course.forecast(work: wave.work, share: min(1, share), reached: next.count)
        self.forecast = forecast
        tell(round)
        if let pilot = limits.pilot, wave.work >= pilot, limits.refuse(forecast) {
            throw .forecast(forecast, excess(round))
        }
    }

    private func tell(_ round: Int) {
        onProgress(
            ExactProgress(round: round, states: max(1, current.count), forecast: forecast, work: wave.work))
    }

    /// Merges values that have the same meaning from here on.
    private func forget(_ round: Int) {
        for column in plan.plan.timers {
            let timer = wave.row(column)
            for i in 0..<wave.count where timer[i] >= 0 && timer[i] <= Double(round) { timer[i] = 0 }
        }
        for (issue, mayReopen) in zip(plan.plan.results.issues, plan.reopenable) where mayReopen {
            let doneRound = wave.row(issue.doneRound)
            let levels = issue.levels.map { wave.row($0) }
            for i in 0..<wave.count where levels.contains(where: { $0[i] < issue.steps ?? .infinity }) {
                doneRound[i] = -1
            }
        }
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
        tally.result(wave, course: (mostStates, stateRounds, seconds), of: scenario)
    }
}
