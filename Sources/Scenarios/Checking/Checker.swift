/// Turns a document into a scenario, or into all its errors.
///
/// Names are collected first; then everything is read in an order in which what an expression needs is known before
/// it. A part that is wrong is reported and replaced by a stand-in, so that it hides no other error and causes none;
/// a scenario that contains stand-ins is never returned.
struct Checker {
    var errors: ErrorReport
    var names = Names()
    /// The clock; one round until the file's clock is read.
    var clock = Clock(rounds: 1, round: nil, start: nil)
    /// Whether its round length and start are right where they are given; if not, what needs them is not judged.
    var isClockRead = true
    var parameterRecord = ParameterRecord()
    var strategies = StrategyTable()
    /// Whether trust in actors that have types follows from belief.
    var learnsByTypes = false
    /// Errors that are visible only when `self`, `other` or `issue` is bound are reported once for each place.
    var boundErrors: Set<Place> = []
    /// Draws within the written expression that is being checked, counted in reading order.
    var drawCount = 0

    init(bag: DiagnosticBag, removals: [Removal] = []) {
        errors = ErrorReport(bag, removals: removals)
    }

    mutating func report(_ cause: ModelCause, at place: Place) { errors.add(cause, at: place) }

    mutating func warn(_ cause: ModelCause, at place: Place) { errors.bag.warning(.model(cause), at: place) }

    /// The candidate that was most likely intended.
    mutating func nearest(to name: String, among candidates: [String]) -> String? {
        errors.nearest(to: name, among: candidates)
    }
}

/// What is known about the parameters in addition to their names and types.
struct ParameterRecord {
    /// The names of those that a command-line setting replaced.
    var settings: Set<String> = []
    /// The parameters that are used.
    var used: Set<Int> = []
    /// The parameters that may be a month of several rounds, with that month.
    var longMonths: [Int: CalendarDate] = [:]
    var constants = ConstantParameters()
}

extension Expression {
    /// Replaces an expression that is wrong.
    static func standIn(at place: Place, type: ValueType = .number) -> Expression {
        Expression(type == .number ? .number(0) : .truth(false), type: type, at: place)
    }

    /// The default of a key that is not given.
    static func standard(_ value: Double, text: String? = nil, at place: Place) -> Expression {
        let whole = value == value.rounded() && abs(value) < 1e15
        return Expression(
            .number(value), type: .number, at: place, text: text ?? (whole ? String(Int(value)) : String(value)))
    }

    static func standard(_ value: Bool, at place: Place) -> Expression {
        Expression(.truth(value), type: .truth, at: place, text: value ? "true" : "false")
    }
}
