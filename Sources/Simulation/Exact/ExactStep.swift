/// One operation of a plan for the exact interpreter, with its uniform numbers and the columns that are live after it.
struct ExactStep {
    var space: Space
    var operation: Operation
    /// The uniform number that decides, and a mixture's second one.
    var uniform: UniformAddress?
    var secondUniform: UniformAddress?
    /// The columns that are live from here on, including those of the operation; only if states may branch.
    var live = LiveList()

    init(space: Space, operation: Operation) {
        self.space = space
        self.operation = operation
    }

    /// Whether one state may become several.
    var branches: Bool {
        switch operation {
        case .decide, .decideMove, .choose, .sample, .draw, .redraw: true
        default: false
        }
    }
}

/// The uniform number behind a decision or a draw.
///
/// Random numbers have addresses, so two operations with one address have the same number. If a round has several, a
/// state keeps the bounds of the number: the second decision is then often determined by the first.
struct UniformAddress: Hashable {
    var site: SiteIndex
    var time: ChanceAddress.Time
    var index: UInt32
    var part: Part
    /// Columns of the ends; `nil` if only one operation asks for it.
    var ends: Ends?

    enum Part: Hashable {
        case halfword(Int32), firstPair, secondPair
    }

    struct Ends: Hashable {
        var low: NumberColumn
        var high: NumberColumn
    }

    init(_ address: ChanceAddress, _ part: Part) {
        site = address.site
        time = address.time
        index = address.index
        self.part = part
    }

    init(_ halfword: Halfword) {
        // Of a site with one decision a round the round says which half word.
        self.init(halfword.address, .halfword(halfword.address.time == .round ? halfword.position : 0))
    }
}

/// Columns and spaces that are used later.
struct LiveList {
    var numbers: [NumberColumn] = []
    var truths: [TruthColumn] = []
    var spaces: [Space] = []

    /// The words of a state: one for each number, and one for 64 truth values.
    var words: Int { numbers.count + (truths.count + spaces.count + 63) / 64 }
}
