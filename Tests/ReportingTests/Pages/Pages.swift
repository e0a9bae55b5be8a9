import Foundation
import Reporting
import Scenarios
import Simulation
import TestSupport

/// Documents for tests.
enum Pages {
    static let options = PageOptions(command: "detente run thaw.yaml", version: "0")

    /// The page of ``HandMade``.
    static func handMade(dated: Bool = true, options: PageOptions = options) throws -> ReportDocument {
        let result = HandMade.result(dated: dated)
        return try document(Report(result).reproducibleJSON, result.scenario, options: options)
    }

    static func document(
        _ json: String, _ scenario: Scenario, texts: [PageSource.Text] = [], options: PageOptions = options
    ) throws -> ReportDocument {
        let source = PageSource(
            name: "thaw", place: 0, scenario: scenario, texts: texts, settings: [], stories: [])
        return try ReportDocument(json: json, PageRecord(.report, [source], options, given: nil), [source], options)
    }

    /// An outcome of a page whose numbers are made up.
    struct Ending {
        var name: String
        /// `when`, `finally` or `otherwise`.
        var kind: String
        var isGood = false
        var probability: Double
        var median: Int?
    }

    /// A page with these outcomes, whose probabilities are as given.
    static func page(
        _ endings: [Ending], replicates: Int = 100_000, given: String? = nil, exact: Bool = false
    ) throws -> ReportDocument {
        let outcomes = endings.map { ending -> String in
            let condition =
                ending.kind == "otherwise"
                ? "otherwise" : "{ \(ending.kind): \"round > 99\"\(ending.isGood ? ", good: true" : "") }"
            return "  \(ending.name): \(condition)"
        }
        let scenario = try scenarioOf(
            """
            detente: 1
            title: A test
            clock: { rounds: 24, round: 1 month, start: 2026-01 }
            outcomes:
            \(outcomes.joined(separator: "\n"))
            """)
        let shares = endings.map { ending -> String in
            let median = ending.median.map { String($0) } ?? "null"
            return """
                {"name":"\(ending.name)","title":"\(ending.name)","count":\(Int(ending.probability * Double(replicates))),
                "probability":\(ending.probability),"lower":\(ending.probability),"upper":\(ending.probability),
                "good":\(ending.isGood),"round":{"p50":\(median)}}
                """
        }
        let good = endings.filter(\.isGood)
        let sum = min(1, good.map(\.probability).reduce(0, +))
        let success = good.isEmpty ? "null" : "{\"probability\":\(sum),\"lower\":\(sum),\"upper\":\(sum)}"
        let condition =
            given.map { "{\"expression\":\"\($0)\",\"of\":200000,\"count\":\(replicates),\"probability\":0.5}" }
            ?? "null"
        let method = exact ? "\"method\":\"exact\"" : "\"replicates\":\(replicates),\"seed\":1,\"level\":0.95"
        let json = """
            {"scenario":{"title":"A test","file":"test.yaml","digest":"sha256:0"},
            "run":{\(method),"rounds":24,"given":\(condition),"faults":0,"faults_in":[],"clamped":[]},
            "success":\(success),"outcomes":[\(shares.joined(separator: ","))],"timeline":[],"issues":[],"events":[],
            "expectations":[],"questions":[],"measures":[],"notes":[]}
            """
        return try document(json, scenario)
    }
}
