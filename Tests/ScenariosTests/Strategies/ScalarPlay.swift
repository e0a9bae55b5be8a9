import Foundation
import Scenarios
import Testing

/// One party's view of a match between two: the memory of its strategy, and what `saw`, `mine` and `first` are.
struct Player: Hashable {
    var memory: [Double]
    var saw = 1.0
    var mine = 1.0
    var isFirst = true
}

/// A plain interpreter of strategies, slow and short, for matches of two on one issue; trust and lead are given.
struct ScalarPlay {
    var strategy: Strategy
    var arguments: [Double]
    var trust = 0.5
    var lead = 0.0

    /// A built-in strategy; arguments that are left out have their defaults.
    init(_ name: String, _ arguments: [Double] = []) throws {
        strategy = try #require(BuiltInStrategies.strategy(named: name))
        let standards = strategy.parameters.dropFirst(arguments.count).map { parameter in
            parameter.hasDefault ? parameter.standard.constant(rounds: 1)?.number ?? .nan : .nan
        }
        self.arguments = arguments + standards
    }

    func newPlayer() -> Player {
        let empty = Player(memory: [])
        return Player(memory: strategy.memory.map { value($0.start, empty, moved: false, heard: false) })
    }

    /// Probability of an offer now.
    func offer(_ player: Player) -> Double {
        min(1, max(0, value(strategy.offer, player, moved: false, heard: false)))
    }

    /// Probability of a withdrawal now, cut to what the offer leaves.
    func withdraw(_ player: Player) -> Double {
        min(1 - offer(player), max(0, value(strategy.withdraw, player, moved: false, heard: false)))
    }

    /// After a round in which this side made one move and read another (`nil`: none).
    func after(_ player: Player, mine: Double?, saw: Double?) -> Player {
        var seen = player
        seen.mine = mine ?? player.mine
        seen.saw = saw ?? player.saw
        guard mine != nil || saw != nil else { return seen }
        seen.memory = strategy.memory.map { value($0.update, seen, moved: mine != nil, heard: saw != nil) }
        if mine != nil { seen.isFirst = false }
        return seen
    }

    private func value(_ expression: Scenarios.Expression, _ player: Player, moved: Bool, heard: Bool) -> Double {
        func of(_ part: Scenarios.Expression) -> Double { value(part, player, moved: moved, heard: heard) }
        switch expression.node {
        case .number(let number): return number
        case .truth(let truth): return truth ? 1 : 0
        case .numberOf(let operand): return of(operand)
        case .unary(.negate, let operand): return -of(operand)
        case .unary(.not, let operand): return 1 - of(operand)
        case .binary(let operation, let left, let right):
            let (a, b) = (of(left), of(right))
            switch operation {
            case .or: return max(a, b)
            case .and: return min(a, b)
            case .equal: return a == b ? 1 : 0
            case .notEqual: return a != b ? 1 : 0
            case .less: return a < b ? 1 : 0
            case .lessOrEqual: return a <= b ? 1 : 0
            case .greater: return a > b ? 1 : 0
            case .greaterOrEqual: return a >= b ? 1 : 0
            case .add: return a + b
            case .subtract: return a - b
            case .multiply: return a * b
            case .divide: return a / b
            case .remainder: return a - b * (a / b).rounded(.down)
            case .power: return pow(a, b)
            }
        case .conditional(let condition, let then, let otherwise): return of(condition) == 1 ? of(then) : of(otherwise)
        case .call(.max, let parts): return parts.map(of).max() ?? .nan
        case .call(.min, let parts): return parts.map(of).min() ?? .nan
        case .quantity(let quantity):
            switch quantity {
            case .memory(let index): return player.memory[index]
            case .argument(let index): return arguments[index]
            case .saw: return player.saw
            case .mine: return player.mine
            case .first: return player.isFirst ? 1 : 0
            case .lead: return lead
            case .moved: return moved ? 1 : 0
            case .heard: return heard ? 1 : 0
            case .trust: return trust
            default: return .nan
            }
        // No built-in strategy uses anything else; what is not a number fails the test.
        default: return .nan
        }
    }
}

extension ScalarPlay {
    /// The moves (`C` offer, `D` hold, `W` withdrawal) against a fixed row of moves; `?` where chance decides.
    func moves(against opponent: String) -> String {
        var player = newPlayer()
        var moves = ""
        for character in opponent {
            let (offer, withdraw) = (offer(player), withdraw(player))
            let move: Character = offer == 1 ? "C" : withdraw == 1 ? "W" : offer == 0 && withdraw == 0 ? "D" : "?"
            moves.append(move)
            player = after(player, mine: Self.value(move), saw: Self.value(character))
        }
        return moves
    }

    /// The moves of two strategies against each other.
    static func match(_ first: ScalarPlay, _ second: ScalarPlay, rounds: Int) -> (String, String) {
        var (a, b) = (first.newPlayer(), second.newPlayer())
        var (left, right) = ("", "")
        for _ in 0..<rounds {
            let (x, y) = (first.offer(a) == 1 ? 1.0 : 0.0, second.offer(b) == 1 ? 1.0 : 0.0)
            left.append(x == 1 ? "C" : "D")
            right.append(y == 1 ? "C" : "D")
            a = first.after(a, mine: x, saw: y)
            b = second.after(b, mine: y, saw: x)
        }
        return (left, right)
    }

    /// The exact shares of the four states (both offer, only the first, only the second, neither) in each round, when
    /// every move slips with probability `slip`: all branches are followed, those that meet again are joined.
    static func shares(_ first: ScalarPlay, _ second: ScalarPlay, slip: Double, rounds: Int) -> [[Double]] {
        struct Pair: Hashable {
            var a: Player
            var b: Player
        }
        var states = [Pair(a: first.newPlayer(), b: second.newPlayer()): 1.0]
        var shares: [[Double]] = []
        for _ in 0..<rounds {
            var next: [Pair: Double] = [:]
            var share = [0.0, 0, 0, 0]
            for (state, weight) in states {
                let p = first.offer(state.a)
                let q = second.offer(state.b)
                let x = p * (1 - slip) + (1 - p) * slip
                let y = q * (1 - slip) + (1 - q) * slip
                for (mine, probability) in [(1.0, x), (0.0, 1 - x)] where probability > 0 {
                    for (theirs, other) in [(1.0, y), (0.0, 1 - y)] where other > 0 {
                        let joint = weight * probability * other
                        // Branches that cannot show in six digits are cut, so that counters do not multiply states.
                        guard joint > 1e-14 else { continue }
                        share[(mine == 1 ? 0 : 2) + (theirs == 1 ? 0 : 1)] += joint
                        let pair = Pair(
                            a: first.after(state.a, mine: mine, saw: theirs),
                            b: second.after(state.b, mine: theirs, saw: mine))
                        next[pair, default: 0] += joint
                    }
                }
            }
            states = next
            shares.append(share)
        }
        return shares
    }

    private static func value(_ move: Character) -> Double {
        move == "C" ? 1 : move == "W" ? -1 : 0
    }
}
