internal import Foundation
internal import Scenarios

/// A JSON document in fewer characters, from which it is read back character for character. It is JSON too; objects with one
/// of four keys that no report has stand for what they abbreviate:
/// - `{"#":n,"key":values,…}` is an array of n objects with the same keys; the values of each key are an array;
/// - `{"*":n,"of":value}` is an array of n equal values;
/// - `{"~":text}` is an array of numbers: base64 of their IEEE 754 binary64 bytes, the least significant byte first, where a
///   NaN is null;
/// - `{"=":k}` is the value number k again. Arrays and objects, with what stands for one, are numbered from 0 as they end,
///   except those of this kind.
package enum PackedJSON {
    /// A text that is no packed document.
    package struct Malformed: Error {}

    /// A document that is longer than this when unpacked is refused, in bytes: damage could make a few characters endless.
    static let mostBytes = 1 << 28

    /// - Parameter text: a JSON document without spaces; returned as it is if it is none.
    package static func packed(_ text: String) -> String {
        guard let tree = try? JSONTree(text) else { return text }
        var packer = Packer()
        return packer.packed(tree)
    }

    /// - Throws: ``Malformed`` if it is no packed document.
    package static func unpacked(_ text: String) throws(Malformed) -> String {
        var unpacker = Unpacker()
        return try unpacker.value(try JSONTree(text)).tree.text
    }

    private struct Packer {
        /// The numbers of the values so far, by their texts.
        private var numbers: [String: Int] = [:]
        private var count = 0

        mutating func packed(_ tree: JSONTree) -> String {
            let text = tree.text
            if case .scalar = tree { return text }
            if let number = numbers[text] {
                let reference = "{\"=\":\(number)}"
                if reference.utf8.count < text.utf8.count { return reference }
            }
            let written = contents(of: tree)
            if numbers[text] == nil { numbers[text] = count }
            count += 1
            return written
        }

        private mutating func contents(of tree: JSONTree) -> String {
            switch tree {
            case .scalar(let text): return text
            case .object(let members): return "{" + packed(members) + "}"
            case .array(let values):
                if values.count > 1, values.allSatisfy({ $0 == values[0] }) {
                    return "{\"*\":\(values.count),\"of\":\(packed(values[0]))}"
                }
                if let columns = JSONTree.columns(of: values) {
                    return "{\"#\":\(values.count),\(packed(columns))}"
                }
                let list = "[" + values.map { packed($0) }.joined(separator: ",") + "]"
                guard let binary = JSONTree.binary(values), binary.utf8.count < list.utf8.count else { return list }
                return binary
            }
        }

        private mutating func packed(_ members: [JSONTree.Member]) -> String {
            members.map { $0.key + ":" + packed($0.value) }.joined(separator: ",")
        }
    }

    private struct Unpacker {
        /// The values so far, by their numbers.
        private var values: [(tree: JSONTree, bytes: Int)] = []

        private mutating func numbered(_ tree: JSONTree, bytes: Int) throws(Malformed) -> (
            tree: JSONTree, bytes: Int
        ) {
            guard bytes <= mostBytes else { throw Malformed() }
            values.append((tree, bytes))
            return (tree, bytes)
        }

        mutating func value(_ tree: JSONTree) throws(Malformed) -> (tree: JSONTree, bytes: Int) {
            switch tree {
            case .scalar(let text):
                return (tree, text.utf8.count)
            case .array(let values):
                let found = try list(values)
                return try numbered(.array(found.values), bytes: found.bytes)
            case .object(let members): return try object(members)
            }
        }

        private mutating func list(_ trees: [JSONTree]) throws(Malformed) -> (values: [JSONTree], bytes: Int) {
            var (values, bytes): ([JSONTree], Int) = ([], 2)
            for tree in trees {
                let found = try value(tree)
                values.append(found.tree)
                bytes += found.bytes + 1
                guard bytes <= mostBytes else { throw Malformed() }
            }
            return (values, bytes)
        }

        private mutating func object(
            _ members: [JSONTree.Member]
        ) throws(Malformed) -> (tree: JSONTree, bytes: Int) {
            switch members.first?.key {
            case "\"=\"":
                guard let number = Self.count(members[0].value, upTo: values.count - 1) else {
                    throw Malformed()
                }
                return values[number]
            case "\"*\"":
                guard let count = Self.count(members[0].value, upTo: mostBytes), members.count == 2 else {
                    throw Malformed()
                }
                let repeated = try value(members[1].value)
                let (bytes, isTooMany) = (repeated.bytes + 1).multipliedReportingOverflow(by: count)
                guard !isTooMany, bytes <= mostBytes else { throw Malformed() }
                return try numbered(.array(Array(repeating: repeated.tree, count: count)), bytes: bytes + 2)
            case "\"~\"":
                guard case .scalar(let text) = members[0].value, let numbers = JSONTree.numbers(binary: text) else {
                    throw Malformed()
                }
                return try numbered(
                    .array(numbers), bytes: numbers.reduce(2) { $0 + $1.text.utf8.count + 1 })
            case "\"#\"":
                guard let count = Self.count(members[0].value, upTo: mostBytes) else { throw Malformed() }
                return try rows(count, members.dropFirst())
            default:
                var found: [JSONTree.Member] = []
                var bytes = 2
                for member in members {
                    let (tree, size) = try value(member.value)
                    found.append(JSONTree.Member(key: member.key, value: tree))
                    bytes += member.key.utf8.count + size + 2
                }
                return try numbered(.object(found), bytes: bytes)
            }
        }

        private mutating func rows(
            _ count: Int, _ members: ArraySlice<JSONTree.Member>
        ) throws(Malformed) -> (tree: JSONTree, bytes: Int) {
            var columns: [(key: String, values: [JSONTree])] = []
            var bytes = 2
            for member in members {
                let column = try value(member.value)
                guard case .array(let values) = column.tree, values.count == count else { throw Malformed() }
                columns.append((member.key, values))
                bytes += column.bytes + count * (member.key.utf8.count + 2)
            }
            guard !columns.isEmpty, bytes <= mostBytes else { throw Malformed() }
            let rows = (0..<count).map { row in
                JSONTree.object(columns.map { JSONTree.Member(key: $0.key, value: $0.values[row]) })
            }
            return try numbered(.array(rows), bytes: bytes + 3 * count)
        }

        private static func count(_ tree: JSONTree, upTo most: Int) -> Int? {
            guard case .scalar(let text) = tree, let count = Int(text), count >= 0, count <= most else { return nil }
            return count
        }
    }
}

extension JSONTree {
    /// The values of each key of objects that all have the same keys; `nil` if there are not at least two such.
    fileprivate static func columns(of values: [JSONTree]) -> [Member]? {
        guard values.count > 1, case .object(let first) = values[0], !first.isEmpty else { return nil }
        var columns = first.map { _ in [JSONTree]() }
        for value in values {
            guard case .object(let members) = value, members.map(\.key) == first.map(\.key) else { return nil }
            for (index, member) in members.enumerated() { columns[index].append(member.value) }
        }
        return zip(first, columns).map { Member(key: $0.key, value: .array($1)) }
    }

    /// An array of numbers and nulls as their bytes; `nil` if one of them is anything else, or is not written with the fewest
    /// digits that give its value.
    fileprivate static func binary(_ values: [JSONTree]) -> String? {
        var bytes = Data()
        for value in values {
            guard case .scalar(let text) = value else { return nil }
            let number = text == "null" ? Double.nan : Double(text) ?? .nan
            guard JSONValue.shortest(number) == text else { return nil }
            bytes.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(8 * $0)) })
        }
        return "{\"~\":\"\(bytes.base64EncodedString())\"}"
    }

    fileprivate static func numbers(binary text: String) -> [JSONTree]? {
        guard text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1,
            let bytes = Data(base64Encoded: String(text.dropFirst().dropLast())), bytes.count.isMultiple(of: 8)
        else { return nil }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: 8).map { start in
            let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
            return .scalar(JSONValue.shortest(Double(bitPattern: bits)))
        }
    }
}
