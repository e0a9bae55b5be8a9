internal import Scenarios

/// A parameter that a sweep varies, in words for a reader.
struct Lever {
    var title: String
    /// The values in their order in the sweep, dates as `Dec 2027`.
    var values: [String]
    /// The values as numbers, at whose distances they are drawn; `nil` if they have none.
    var places: [Double]?

    init(_ axis: ComparisonNumbers.Axis, _ scenario: Scenario) {
        let parameter = scenario.parameters.first { $0.name == axis.parameter }
        title = readable(parameter?.title ?? axis.parameter, axis.parameter)
        let names = RoundNamesForReaders(scenario)
        values = axis.values.map { value in CalendarDate(parsing: value).map(names.short) ?? value }
        places = distances(of: axis.values)
    }
}

/// The values of a lever as numbers whose differences are their distances: numbers, numbers of one unit, or dates (in days);
/// `nil` if they are anything else, or not all different.
package func distances(of values: [String]) -> [Double]? {
    func distinct(_ places: [Double?]) -> [Double]? {
        let known = places.compactMap(\.self)
        return known.count == values.count && Set(known).count == values.count && known.allSatisfy(\.isFinite)
            ? known : nil
    }
    if let numbers = distinct(values.map { Double($0) }) { return numbers }
    if let dates = distinct(values.map { CalendarDate(parsing: $0).map { Double($0.dayNumber) } }) {
        return dates
    }
    let parts = values.map { value -> (number: Double?, unit: Substring) in
        let number = value.prefix { $0.isNumber || "+-._".contains($0) }
        return (Double(number.replacing("_", with: "")), value.dropFirst(number.count).drop { $0 == " " })
    }
    // "1 month", "3 months": the unit is the same.
    let units = Set(parts.map { $0.unit.hasSuffix("s") ? $0.unit.dropLast() : $0.unit })
    return units.count == 1 ? distinct(parts.map(\.number)) : nil
}

/// The names of the scenarios of a comparison, for a reader: those of a sweep say what is varied by its title.
struct ComparedNames {
    /// By the scenarios' names.
    private var names: [String: String] = [:]

    init(_ numbers: ComparisonNumbers, _ sources: [PageSource]) {
        guard let grid = numbers.grid, let scenario = sources.first?.scenario else { return }
        let levers = grid.map { Lever($0, scenario) }
        for named in numbers.scenarios {
            let settings = zip(grid, levers).compactMap { axis, lever -> String? in
                zip(axis.values, lever.values).first { Self.has(named.name, "\(axis.parameter)=\($0.0)") }
                    .map { "\(lever.title)\u{A0}=\u{A0}\($0.1)" }
            }
            names[named.name] = settings.isEmpty ? nil : enumerated(settings)
        }
    }

    /// Whether a name is this setting, or has it between commas.
    private static func has(_ name: String, _ setting: String) -> Bool { ", \(name), ".contains(", \(setting), ") }

    func callAsFunction(_ name: String) -> String { names[name] ?? name }

    /// In a sentence: the name of a file in quotation marks, and with hyphens at which no line ends.
    func quoted(_ name: String) -> String {
        names[name] ?? "“\(name.count > 24 ? name : name.replacing("-", with: "\u{2011}"))”"
    }
}
