import Foundation
import Testing

@Suite("Pages and figures from the command line")
struct PageCommandTests {
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.certain)
        try workspace.file("b.yaml", Sample.certain.replacingOccurrences(of: "at: 2", with: "at: 2, when: chance(0.5)"))
        return workspace
    }

    private func detente(_ arguments: [String], in workspace: Workspace) throws -> DetenteProcess {
        try DetenteProcess.run(arguments, in: workspace.folder)
    }

    @Test("equal runs make equal pages, on any number of threads; what is kept is the report's JSON")
    func run() throws {
        let workspace = try workspace()
        for (name, threads) in [("one.html", "1"), ("two.html", "2")] {
            let run = try detente(["run", "b.yaml", "-n", "500", "-t", threads, "-q", "-o", name], in: workspace)
            #expect(run.status == 0 && run.output.isEmpty)
        }
        #expect(try workspace.text("one.html") == workspace.text("two.html"))
        let json = try detente(["run", "b.yaml", "-n", "500", "-q", "--format", "json"], in: workspace).output
        let kept = try detente(["report", "one.html", "--format", "json"], in: workspace)
        #expect(kept.status == 0)
        var printed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        var settings = try #require(printed["run"] as? [String: Any])
        settings["timing"] = nil
        printed["run"] = settings
        let read = try #require(try JSONSerialization.jsonObject(with: Data(kept.output.utf8)) as? [String: Any])
        #expect(NSDictionary(dictionary: read).isEqual(to: printed))
    }

    @Test("a page is read back and written again, byte for byte; with other words it is another page")
    func again() throws {
        let workspace = try workspace()
        #expect(try detente(["run", "b.yaml", "-n", "300", "-q", "-o", "one.html"], in: workspace).status == 0)
        #expect(try detente(["report", "one.html", "-o", "two.html"], in: workspace).status == 0)
        #expect(try workspace.text("one.html") == workspace.text("two.html"))
        let worded = try detente(
            ["report", "one.html", "--format", "html", "--words", "ipcc", "--headline", "Mine"], in: workspace)
        #expect(worded.output.contains("<h1>Mine</h1>") && worded.output.contains("(33–66\u{A0}%)"))
        let text = try detente(["report", "one.html"], in: workspace)
        #expect(text.status == 0 && text.output.hasPrefix("# "))
    }

    @Test("comparisons, sweeps, exact results and studies have pages, which are read back")
    func kinds() throws {
        let workspace = try workspace()
        let runs = [
            ["compare", "a.yaml", "b.yaml", "-n", "300", "--save", "s.sqlite"],
            ["sweep", "b.yaml", "--vary", "p=0.2,0.5,0.8", "-n", "300"],
            ["sweep", "b.yaml", "--vary", "p=0.2,0.5", "--vary", "q=0,1", "-n", "300"], ["exact", "b.yaml"],
            ["report", "s.sqlite"], ["report", "s.sqlite", "--scenario", "b"],
        ]
        try workspace.file(
            "b.yaml",
            Sample.certain.replacingOccurrences(of: "at: 2", with: "at: 2, when: chance(p * (1 - q / 2))")
                .replacingOccurrences(of: "events:", with: "parameters: { p: 0.5, q: 0 }\nevents:"))
        for arguments in runs {
            let name = "page.html"
            let made = try detente(arguments + ["-o", name] + (arguments[0] == "report" ? [] : ["-q"]), in: workspace)
            #expect(made.status == 0, "\(arguments): \(made.errors)")
            let html = try workspace.text(name)
            #expect(html.contains("<h1>"))
            #expect(try detente(["report", name, "-o", "again.html"], in: workspace).status == 0)
            #expect(try workspace.text("again.html") == html, "\(arguments)")
            let markdown = try detente(["report", name, "--format", "markdown"], in: workspace)
            #expect(markdown.status == 0 && markdown.output.hasPrefix("# "))
        }
    }

    @Test("the page of a sweep has the titles of levers, true distances, and what the box of trust is about")
    func levers() throws {
        let workspace = try workspace()
        try workspace.file(
            "d.yaml",
            """
            detente: 1
            clock: { rounds: 24, round: 1 month, start: 2026-01 }
            parameters: { patience_in_talks: { value: 0.1, title: Patience in talks } }
            events: { deal: { chance: patience_in_talks } }
            outcomes: { agreed: { when: happened(deal), good: true }, none: otherwise }
            """)
        let sweep = try detente(
            ["sweep", "d.yaml", "--vary", "patience_in_talks=0.1,0.11,0.2", "-n", "2000", "-q", "--format", "html"],
            in: workspace)
        #expect(sweep.status == 0, "\(sweep.errors)")
        let headline = try #require(sweep.output.firstMatch(of: /<h1>(.*?)<\/h1>/)).1
        #expect(headline.contains("with Patience in talks\u{A0}=\u{A0}0.2: "), "\(headline)")
        #expect(sweep.output.contains("<h2 id=\"sweep-h\">Success by Patience in talks</h2>"))
        #expect(!sweep.output.contains("not at their distances"))
        #expect(sweep.output.contains("All of this is about the baseline, <b>Patience in talks\u{A0}=\u{A0}0.1</b>."))
        // The places of the three points: the second is a tenth of the way to the third.
        let figure = try #require(sweep.output.firstMatch(of: /<figure id="sweep"(?:.|\n)*?<\/figure>/)).0
        let places = figure.matches(of: /<circle class="good-1" cx="([0-9.]+)"/).compactMap { Double($0.1) }
        // The second drawing, for a telephone, has them too.
        #expect(places.count == 6 && abs((places[1] - places[0]) / (places[2] - places[0]) - 0.1) < 0.001)
    }

    @Test("the foot of a page has the command that makes it again, with every option that changes a number")
    func repeatedCommand() throws {
        let workspace = try workspace()
        let page = try detente(
            ["run", "b.yaml", "-n", "300", "--seed", "4", "-q", "--plain", "--without", "signal", "--format", "html"],
            in: workspace)
        #expect(page.status == 0, "\(page.errors)")
        let command = "detente run b.yaml --replicates 300 --seed 4 --plain --without signal --format html"
        #expect(page.output.contains(command))
        let again = try detente(
            Array(command.split(separator: " ").dropFirst().map(String.init)) + ["-q"], in: workspace)
        #expect(again.output == page.output)
    }

    @Test("figures are files of their own, beside any format")
    func figures() throws {
        let workspace = try workspace()
        let run = try detente(["run", "b.yaml", "-n", "200", "-q", "--figures", "drawn/here"], in: workspace)
        #expect(run.status == 0 && run.output.contains("Outcomes"))
        let files = try FileManager.default.contentsOfDirectory(atPath: workspace.path("drawn/here"))
        #expect(Set(files).isSuperset(of: ["futures.svg", "outcomes.svg"]))
        #expect(try workspace.text("drawn/here/futures.svg").hasPrefix("<?xml"))
    }

    @Test(
        "what makes no sense is refused, with what there is",
        arguments: [
            (["run", "a.yaml", "--words", "ipcc", "--format", "json"], 64, "--words is for readers"),
            (["run", "a.yaml", "--headline", "x"], 64, "--headline is for pages: it needs --format html or markdown."),
            (["run", "a.yaml", "--words", "many"], 64, "'many' are no likelihood words: give icd203, ipcc or none."),
            (["trace", "a.yaml", "--format", "html"], 64, "There is no HTML of this; --format table or json."),
            (["report", "none.html"], 66, "cannot read none.html"),
            (["report", "broken.html"], 65, "it is not a report that detente wrote as HTML"),
            (["report", "broken.html", "--level", "0.9"], 64, "An HTML report has the numbers of one run"),
            (["report", "broken.html", "--format", "csv"], 64, "An HTML report has no CSV in it"),
            (
                ["exact", "a.yaml", "--against-simulation", "--format", "html"], 64,
                "A page has the exact results alone"
            ),
        ] as [([String], Int32, String)])
    func refused(arguments: [String], status: Int32, message: String) throws {
        let workspace = try workspace()
        try workspace.file("broken.html", "<!doctype html><title>x</title>")
        let run = try detente(arguments, in: workspace)
        #expect(run.status == status)
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test("a page whose data was damaged is refused, not misread")
    func damaged() throws {
        let workspace = try workspace()
        #expect(try detente(["run", "b.yaml", "-n", "100", "-q", "-o", "one.html"], in: workspace).status == 0)
        let html = try workspace.text("one.html")
        for (from, to) in [
            ("id=\"report\">{", "id=\"report\">{["), ("\"outcomes\":{\"#\":2", "\"outcomes\":{\"#\":3"),
            ("\"outcomes\":{\"#\":2", "\"outcomes\":{\"#\":2,\"good\":{\"=\":99999}"),
            ("id=\"source\">{", "id=\"source\">"),
            ("clock: { rounds: 4 }", "clock: { rounds: x }"), ("\"good\":[", "\"good\":[1,"),
        ] {
            #expect(html.contains(from))
            try workspace.file("two.html", html.replacingOccurrences(of: from, with: to))
            #expect(try detente(["report", "two.html"], in: workspace).status == 65, "\(from)")
        }
    }
}
