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
    /// How many entries, and each by its place: they are made when they are written, so that not all are in memory.
    case array(Int, (Int) -> JSONValue)
    case object(KeyValuePairs<String, JSONValue>)
    /// An object whose keys are not known beforehand.
    case mapping([(String, JSONValue)])

    package static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    package static func integer(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
    package static func string(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    package static func array(_ values: [JSONValue]) -> JSONValue { .array(values.count) { values[$0] } }

    /// The document's text, indented by two; what fits on a line of 120 stays on one. Ends with a line feed.
    package func text() -> String {
        var output = ""
        write(to: &output)
        return output
    }

    /// Writes the text of ``text()``, in many pieces.
    package func write(to output: inout some TextOutputStream) {
        write(to: &output, indent: 0, room: Self.lineWidth)
        output.write("\n")
    }

    /// The document without spaces, on one line.
    package var minified: String {
        var output = ""
        _ = writeLine(to: &output, isSpaced: false, atMost: .max)
        return output
    }

    private static let lineWidth = 120

    /// The entries of an array or an object.
    private struct Members {
        var count: Int
        /// `nil` in an array.
        var key: (Int) -> String? = { _ in nil }
        var value: (Int) -> JSONValue
        var ends = ("[", "]")
    }

    /// `nil` of a value that has none.
    private var members: Members? {
        switch self {
        case .null, .truth, .integer, .unsigned, .number, .string: nil
        case .array(let count, let entry): Members(count: count, value: entry)
        case .object(let pairs):
            Members(count: pairs.count, key: { pairs[$0].key }, value: { pairs[$0].value }, ends: ("{", "}"))
        case .mapping(let pairs):
            Members(count: pairs.count, key: { pairs[$0].0 }, value: { pairs[$0].1 }, ends: ("{", "}"))
        }
    }

    /// A value without members.
    private var single: String {
        switch self {
        case .null, .array, .object, .mapping: "null"
        case .truth(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .unsigned(let value): String(value)
        case .number(let value): Self.shortest(value)
        case .string(let value): Self.quoted(value)
        }
    }

    /// - Parameter room: the width that is left on the line for this value.
    private func write(to output: inout some TextOutputStream, indent: Int, room: Int) {
        guard let members else { return output.write(single) }
        // The document and its great lists are spread out even where they are short: one entry, one line.
        if members.count == 0 || indent > 2 {
            var short = ""
            // Characters of more than one byte take one place.
            let isShort = writeLine(to: &short, isSpaced: true, atMost: 4 * room)
            if members.count == 0 || isShort && (short.utf8.count <= room || short.count <= room) {
                return output.write(short)
            }
        }
        output.write(members.ends.0)
        for index in 0..<members.count {
            output.write(index == 0 ? "\n" : ",\n")
            output.write(String(repeating: " ", count: indent + 2))
            let label = members.key(index).map { Self.quoted($0) + ": " } ?? ""
            output.write(label)
            members.value(index)
                .write(to: &output, indent: indent + 2, room: Self.lineWidth - 2 - indent - label.count)
        }
        output.write("\n" + String(repeating: " ", count: indent) + members.ends.1)
    }

    /// Adds the value on one line.
    /// - Parameter most: bytes; the rest of a text that becomes longer is not written.
    /// - Returns: whether the text is whole.
    private func writeLine(to output: inout String, isSpaced: Bool, atMost most: Int) -> Bool {
        guard let members else {
            output += single
            return output.utf8.count <= most
        }
        let space = isSpaced ? " " : ""
        output += members.ends.0
        for index in 0..<members.count {
            output += index == 0 ? space : "," + space
            if let key = members.key(index) { output += Self.quoted(key) + ":" + space }
            guard members.value(index).writeLine(to: &output, isSpaced: isSpaced, atMost: most) else { return false }
        }
        output += members.count == 0 ? members.ends.1 : space + members.ends.1
        return output.utf8.count <= most
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
