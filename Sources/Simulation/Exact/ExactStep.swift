/// One operation of a plan as the exact interpreter runs it: with what chance it shares, and what lives on.
struct ExactStep {
    var space: Space
    var operation: Operation
    /// Where the uniform number that decides stands, and a mixture's second one.
    var uniform: UniformAddress?
    var secondUniform: UniformAddress?
    /// What lives on from here, the operation's own columns among them; only where states may branch.
    var live = LiveList()

    init(space: Space, operation: Operation) {
        self.space = space
        self.operation = operation
    }

    /// Whether one state may become several.
    var branches: Bool {
        switch operation {
        case .decide, .decideMove, .choose, .sample, .draw: true
        default: false
        }
    }
}

/// The uniform number behind a decision or a draw.
///
/// Chance has an address, so two operations with one address have the same number. Where a round has several, a state
/// remembers between which ends the number lies: the second decision is then often settled by the first.
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

/// Columns and spaces that something later asks for.
struct LiveList {
    var numbers: [NumberColumn] = []
    var truths: [TruthColumn] = []
    var spaces: [Space] = []
}
