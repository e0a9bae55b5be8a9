/// A JSON document as it is written: scalars and keys keep their characters, and members their order.
indirect enum JSONTree: Equatable {
    /// A number, `true`, `false`, `null`, or a string with its quotation marks.
    case scalar(String)
    case array([JSONTree])
    case object([Member])

    struct Member: Equatable {
        /// With its quotation marks.
        var key: String
        var value: JSONTree
    }

    /// Deeper documents are refused.
    private static let mostLevels = 64

    /// - Throws: ``PackedJSON/Malformed`` if it is no JSON document.
    init(_ text: String) throws(PackedJSON.Malformed) {
        var reader = Reader(bytes: Array(text.utf8))
        self = try reader.value(level: 0)
        guard reader.isAtEnd else { throw PackedJSON.Malformed() }
    }

    /// The document without spaces.
    var text: String {
        switch self {
        case .scalar(let text): text
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { $0.key + ":" + $0.value.text }.joined(separator: ",") + "}"
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        private mutating func skipSpaces() {
            while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
        }

        var isAtEnd: Bool {
            mutating get {
                skipSpaces()
                return place == bytes.count
            }
        }

        /// Whether the next character is this one, which is then read.
        private mutating func takes(_ character: Character) -> Bool {
            skipSpaces()
            guard place < bytes.count, bytes[place] == character.asciiValue else { return false }
            place += 1
            return true
        }

        mutating func value(level: Int) throws(PackedJSON.Malformed) -> JSONTree {
            guard level < JSONTree.mostLevels else { throw PackedJSON.Malformed() }
            if takes("{") {
                var members: [Member] = []
                if takes("}") { return .object([]) }
                repeat {
                    let key = try scalar()
                    guard key.hasPrefix("\""), takes(":") else { throw PackedJSON.Malformed() }
                    members.append(Member(key: key, value: try value(level: level + 1)))
                } while takes(",")
                guard takes("}") else { throw PackedJSON.Malformed() }
                return .object(members)
            }
            if takes("[") {
                var values: [JSONTree] = []
                if takes("]") { return .array([]) }
                repeat { values.append(try value(level: level + 1)) } while takes(",")
                guard takes("]") else { throw PackedJSON.Malformed() }
                return .array(values)
            }
            return .scalar(try scalar())
        }

        /// A string, or all up to the next mark of punctuation.
        private mutating func scalar() throws(PackedJSON.Malformed) -> String {
            skipSpaces()
            let start = place
            if takes("\"") {
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
                place += 1
            } else {
                while place < bytes.count, !Self.ends.contains(bytes[place]) { place += 1 }
            }
            guard place <= bytes.count, place > start else { throw PackedJSON.Malformed() }
            let text = String(decoding: bytes[start..<place], as: UTF8.self)
            guard text.hasPrefix("\"") || Self.words.contains(text) || Double(text) != nil else {
                throw PackedJSON.Malformed()
            }
            return text
        }

        private static let ends = Set(",:]}[{\" \t\r\n".utf8)
        private static let words: Set = ["true", "false", "null"]
    }
}
