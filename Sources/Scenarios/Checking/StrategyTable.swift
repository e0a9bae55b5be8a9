/// The strategies of the file, then the built-in ones in the order of their first use; and who uses them.
struct StrategyTable {
    private(set) var all: [Strategy] = []
    private var indices: [String: Int] = [:]
    /// The strategies that one follows, with the place of each use, for the check that none follows itself.
    private var followed: [Int: [(strategy: Int, place: Place)]] = [:]
    /// The strategies in use by actor and issue, for the checks that depend on it.
    private(set) var moves: [StrategyMove] = []
    /// Whether a strategy of the file asks about actors or issues by name.
    private var asksByName = false
    /// The strategy whose definition is being checked.
    private(set) var defined: Int?
    private var followCount = 0

    subscript(index: Int) -> Strategy {
        get { all[index] }
        set { all[index] = newValue }
    }

    func contains(_ index: Int) -> Bool { all.indices.contains(index) }

    func index(of name: String) -> Int? { indices[name] }

    /// Declares a strategy and returns its index.
    @discardableResult
    mutating func declare(_ strategy: Strategy) -> Int {
        indices[strategy.name] = all.count
        all.append(strategy)
        return all.count - 1
    }

    // MARK: - Strategies that follow others

    /// Begins the definition of this strategy: what is followed from here on is followed by it.
    mutating func beginDefinition(of index: Int) {
        defined = index
        followCount = 0
    }

    mutating func endDefinition() { defined = nil }

    /// The ordinal of the next `follows` in the definition.
    mutating func nextFollow() -> Int {
        defer { followCount += 1 }
        return followCount
    }

    mutating func noteFollowed(_ strategy: Int, at place: Place) {
        if let defined { followed[defined, default: []].append((strategy, place)) }
    }

    func followed(by index: Int) -> [(strategy: Int, place: Place)] { followed[index] ?? [] }

    // MARK: - Strategies that move

    /// Whether it matters who moves by the strategies; known when all definitions are read.
    mutating func finishDefinitions(private: Set<Int>) {
        asksByName = all.contains {
            $0.expressions.contains { $0.dependsOnBinding(amongParties: true, private: `private`) }
        }
    }

    mutating func noteMove(_ move: StrategyMove) {
        if asksByName, contains(move.strategy), !all[move.strategy].isBuiltIn { moves.append(move) }
    }
}

/// A strategy in use by one actor on one issue.
struct StrategyMove: Hashable {
    var strategy: Int
    var binding: Binding
}
