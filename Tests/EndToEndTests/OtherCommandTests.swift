import Foundation
import Testing

@Suite("The commands that explain, tell, start and measure")
struct OtherCommandTests {
    @Test("explain tells the model back, and shows every stage of it")
    func explain() throws {
        let workspace = try Workspace()
        try workspace.file("chancy.yaml", Sample.chancy)
        let told = try DetenteProcess.run(["explain", "chancy.yaml"], in: workspace.folder)
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.output.contains("spark") && told.output.contains("uniform(0, 0.1)"))
        for stage in ["document", "scenario", "plan"] {
            let shown = try DetenteProcess.run(["explain", "chancy.yaml", "--show", stage], in: workspace.folder)
            #expect(shown.status == 0 && shown.output.contains("spark"), "\(stage)")
        }
        try workspace.file("bad.yaml", Sample.mistaken)
        #expect(try DetenteProcess.run(["explain", "bad.yaml"], in: workspace.folder).status == 65)
    }

    @Test("trace tells one replicate, by number or by how it ends")
    func trace() throws {
        let workspace = try Workspace()
        try workspace.file("certain.yaml", Sample.certain)
        let told = try DetenteProcess.run(["trace", "certain.yaml", "--replicate", "7"], in: workspace.folder)
        #expect(told.status == 0 && told.output.contains("signal"), "\(told.errors)")
        let found = try DetenteProcess.run(
            ["trace", "certain.yaml", "--outcome", "signalled", "--format", "json"], in: workspace.folder)
        #expect(found.status == 0, "\(found.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
        #expect(json?["detente"] as? Int == 1)
        // No replicate of a certain thing ends otherwise.
        let none = try DetenteProcess.run(
            ["trace", "certain.yaml", "--outcome", "silent", "--replicates", "50"], in: workspace.folder)
        #expect(none.status == 1 && none.output.isEmpty && none.errors.contains("silent"))
    }

    @Test("schema prints JSON, for scenarios and for results")
    func schema() throws {
        for arguments in [["schema"], ["schema", "--results"]] {
            let printed = try DetenteProcess.run(arguments)
            let json = try JSONSerialization.jsonObject(with: Data(printed.output.utf8)) as? [String: Any]
            #expect(json?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        }
    }

    @Test("new writes a scenario that is in order, and overwrites nothing")
    func new() throws {
        let workspace = try Workspace()
        #expect(try DetenteProcess.run(["new", "thaw"], in: workspace.folder).status == 0)
        let check = try DetenteProcess.run(["check", "thaw.yaml"], in: workspace.folder)
        #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
        try workspace.file("thaw.yaml", "mine")
        #expect(try DetenteProcess.run(["new", "thaw"], in: workspace.folder).status != 0)
        #expect(try workspace.text("thaw.yaml") == "mine")
    }

    @Test(
        "a warning of the trial run shows the line that it points at: of the file, of --set, and behind a byte order mark",
        arguments: ["", "\u{FEFF}"])
    func trialExcerpts(mark: String) throws {
        let workspace = try Workspace()
        try workspace.file(
            "cut.yaml",
            mark + """
                detente: 1
                clock: { rounds: 10 }
                parameters: { p: 0.5, q: "uniform(0.6, 0.9)" }
                events:
                  spark: { chance: chance(3 * p * q) }
                outcomes:
                  warm: happened(spark)
                  cold: otherwise

                """)
        let inFile = try DetenteProcess.run(["check", "cut.yaml", "--set", "p=1"], in: workspace.folder)
        #expect(inFile.status == 0)
        let pointed = inFile.errors.split(separator: "\n").firstIndex { $0.hasPrefix("cut.yaml:5:") }
        let lines = inFile.errors.split(separator: "\n").map(String.init)
        if let pointed {
            #expect(lines[pointed + 1].hasSuffix("  spark: { chance: chance(3 * p * q) }"), "\(inFile.errors)")
        } else {
            Issue.record("no warning in the file: \(inFile.errors)")
        }
        let inOption = try DetenteProcess.run(["check", "cut.yaml", "--set", "p=chance(2 * q)"], in: workspace.folder)
        #expect(inOption.status == 0)
        let option = inOption.errors.split(separator: "\n").map(String.init)
        if let place = option.firstIndex(where: { $0.hasPrefix("--set:1:3: warning") }) {
            #expect(option[place + 1].hasSuffix("p=chance(2 * q)"), "\(inOption.errors)")
        } else {
            Issue.record("no warning in --set: \(inOption.errors)")
        }
    }

    @Test("check warns of an outcome that a trial run never reaches, and of a probability that is often cut")
    func trialWarnings() throws {
        let workspace = try Workspace()
        try workspace.file(
            "slips.yaml",
            """
            detente: 1
            clock: { rounds: 10 }
            parameters: { p: "uniform(2, 3)" }
            events:
              spark: { chance: p }
            outcomes:
              cold: times(spark) < 0
              warm: otherwise

            """)
        let check = try DetenteProcess.run(["check", "slips.yaml"], in: workspace.folder)
        #expect(check.status == 0)
        #expect(
            check.errors.contains(
                "slips.yaml:7:3: warning: outcome 'cold' was not reached in any of 1000 trial replicates"))
        #expect(
            check.errors.contains("the probability 'p' was clamped to [0, 1] 100 times in 100 rounds of a trial run"))
        #expect(check.output == "slips.yaml: no errors, 2 warnings\n")
    }

    @Test("check asks about a question that is true from the first round on") func trueFromTheStart() throws {
        let workspace = try Workspace()
        try workspace.file(
            "strike.yaml",
            """
            detente: 1
            clock: { rounds: 12, round: 1 month }
            events: { strike: { rate: 0.5 } }
            outcomes: { over: otherwise }
            questions:
              no_strike: { ask: not happened(strike) }
              calm: { ask: never(happened(strike)) }
              soon: { ask: not happened(strike), by: 1 }
              struck: { ask: happened(strike), given: not happened(strike) }

            """)
        let check = try DetenteProcess.run(["check", "strike.yaml"], in: workspace.folder)
        #expect(check.status == 0)
        // 96 of 100 replicates, within some: the chance of a month is 1 − e^(−1/24).
        let words = check.errors.replacing(/9[3-9] %/, with: "96 %")
        #expect(
            words == """
                strike.yaml:6:21: warning: 'not happened(strike)' is true at the end of round 1 in 96 % of the trial replicates, and the question is whether it has ever been true
                    6 |   no_strike: { ask: not happened(strike) }
                      |                     ^^^^^^^^^^^^^^^^^^^^ for 'in no round' write never(happened(strike)), for 'at the end' at(end, not happened(strike))
                strike.yaml:9:43: warning: 'not happened(strike)' is true at the end of round 1 in 96 % of the trial replicates, and the question is whether it has ever been true
                    9 |   struck: { ask: happened(strike), given: not happened(strike) }
                      |                                           ^^^^^^^^^^^^^^^^^^^^ for 'in no round' write never(happened(strike)), for 'at the end' at(end, not happened(strike))

                """)
        #expect(check.output == "strike.yaml: no errors, 2 warnings\n")
    }

    @Test("bench measures a scenario")
    func bench() throws {
        let workspace = try Workspace()
        try workspace.file("chancy.yaml", Sample.chancy)
        let measured = try DetenteProcess.run(
            ["bench", "chancy.yaml", "-n", "200", "--repeats", "2", "--threads", "1", "--format", "json", "--quiet"],
            in: workspace.folder)
        #expect(measured.status == 0, "\(measured.errors)")
        #expect(try JSONSerialization.jsonObject(with: Data(measured.output.utf8)) is [String: Any])
    }
}
