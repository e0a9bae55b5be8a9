internal import Yams

/// Turns Yams' nodes into ours, and reports what is well-formed YAML but no part of a scenario.
struct NodeComposer {
    private let reader: YAMLReader
    private var source: SourceText { reader.source }
    private var anchors: [String: Anchored] = [:]
    private var values = 0
    private var reportedDepth = false

    /// A node that aliases can stand for, with what each of them adds.
    private struct Anchored {
        var node: Node
        var values: Int
        var height: Int
    }

    private typealias Composed = (node: Node, height: Int)

    init(_ reader: YAMLReader) {
        self.reader = reader
    }

    /// The root of a document, which must be a mapping.
    mutating func document(_ root: Yams.Node, into bag: inout DiagnosticBag) throws -> Node? {
        let (node, _) = try compose(root, depth: 1, isInFlow: false, into: &bag)
        let start = Place(file: source.file, line: 1, column: 1)
        switch node.content {
        case .mapping: return node
        case .null: bag.error(.document(.empty), at: start)
        case .scalar: bag.error(.document(.notAMapping(what: "a single value")), at: node.place)
        case .list: bag.error(.document(.notAMapping(what: "a list")), at: node.place)
        }
        return nil
    }

    // MARK: Nodes

    private mutating func compose(
        _ node: Yams.Node, depth: Int, isInFlow: Bool, into bag: inout DiagnosticBag
    ) throws -> Composed {
        let mark = node.mark.map { source.index(line: $0.line, column: $0.column) } ?? 0
        let (start, tag) = source.content(at: mark)
        if let tag, !isEmptyPlain(node) {
            bag.error(
                .document(.tag(String(String.UnicodeScalarView(source.scalars[tag])))), at: source.place(of: tag))
        }
        let before = values
        try count(1, at: mark)
        guard depth <= YAMLReader.depthLimit else {
            if !reportedDepth { bag.error(.document(.tooDeep), at: source.place(of: mark..<(mark + 1))) }
            reportedDepth = true
            return (Node(.null, at: source.place(of: mark..<(mark + 1))), 1)
        }
        let composed: Composed
        switch node {
        case .scalar(let scalar):
            composed = try self.scalar(scalar, mark: mark, start: start, depth: depth, isInFlow: isInFlow, into: &bag)
        case .sequence(let sequence):
            composed = try list(sequence, start: start, depth: depth, into: &bag)
        case .mapping(let mapping):
            composed = try self.mapping(mapping, start: start, depth: depth, into: &bag)
        case .alias:
            // Only code makes these; parsing a text does not.
            composed = (Node(.null, at: source.place(of: mark..<(mark + 1))), 1)
        }
        if let anchor = node.anchor {
            anchors[anchor.rawValue] = Anchored(node: composed.node, values: values - before, height: composed.height)
        }
        return composed
    }

    /// `a:` with nothing after it; what stands at its mark belongs to something else.
    private func isEmptyPlain(_ node: Yams.Node) -> Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.style == .plain && scalar.string.isEmpty
    }

    private mutating func count(_ added: Int, at index: Int) throws {
        values += added
        guard values <= YAMLReader.valueLimit else {
            throw YAMLReader.Failure(cause: .tooManyValues, place: source.place(of: index..<(index + 1)))
        }
    }

    private mutating func scalar(
        _ scalar: Yams.Node.Scalar, mark: Int, start: Int, depth: Int, isInFlow: Bool, into bag: inout DiagnosticBag
    ) throws -> Composed {
        let isPlain = scalar.style == .plain
        if isPlain, scalar.string.isEmpty { return (Node(.null, at: source.place(of: mark..<(mark + 1))), 1) }
        if isPlain, scalar.string.unicodeScalars.first == reader.star {
            return try alias(scalar.string, start: start, depth: depth, into: &bag)
        }
        let (text, place, layout) = written(scalar, start: start)
        if isPlain, ["~", "null", "Null", "NULL"].contains(text) { return (Node(.null, at: place), 1) }
        var content = Node.Scalar(text: text, isQuoted: !isPlain, isInFlow: isInFlow)
        content.layout = layout
        return (Node(.scalar(content), at: place), 1)
    }

    /// A scalar's text as in the file, and where it stands.
    private func written(
        _ scalar: Yams.Node.Scalar, start: Int
    ) -> (text: String, place: Place, layout: ScalarLayout?) {
        let style: SourceText.ScalarStyle
        switch scalar.style {
        case .any, .plain: style = .plain
        case .singleQuoted: style = .singleQuoted
        case .doubleQuoted: style = .doubleQuoted
        case .literal, .folded: style = .block
        }
        let text = reader.original(scalar.string)
        let first = style == .plain || style == .block ? start : start + 1
        let characters = Array(text.unicodeScalars)
        guard let layout = source.layout(of: characters, from: first, style: style), let run = layout.runs.first else {
            return (text, source.place(of: first..<(first + max(1, characters.count))), nil)
        }
        var node = Node(
            .scalar(.init(text: text, isQuoted: style != .plain, isInFlow: false)),
            at: Place(file: source.file, line: run.line, column: run.column))
        if case .scalar(var content) = node.content {
            content.layout = layout
            node.content = .scalar(content)
        }
        return (text, node.place(offset: 0, length: characters.count), layout)
    }

    private mutating func alias(
        _ text: String, start: Int, depth: Int, into bag: inout DiagnosticBag
    ) throws -> Composed {
        let name = reader.original(String(text.unicodeScalars.dropFirst()))
        let place = source.place(of: start..<(start + text.unicodeScalars.count))
        if name.contains(where: { $0 == " " || $0 == "*" }) {
            bag.error(.document(.syntax(.cannotStartValue("*"))), at: place)
            return (Node(.null, at: place), 1)
        }
        guard let anchored = anchors[name] else {
            bag.error(
                .document(.unknownAnchor(name, nearest: nearestName(to: name, among: anchors.keys))), at: place)
            return (Node(.null, at: place), 1)
        }
        try count(anchored.values, at: start)
        guard depth + anchored.height - 1 <= YAMLReader.depthLimit else {
            if !reportedDepth { bag.error(.document(.tooDeep), at: place) }
            reportedDepth = true
            return (Node(.null, at: place), 1)
        }
        return (anchored.node, anchored.height)
    }

    private mutating func list(
        _ sequence: Yams.Node.Sequence, start: Int, depth: Int, into bag: inout DiagnosticBag
    ) throws -> Composed {
        let isFlow = source.starts(with: "[", at: start)
        var items: [Node] = []
        var height = 0
        for item in sequence {
            let composed = try compose(item, depth: depth + 1, isInFlow: isFlow, into: &bag)
            items.append(composed.node)
            height = max(height, composed.height)
        }
        if isFlow { items = source.joiningSplitExpressions(in: items, into: &bag) }
        return (Node(.list(items), at: source.place(of: start..<(start + 1))), height + 1)
    }

    private mutating func mapping(
        _ mapping: Yams.Node.Mapping, start: Int, depth: Int, into bag: inout DiagnosticBag
    ) throws -> Composed {
        let isFlow = source.starts(with: "{", at: start)
        var entries: [Node.Entry] = []
        var height = 0
        for (key, value) in mapping {
            // The key first: anchors are defined in the order of the file.
            let name = try self.key(key, depth: depth + 1, into: &bag)
            let composed = try compose(value, depth: depth + 1, isInFlow: isFlow, into: &bag)
            height = max(height, composed.height)
            guard let name else { continue }
            var entry = Node.Entry(key: name.text, keyPlace: name.place, value: composed.node)
            if case .scalar(let written) = key { entry.keyIsQuoted = written.style != .plain }
            entries.append(entry)
        }
        if isFlow { entries = source.joiningSplitExpressions(in: entries, into: &bag) }
        var first: [String: Place] = [:]
        var unique: [Node.Entry] = []
        for entry in entries {
            if let place = first[entry.key] {
                bag.error(.document(.duplicateKey(entry.key, firstLine: place.line)), at: entry.keyPlace)
            } else {
                first[entry.key] = entry.keyPlace
                unique.append(entry)
            }
        }
        return (Node(.mapping(unique), at: source.place(of: start..<(start + 1))), height + 1)
    }

    private mutating func key(
        _ node: Yams.Node, depth: Int, into bag: inout DiagnosticBag
    ) throws -> (text: String, place: Place)? {
        let composed = try compose(node, depth: depth, isInFlow: false, into: &bag).node
        guard case .scalar(let scalar) = node else {
            bag.error(.document(.keyNotScalar), at: composed.place)
            return nil
        }
        let mark = node.mark.map { source.index(line: $0.line, column: $0.column) } ?? 0
        let (text, place, _) = written(scalar, start: source.content(at: mark).index)
        if scalar.style == .plain, let slip = source.slip(inKey: text, at: place) {
            // What follows is garbled.
            throw YAMLReader.Failure(cause: slip.cause, place: slip.place)
        }
        if text.isEmpty {
            bag.error(.document(.emptyKey), at: place)
        } else if scalar.style == .plain, scalar.string.unicodeScalars.first == reader.star {
            bag.error(.document(.aliasAsKey), at: place)
        } else if scalar.style == .plain, text == "<<" {
            bag.error(.document(.mergeKey), at: place)
        } else {
            return (text, place)
        }
        return nil
    }
}
