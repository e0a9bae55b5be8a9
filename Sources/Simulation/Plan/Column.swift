/// A column of numbers: one `Double` for each lane.
package struct NumberColumn: Hashable, Sendable {
    package var index: Int32
}

/// A column of truth values: one byte (0 or 1) for each lane.
package struct TruthColumn: Hashable, Sendable {
    package var index: Int32
}

/// A column of random words: the four 32-bit words of one generator call for each lane.
package struct WordColumn: Hashable, Sendable {
    package var index: Int32
}

/// A list of lanes on which an operation works: all lanes of the block, or those in which a condition is true.
///
/// Columns computed in a space are dense: entry k belongs to the k-th lane of the list.
package struct Space: Hashable, Sendable {
    package var index: Int32

    /// All lanes of the block.
    package static let all = Space(index: 0)
}

/// What a number operation reads: a column, or one number for all lanes.
package enum NumberOperand: Hashable, Sendable {
    case constant(Double)
    case column(NumberColumn)

    /// Whether it is a constant, and not "not a number".
    var isNumber: Bool { if case .constant(let value) = self { !value.isNaN } else { false } }

    /// 0 and −0 are two constants, because replacing one by the other would change a sign.
    package static func == (a: NumberOperand, b: NumberOperand) -> Bool {
        switch (a, b) {
        case (.constant(let x), .constant(let y)): x.bitPattern == y.bitPattern
        case (.column(let x), .column(let y)): x == y
        case (.constant, .column), (.column, .constant): false
        }
    }
}

/// Index into `Plan.sites`.
package struct SiteIndex: Hashable, Sendable {
    package var index: Int32
}

/// Index into the totals of a block: something counted in integers over all lanes and rounds.
package struct Counter: Hashable, Sendable {
    package var index: Int32
}

/// Index into `Plan.faultSites`.
package struct FaultSite: Hashable, Sendable {
    package var index: Int32
}

/// Index into `Plan.clampSites`.
package struct ClampSite: Hashable, Sendable {
    package var index: Int32
}

/// A column (or space) known by its index.
protocol Indexed: Hashable {
    var index: Int32 { get }

    init(index: Int32)
}

extension NumberColumn: Indexed {}
extension TruthColumn: Indexed {}
extension WordColumn: Indexed {}
extension Space: Indexed {}

/// What is known of each column, by its index: plans of many actors have some hundred thousand columns.
struct ColumnTable<Column: Indexed, Entry> {
    private(set) var entries: [Entry] = []
    private let none: Entry

    /// - Parameter none: what is known of a column about which nothing was noted.
    init(_ none: Entry) { self.none = none }

    subscript(column: Column) -> Entry {
        get { entries.indices.contains(Int(column.index)) ? entries[Int(column.index)] : none }
        _modify {
            while entries.count <= column.index { entries.append(none) }
            yield &entries[Int(column.index)]
        }
    }
}

/// Some of the columns (or spaces) of a plan.
struct ColumnSet<Column: Indexed> {
    private var members = ColumnTable<Column, Bool>(false)

    init() {}

    init(_ columns: some Sequence<Column>) { formUnion(columns) }

    func contains(_ column: Column) -> Bool { members[column] }

    mutating func insert(_ column: Column) { members[column] = true }

    mutating func formUnion(_ columns: some Sequence<Column>) {
        for column in columns { insert(column) }
    }
}
