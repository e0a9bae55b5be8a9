import Foundation
import Scenarios

/// A text read as a file, with what was reported.
struct Reading {
    var document: Document?
    var bag: DiagnosticBag

    /// Reads `text` as `file`; `extends` finds the other files by path.
    init(_ text: String, file: String = "test.yaml", others: [String: String] = [:]) {
        self.init(Data(text.utf8), file: file, others: others)
    }

    init(_ bytes: Data, file: String = "test.yaml", others: [String: String] = [:]) {
        var bag = DiagnosticBag()
        document = Document.read(
            file: file, text: bytes,
            load: { path in
                guard let text = others[path] else { throw CocoaError(.fileReadNoSuchFile) }
                return Data(text.utf8)
            }, into: &bag)
        self.bag = bag
    }

    /// `line:column: message`, in a reader's order; files other than the first are named.
    var findings: [String] {
        bag.sorted.map { finding in
            let file = finding.place.file == "test.yaml" ? "" : finding.place.file + ":"
            return "\(file)\(finding.place.line):\(finding.place.column): \(finding.cause.message)"
        }
    }

    var fixes: [String?] { bag.sorted.map(\.cause.fix) }

    /// The document in one line: quoted text in quotes, plain text bare.
    var outline: String { document.map { outlined($0.root) } ?? "nothing" }

    /// The node at a path of keys.
    subscript(_ keys: String...) -> Node? {
        var node = document?.root
        for key in keys {
            guard case .mapping(let entries)? = node?.content else { return nil }
            node = entries.first { $0.key == key }?.value
        }
        return node
    }
}

func outlined(_ node: Node) -> String {
    switch node.content {
    case .null: "~"
    case .scalar(let scalar): scalar.isQuoted ? "\"\(scalar.text)\"" : scalar.text
    case .list(let items): "[" + items.map(outlined).joined(separator: ", ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\($0.key): \(outlined($0.value))" }.joined(separator: ", ") + "}"
    }
}

/// A scalar on a line of its own, as a list's element or a value would be.
func scalar(_ text: String) -> Node {
    Node(
        .scalar(.init(text: text, isQuoted: true, isInFlow: false)), at: Place(file: "test.yaml", line: 1, column: 1))
}
