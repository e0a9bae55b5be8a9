import Scenarios

/// What the words of an expression mean where it is asked, and where its random numbers come from.
struct ReferenceScope {
    /// The expression's path; made only where it holds a draw.
    var path: () -> SitePath
    var actor: Int?
    /// What `other` stands for: one actor, or all the others of an issue of more than two.
    var others: [Int] = []
    var issue: Int?
    /// The position of the type that `actor` is taken to have.
    var assumed: Int?
    /// Whom the aggregates around the expression are at, from the outermost, and their names.
    var members: [Int] = []
    var memberNames: [String] = []
    /// The draws of the event that asks, so far.
    var eventDraws: [Double] = []
    var event: Int?
    var strategy: StrategyFrame?
    /// The uniform number of a tied parameter.
    var tied: Double?

    init(
        _ path: @autoclosure @escaping () -> SitePath, actor: Int? = nil, others: [Int] = [], issue: Int? = nil
    ) {
        self.path = path
        self.actor = actor
        self.others = others
        self.issue = issue
    }

    func at(_ path: @autoclosure @escaping () -> SitePath) -> ReferenceScope {
        var copy = self
        copy.path = path
        return copy
    }

    func actors(_ reference: ActorReference) -> [Int] {
        switch reference {
        case .actor(let index): [index]
        case .self: [actor!]
        case .other: others
        case .member(let depth): [members[depth]]
        }
    }

    func issue(_ reference: IssueReference) -> Int {
        switch reference {
        case .issue(let index): index
        case .this: issue!
        case .member(let depth): members[depth]
        }
    }
}

/// A strategy as it decides, begins or learns: its arguments and memory.
final class StrategyFrame {
    let use: StrategyUse
    let path: () -> SitePath
    /// Evaluated once for each decision, start or update.
    var arguments: [Double] = []
    let memory: ReferenceMemory
    /// Whether arguments of those that it follows are at the paths of an update.
    let isUpdate: Bool
    /// In which its arguments are evaluated.
    let outer: ReferenceScope
    /// Whether the party moved, and whether it read a move, in this round.
    var moved = false
    var heard = false
    /// `first` as it was at the decision.
    var first = true

    init(
        _ use: StrategyUse, path: @escaping () -> SitePath, memory: ReferenceMemory, isUpdate: Bool,
        outer: ReferenceScope
    ) {
        self.use = use
        self.path = path
        self.memory = memory
        self.isUpdate = isUpdate
        self.outer = outer
    }
}
