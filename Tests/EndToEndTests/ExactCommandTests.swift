import Foundation
import Testing

@Suite("detente exact")
struct ExactCommandTests {
    private static let ladder = """
        detente: 1
        clock: { rounds: 4 }
        parameters: { pace: 0.5 }
        actors: { a: { strategy: "random(pace)" }, b: { strategy: always_offer() } }
        issues: { x: {} }
        outcomes: { through: { when: done(x) }, stuck: otherwise }
        expect: ["probability(through) > 0.99"]
        """

    @Test("prints exact probabilities and ends with 0")
    func table() throws {
        let run = try DetenteProcess.run(["exact", "-"], input: Self.ladder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("exact · at most 1 state · 4 rounds"))
        #expect(run.output.contains("93.7500 %"))
        #expect(run.errors == "")
    }

    @Test("JSON by the ending of the output, a parameter set, success named")
    func json() throws {
        let workspace = try Workspace()
        try workspace.file("ladder.yaml", Self.ladder)
        let run = try DetenteProcess.run(
            ["exact", "ladder.yaml", "--set", "pace=0.25", "--outcome", "stuck", "-o", "exact.json"],
            in: workspace.folder)
        #expect(run.status == 0, "\(run.errors)")
        let text = try workspace.text("exact.json").replacing(/\s+/, with: " ")
        #expect(text.contains(#""name": "stuck", "title": "stuck", "probability": 0.31640625, "good": true"#))
        #expect(text.contains(#""method": "exact""#))
    }

    @Test("CSV has the exact numbers, without counts and intervals, and those of a simulation where it is asked for")
    func csv() throws {
        let workspace = try Workspace()
        try workspace.file("ladder.yaml", Self.ladder)
        let run = try DetenteProcess.run(
            ["exact", "ladder.yaml", "--set", "pace=0.25", "--against-simulation", "-n", "50", "-o", "exact.csv"],
            in: workspace.folder)
        #expect(run.status == 0, "\(run.errors)")
        let lines = try workspace.text("exact.csv").split(separator: "\r\n").map(String.init)
        #expect(lines.contains("ladder.yaml,outcomes,stuck,,,probability,0.31640625,,,stuck"))
        #expect(lines.contains("ladder.yaml,against_simulation,outcome stuck,,,exact,0.31640625,,,stuck"))
        #expect(!lines.contains { $0.contains(",outcomes,stuck,,,count,") })
    }

    @Test("a claim that fails ends with 1 if asked to")
    func expectation() throws {
        #expect(try DetenteProcess.run(["exact", "-", "--fail-unless-expected"], input: Self.ladder).status == 1)
        let certain = ["exact", "-", "--fail-unless-expected", "--set", "pace=1"]
        #expect(try DetenteProcess.run(certain, input: Self.ladder).status == 0)
    }

    @Test("side by side with a simulation")
    func againstSimulation() throws {
        let arguments = ["exact", "-", "--against-simulation", "-n", "5000", "--seed", "3"]
        let run = try DetenteProcess.run(arguments, input: Self.ladder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Exact against 5,000 replicates (seed 3)"))
        #expect(run.output.contains("The two agree"))
        let json = try DetenteProcess.run(arguments + ["--format", "json"], input: Self.ladder)
        #expect(json.output.contains(#""against_simulation": {"#))
        #expect(json.output.contains(#""replicates": 5000"#))
    }

    @Test("where it cannot be done it ends with 65, says why, and writes nothing")
    func refused() throws {
        let workspace = try Workspace()
        try workspace.file("ladder.yaml", Self.ladder)
        let run = try DetenteProcess.run(
            ["exact", "ladder.yaml", "--set", "pace=beta(2, 2)", "-o", "exact.json"], in: workspace.folder)
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("error: ladder.yaml: exact probabilities need draws whose values can be listed"))
        #expect(
            run.errors.contains("the parameter 'pace' (line 3): any number of a range; --set pace=… gives it a value"))
        #expect(try workspace.names == ["ladder.yaml"])
    }

    @Test("what makes no sense ends with 64")
    func usage() throws {
        let lonely = try DetenteProcess.run(["exact", "-", "--seed", "3"], input: Self.ladder)
        #expect(lonely.status == 64)
        #expect(lonely.errors.contains("need --against-simulation"))
        #expect(try DetenteProcess.run(["exact", "-", "--outcome", "nowhere"], input: Self.ladder).status == 64)
        #expect(try DetenteProcess.run(["schema", "--results", "--exact"]).status == 64)
    }

    @Test("any number of threads prints the same probabilities, with no simulation")
    func threads() throws {
        let texts = try ["1", "2", "5"].map { threads in
            let run = try DetenteProcess.run(["exact", "-", "-t", threads, "--format", "csv"], input: Self.ladder)
            #expect(run.status == 0, "\(run.errors)")
            return run.output
        }
        #expect(texts[0].contains("probability,0.9375") && Set(texts).count == 1)
    }

    @Test("the schema of its JSON is printed")
    func schema() throws {
        let run = try DetenteProcess.run(["schema", "--exact"])
        #expect(run.status == 0)
        #expect(run.output.contains("Détente exact results"))
    }
}
