internal import Foundation
internal import Yams

/// Reads the text of one file into nodes.
///
/// libyaml and Yams parse the text; this reader adds what they do not protect against:
/// - Aliases. Yams puts the anchored node in their place, so that a key may stand for exponentially many nodes, which
///   its search for duplicate keys then hashes. Every `*` is therefore replaced by a character without meaning to YAML
///   before composing, and aliases are resolved here, where the nodes they stand for are counted.
/// - Duplicate keys. Yams throws at the first, without its place. The first of a pair is then given a name of its own
///   (of the same length, so that all places stay right) and the text is composed again.
/// - Nesting. libyaml stops at 1000 levels, a depth at which Yams can still recurse; at 64 the file is refused.
struct YAMLReader {
    static let byteLimit = 4 << 20
    static let depthLimit = 64
    static let valueLimit = 200_000
    /// How many duplicate keys one reading reports at most.
    static let renameLimit = 20
    /// How many characters are read again because of duplicate keys; each costs a pass over the text.
    static let rereadLimit = 4 << 20

    let source: SourceText
    /// Stands for `*` while libyaml is at work; occurs nowhere in the file.
    let star: Unicode.Scalar
    /// The text as libyaml gets it.
    private var text: [Unicode.Scalar]
    private var pairs = SurrogatePairs()
    /// The keys that were given another name, by that name.
    private(set) var renamed: [String: String] = [:]

    /// Reads a file; `nil`, with diagnostics, if it is no YAML mapping.
    static func read(file: String, bytes: Data, into bag: inout DiagnosticBag) -> Node? {
        let start = Place(file: file, line: 1, column: 1)
        guard bytes.count <= byteLimit else {
            bag.sources.add(file: file, text: "")
            bag.error(.document(.tooLarge(bytes: bytes.count)), at: start)
            return nil
        }
        guard let text = decode(bytes, file: file, into: &bag) else { return nil }
        bag.sources.add(file: file, text: text)
        let source = SourceText(file: file, text: text)
        if let index = source.scalars.firstIndex(where: { !isAllowed($0) }) {
            let scalar = source.scalars[index]
            let name = InvisibleCharacter.name(of: scalar)
            bag.error(
                .document(name.map(DocumentCause.invisible) ?? .controlCharacter(scalar.value)),
                at: source.place(of: index..<(index + 1)))
            return nil
        }
        var reader = YAMLReader(source)
        do {
            return try reader.compose(into: &bag)
        } catch let failure as Failure {
            bag.error(.document(failure.cause), at: failure.place)
        } catch {
            bag.error(.document(.invalidYAML(problem: error.localizedDescription)), at: start)
        }
        return nil
    }

    struct Failure: Error {
        var cause: DocumentCause
        var place: Place
    }

    private init(_ source: SourceText) {
        self.source = source
        let used = Set(source.scalars.lazy.filter { (0xE000...0xF8FF).contains($0.value) })
        star = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).first { !used.contains($0) } ?? "\u{F8FF}"
        text = source.scalars
        for index in text.indices where text[index] == "*" { text[index] = star }
        pairs = SurrogatePairs(replacingIn: &text, except: star)
        // Yams lends libyaml the characters of the string, which a very short string keeps only for the moment.
        // A comment makes it longer; from the first column, it belongs to no block.
        if text.count < 32 {
            if text.last?.isLineBreak == false { text.append("\n") }
            text += Array(repeating: "#", count: 32)
        }
    }

    // MARK: Composing

    private mutating func compose(into bag: inout DiagnosticBag) throws -> Node? {
        let start = Place(file: source.file, line: 1, column: 1)
        for _ in 0...renameLimit {
            do {
                let parser = try Parser(
                    yaml: String(String.UnicodeScalarView(text)), resolver: .basic, constructor: .default,
                    encoding: .utf8)
                guard let root = try parser.singleRoot() else { throw Failure(cause: .empty, place: start) }
                // Yams holds anchors weakly: they live as long as the parser.
                return try withExtendedLifetime(parser) {
                    var composer = NodeComposer(self)
                    return try composer.document(root, into: &bag)
                }
            } catch let error as YamlError {
                guard case .duplicatedKeysInMapping(let keys, let context) = error else { throw failure(error) }
                try rename(keys.first ?? "", at: source.index(line: context.mark.line, column: context.mark.column))
            }
        }
        throw Failure(cause: .duplicateKey("…", firstLine: 1), place: start)
    }

    private var renameLimit: Int { min(Self.renameLimit, max(1, Self.rereadLimit / text.count)) }

    /// Gives the key at `start`, the first of two alike, a name that no other has.
    private mutating func rename(_ key: String, at start: Int) throws {
        let length = key.unicodeScalars.count
        var (index, _) = source.content(at: start)
        if index < text.count, text[index] == "\"" || text[index] == "'" { index += 1 }
        guard index + length <= source.scalars.count, text[index..<(index + length)].elementsEqual(key.unicodeScalars)
        else {
            let place = source.place(of: start..<(start + 1))
            throw Failure(cause: .duplicateKey(original(key), firstLine: place.line), place: place)
        }
        guard length > 0 else { throw Failure(cause: .emptyKey, place: source.place(of: start..<(start + 1))) }
        guard renamed.count < renameLimit, let first = Unicode.Scalar(UInt32(0xF0001 + renamed.count)) else {
            let place = source.place(of: index..<(index + length))
            throw Failure(cause: .duplicateKey(original(key), firstLine: place.line), place: place)
        }
        let name = [first] + Array(repeating: "\u{F0000}", count: length - 1)
        text.replaceSubrange(index..<(index + length), with: name)
        renamed[String(String.UnicodeScalarView(name))] = original(key)
    }

    /// A text as it stands in the file.
    func original(_ text: String) -> String {
        if let key = renamed[text] { return key }
        let text = pairs.original(text)
        guard text.unicodeScalars.contains(star) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == star ? "*" : $0 }))
    }
}

// MARK: Characters

extension YAMLReader {
    /// Decodes UTF-8, without a byte order mark.
    private static func decode(_ bytes: Data, file: String, into bag: inout DiagnosticBag) -> String? {
        if var text = String(validating: bytes, as: UTF8.self) {
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            return text
        }
        bag.sources.add(file: file, text: String(decoding: bytes, as: UTF8.self))
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var valid = String.UnicodeScalarView()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid.append(scalar) }
        let source = SourceText(file: file, text: String(valid))
        bag.error(.document(.notUTF8), at: source.place(of: source.scalars.count..<source.scalars.count))
        return nil
    }

    /// The characters that libyaml reads.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF: true
        case 0xFEFF: false
        case 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
