import Foundation
import TestSupport
import Testing

/// Witness: closed forms. An event with a chance of p in the one round happens with p, so that success is p·s with a second
/// chance s; a lever that enters nowhere moves nothing.
@Suite("A sweep one parameter at a time")
struct OneAtATimeTests {
    private static let text = """
        detente: 1
        clock: { rounds: 1 }
        parameters:
          p: { value: 0.5, choices: [0.2, 0.5, 0.9], title: The chance of the first }
          s: { value: 0.8, choices: [0.4, 0.80] }
          idle: { value: 1, choices: [1, 2, 3] }
          plain: 0.3
        events:
          first: { chance: p }
          second: { chance: s }
        outcomes:
          won: { when: happened(first) and happened(second), good: true }
          lost: otherwise

        """

    private func sweep(_ arguments: [String], text: String = text) throws -> DetenteProcess {
        try DetenteProcess.run(
            ["sweep", "-", "-n", "40000", "--one-at-a-time", "--quiet"] + arguments, input: text,
            environment: ["COLUMNS": "140"])
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("the swings, the largest first, are those of the closed form")
    func swings() throws {
        let result = try sweep(["--format", "json"])
        #expect(result.status == 0, "\(result.errors)")
        let report = try object(result.output)
        let scenarios = try #require(report["scenarios"] as? [[String: Any]])
        #expect(
            scenarios.map { $0["name"] as? String }
                == ["as it is", "p=0.2", "p=0.9", "s=0.4", "idle=2", "idle=3"])
        let swings = try #require(report["swings"] as? [[String: Any]])
        #expect(swings.map { $0["parameter"] as? String } == ["p", "s", "idle"])
        #expect(swings.map { $0["own"] as? String } == ["0.5", "0.8", "1"])
        // 0.8 · (0.9 − 0.2) and 0.5 · (0.8 − 0.4); each interval covers its value but for 1 in 10,000 at ± 4 errors.
        for (swing, expected) in zip(swings, [(0.56, "0.2", "0.9"), (0.2, "0.4", "0.8")]) {
            let difference = try #require(swing["difference"] as? Double)
            let lower = try #require(swing["lower"] as? Double)
            let upper = try #require(swing["upper"] as? Double)
            #expect(abs(difference - expected.0) < 2 * (upper - lower) / 2 && lower < difference && difference < upper)
            #expect((swing["low"] as? [String: Any])?["value"] as? String == expected.1)
            #expect((swing["high"] as? [String: Any])?["value"] as? String == expected.2)
        }
        #expect(swings[2]["difference"] as? Double == 0 && swings[2]["upper"] as? Double == 0)
        #expect(report["grid"] is NSNull)
    }

    @Test("the page is one table; named parameters replace the levers")
    func page() throws {
        let result = try sweep([])
        #expect(result.output.contains("Success by parameter, one at a time"))
        #expect(result.output.contains("The chance of the first (p)"))
        #expect(result.output.hasPrefix("Sweep, one parameter at a time, of 6 scenarios"))
        let csv = try sweep(["--format", "csv"])
        #expect(csv.output.contains(",swings,p,"))
        let named = try object(try sweep(["--vary", "plain=0.1,0.3,0.5", "--vary", "s", "--format", "json"]).output)
        #expect((named["scenarios"] as? [Any])?.count == 4)
    }

    @Test("a study keeps it, and reports it again")
    func saved() throws {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Self.text)
        func run(_ arguments: [String]) throws -> DetenteProcess {
            try DetenteProcess.run(arguments + ["--format", "json"], in: workspace.folder)
        }
        let first = try run(["sweep", "a.yaml", "--one-at-a-time", "-n", "400", "--save", "s.sqlite"])
        #expect(first.status == 0, "\(first.errors)")
        let swings = try #require(try object(first.output)["swings"] as? [[String: Any]])
        let again = try #require(try object(try run(["report", "s.sqlite"]).output)["swings"] as? [[String: Any]])
        #expect(swings.count == 3 && swings as NSArray == again as NSArray)
    }

    @Test("what cannot be varied is refused")
    func refused() throws {
        let baseline = try sweep(["--baseline", "p=0.2"])
        #expect(baseline.status == 64 && baseline.errors.contains("use --set name=value"))
        let none = try sweep([], text: Self.text.replacing(/, choices: \[[^\]]*\]/, with: ""))
        #expect(none.status == 64 && none.errors.contains("the scenario has no lever"))
    }
}
