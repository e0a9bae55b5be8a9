import Detente
import Foundation
import TestSupport
import Testing

/// `trace --typical`, checked by Python, which compares every replicate with every other.
@Suite("The typical replicate")
struct TypicalTests {
    private static let rich = repository.appending(path: "Tests/Fixtures/Draws/rich.yaml").path

    @Test(
        "is the one that brute force over the rows finds",
        arguments: [
            (options: [], given: [], outcomes: "likeliest"),
            (options: ["--outcome", "rupture"], given: [], outcomes: "rupture"),
            (options: ["--outcome", "settled"], given: [], outcomes: "settled"),
            (options: ["--outcome", "stalled"], given: ["--given", "happened(leak)"], outcomes: "stalled"),
            (options: [], given: ["--given", "trust(russia, usa) > 0.5"], outcomes: "likeliest"),
        ])
    func bruteForce(options: [String], given: [String], outcomes: String) throws {
        let workspace = try Workspace()
        let rows = try DetenteProcess.run(
            ["run", Self.rich, "-n", "1500", "--draws", "rows.csv", "-q"] + given, in: workspace.folder)
        #expect(rows.status == 0, "\(rows.errors)")
        let found = try Python.output(
            of: ["Tests/Fixtures/Draws/medoid.py", workspace.path("rows.csv"), "12", "summit,crisis", outcomes]
        ).split { $0 == " " || $0 == "\n" }
        let run = try DetenteProcess.run(
            ["trace", Self.rich, "-n", "1500", "--typical", "--format", "json", "-q"] + options + given)
        #expect(run.status == 0, "\(run.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let trace = try #require(object?["trace"] as? [String: Any])
        let chosen = try #require(trace["chosen"] as? [String: Any])
        #expect(trace["replicate"] as? Int == Int(found[0]) && chosen["count"] as? Int == Int(found[1]))
        let distance = try #require(chosen["distance"] as? Double)
        #expect(abs(distance - (try #require(Double(found[2])))) < 1e-9)
        #expect(chosen["replicates"] as? Int == 1500)
        #expect((chosen["counted"] as? Int == 1500) == given.isEmpty)
    }

    @Test("is found among successes and failures, if the scenario says what counts")
    func endings() throws {
        let workspace = try Workspace()
        let rich = try CheckedScenario(contentsOf: Self.rich)
        let stories = try rich.typicalTraces([.likeliest, .success, .failure], among: 800)
        #expect(stories.map { $0?.outcome }.dropFirst() == ["settled", "stalled"])
        #expect(try rich.typicalTrace(.success, among: 800).replicate == stories[1]?.replicate)
        #expect(try rich.typicalTrace(.outcome("settled"), among: 800).replicate == stories[1]?.replicate)
        _ = try DetenteProcess.run(
            ["run", Self.rich, "-n", "800", "--draws", "rows.csv", "-q"], in: workspace.folder)
        let script = "Tests/Fixtures/Draws/medoid.py"
        let failure = try Python.output(
            of: [script, workspace.path("rows.csv"), "12", "summit,crisis", "rupture,stalled"])
        #expect(failure.hasPrefix("\(stories[2]?.replicate ?? 0) "))
        let other = try rich.typicalTraces([.success], success: "rupture", among: 800)
        #expect(other[0]?.outcome == "rupture")
        try workspace.file("chancy.yaml", Sample.chancy)
        let chancy = try CheckedScenario(contentsOf: workspace.path("chancy.yaml"))
        let none = try chancy.typicalTraces([.success, .failure, .likeliest], among: 50).map { $0 == nil }
        #expect(none == [true, true, false])
    }

    @Test("is said to be so, and of how many")
    func text() throws {
        let run = try DetenteProcess.run(["trace", Self.rich, "--typical", "-n", "500", "-q"])
        #expect(run.output.contains("the most ordinary of the "))
        #expect(run.output.contains(" that end so, of 500 replicates: in milestones and their times"))
        let given = try DetenteProcess.run(
            ["trace", Self.rich, "--outcome", "settled", "--given", "happened(crisis)", "-n", "500", "-q"])
        #expect(given.status == 1)
        #expect(
            given.errors
                == "error: none of the first 500 replicates with 'happened(crisis)' true ends in 'settled'; search more "
                + "with --replicates, or try another --seed\n")
    }

    @Test(
        "options that contradict each other are usage errors",
        arguments: [
            (["--replicate", "3", "--typical"], "--replicate selects one replicate; it cannot be used with --outcome"),
            (["--given", "round > 2"], "--given is about the replicates to search; it needs --outcome or --typical."),
            (["-n", "20"], "--replicates is the number of replicates to search; it needs --outcome or --typical."),
        ])
    func usage(options: [String], message: String) throws {
        let run = try DetenteProcess.run(["trace", Self.rich, "-q"] + options)
        #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
    }
}
