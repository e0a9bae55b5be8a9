/// A JSON document whose keys stay in the order in which they are written, and whose numbers have the fewest digits
/// that read back as the same value.
package indirect enum JSONValue {
    case null
    case truth(Bool)
    case integer(Int)
    case unsigned(UInt64)
    /// Infinity and what is not a number become `null`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(KeyValuePairs<String, JSONValue>)
    /// An object whose keys are not known beforehand.
    case mapping([(String, JSONValue)])

    package static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    package static func integer(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
    package static func string(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// The document's text, indented by two; what fits on a line of 120 stays on one. Ends with a line feed.
    package func text() -> String {
        var output = ""
        write(to: &output, indent: 0, room: Self.lineWidth)
        output += "\n"
        return output
    }

    /// The document without spaces, on one line.
    package var minified: String {
        switch self {
        case .null, .truth, .integer, .unsigned, .number, .string: compact
        case .array(let values): "[" + values.map(\.minified).joined(separator: ",") + "]"
        case .object(let pairs): Self.minified(pairs.map { ($0.key, $0.value) })
        case .mapping(let pairs): Self.minified(pairs)
        }
    }

    private static func minified(_ pairs: [(String, JSONValue)]) -> String {
        "{" + pairs.map { quoted($0.0) + ":" + $0.1.minified }.joined(separator: ",") + "}"
    }

    private static let lineWidth = 120

    /// - Parameter room: the width that is left on the line for this value.
    private func write(to output: inout String, indent: Int, room: Int) {
        let members: [(key: String?, value: JSONValue)]
        let ends: (String, String)
        switch self {
        case .null, .truth, .integer, .unsigned, .number, .string:
            output += compact
            return
        case .array(let values): (members, ends) = (values.map { (nil, $0) }, ("[", "]"))
        case .object(let pairs): (members, ends) = (pairs.map { ($0.key, $0.value) }, ("{", "}"))
        case .mapping(let pairs): (members, ends) = (pairs.map { ($0.0, $0.1) }, ("{", "}"))
        }
        // The document and its great lists are spread out even where they are short: one entry, one line.
        if members.isEmpty || indent > 2 {
            let short = compact
            if members.isEmpty || short.utf8.count <= room || short.count <= room {
                output += short
                return
            }
        }
        output += ends.0
        for (index, (key, value)) in members.enumerated() {
            output += index == 0 ? "\n" : ",\n"
            output += String(repeating: " ", count: indent + 2)
            let label = key.map { Self.quoted($0) + ": " } ?? ""
            output += label
            value.write(to: &output, indent: indent + 2, room: Self.lineWidth - 2 - indent - label.count)
        }
        output += "\n" + String(repeating: " ", count: indent) + ends.1
    }

    /// The value on one line.
    private var compact: String {
        switch self {
        case .null: return "null"
        case .truth(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .unsigned(let value): return String(value)
        case .number(let value): return Self.shortest(value)
        case .string(let value): return Self.quoted(value)
        case .array(let values): return Self.row(values.map(\.compact), "[", "]")
        case .object(let pairs): return Self.row(pairs.map { Self.quoted($0.key) + ": " + $0.value.compact }, "{", "}")
        case .mapping(let pairs): return Self.row(pairs.map { Self.quoted($0.0) + ": " + $0.1.compact }, "{", "}")
        }
    }

    private static func row(_ members: [String], _ opening: String, _ closing: String) -> String {
        members.isEmpty ? opening + closing : "\(opening) \(members.joined(separator: ", ")) \(closing)"
    }

    /// Swift's description is the shortest that reads back to the same bits; JSON needs no `.0`.
    package static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 0x1p53 { return String(Int(value)) }
        return value.description
    }

    /// With the escapes of RFC 8259: the quotation mark, the backslash and the control characters; and those that change
    /// the writing direction, as a listing is read on a terminal.
    package static func quoted(_ text: String) -> String {
        // Plain ASCII, which most texts are, is as it is.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) { return "\"\(text)\"" }
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case _ where displayable(scalar) != scalar:
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
