/// What a field is called in every format, what it means, and what values it has.
struct Key {
    let name: String
    /// One sentence: the meaning, and the unit where there is one.
    let about: String
    let form: Form
    /// Which reports have it.
    var scope = Scope.all
    /// Whether it has a row in the tidy table (CSV, SQLite). Ends of intervals do not: they are in their number's row.
    var isTidy = true
    /// The section of the tidy table, where it is not that of the row.
    var tidySection: String?
    /// Whether every document has it.
    var isRequired = true

    /// The name of a probability, and of its statistic in the tidy table.
    static let probability = "probability"
    /// The name of the lower end of an interval.
    static let lower = "lower"
    /// The name of the upper end of an interval.
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

    /// The values that a field has.
    indirect enum Form {
        case text
        case optionalText
        /// One of these words.
        case word([String])
        case flag
        /// A number that never changes: the version of a format.
        case constant(JSONValue)
        /// Text of a pattern.
        case pattern(String)
        case count
        case optionalCount
        /// The round that a row is about.
        case moment
        /// The date that a row is about.
        case date
        case number
        /// Between 0 and 1.
        case share
        case round
        /// How many replicates it happened to; where every branch was followed, how probable it is.
        case occurrences
        case shares
        /// - Parameter of: what each is.
        case texts(of: String)
        case record([Key])
        case optionalRecord([Key])
        /// - Parameter of: what each entry is.
        case list(of: String, [Key])
        case optionalList(of: String, [Key])
    }
}
