internal import Foundation

/// Why a file that another one extends is not read; thrown by those who read files.
package struct UnreadableBase: Error {
    /// In a few words, such as "there is no such file".
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

/// Reads a file, then the file that it extends, and so on, and merges them.
struct ExtendsChain {
    /// How many files may extend one another.
    static let limit = 16

    /// The bytes of all files read, the base first.
    private(set) var texts: [Data] = []
    /// What extending files removed from their bases.
    private(set) var removals: [Removal] = []
    /// The files being read, the extending one first.
    private var open: [String] = []

    /// The root of a file, with all that it extends; `nil`, with diagnostics, if any of them cannot be read.
    mutating func read(
        file: String, text: Data, load: (_ path: String) throws -> Data, into bag: inout DiagnosticBag
    ) -> Node? {
        open.append(file)
        defer { open.removeLast() }
        guard var root = YAMLReader.read(file: file, bytes: text, into: &bag),
            case .mapping(var entries) = root.content
        else { return nil }
        guard let index = entries.firstIndex(where: { $0.key == "extends" }) else {
            texts.append(text)
            return root
        }
        let extends = entries.remove(at: index).value
        root.content = .mapping(entries)
        if case .null = extends.content {
            texts.append(text)
            return root
        }
        guard let (path, bytes) = base(extends, of: file, load: load, into: &bag) else { return nil }
        // What is said of the base shows lines of it, so first it must be one.
        var found = DiagnosticBag()
        let base = read(file: path, text: bytes, load: load, into: &found)
        guard Self.isScenario(bytes, root: base) else {
            bag.error(.document(.extendsNoScenario(path)), at: extends.place)
            return nil
        }
        bag.sources.add(found.sources)
        for diagnostic in found.diagnostics { bag.add(diagnostic) }
        guard let base else { return nil }
        texts.append(text)
        var merging = Merging(base: path)
        let merged = merging.merge(root, over: base, at: [])
        for warning in merging.warnings { bag.add(warning) }
        removals += merging.removals
        return merged
    }

    private func base(
        _ extends: Node, of file: String, load: (_ path: String) throws -> Data, into bag: inout DiagnosticBag
    ) -> (path: String, bytes: Data)? {
        guard case .scalar(let scalar) = extends.content, !scalar.text.trimmed.isEmpty else {
            bag.error(.document(.extendsNotAPath), at: extends.place)
            return nil
        }
        let path = Self.resolve(scalar.text, from: file)
        if let first = open.firstIndex(where: { Self.normalised($0) == path }) {
            bag.error(.document(.extendsCycle(open[first...] + [path])), at: extends.place)
            return nil
        }
        guard open.count < Self.limit else {
            bag.error(.document(.extendsTooDeep(limit: Self.limit)), at: extends.place)
            return nil
        }
        do {
            return (path, try load(path))
        } catch {
            bag.error(.document(.extendsMissing(path, reason: Self.reason(error))), at: extends.place)
            return nil
        }
    }

    /// Whether a file says that it is a scenario, or has nothing but keys of one.
    private static func isScenario(_ bytes: Data, root: Node?) -> Bool {
        if let entries = root?.entries, !entries.isEmpty,
            entries.allSatisfy({ KeyTable.scenario.names.contains($0.key) })
        {
            return true
        }
        // Also where it is no YAML, so that its own errors are shown.
        return bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).contains { line in
            let ink = line.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09].contains($0) || "{\"'".utf8.contains($0) }
            guard ink.starts(with: "detente".utf8) else { return false }
            return ink.dropFirst(7).first { $0 != 0x20 && !"\"'".utf8.contains($0) } == UInt8(ascii: ":")
        }
    }

    /// Whether a line of a file begins with a section of a scenario, or there is nothing in it.
    static func mayBeScenario(_ bytes: Data) -> Bool {
        let lines = bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
            .map { line in line.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09].contains($0) || "{[\"'-".utf8.contains($0) } }
            .filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
        return lines.isEmpty
            || lines.contains { line in
                let word = line.prefix {
                    $0 == UInt8(ascii: "_") || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                }
                return sections.contains(String(decoding: word, as: UTF8.self).lowercased())
            }
    }

    /// The keys that only a scenario has at its top.
    private static let sections: Set<String> = [
        "detente", "extends", "clock", "parameters", "actors", "learning", "strategies", "channels", "issues", "state",
        "events", "outcomes", "questions", "measures", "correlations", "expect",
    ]

    private static func reason(_ error: any Error) -> String {
        if let refusal = error as? UnreadableBase { return refusal.reason }
        let missing: [CocoaError.Code] = [.fileReadNoSuchFile, .fileNoSuchFile]
        if let error = error as? CocoaError, missing.contains(error.code) { return "there is no such file" }
        if let error = error as? POSIXError, error.code == .ENOENT { return "there is no such file" }
        return error.localizedDescription
    }

    /// A path, taken from the directory of the file that names it.
    static func resolve(_ path: String, from file: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return normalised(path) }
        return normalised(file[...slash] + path)
    }

    /// The path without `.`, and without a name followed by `..`.
    static func normalised(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let joined = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
        return joined.isEmpty ? "." : joined
    }
}
