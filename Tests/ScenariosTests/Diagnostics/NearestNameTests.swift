import Scenarios
import Testing

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            ("rusia", ["usa", "russia", "china"], "russia"),
            ("trsut", ["trust", "truth"], "trust"),
            ("USA", ["usa"], "usa"),
            ("flihgts", ["flights", "visas"], "flights"),
            ("ab", ["ac", "aa"], "aa"),
            ("whne", ["when", "where"], "when"),
            ("xyz", ["usa", "russia"], nil),
            ("a", ["b"], nil),
            ("usa", ["usa"], nil),
            ("", ["a"], nil),
            ("strategie", ["strategies", "strategy"], "strategies"),
        ] as [(String, [String], String?)])
    func `the nearest name is found, or none`(name: String, candidates: [String], expected: String?) {
        #expect(nearestName(to: name, among: candidates) == expected)
        #expect(nearestName(to: name, among: candidates.reversed()) == expected)
    }

    @Test func `an absurdly long name costs nothing and has no neighbour`() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(nearestName(to: long, among: [long + "b"]) == nil)
        #expect(nearestName(to: "abc", among: [long]) == nil)
        #expect(quoted(long).unicodeScalars.count < 80)
    }
}
