/// The value of a cell.
enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
}

/// A row that was read. A cell that is missing or of the wrong type means that the file is damaged.
struct SQLiteRow: Sendable {
    let values: [SQLiteValue]

    /// - Parameter what: a description of the cell, for the message.
    func text(_ place: Int, _ what: String) throws(DamagedStudy) -> String {
        guard case .text(let text) = values[place] else { throw DamagedStudy(what, is: values[place], not: "a text") }
        return text
    }

    func optionalText(_ place: Int, _ what: String) throws(DamagedStudy) -> String? {
        values[place] == .null ? nil : try text(place, what)
    }

    func integer(_ place: Int, _ what: String) throws(DamagedStudy) -> Int {
        guard case .integer(let number) = values[place] else {
            throw DamagedStudy(what, is: values[place], not: "a whole number")
        }
        return Int(number)
    }

    func bytes(_ place: Int, _ what: String) throws(DamagedStudy) -> [UInt8] {
        guard case .blob(let bytes) = values[place] else { throw DamagedStudy(what, is: values[place], not: "bytes") }
        return bytes
    }
}

/// The contents of a study's file are not what detente wrote.
struct DamagedStudy: Error {
    /// The reason, a clause.
    let reason: String

    init(_ reason: String) { self.reason = reason }

    init(_ what: String, is value: SQLiteValue, not wanted: String) {
        let found =
            switch value {
            case .null: "empty"
            case .integer, .real: "a number"
            case .text: "a text"
            case .blob: "bytes"
            }
        reason = "\(what) is \(found), not \(wanted)"
    }
}
