internal import Scenarios

/// The name of a field in every format, its meaning, and the form of its values.
struct Key {
    let name: String
    /// The meaning in one sentence, with the unit if there is one.
    let about: String
    let form: Form
    /// The kinds of reports that have the field.
    var scope = Scope.all
    /// Whether it has a row in the tidy table (CSV, SQLite). Ends of intervals do not: they are in their number's row.
    var isTidy = true
    /// The section of the tidy table, if it is not that of the row.
    var tidySection: String?
    /// Whether the key is in every document.
    var isRequired = true

    /// The key of a probability, and its statistic in the tidy table.
    static let probability = "probability"
    /// The key of what differs between equal runs; a report that was kept in a page is without it.
    static let timing = "timing"
    /// The key of the lower end of an interval.
    static let lower = "lower"
    /// The key of the upper end of an interval.
    static let upper = "upper"

    enum Scope {
        case all
        /// Reports of a simulation: counts, intervals, and what only replicates have.
        case simulated
        /// Reports in which every branch was followed.
        case exact

        func includes(exact: Bool) -> Bool {
            switch self {
            case .all: true
            case .simulated: !exact
            case .exact: exact
            }
        }
    }

    static var version: Key {
        Key(name: "detente", about: "The version of this format.", form: .constant(.integer(1)))
    }

    /// The form of the values of a field.
    indirect enum Form {
        case text
        case optionalText
        /// One of these words.
        case word([String])
        case flag
        /// A number that never changes: the version of a format.
        case constant(JSONValue)
        /// Text that matches a regular expression.
        case pattern(String)
        case count
        case optionalCount
        /// The round that a row is about.
        case moment
        /// The date that a row is about.
        case date
        case number
        /// A number between 0 and 1.
        case share
        case round
        /// The number of replicates in which it happened; its probability in an exact report.
        case occurrences
        case shares
        /// Numbers by name.
        case numbers
        /// - Parameter of: what an entry is, for the schema.
        case texts(of: String)
        case record([Key])
        case optionalRecord([Key])
        /// - Parameter of: what an entry is, for the schema.
        case list(of: String, [Key])
        case optionalList(of: String, [Key])
    }
}
