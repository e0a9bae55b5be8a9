import Detente
import Distributions
import Foundation
import Scenarios
import Testing

/// Whatever the language knows, the pages tell of.
@Suite("The documentation is complete")
struct CompletenessTests {
    private static func words(_ pieces: [String]) -> Set<Substring> {
        Set(pieces.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } })
    }

    /// Every name that a scenario can use without declaring it.
    private static func names() throws -> [String] {
        let keys = try keys(of: JSONSchemas.language)
        #expect(keys.count > 50)
        let words = """
            if min max abs exp log sqrt floor nearest clamp logistic logit days weeks months quarters years
            and or not true false all self other issue saw mine first lead moved heard offer hold withdraw round rounds
            completed progress otherwise default trust level done open expired move offers holds withdrawals vetoes met
            meetings rounds_since_meeting happened times rounds_since score follows probability mean unlimited none
            jointly separately first_open rotate random linear bayesian data literature reported judgement finally
            """
        return keys.sorted() + Family.allCases.map(\.rawValue) + BuiltInStrategies.names
            + words.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    @Test("every key, word, function, distribution and strategy is explained in the pages of the language")
    func language() throws {
        let pages = try Documentation.pages().filter {
            !["README.md", "results.md", "comparing.md", "studies.md", "draws.md", "exact.md"].contains($0.name)
        }
        let prose = pages.map { page in page.text.replacing(/(?ms)^```.*?^```$/, with: "") }
        let explained = Self.words(prose.flatMap { $0.matches(of: /`([^`\n]+)`/).map { String($0.output.1) } })
        for name in try Self.names() { #expect(explained.contains(Substring(name)), "'\(name)' is not explained") }
    }

    @Test("every key, word, function, distribution and strategy stands in an example that is run")
    func examples() throws {
        let used = Self.words((ExampleTests.accepted + ExampleTests.expressions).map(\.text))
        for name in try Self.names() { #expect(used.contains(Substring(name)), "'\(name)' has no example") }
    }

    @Test("every field of the JSON stands in results.md")
    func results() throws {
        let page = try #require(try Documentation.pages().first { $0.name == "results.md" })
        let explained = Self.words(page.text.matches(of: /`([^`\n]+)`/).map { String($0.output.1) })
        let report = try Self.keys(of: JSONSchemas.results)
        #expect(report.count > 40)
        for name in report { #expect(explained.contains(Substring(name)), "field '\(name)'") }
    }

    @Test("every field of a comparison's JSON stands in comparing.md or results.md")
    func comparison() throws {
        let pages = try Documentation.pages().filter { ["comparing.md", "results.md"].contains($0.name) }
        let explained = Self.words(
            pages.flatMap { $0.text.matches(of: /`([^`\n]+)`/).map { String($0.output.1) } })
        for name in try Self.keys(of: JSONSchemas.comparison) {
            #expect(explained.contains(Substring(name)), "field '\(name)'")
        }
    }

    @Test("every field of the exact JSON stands in exact.md")
    func exactResults() throws {
        let page = try #require(try Documentation.pages().first { $0.name == "exact.md" })
        let explained = Self.words(page.text.matches(of: /`([^`\n]+)`/).map { String($0.output.1) })
        let report = try Self.keys(of: JSONSchemas.exact)
        #expect(report.count > 40)
        for name in report { #expect(explained.contains(Substring(name)), "field '\(name)'") }
    }

    @Test("the text of a built-in strategy is the one that is run")
    func builtIns() {
        let shown = Documentation.blocks.filter { $0.words.contains("built-in") }
        #expect(shown.count == BuiltInStrategies.names.count)
        for block in shown {
            let name = block.text.prefix { $0 != ":" }
            #expect(BuiltInStrategies.text(of: String(name)).map { $0.trimmedEnd + "\n" } == block.text, "\(block)")
        }
    }

    @Test("every link between the pages leads somewhere")
    func links() throws {
        for page in try Documentation.pages() + [Documentation.readme()] {
            let folder = page.name == "README.md" && page.text.hasPrefix("# Détente\n") ? "" : "docs/"
            for match in page.text.matches(of: /\]\(([^)#:\s]*)(#[^)\s]*)?\)/) {
                let path = String(match.output.1)
                let target = path.isEmpty ? page : nil
                let url = Documentation.root.appending(path: folder + path).standardized
                #expect(target != nil || FileManager.default.fileExists(atPath: url.path), "\(page): \(path)")
                guard let anchor = match.output.2, target != nil || path.hasSuffix(".md") else { continue }
                let text = try target?.text ?? String(contentsOf: url, encoding: .utf8)
                #expect(Self.anchors(of: text).contains(String(anchor.dropFirst())), "\(page): \(path)\(anchor)")
            }
        }
    }

    /// As GitHub makes them of headings.
    private static func anchors(of text: String) -> Set<String> {
        Set(
            text.matches(of: /(?m)^#+ (.+)$/).map { heading in
                heading.output.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
                    .replacing(" ", with: "-")
            })
    }

    /// The names of all properties in a JSON Schema.
    private static func keys(of schema: String) throws -> Set<String> {
        var keys: Set<String> = []
        func collect(_ value: Any) {
            if let list = value as? [Any] { list.forEach(collect) }
            guard let object = value as? [String: Any] else { return }
            for (key, value) in object {
                if key == "properties", let properties = value as? [String: Any] {
                    keys.formUnion(properties.keys)
                }
                collect(value)
            }
        }
        collect(try JSONSerialization.jsonObject(with: Data(schema.utf8)))
        return keys
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
