/// Why there are no exact probabilities.
package enum ExactRefusal: Error, Sendable {
    /// All draws whose values cannot be listed.
    case chance([UnlistedDraw])
    /// A single state has so many numbers that a few thousand states would fill the memory.
    case size(quantities: Int)
    /// The states need more memory than the limit.
    case states(Excess)
    /// The operations on states are more than the limit.
    case work(Excess)
    /// According to the forecast, there would be too many states or too much work.
    case forecast(ExactForecast, Excess)
    /// The user interrupted the computation.
    case interrupted

    package struct Excess: Sendable {
        /// The round in which the limit was reached.
        package var round: Int
        /// The number of states found at its end.
        package var states: Int
        /// What differs in them, with the number of its values, those with the most values first; `nil`: what is computed
        /// once per replicate.
        package var columns: [(content: ColumnContent?, values: Int)]
    }
}

/// The limits of the exact interpreter.
package struct ExactLimits: Sendable {
    /// Bytes of states, before and after a round.
    package var memory: Int
    /// Operations on states.
    package var work: Double
    /// The work (a few seconds of it) that is done before a forecast can end the computation; `nil`: forecasts are
    /// reported, and none ends it.
    package var pilot: Double?

    /// The approximate number of operations on states that a common processor does in a minute.
    package static let workPerMinute = 2e11 / 15

    /// - Parameter work: by default about the number of operations in a quarter of an hour.
    package init(memory: Int = 1 << 30, work: Double = 15 * workPerMinute, pilot: Double? = 1e9) {
        self.memory = memory
        self.work = work
        self.pilot = pilot
    }

    /// A forecast is rough: only one of more than twice the limit ends the work.
    func refuse(_ forecast: ExactForecast) -> Bool {
        forecast.work > 2 * work || forecast.bytes > 2 * Double(memory)
    }
}

/// The progress of an exact computation.
package struct ExactProgress: Sendable {
    /// The current round.
    package var round: Int
    /// The number of states at its start.
    package var states: Int
    /// The forecast of the whole; `nil` while too little is known.
    package var forecast: ExactForecast?
    /// Operations on states so far.
    package var work: Double
}
