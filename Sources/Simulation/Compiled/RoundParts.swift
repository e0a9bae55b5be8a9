/// A round cut into parts, each of which becomes a function: compilers take time that grows faster than a function.
struct RoundParts {
    /// A value that lives within a round.
    enum Variable: Hashable {
        case number(Int32)
        case truth(Int32)
        case word(Int32)
        /// The lanes that a space covers.
        case mask(Int32)
    }

    struct Part {
        var segments: [Program.Segment] = []
        /// What it uses that a part before it computed.
        var incoming: Set<Variable> = []
        /// What it computes that a part after it uses.
        var outgoing: Set<Variable> = []
        /// All that it uses or computes.
        var variables: Set<Variable> = []
    }

    private(set) var parts: [Part] = []

    /// The operations after which a part ends where the space changes.
    static let length = 200

    init(of plan: Plan) {
        let program = plan.round
        var part = Part()
        var length = 0
        for segment in program.segments {
            var rest = segment.range
            while !rest.isEmpty {
                let end = Swift.min(rest.upperBound, rest.lowerBound + Self.length)
                part.segments.append(Program.Segment(space: segment.space, range: rest.lowerBound..<end))
                length += end - rest.lowerBound
                rest = end..<rest.upperBound
                if length >= Self.length {
                    parts.append(part)
                    (part, length) = (Part(), 0)
                }
            }
        }
        if length > 0 { parts.append(part) }
        connect(plan)
    }

    /// From the last part to the first: what is needed later and not computed before then comes in.
    private mutating func connect(_ plan: Plan) {
        var needed: Set<Variable> = []
        for index in parts.indices.reversed() {
            let uses = PartUses(parts[index].segments, of: plan)
            parts[index].outgoing = uses.changed.intersection(needed)
            needed = needed.subtracting(uses.computed).union(uses.incoming)
            parts[index].incoming = uses.incoming
            parts[index].variables = uses.changed.union(uses.incoming)
        }
    }
}

/// What the operations of a part use and compute; columns that last from round to round are in memory, and not among it.
private struct PartUses {
    /// Used before it is computed.
    private(set) var incoming: Set<RoundParts.Variable> = []
    /// Computed for all lanes of its space before it is used.
    private(set) var computed: Set<RoundParts.Variable> = []
    /// Computed for some or all lanes.
    private(set) var changed: Set<RoundParts.Variable> = []

    init(_ segments: [Program.Segment], of plan: Plan) {
        for segment in segments {
            if segment.space != .all { note(.mask(segment.space.index), .read) }
            for index in segment.range { note(plan.round.operations[index], of: plan) }
        }
    }

    private mutating func note(_ operation: Operation, of plan: Plan) {
        for column in plan.columnsOfTables(of: operation) where column.index >= plan.lasting.numbers {
            note(.number(column.index), .read)
        }
        // Reads come first: what an operation writes it may have read.
        for isRead in [true, false] {
            var copy = operation
            copy.rename(
                number: { column, use in
                    if (use == .read) == isRead, column.index >= plan.lasting.numbers { note(.number(column.index), use) }
                    return column
                },
                truth: { column, use in
                    if (use == .read) == isRead, column.index >= plan.lasting.truths { note(.truth(column.index), use) }
                    return column
                },
                words: { column, use in
                    if (use == .read) == isRead, column.index >= plan.lasting.words { note(.word(column.index), use) }
                    return column
                })
        }
        switch operation {
        case .enter(let space, _), .enterRounds(let space, _): note(.mask(space.index), .write)
        default: break
        }
    }

    private mutating func note(_ variable: RoundParts.Variable, _ use: Operation.Use) {
        switch use {
        case .read:
            if !computed.contains(variable) { incoming.insert(variable) }
        case .write:
            computed.insert(variable)
            changed.insert(variable)
        case .update:
            if !computed.contains(variable) { incoming.insert(variable) }
            changed.insert(variable)
        }
    }
}

extension Plan {
    /// The columns that an operation reads through a table of distributions.
    func columnsOfTables(of operation: Operation) -> [NumberColumn] {
        switch operation {
        case .draw(_, let template, _, _, _): templates[Int(template)].columns
        case .redraw(_, let number, _): redrawn[Int(number)].formula.columns
        case .correlate(let copula): copulas[Int(copula)].columns
        default: []
        }
    }
}
