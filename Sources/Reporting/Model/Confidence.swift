package import Statistics

/// The confidence level of the intervals of a report, and the stopping rule for which they are valid.
package struct Confidence: Sendable, Hashable {
    /// The confidence level, between 0 and 1.
    package var level: Double
    /// Whether the number of replicates was chosen in advance, or the run may stop at any time.
    package var validity: Validity

    package init(level: Double, validity: Validity = .fixed) {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        self.level = level
        self.validity = validity
    }
}
