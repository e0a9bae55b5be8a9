import Simulation
import TestSupport
import Testing

/// `scenarios/library/tests-of-intent.yaml` against a walk of the number of offers read among n, with two barriers.
@Suite("Tests of intent")
struct TestsOfIntentTests {
    /// The walk was followed by a program of its own (Python, doubles): at each n, the probability of having read k offers
    /// of a Washington that has changed and of one that has not, without those walks that reached odds of 4 or of 1/9
    /// before.
    struct Walk {
        var ease: String
        var engaged: Double
        var brokenOff: Double
        var undecided: Double
        var fooled: Double
        var missed: Double
        var tests: Double
    }

    static let walks = [
        Walk(
            ease: "0.2", engaged: 0.41949621459008035, brokenOff: 0.5804746408888134, undecided: 2.914452110618753e-05,
            fooled: 0.12497859796729245, missed: 0.08232958540493596, tests: 3.79518998111618),
        Walk(
            ease: "0.5", engaged: 0.38411551197265936, brokenOff: 0.5083181750640925, undecided: 0.10756631296324809,
            fooled: 0.17143201695528604, missed: 0.20433546247156487, tests: 11.773159352945045),
        Walk(
            ease: "0.7", engaged: 0.02306067267120774, brokenOff: 0.040526190316122285, undecided: 0.93641313701267,
            fooled: 0.19010505289710533, missed: 0.9533081943169877, tests: 23.7284272975447),
    ]

    @Test("hard and easy tests", arguments: walks)
    func walk(_ walk: Walk) throws {
        let found = try library("tests-of-intent", set: ["low_readiness=\(walk.ease)"])
        #expect(isClose(try found.outcome("engaged").total, walk.engaged))
        #expect(isClose(try found.outcome("broken_off").total, walk.brokenOff))
        #expect(isClose(try found.outcome("undecided").total, walk.undecided))
        #expect(isClose(try found.question("fooled"), walk.fooled))
        #expect(isClose(try found.question("rightly_convinced"), 1 - walk.fooled))
        #expect(isClose(try found.question("change_missed"), walk.missed))
        #expect(isClose(try found.mean("tests"), walk.tests))
    }
}
