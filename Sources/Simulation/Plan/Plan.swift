package import Distributions
package import Scenarios

/// A scenario lowered to columns and operations: what the engine runs. It contains no actors and issues, only these.
package struct Plan: Sendable {
    /// Run once when a replicate begins.
    package var setup: Program
    /// Run every round.
    package var round: Program
    /// Run on the lanes that have ended, as `Space.all` of a block of their own size.
    package var finish: Program
    /// By column: what it contains; `nil`: a value that is only computed.
    var numberColumns: [ColumnContent?]
    var truthColumns: [ColumnContent?]
    var wordColumns: Int
    /// By space: the one that it is entered from.
    var parents: [Space]
    /// How many of the columns live on from round to round; they come first and move with their lane.
    var lasting: Lasting
    package var sites: [Site]
    package var sitePaths: [SitePath]
    /// By site: whether what is drawn there before the first round is drawn again later on: a gap between meetings.
    var recurringSites: [Bool]
    /// The draws from distributions that are known before the simulation, so that they are drawn by their tables.
    package var constantSites: Set<ConstantSite>
    package var samplers: [Sampler]
    package var distributions: [Distribution]
    var templates: [DrawTemplate]
    var redrawn: [RedrawnNumber]
    package var copulas: [Copula]
    var roundSets: [[Int]]
    package var faultSites: [WatchedExpression]
    package var clampSites: [WatchedExpression]
    package var counters: Int
    var outcomeCount: Int
    package var horizon: Int
    /// Columns of rounds that are only compared with the current round: whether they are later or equal.
    package var timers: [NumberColumn]
    package var results: ResultColumns

    package struct Lasting: Sendable {
        package var numbers: Int
        package var truths: Int
        package var words: Int
    }
}

/// A sequence of operations in one space.
package struct Program: Sendable, Equatable {
    var segments: [Segment] = []
    package var operations: [Operation] = []

    package struct Segment: Sendable, Equatable {
        package var space: Space
        package var range: Range<Int>
    }
}

/// Uniform numbers to correlate: `columns` contain them, and receive the correlated ones.
package struct Copula: Sendable, Equatable {
    package var columns: [NumberColumn]
    /// Its rows are in the order of the columns.
    var dependence: GaussianCopula
}

/// The columns of what the engine counts when a lane ends.
package struct ResultColumns: Sendable {
    /// 0 while it continues; the outcome's index + 1 once it has ended.
    package var ended: NumberColumn
    /// In the finish program: the lanes that have ended.
    var endedSpace: Space
    package var issues: [Issue]
    package var events: [Event]
    package var questions: [Question]
    package var measures: [Measure]
    /// The uncertain inputs; only in a plan that keeps them.
    package var drivers: [Driver]
    /// What is known before the first round; only in a plan that keeps the rows of replicates.
    package var inputs: [Driver] = []
    /// Whether the condition of the whole report is true; only in a plan that selects replicates by it, and in a variant.
    package var given: TruthColumn?
    /// By event: whether it may happen; only in a variant.
    var allowed: [TruthColumn] = []
    /// Everything that a trace shows; only in a plan that was lowered for a trace.
    package var trace: TraceColumns?
    /// Trust and state; only in a plan that keeps them.
    package var course: CourseColumns?

    package struct Issue: Sendable {
        /// The round in which it was last completed; 0: done from the start; −1: never.
        package var doneRound: NumberColumn
        /// Whether it is done now; `nil`: it has no end.
        package var steps: Double?
        /// The level of each party, or the shared one.
        package var levels: [NumberColumn]
        package var expired: TruthColumn?
        /// The first round in which it is expired; 0: none. Only in a plan that keeps the rows of replicates.
        package var expiredRound: NumberColumn?
        package var counters: IssueCounters
    }

    /// `nil`: never happens in this scenario.
    package struct IssueCounters: Sendable {
        package var rounds: Counter
        package var closed: Counter?
        package var expired: Counter?
        var onAgenda: Counter
        package var held: [Counter]
        package var vetoed: [Counter?]
        package var withdrawn: Counter?
        package var moved: Counter
    }

    package struct Event: Sendable {
        /// The round of the first firing; 0: none.
        package var first: NumberColumn
        package var firings: Counter
    }

    package struct Question: Sendable {
        package var yes: TruthColumn
        /// `nil`: always asked.
        package var given: TruthColumn?
    }

    /// Columns of the finish program.
    package struct Measure: Sendable {
        package var value: NumberColumn
        /// Set where the value could not be computed.
        package var leftOut: TruthColumn
        /// Whether the replicate has the measure at all; `nil`: every one has.
        package var given: TruthColumn?
    }
}

/// The site of a draw, where it is made. `poisson(round)` is a constant before the first round, and none after.
package struct ConstantSite: Hashable, Sendable {
    package var name: String
    package var isBeforeFirstRound: Bool

    package init(_ name: String, isBeforeFirstRound: Bool) {
        self.name = name
        self.isBeforeFirstRound = isBeforeFirstRound
    }
}
