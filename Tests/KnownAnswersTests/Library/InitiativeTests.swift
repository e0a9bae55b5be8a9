import Simulation
import Statistics
import TestSupport
import Testing

/// The scenarios of the library about reciprocity and unilateral steps, against closed forms and chains followed here.
@Suite("Reciprocity and initiatives in the library")
struct InitiativeTests {
    /// Long-run shares of offers with noise ε = .05, as in the comment of the file: for reactive rules q/(1 − (p − q)) with
    /// the probabilities p and q of an offer, after the noise, when the other's last move was an offer or was not.
    static let shares: [(question: String, share: Double)] = {
        let noise = 0.05
        func generous(_ g: Double) -> Double {
            let p = 1 - noise
            let q = noise + g * (1 - 2 * noise)
            return q / (1 - (p - q))
        }
        let shifted = 2 * noise * (1 - noise)
        // Of a side that never offers, generosity sees an offer only where a hold slipped.
        let generosityMeant = noise + (1 - noise) / 3
        return [
            ("tit_for_tat", 0.5), ("generous_a_little", generous(0.1)), ("generous_a_third", generous(1 / 3)),
            ("win_stay_lose_shift", 1 - noise - shifted + 2 * noise * shifted), ("contrition", 1 / (1 + 2 * noise)),
            ("two_tats", twoTats(noise)), ("given_away", noise + (1 - 2 * noise) * generosityMeant),
        ]
    }()

    /// Two sides that hold only after two refusals in succession, as a chain over how many each has counted (at most 2).
    static func twoTats(_ noise: Double) -> Double {
        var states: [[Int]: Double] = [[0, 0]: 1]
        var offers = 0.0
        for _ in 0..<400 {
            var next: [[Int]: Double] = [:]
            offers = 0
            for (counted, share) in states {
                for moves in [[true, true], [true, false], [false, true], [false, false]] {
                    var probability = share
                    for side in 0..<2 { probability *= moves[side] == (counted[side] < 2) ? 1 - noise : noise }
                    if moves[0] { offers += probability }
                    let counts = (0..<2).map { moves[1 - $0] ? 0 : min(2, counted[$0] + 1) }
                    next[counts, default: 0] += probability
                }
            }
            states = next
        }
        return offers
    }

    /// After 100 rounds the slowest of these chains, tit for tat, has forgotten its beginning up to .9^100 = 3 · 10⁻⁵.
    /// 7 comparisons at |z| ≤ 5.5: a false alarm once in three million seeds.
    @Test("noise and forgiveness")
    func noise() async throws {
        let played = try await ScenarioRun(libraryScenario("noise-and-forgiveness"), replicates: 4000)
        for (name, share) in Self.shares {
            let question = try played.question(name)
            #expect(question.asked == 4000)
            #expect(abs(played.z(question.count, of: question.asked, share)) < 5.5, "\(name)")
        }
    }

    /// The rival is content while it holds and we offer, and changes course when both held (win-stay, lose-shift). After
    /// its hold we offer with 1/2, at most `patience` times in succession; after its offer always. Both offering is the end.
    /// Followed as a chain over (our last move, its last move, steps without an answer).
    static func competitor(patience: Int) -> Double {
        struct State: Hashable {
            var weOffered: Bool
            var theyOffered: Bool
            var tries: Int
        }
        var shares = [State(weOffered: true, theyOffered: false, tries: 0): 1.0]
        var thaw = 0.0
        for month in 1...12 {
            var next: [State: Double] = [:]
            for (state, share) in shares {
                let theyOffer = state.weOffered == state.theyOffered
                let weOffer = month > 1 && state.theyOffered ? 1 : state.tries < patience ? 0.5 : 0
                for (offers, probability) in [(true, weOffer), (false, 1 - weOffer)] where probability > 0 {
                    if offers && theyOffer {
                        thaw += share * probability
                    } else {
                        let tries = theyOffer ? 0 : state.tries + (offers ? 1 : 0)
                        next[State(weOffered: offers, theyOffered: theyOffer, tries: tries), default: 0] +=
                            share * probability
                    }
                }
            }
            shares = next
        }
        return thaw
    }

    /// By policy (conceding, tit for tat, GRIT), in the order of the rivals: mirror, competitor, exploiter.
    @Test("GRIT wins over a competitor, where tit for tat and conceding do not, at a bounded price")
    func grit() throws {
        let competitor = Self.competitor(patience: 3)
        #expect(isClose(competitor, 795 / 1024))
        let thaws: [[Double]] = [[1, 0, 0], [0, 0, 0], [1 - 1.0 / 64, competitor, 0]]
        // What the exploiter gets of GRIT: the least of 3 and a binomial number of 12 · 1/2, 3 less (3 · 1 + 2 · 12 + 66)/4096.
        let givenAway: [Double] = [12, 0, 3 - 93.0 / 4096]
        for policy in 0..<3 {
            for rival in 0..<3 {
                let found = try library("grit", set: ["policy=\(policy)", "rival=\(rival)"])
                #expect(isClose(try found.outcome("thaw").total, thaws[policy][rival]), "\(policy), \(rival)")
                if rival == 2 { #expect(isClose(try found.mean("given"), givenAway[policy]), "\(policy)") }
            }
        }
    }

    @Test("a single step without an answer seldom wins the competitor over", arguments: [1, 3, 6])
    func patience(_ patience: Int) throws {
        let found = try library("grit", set: ["patience=\(patience)"])
        if patience == 1 { #expect(Self.competitor(patience: patience) == 0.25) }
        #expect(isClose(try found.outcome("thaw").total, Self.competitor(patience: patience)))
    }

    /// Probabilities of a sum of `count` steps and answers within `weeks`, both geometric.
    static func steps(_ count: Int, within weeks: Int, initiative: Double, answer: Double) -> Double {
        var sums = [1.0] + Array(repeating: 0, count: weeks)
        for index in 0..<(2 * count) {
            let chance = index.isMultiple(of: 2) ? initiative : answer
            var next = Array(repeating: 0.0, count: weeks + 1)
            for (sum, probability) in sums.enumerated() where sum < weeks {
                for wait in 1...(weeks - sum) {
                    next[sum + wait] += probability * chance * pow(1 - chance, wait - 1)
                }
            }
            sums = next
        }
        return sums.reduce(0, +)
    }

    private static func pow(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    @Test("the Kennedy experiment", arguments: [(0.4, 0.55), (0.2, 0.8)])
    func kennedy(initiative: Double, answer: Double) throws {
        let found = try library("kennedy-experiment", set: ["initiative=\(initiative)", "answer=\(answer)"])
        func steps(_ count: Int, _ weeks: Int) -> Double {
            Self.steps(count, within: weeks, initiative: initiative, answer: answer)
        }
        #expect(isClose(try found.outcome("detente").total, steps(4, 24)))
        #expect(isClose(try found.outcome("cold_war").total, 1 - steps(2, 24)))
        #expect(isClose(try found.question("ban_by_august"), steps(3, 9)))
        #expect(isClose(try found.question("orbit_by_october"), steps(4, 19)))
        if initiative == 0.4 { #expect(isClose(steps(4, 24), 0.9284, 5e-5)) }
    }

    @Test("if Washington only waits for Moscow, and Moscow for Washington, nothing happens")
    func waiting() throws {
        #expect(try library("kennedy-experiment", set: ["initiative=0"]).outcome("cold_war").total == 1)
    }
}
