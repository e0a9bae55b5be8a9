/// A scenario's document as a value: what rewritings and the minimiser work on.
package indirect enum Tree: Hashable, Sendable {
    case mapping([Entry])
    case list([Tree])
    /// Words: titles, names of actors and channels, `all`, `1 month`.
    case text(String)
    /// An expression that may be rewritten.
    case value(Term)
    /// An expression that must stay as it is: it has to be constant, or one distribution.
    case fixed(Term)
    case nothing

    package struct Entry: Hashable, Sendable {
        package var key: String
        package var value: Tree

        package init(_ key: String, _ value: Tree) {
            self.key = key
            self.value = value
        }
    }
}

/// The way from a document's root to one of its parts: positions in mappings and lists.
package typealias TreePath = [Int]

extension Tree {
    package var children: [Tree] {
        switch self {
        case .mapping(let entries): entries.map(\.value)
        case .list(let items): items
        case .text, .value, .fixed, .nothing: []
        }
    }

    package func with(children: [Tree]) -> Tree {
        switch self {
        case .mapping(let entries): .mapping(zip(entries, children).map { Entry($0.key, $1) })
        case .list: .list(children)
        case .text, .value, .fixed, .nothing: self
        }
    }

    package subscript(key: String) -> Tree? {
        guard case .mapping(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    package subscript(path: TreePath) -> Tree {
        path.reduce(self) { $0.children[$1] }
    }

    /// The keys on the way to a part; items of lists have none.
    package func keys(to path: TreePath) -> [String] {
        var (tree, keys) = (self, [String]())
        for position in path {
            if case .mapping(let entries) = tree { keys.append(entries[position].key) }
            tree = tree.children[position]
        }
        return keys
    }

    /// The term of a value, fixed or not.
    package var term: Term? {
        switch self {
        case .value(let term), .fixed(let term): term
        case .mapping, .list, .text, .nothing: nil
        }
    }

    /// Every part with the way to it, the outer before the inner.
    package func walk(at path: TreePath = [], _ visit: (TreePath, Tree) -> Void) {
        visit(path, self)
        for (position, child) in children.enumerated() { child.walk(at: path + [position], visit) }
    }

    package func replacing(_ path: TreePath, with part: Tree) -> Tree {
        guard let position = path.first else { return part }
        var children = children
        children[position] = children[position].replacing(Array(path.dropFirst()), with: part)
        return with(children: children)
    }

    /// Without an entry or item.
    package func removing(_ path: TreePath) -> Tree {
        guard let position = path.last else { return self }
        let parent = Array(path.dropLast())
        var smaller = self[parent]
        switch smaller {
        case .mapping(var entries):
            entries.remove(at: position)
            smaller = .mapping(entries)
        case .list(var items):
            items.remove(at: position)
            smaller = .list(items)
        case .text, .value, .fixed, .nothing: break
        }
        return replacing(parent, with: smaller)
    }

    /// With an entry set or added at the end of a section, which is made where it is missing.
    package func setting(_ key: String, to value: Tree, in section: [String] = []) -> Tree {
        guard case .mapping(var entries) = self else { return self }
        let place = entries.firstIndex { $0.key == section.first ?? key }
        if let first = section.first {
            let inner = (place.map { entries[$0].value } ?? .mapping([]))
                .setting(key, to: value, in: Array(section.dropFirst()))
            if let place { entries[place].value = inner } else { entries.append(Entry(first, inner)) }
        } else if let place {
            entries[place].value = value
        } else {
            entries.append(Entry(key, value))
        }
        return .mapping(entries)
    }

    /// Every term replaced.
    package func mappingTerms(_ change: (Term) -> Term) -> Tree {
        switch self {
        case .value(let term): .value(change(term))
        case .fixed(let term): .fixed(change(term))
        case .mapping, .list, .text, .nothing: with(children: children.map { $0.mappingTerms(change) })
        }
    }
}

// MARK: - YAML

extension Tree {
    /// The document as a file.
    package var yaml: String { lines(indent: "").joined(separator: "\n") + "\n" }

    private func lines(indent: String) -> [String] {
        switch self {
        case .mapping(let entries) where !entries.isEmpty:
            entries.flatMap { $0.value.lines(after: "\(indent)\($0.key):", indent: indent + "  ") }
        case .list(let items) where !items.isEmpty:
            items.flatMap { $0.lines(after: "\(indent)-", indent: indent + "  ") }
        case .mapping, .list, .text, .value, .fixed, .nothing: [indent + scalar]
        }
    }

    private func lines(after start: String, indent: String) -> [String] {
        children.isEmpty ? ["\(start) \(scalar)"] : [start] + lines(indent: indent)
    }

    private var scalar: String {
        switch self {
        case .mapping: "{}"
        case .list: "[]"
        case .nothing: "~"
        case .text(let text): Self.isPlain(text) ? text : Self.quoted(text)
        case .value(let term), .fixed(let term):
            switch term {
            case .number(let digits): digits
            case .truth(let truth): truth ? "true" : "false"
            default: Self.quoted(term.text)
            }
        }
    }

    /// Whether YAML takes it for this text without quotes.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.first.map { ($0 | 32) >= 97 && ($0 | 32) <= 122 } == true
            && text.utf8.allSatisfy { $0 == 95 || $0 == 32 || (48...57).contains($0) || (97...122).contains($0 | 32) }
            && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
