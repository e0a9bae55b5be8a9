/// A named quantity, drawn or computed once per replicate; or a family of them, one for each actor, issue or pair.
package struct Parameter: Sendable, Equatable {
    package var name: String
    package var type: ValueType
    /// Empty for a single parameter; else what each index of a member runs over.
    package var domains: [FamilyDomain]
    /// The value of every member, row-major over `domains` (`[actors, issues]`: actor · issueCount + issue);
    /// one entry for a single parameter. `self` and `issue` are known in a family's expressions.
    package var members: [Expression]
    /// Which members `values` (or `--set name.member`) set; the others share the family's `value`.
    package var memberIsOwn: [Bool]
    package var about: String?
    package var basis: Basis?
    package var sources: [String]
    /// The choices of a lever; empty for a parameter that is not a lever.
    package var choices: [Expression]
    /// What moving a lever costs, for decisions, in the unit of the outcomes' values.
    package var cost: Double?
    /// Whether its value or a choice is written as a date: its numbers are rounds, and are printed as dates.
    package var isDate = false
    /// The full name, for readers.
    package var title: String?
    package var place: Place
}

extension Parameter {
    /// A single parameter with only a name and a value.
    package init(name: String, value: Expression) {
        self.init(
            name: name, type: value.type, domains: [], members: [value], memberIsOwn: [true], about: nil, basis: nil,
            sources: [], choices: [], place: value.place)
    }
}

package enum FamilyDomain: String, Sendable {
    case actors, issues
}

/// The basis of a number.
package enum Basis: String, Sendable, CaseIterable {
    case data, literature, reported, judgement
}

/// A rank correlation, by a Gaussian copula, of two single parameters (indices into `Scenario.parameters`) that are one
/// distribution each.
package struct Correlation: Sendable, Equatable {
    package var first: Int
    package var second: Int
    /// Spearman's rank correlation, in [−1, 1].
    package var rank: Double
    /// Whether a setting replaced one of the two distributions by something else. The correlation then has no effect,
    /// but the other parameter keeps the random numbers that it has with the correlation.
    package var isDropped = false
    package var place: Place
}

/// Any quantity of the analyst's own that changes from round to round; or a family of them.
package struct StateVariable: Sendable, Equatable {
    package var name: String
    package var type: ValueType
    /// As in ``Parameter``.
    package var domains: [FamilyDomain]
    /// The start of every member, row-major over `domains`.
    package var starts: [Expression]
    package var startIsOwn: [Bool]
    /// `nil`: unchanged.
    package var eachRound: Expression?
    package var minimum: Expression?
    package var maximum: Expression?
    /// The full name, for readers.
    package var title: String?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    package var place: Place
}
