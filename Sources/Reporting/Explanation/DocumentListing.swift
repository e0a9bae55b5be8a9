package import Scenarios

/// A document as it was read: its tree as YAML, with the place of each part.
package struct DocumentListing {
    private let document: Document

    package init(_ document: Document) {
        self.document = document
    }

    /// One line for each part: key and value, then its place.
    package var text: String {
        var rows: [(text: String, place: Place)] = []
        add(document.root, level: 0, to: &rows)
        let column = min(60, rows.map(\.text.displayWidth).max() ?? 0)
        let lines = rows.map { row in
            let file = row.place.file == document.file ? "" : row.place.file + ":"
            return "\(row.text.padded(to: column))  # \(file)\(row.place.line):\(row.place.column)"
        }
        return "# \(document.file.printable), \(document.digest)\n" + lines.joined(separator: "\n") + "\n"
    }

    /// Nesting is bounded by the reader (64).
    private func add(_ node: Node, level: Int, to rows: inout [(text: String, place: Place)]) {
        let margin = String(repeating: "  ", count: level)
        switch node.content {
        case .null, .scalar: rows.append((margin + inline(node), node.place))
        case .mapping(let entries):
            for entry in entries {
                let key = "\(margin)\(Self.quoted(entry.key, ifNeeded: true)):"
                if isInline(entry.value) {
                    rows.append(("\(key) \(inline(entry.value))", entry.keyPlace))
                } else {
                    rows.append((key, entry.keyPlace))
                    add(entry.value, level: level + 1, to: &rows)
                }
            }
        case .list(let nodes):
            for node in nodes {
                if isInline(node) {
                    rows.append(("\(margin)- \(inline(node))", node.place))
                } else {
                    rows.append(("\(margin)-", node.place))
                    add(node, level: level + 1, to: &rows)
                }
            }
        }
    }

    private func isInline(_ node: Node) -> Bool {
        switch node.content {
        case .null, .scalar: true
        case .list(let nodes): nodes.isEmpty
        case .mapping(let entries): entries.isEmpty
        }
    }

    private func inline(_ node: Node) -> String {
        switch node.content {
        case .null: "~"
        case .scalar(let scalar): Self.quoted(scalar.text, ifNeeded: !scalar.isQuoted)
        case .list: "[]"
        case .mapping: "{}"
        }
    }

    /// A text, in quotes if it was in quotes, or if it would mean something else without.
    private static func quoted(_ text: String, ifNeeded: Bool) -> String {
        let isPlain = !text.isEmpty && text.printable == text && !text.contains(": ") && !text.contains(" #")
        return ifNeeded && isPlain ? text : JSONValue.quoted(text)
    }
}
