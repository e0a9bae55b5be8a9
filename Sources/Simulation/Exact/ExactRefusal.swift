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
    /// Operations on states: about as many as are done in a quarter of an hour.
    package var work: Double

    package init(memory: Int = 1 << 30, work: Double = 2e11) {
        self.memory = memory
        self.work = work
    }
}
