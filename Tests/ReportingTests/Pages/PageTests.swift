import Foundation
import Reporting
import Scenarios
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Pages")
struct PageTests {
    @Test("a page refers to nothing outside it, runs nothing, and has no style of its own in an element")
    func closed() throws {
        let html = try Pages.handMade().html
        #expect(html.hasPrefix("<!doctype html>\n"))
        #expect(html.matches(of: /<script\s/).count == html.matches(of: /<script type="application\/json"/).count)
        for forbidden in [
            " style=", "<link", "<img", "<iframe", "<object", "src=", "@import", "url(", "javascript:",
        ] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(html.firstMatch(of: /\son[a-z]+="/) == nil)
        #expect(html.matches(of: /href="([^"]*)"/).allSatisfy { $0.1.hasPrefix("#") })
        #expect(html.matches(of: /https?:\/\/[^"' ]*/).isEmpty)
    }

    /// Witness: the digest by the `openssl` that the test runs.
    @Test("the policy allows the one style sheet, by its digest")
    func policy() throws {
        let html = try Pages.handMade().html
        let style = try #require(html.firstMatch(of: /<style>((?:.|\n)*?)<\/style>/)).1
        let named = try #require(html.firstMatch(of: /style-src 'sha256-([^']*)'/)).1
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "openssl dgst -sha256 -binary | base64"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(style.utf8))
        try input.fileHandleForWriting.close()
        let digest = String(decoding: try #require(try output.fileHandleForReading.readToEnd()), as: UTF8.self)
        #expect(digest.trimmingCharacters(in: .whitespacesAndNewlines) == named)
        #expect(html.contains("content=\"default-src 'none'; style-src"))
    }

    @Test("every place that is linked or referred to exists, once")
    func places() throws {
        let html = try Pages.handMade().html
        let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let referred =
            html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
            + html.matches(of: /aria-labelledby="([^"]*)"/).map { String($0.1) }
        for place in referred { #expect(ids.contains(place), "\(place)") }
    }

    /// What text could do in HTML, in JSON within HTML, and in SVG.
    static let hostileTitles = [
        "</title><script>alert(1)</script>", "\"onmouseover=\"alert(1)", "'><svg onload=alert(1)>", "a & b < c > d",
        "<!--", "]]>", "{{{title}}}", "\u{202E}reversed\u{2066}", "</script><script>", "a\u{0}b\u{7F}",
        String(repeating: "long ", count: 2_000), String(repeating: "x", count: 10_000),
    ]

    @Test("names do nothing to a page", arguments: hostileTitles)
    func hostile(title: String) throws {
        var scenario = HandMade.scenario(dated: true, good: true)
        scenario.title = title
        scenario.outcomes[0].title = title
        scenario.outcomes[0].about = title
        scenario.issues[0].title = title
        scenario.events[0].title = title
        var result = HandMade.result()
        result = RunWith.scenario(scenario, result)
        let document = try Pages.document(
            Report(result).reproducibleJSON, scenario, texts: [.init(path: title, text: title)])
        let tame = try Pages.handMade().html
        func tags(_ html: String) -> Set<Substring> { Set(html.matches(of: /<\/?([a-zA-Z!][^\s>]*)/).map(\.1)) }
        let html = document.html
        #expect(tags(html).subtracting(["pre", "/pre"]) == tags(tame).subtracting(["pre", "/pre"]))
        #expect(html.matches(of: /<script/).count == 2 && !html.contains("<svg onload"))
        #expect(!html.unicodeScalars.contains { $0 != "\n" && displayable($0) != $0 })
        for figure in document.figures { #expect(XMLParser(data: Data(figure.svg.utf8)).parse(), "\(figure.name)") }
        let kept = try PageData(html: html)
        let title = try #require(try JSONSerialization.jsonObject(with: Data(kept.report.utf8)) as? [String: Any])
        #expect((title["scenario"] as? [String: Any])?["title"] as? String == displayableJSON(scenario.title ?? ""))
    }

    /// The text as the report's JSON has it: some control characters are written as escapes, and read back as they were.
    private func displayableJSON(_ text: String) -> String { text }

    @Test("what a page was made from is read back, and makes the same page")
    func again() throws {
        let text = "a: \"<b> & 'c'\"\n\tb\r\nend"
        let scenario = HandMade.scenario(dated: true, good: true)
        let json = Report(HandMade.result()).reproducibleJSON
        for source in [text, "plain: text\nmore: <>&\"'\n"] {
            let document = try Pages.document(json, scenario, texts: [.init(path: "thaw.yaml", text: source)])
            let kept = try PageData(html: document.html)
            #expect(kept.report == json + (json.hasSuffix("\n") ? "" : "\n"))
            #expect(kept.record.scenarios[0].texts[0].text == source)
            let again = try Pages.document(
                kept.report, scenario, texts: [.init(path: "thaw.yaml", text: kept.record.scenarios[0].texts[0].text)])
            #expect(again.html == document.html)
        }
        #expect(throws: PageData.Unreadable.self) { try PageData(html: "<!doctype html><title>x</title>") }
    }

    @Test("every number that a page shows is one of the report's JSON, rounded", arguments: [true, false])
    func numbers(dated: Bool) throws {
        let document = try Pages.handMade(dated: dated)
        var known: [Double] = []
        func collect(_ value: Any) {
            switch value {
            case let number as NSNumber: known.append(number.doubleValue)
            case let list as [Any]: list.forEach(collect)
            case let object as [String: Any]: object.values.forEach(collect)
            default: break
            }
        }
        collect(try JSONSerialization.jsonObject(with: Data(document.json.utf8)))
        let shown = document.shownNumbers
        #expect(shown.count > 100)
        let values = Set(known)
        for (value, text) in shown {
            // Shares of the time are the differences of others in JSON: on the agenda is what is left.
            let isKnown =
                values.contains(value) || known.contains { abs($0 - value) < 1e-12 } || values.contains(1 - value)
            #expect(isKnown || text.hasSuffix("%"), "\(value) \(text)")
            guard let digits = text.firstMatch(of: /[−+-]?[0-9]+(\.[0-9]+)?/) else { continue }
            let number = Double(digits.0.replacing("−", with: "-").replacing("+", with: "")) ?? .nan
            let half = 0.5 * pow(10, -Double(digits.1?.dropFirst().count ?? 0))
            let agrees = [value, 100 * value].contains { abs($0 - number) <= half * 1.02 + 1e-9 }
            #expect(
                agrees || text.hasPrefix("fewer") || text.hasPrefix("more") || text.hasPrefix("<"), "\(value) \(text)")
        }
    }

    @Test("a headline of one's own, and likelihood words")
    func options() throws {
        let page = try Pages.handMade(
            options: PageOptions(headline: "A <headline>", words: .icd203, command: "x", version: "0"))
        #expect(page.html.contains("<h1>A &lt;headline&gt;</h1>"))
        #expect(page.html.contains("unlikely (20–45\u{A0}%)"))
        #expect(page.markdown.hasPrefix("# A &lt;headline&gt;\n"))
    }

    @Test("Markdown has the same sections, with tables in place of figures")
    func markdown() throws {
        let document = try Pages.handMade()
        let headings = document.html.matches(of: /<section id="[^"]*" aria-labelledby="[^"]*"><h2 id="[^"]*">([^<]*)</)
            .map(\.1)
        #expect(headings.count >= 6)
        for heading in headings { #expect(document.markdown.contains("\n## \(heading)\n"), "\(heading)") }
        #expect(document.markdown.contains("| settled ✓ | 25 % | 22–28 % | May 2026 |"))
    }
}
