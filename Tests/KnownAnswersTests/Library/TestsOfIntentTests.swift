import Foundation
import Simulation
import TestSupport
import Testing

/// `scenarios/library/tests-of-intent.yaml` against a walk of the number of offers read among n, with two barriers.
@Suite("Tests of intent")
struct TestsOfIntentTests {
    /// The walk was followed by a program of its own (Python, doubles): at each n, the probability of having read k offers
    /// from a sincere and from a tactical Moscow, without those walks that reached odds of 4 or of 1/9 before.
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
            ease: "0.2", engaged: 0.525845968086698, brokenOff: 0.47138977088446693, undecided: 0.0027642610288350516,
            fooled: 0.12677130635400155, missed: 0.08163242445727448, tests: 2.9142902442604375),
        Walk(
            ease: "0.45", engaged: 0.515998374184712, brokenOff: 0.3733249174516989, undecided: 0.11067670836358916,
            fooled: 0.16163318327138337, missed: 0.1348081711952429, tests: 6.3726650342199616),
        Walk(
            ease: "0.7", engaged: 0.11745697924674452, brokenOff: 0.02661473518089184, undecided: 0.8559282855723637,
            fooled: 0.19369453605309497, missed: 0.8105875917093033, tests: 11.67284634231778),
    ]

    @Test("hard and easy tests", arguments: walks)
    func walk(_ walk: Walk) throws {
        let file = repository.appending(path: "scenarios/library/tests-of-intent.yaml")
        let found = try ExactRun(String(contentsOf: file, encoding: .utf8), set: ["ease=\(walk.ease)"])
        #expect(isClose(try found.outcome("engaged").shares.reduce(0, +), walk.engaged))
        #expect(isClose(try found.outcome("broken_off").shares.reduce(0, +), walk.brokenOff))
        #expect(isClose(try found.outcome("undecided").shares.reduce(0, +), walk.undecided))
        #expect(isClose(try found.question("fooled"), walk.fooled))
        #expect(isClose(try found.question("missed"), walk.missed))
        #expect(isClose(try found.mean("tests"), walk.tests))
    }
}
