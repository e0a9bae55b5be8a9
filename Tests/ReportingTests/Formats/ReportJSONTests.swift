import Foundation
import Simulation
import Testing

import Reporting

@Suite("The report as JSON")
struct ReportJSONTests {
    /// Witness: the layout of interface.md; the numbers are those of ``HandMade``, its intervals SciPy's.
    @Test("the whole document, to the letter")
    func snapshot() throws {
        try expect(Report(HandMade.result()).json(), equals: "report.json")
    }

    @Test("the keys stand in their fixed order, timing last in the run")
    func order() throws {
        let text = Report(HandMade.result()).json()
        let keys = [
            "detente", "scenario", "run", "outcomes", "timeline", "issues", "events", "expectations", "questions",
            "measures",
        ]
        let places = try keys.map { try #require(text.range(of: "\n  \"\($0)\":")).lowerBound }
        #expect(places == places.sorted())
        #expect(text.contains(#""timing": { "seconds": 0.25, "threads": 2 }"# + "\n  },"))
    }

    @Test("it is JSON, and says what the report says")
    func parsed() throws {
        let document = try object(Report(HandMade.result()).json())
        let outcomes = try #require(document["outcomes"] as? [[String: Any]])
        #expect(outcomes.map { $0["count"] as? Int } == [250, 60, 688])
        let events = try #require(document["events"] as? [[String: Any]])
        let with = try #require(events[0]["success_if"] as? [String: Any])
        #expect(with["probability"] as? Double == 0.1)
        let without = try #require(events[1]["success_unless"] as? [String: Any])
        #expect(without["probability"] is NSNull)
        let issues = try #require(document["issues"] as? [[String: Any]])
        let median = try #require(issues[1]["round"] as? [String: Any])
        #expect(median["p50"] is NSNull)
        let questions = try #require(document["questions"] as? [[String: Any]])
        #expect(questions[1]["asked"] as? Int == 0)
        #expect(questions[1]["probability"] is NSNull)
        let timeline = try #require(document["timeline"] as? [[String: Any]])
        #expect(timeline.count == 12)
    }

    @Test("without a success, and without replicates, numbers are null")
    func unknown() throws {
        let document = try object(Report(HandMade.result(good: false)).json())
        let events = try #require(document["events"] as? [[String: Any]])
        #expect(events[0]["success_if"] is NSNull)
        let empty = try object(Report(HandMade.result(replicates: 0)).json())
        let outcomes = try #require(empty["outcomes"] as? [[String: Any]])
        #expect(outcomes[0]["probability"] is NSNull && outcomes[0]["upper"] is NSNull)
        let issues = try #require(empty["issues"] as? [[String: Any]])
        let heldUp = try #require(issues[0]["held_up"] as? [String: Any])
        #expect(heldUp["closed"] is NSNull)
    }

    @Test("only the timing differs between equal runs")
    func timing() {
        var other = HandMade.result()
        other.seconds = 99
        other.threads = 7
        let withoutTiming = { (text: String) in text.replacing(/"timing": \{[^}]*\}/, with: "") }
        #expect(Report(other).json() != Report(HandMade.result()).json())
        #expect(withoutTiming(Report(other).json()) == withoutTiming(Report(HandMade.result()).json()))
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
