/// How a replicate can end: by the first outcome in file order that is true; the last is `otherwise`.
package struct Outcome: Sendable, Equatable {
    package var name: String
    package var condition: Condition
    /// Whether it counts as success.
    package var isGood: Bool
    /// Its rank among the outcomes, for scores of ordered outcomes; several may share one.
    package var order: Int?
    /// What it is worth, for decisions.
    package var value: Double?
    /// The full name, for readers.
    package var title: String?
    /// What it is, and how to verify it.
    package var about: String?
    package var place: Place

    package enum Condition: Sendable, Equatable {
        /// Evaluated at the end of every round; ends the replicate.
        case when(Expression)
        /// Evaluated at the horizon only.
        case finally(Expression)
        case otherwise
    }

    package init(name: String, condition: Condition, isGood: Bool, place: Place) {
        self.name = name
        self.condition = condition
        self.isGood = isGood
        self.place = place
    }
}

/// The probability that something has come true, among the replicates in which something else has.
package struct Question: Sendable, Equatable {
    package var name: String
    package var ask: TimedCondition
    /// As the keys `by` and `at` say it; `ask` has an `at` in itself already.
    package var time: Time
    /// `nil`: all replicates.
    package var given: TimedCondition?
    /// The full name, for readers.
    package var title: String?
    /// What it is, and how to verify it.
    package var about: String?
    package var place: Place

    package enum Time: Sendable, Equatable {
        /// True at the end of some round up to this one.
        case by(Int)
        /// True at the end of this one round; a round past the horizon makes it false.
        case at(Int)
    }

    package init(name: String, ask: TimedCondition, time: Time, given: TimedCondition?, place: Place) {
        self.name = name
        self.ask = ask
        self.time = time
        self.given = given
        self.place = place
    }
}

/// A number computed at the end of each replicate.
package struct Measure: Sendable, Equatable {
    package var name: String
    package var value: Expression
    /// The full name, for readers.
    package var title: String?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    /// Only the replicates in which it comes true have the measure; `nil`: all.
    package var given: TimedCondition?
    package var place: Place

    package init(name: String, value: Expression, given: TimedCondition? = nil, place: Place) {
        self.name = name
        self.value = value
        self.given = given
        self.place = place
    }
}

/// A claim about results: a sum of probabilities and means, compared with a number.
package struct Expectation: Sendable, Equatable {
    /// As written.
    package var claim: String
    package var terms: [Term]
    package var comparison: BinaryOperator
    package var bound: Double
    package var place: Place

    /// The claim is `Σ factor · subject  comparison  bound`.
    package struct Term: Sendable, Equatable {
        package var factor: Double
        package var subject: Subject

        package init(factor: Double, subject: Subject) {
            self.factor = factor
            self.subject = subject
        }
    }

    /// Indices into the scenario's arrays.
    package enum Subject: Sendable, Equatable {
        case outcome(Int), question(Int), measure(Int)
    }

    package init(claim: String, terms: [Term], comparison: BinaryOperator, bound: Double, place: Place) {
        self.claim = claim
        self.terms = terms
        self.comparison = comparison
        self.bound = bound
        self.place = place
    }
}
