import Foundation
import Reporting
import Scenarios
import Testing

/// The table of keys against everything that is not read from it.
@Suite("The table of keys")
struct KeyTests {
    /// `DETENTE_UPDATE_FIXTURES=1 swift test --filter KeyTests` writes the list into the page anew.
    @Test("language.md lists every key as the table has it")
    func list() throws {
        let url = Documentation.root.appending(path: "docs/language.md")
        let text = try String(contentsOf: url, encoding: .utf8)
        let heading = try #require(text.range(of: "\n## All keys\n"))
        let start = try #require(text.range(of: "\n### ", range: heading.upperBound..<text.endIndex)).lowerBound
        let updated = text[...start] + KeyList.markdown
        if ProcessInfo.processInfo.environment["DETENTE_UPDATE_FIXTURES"] == "1" {
            try Data(updated.utf8).write(to: url)
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == updated)
    }

    @Test("every key is explained, or shown in an example, on the page that its row names")
    func explained() throws {
        let pages = try Documentation.pages()
        for table in KeyTable.all {
            for key in table.keys {
                let name = try #require((key.page ?? table.page).split(separator: "#").first)
                let page = try #require(pages.first { $0.name == name }, "\(table.name): \(key.name)")
                let text = page.text.components(separatedBy: "\n## All keys\n")[0]
                let words = text.matches(of: /`([^`\n]+)`/).flatMap {
                    $0.output.1.split { !($0.isLetter || $0 == "_") }
                }
                let isExplained = words.contains(Substring(key.name)) || text.contains("\(key.name):")
                #expect(isExplained, "\(table.name): \(key.name) on \(page)")
            }
        }
    }

    /// What the checker finds out, and no file says.
    private static let additional: Set<String> = ["type"]
    /// What a checked scenario cannot show: whence it came, and what is replaced by what it stands for.
    private static let unseen: Set<String> = ["a scenario: extends", "an actor: title"]

    @Test("the listing of a checked scenario writes every key, and none but those of the table")
    func listing() throws {
        var written: Set<String> = []
        for folder in ["scenarios", "Tests/Fixtures/Accepted"] {
            let folder = Documentation.root.appending(path: folder)
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".yaml") {
                let reading = readScenario(
                    file: file, text: try Data(contentsOf: folder.appending(path: file)),
                    load: { try Data(contentsOf: folder.appending(path: $0)) })
                let scenario = try #require(reading.scenario, "\(file)")
                var bag = DiagnosticBag()
                let listing = Data(ScenarioListing(scenario).text.utf8)
                let document = try #require(
                    Document.read(file: file, text: listing, load: { _ in Data() }, into: &bag), "\(file)")
                collect(document.root, at: [], into: &written, file)
            }
        }
        for table in KeyTable.all {
            for key in table.keys where !Self.unseen.contains("\(table.name): \(key.name)") {
                let isWritten = written.contains("\(table.name): \(key.name)")
                #expect(isWritten, "the listing never writes \(table.name): \(key.name)")
            }
        }
    }

    private func collect(_ node: Node, at path: [String], into written: inout Set<String>, _ file: String) {
        switch node.content {
        case .null, .scalar: break
        case .list(let nodes): for node in nodes { collect(node, at: path + ["-"], into: &written, file) }
        case .mapping(let entries):
            let table = KeyTable.at(path)
            for entry in entries {
                if let table {
                    // Payoffs have pairs of moves, or `each`.
                    let isKnown =
                        table.names.contains(entry.key) || Self.additional.contains(entry.key)
                        || table.path.last == "payoffs" && entry.key.contains("/")
                    #expect(isKnown, "\(table.name): \(entry.key) in the listing of \(file)")
                    written.insert("\(table.name): \(entry.key)")
                }
                collect(entry.value, at: path + [entry.key], into: &written, file)
            }
        }
    }
}
