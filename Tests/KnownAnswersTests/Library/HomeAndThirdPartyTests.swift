import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// The scenarios of the library about reassurance, legislators, audiences, spoilers, arms and timing, against closed forms.
@Suite("Reassurance, homes and third parties in the library")
struct HomeAndThirdPartyTests {
    /// With R, P, S = 3, 1, 0 and T = 5 or 2, and a share t = .3 of trustworthy states: what North earns of each type.
    @Test("the reassurance window", arguments: [0.5, 0.92, 0.93, 1.2, 1.49, 1.51])
    func reassurance(size: Double) throws {
        let found = try library("reassurance", set: ["size=\(size)"])
        let t = 0.3
        let trustworthy = size * 3 * t + 3 * t + (1 - t)
        let shirker = size * (2 * t + (1 - t)) + 1
        let mimic = size * 3 * t + 5 * t + (1 - t)
        let grasping = size * (5 * t + (1 - t)) + 1
        for (type, earned) in ["trustworthy": trustworthy, "shirker": shirker, "mimic": mimic, "grasping": grasping] {
            #expect(isClose(try found.mean(type), earned), "\(type)")
        }
        // Kydd's window: mimicry pays up to 1.2/1.3, shirking from 1.5 on.
        #expect((mimic > grasping) == (size < 0.925))
        #expect((shirker > trustworthy) == (size > 1.5))
        // Both trustworthy: a quarter of Norths, t of Souths.
        #expect(isClose(try found.outcome("settled").total, t / 4))
    }

    /// The probability of at least `needed` votes of 100, given the mood in logits: senator by senator, the distribution of
    /// the number of votes so far.
    static func passes(_ needed: Int, mood: Double) -> Double {
        func vote(_ average: Double) -> Double { 1 / (1 + exp(-log(average / (1 - average)) - mood)) }
        let chances = Array(repeating: vote(0.95), count: 53) + Array(repeating: vote(0.3), count: 47)
        var votes = [1.0]
        for chance in chances {
            var next = votes.map { $0 * (1 - chance) } + [0]
            for count in votes.indices { next[count + 1] += votes[count] * chance }
            votes = next
        }
        return votes[needed...].reduce(0, +)
    }

    /// .278156 and .9219 are also what SciPy gives.
    @Test("ratification if senators decide independently", arguments: [(51, 0.999977), (60, 0.921893), (67, 0.278156)])
    func ratification(needed: Int, published: Double) throws {
        let exact = Self.passes(needed, mood: 0)
        #expect(isClose(exact, published, 1e-6))
        let found = try library("ratification", set: ["needed=\(needed)", "swing=0"])
        #expect(isClose(try found.question("passes"), exact, 1e-10))
    }

    /// With a mood that moves all senators together, integrated over the normal distribution by the trapezoidal rule.
    ///
    /// SciPy (`quad` of the convolution of two binomial distributions) gives .387283, .437273 and .467657; NumPy's 20,000,000
    /// draws of mood and votes .38730, .43721 and .46784, ± .00011. The .4697 for a deviation of 2 in the list of known
    /// answers is a Gauss–Hermite rule of 80 nodes (.46971), not yet converged: 64 nodes give .47177, 100 .46851, since the
    /// approval is nearly a step in the mood. |z| ≤ 5.5, three times: a false alarm once in 10⁷ seeds.
    @Test("ratification with a shared mood", arguments: [(0.5, 0.387283), (1, 0.437273), (2, 0.467657)])
    func mood(deviation: Double, published: Double) async throws {
        let width = 0.02
        var exact = 0.0
        for step in -350...350 {
            let z = Double(step) * width
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            exact += width * density * Self.passes(67, mood: deviation * z)
        }
        #expect(isClose(exact, published, 1e-6))
        let played = try await ScenarioRun(
            libraryScenario("ratification", set: ["mood=\(deviation)"]), replicates: 20_000)
        let question = try played.question("passes")
        #expect(abs(played.z(question.count, of: question.asked, exact)) < 5.5)
    }

    /// A gambler's ruin from 3 of 6: 1/(1 + r³) with the ratio r of falls to rises. What 400 months leave open is < 10⁻⁹.
    @Test("spoilers, by what the custodians do", arguments: 0..<4)
    func spoilers(management: Int) throws {
        let found = try library("spoilers", set: ["management=\(management)"])
        let effects: [String: [Double]] = [
            "limited": [1, 0.2, 0.5, 0.8], "greedy": [1, 1.4, 0.4, 0.5], "total": [1, 1.2, 1.1, 0.3],
        ]
        let shares = ["limited": 0.4, "greedy": 0.35, "total": 0.25]
        var all = 0.0
        for (type, effect) in effects {
            let (step, attack) = (0.36, 0.5 * effect[management])
            let ratio = attack * (1 - step) / (step * (1 - attack))
            let peace = 1 / (1 + ratio * ratio * ratio)
            #expect(isClose(try found.question("with_\(type)"), peace, 1e-9), "\(type)")
            all += try #require(shares[type]) * peace
        }
        #expect(isClose(try found.outcome("settled").total, all, 1e-9))
    }

    /// Richardson's equations in steps of a fiftieth of a year, without noise and with it: the mean and the variances are
    /// followed as M x + c and M V Mᵀ + Q. In continuous time 2.270683 after a year, (3.5, 3.25), .012 and .014.
    @Test("an arms race")
    func armsRace() async throws {
        let (step, noise) = (0.02, 0.2)
        let m: [[Double]] = [[1 - 3 * step, 2 * step], [step, 1 - 2 * step]]
        var mean = [0.0, 0.0]
        var variance = [[0.0, 0.0], [0.0, 0.0]]
        var afterAYear = 0.0
        for round in 1...500 {
            let east: Double = m[0][0] * mean[0] + m[0][1] * mean[1] + 4 * step
            let west: Double = m[1][0] * mean[0] + m[1][1] * mean[1] + 3 * step
            mean = [east, west]
            var next = [[0.0, 0.0], [0.0, 0.0]]
            for i in 0..<2 {
                for j in 0..<2 {
                    for k in 0..<2 { for l in 0..<2 { next[i][j] += m[i][k] * variance[k][l] * m[j][l] } }
                }
                next[i][i] += noise * noise * step
            }
            variance = next
            if round == 50 { afterAYear = mean[0] }
        }
        #expect(isClose(afterAYear, 2.270683, 0.013))
        #expect(isClose(variance[0][0], 0.012, 3e-4) && isClose(variance[1][1], 0.014, 3e-4))
        let calm = try await ScenarioRun(libraryScenario("arms-race", set: ["noise=0"]), replicates: 1)
        #expect(isClose(try calm.value("after_a_year"), afterAYear, 1e-9))
        #expect(isClose(try calm.value("east_at_last"), mean[0], 1e-9))
        #expect(isClose(try calm.value("west_at_last"), mean[1], 1e-9))
        let played = try await ScenarioRun(libraryScenario("arms-race"), replicates: 2000)
        for (measure, exact) in [
            ("after_a_year", afterAYear), ("east_at_last", mean[0]), ("west_at_last", mean[1]),
            ("east_swing", variance[0][0]), ("west_swing", variance[1][1]),
        ] {
            #expect(abs(try played.z(measure, exact)) < 5.5, "\(measure)")
        }
        #expect(try played.question("runaway").count == 0)
        // Defence 6 and 1 against fatigue 3 and 2: no balance, although the noise is small.
        let unstable = try await ScenarioRun(libraryScenario("arms-race", set: ["defence_east=6"]), replicates: 50)
        #expect(try unstable.question("runaway").count == 50)
    }

    /// v/(v + a·t) of the sides that have not backed down on day t, with the costs a of the other: war at t = 20.
    @Test("audience costs", arguments: [(1.0, 1.0), (1, 4), (0.5, 2)])
    func audiences(east: Double, west: Double) throws {
        let found = try library("audience-costs", set: ["cost_east=\(east)", "cost_west=\(west)"])
        let war = 10 / (10 + west * 20) * (10 / (10 + east * 20))
        #expect(isClose(try found.outcome("war").total, war))
        // Who has backed down by the end of each quarter of a day: a side's own share falls as its share holding out does.
        var (eastAlone, westAlone, both) = (0.0, 0.0, 0.0)
        for quarter in 1...80 {
            func holdsOut(_ cost: Double, _ quarters: Int) -> Double { 10 / (10 + cost * Double(quarters) / 4) }
            let (eastBefore, eastAfter) = (holdsOut(west, quarter - 1), holdsOut(west, quarter))
            let (westBefore, westAfter) = (holdsOut(east, quarter - 1), holdsOut(east, quarter))
            eastAlone += (eastBefore - eastAfter) * westAfter
            westAlone += (westBefore - westAfter) * eastAfter
            both += (eastBefore - eastAfter) * (westBefore - westAfter)
        }
        #expect(isClose(try found.outcome("east_yields").total, eastAlone))
        #expect(isClose(try found.outcome("west_yields").total, westAlone))
        #expect(isClose(try found.outcome("both").total, both))
        if east == west {
            #expect(isClose(war, 1 / 9) && isClose(eastAlone + both / 2, 4 / 9))
        } else {
            #expect(eastAlone > 2 * westAlone, "the side with the greater audience costs backs down less often")
        }
    }

    @Test("ripeness", arguments: [(0.0, 0.0), (0.18, 0), (0.36, 1)])
    func ripeness(mediator: Double, early: Double) throws {
        let found = try library("ripeness", set: ["mediator=\(mediator)", "early=\(early)"])
        let ripe = 0.25 * (0.18 + mediator * (1 - early))
        func within(_ months: Int) -> Double { 1 - pow(1 - ripe, Double(months)) }
        #expect(isClose(try found.outcome("settled").total, within(70)))
        #expect(try found.question("before_stalemate") == 0)
        #expect(isClose(try found.question("within_a_year"), within(12)))
        #expect(isClose(try found.mean("lost"), 14 + within(70) / ripe, 1e-9))
        if mediator == 0 { #expect(isClose(within(70), 1 - pow(0.955, 70))) }
    }
}
