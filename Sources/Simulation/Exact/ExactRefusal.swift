/// Why there are no exact probabilities.
package enum ExactRefusal: Error, Sendable {
    /// Draws that cannot be listed value by value: all of them.
    case chance([UnlistedDraw])
    /// A single state takes so many numbers that a few thousand of them would fill the memory.
    case size(quantities: Int)
    /// The states take more memory than there is for them.
    case states(Excess)
    /// There are more operations on states than are done in a reasonable time.
    case work(Excess)
    /// There would be too many states, or too much work, by what is known so far.
    case forecast(ExactForecast, Excess)
    /// The user did not want to wait.
    case interrupted

    package struct Excess: Sendable {
        /// The round in which it became too much.
        package var round: Int
        /// The states at its end, as far as they were found.
        package var states: Int
        /// What they differ in, the most different first; names of columns.
        package var columns: [(name: String, values: Int)]
    }
}

/// How much the exact interpreter may take.
package struct ExactLimits: Sendable {
    /// Bytes of states, before and after a round.
    package var memory: Int
    /// Operations on states.
    package var work: Double
    /// So much work is done before a forecast is believed, a few seconds of it; `nil`: forecasts are told, and none ends
    /// the work.
    package var pilot: Double?

    /// Operations on states that a common processor does in a minute, about.
    package static let workPerMinute = 2e11 / 15

    /// - Parameter work: about as many operations as are done in a quarter of an hour, unless said otherwise.
    package init(memory: Int = 1 << 30, work: Double = 15 * workPerMinute, pilot: Double? = 1e9) {
        self.memory = memory
        self.work = work
        self.pilot = pilot
    }

    /// A forecast is rough: only one of more than twice what there is room for ends the work.
    func refuse(_ forecast: ExactForecast) -> Bool {
        forecast.work > 2 * work || forecast.bytes > 2 * Double(memory)
    }
}

/// How far the branches have been followed.
package struct ExactProgress: Sendable {
    /// The round that is being followed.
    package var round: Int
    /// The states that it began with.
    package var states: Int
    /// How much there is in all, by what is known; `nil`: too little is.
    package var forecast: ExactForecast?
    /// Operations on states so far.
    package var work: Double
}
