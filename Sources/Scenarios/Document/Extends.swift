internal import Foundation

/// Why a file that another one extends is not read; thrown by those who read files.
package struct UnreadableBase: Error {
    /// In a few words, such as "there is no such file".
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

/// Reads a file and the files that it extends, and those that they extend, and merges them: each file once, after those
/// that it extends.
struct ExtendsChain {
    /// How many files may extend one another in a row.
    static let limit = 16
    /// How many files a scenario may consist of.
    static let mostFiles = 100

    /// The bytes of all files read, in the order in which they are merged.
    private(set) var texts: [Data] = []
    /// What extending files removed from their bases.
    private(set) var removals: [Removal] = []
    /// The files being read, the extending one first.
    private var open: [String] = []
    /// The files that have been merged, in order: one that is reached again counts once.
    private var done: [String] = []
    /// What the files so far amount to.
    private var merged: Node?

    /// The root of a file, with all that it extends; `nil`, with diagnostics, if any of them cannot be read.
    mutating func read(
        file: String, text: Data, load: (_ path: String) throws -> Data, into bag: inout DiagnosticBag
    ) -> Node? {
        readOne(file: file, text: text, load: load, into: &bag) == nil ? nil : merged
    }

    /// Merges a file over what was read before, after the files that it extends.
    /// - Returns: its own root; `nil`, with diagnostics, if it or one that it extends cannot be read.
    private mutating func readOne(
        file: String, text: Data, load: (_ path: String) throws -> Data, into bag: inout DiagnosticBag
    ) -> Node? {
        open.append(file)
        defer { open.removeLast() }
        guard let root = YAMLReader.read(file: file, bytes: text, into: &bag),
            case .mapping(var entries) = root.content
        else { return nil }
        var own = root
        var bases: [String] = []
        if let index = entries.firstIndex(where: { $0.key == "extends" }) {
            let extends = entries.remove(at: index).value
            own.content = .mapping(entries)
            guard let paths = paths(extends, into: &bag) else { return nil }
            var areRead = true
            for path in paths where !readBase(path, of: file, load: load, into: &bag) { areRead = false }
            guard areRead else { return nil }
            bases = paths.compactMap { $0.scalar.map { Self.resolve($0.text, from: file) } }
        }
        if bases.isEmpty { bases = done }
        texts.append(text)
        done.append(Self.normalised(file))
        guard let before = merged else {
            merged = own
            return root
        }
        var merging = Merging(base: enumerated(bases))
        merged = merging.merge(own, over: before, at: [])
        for warning in merging.warnings { bag.add(warning) }
        removals += merging.removals
        return root
    }

    /// The paths that `extends` names, in order; `nil` and reported if it is neither a path nor a list of them.
    private func paths(_ extends: Node, into bag: inout DiagnosticBag) -> [Node]? {
        let nodes: [Node]
        switch extends.content {
        case .null: return []
        case .list(let listed): nodes = listed
        case .scalar, .mapping: nodes = [extends]
        }
        func isPath(_ node: Node) -> Bool { node.scalar.map { !$0.text.trimmed.isEmpty } ?? false }
        if let wrong = nodes.isEmpty ? extends : nodes.first(where: { !isPath($0) }) {
            bag.error(.document(.extendsNotAPath), at: wrong.place)
            return nil
        }
        return nodes
    }

    /// Reads one of the files that a file extends, unless it has been read.
    private mutating func readBase(
        _ extends: Node, of file: String, load: (_ path: String) throws -> Data, into bag: inout DiagnosticBag
    ) -> Bool {
        let path = Self.resolve(extends.scalar?.text ?? "", from: file)
        if let first = open.firstIndex(where: { Self.normalised($0) == path }) {
            bag.error(.document(.extendsCycle(open[first...] + [path])), at: extends.place)
            return false
        }
        guard !done.contains(path) else { return true }
        guard open.count < Self.limit, done.count + open.count < Self.mostFiles else {
            let limit = open.count < Self.limit ? Self.mostFiles : Self.limit
            bag.error(.document(.extendsTooDeep(limit: limit)), at: extends.place)
            return false
        }
        let bytes: Data
        do {
            bytes = try load(path)
        } catch {
            bag.error(.document(.extendsMissing(path, reason: Self.reason(error))), at: extends.place)
            return false
        }
        // What is said of the base shows lines of it, so first it must be one.
        var found = DiagnosticBag()
        let base = readOne(file: path, text: bytes, load: load, into: &found)
        guard Self.isScenario(bytes, root: base) else {
            bag.error(.document(.extendsNoScenario(path)), at: extends.place)
            return false
        }
        bag.sources.add(found.sources)
        for diagnostic in found.diagnostics { bag.add(diagnostic) }
        return base != nil
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
