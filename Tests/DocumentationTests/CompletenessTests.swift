import Detente
import Distributions
import Foundation
import Scenarios
import Testing

/// Whatever the language knows, the pages tell of.
@Suite("The documentation is complete")
struct CompletenessTests {
    /// Everything between backticks, or in a fenced block, on the pages of the language.
    private static func code(in pages: [Page]) -> Set<Substring> {
        let pieces = pages.flatMap { page in
            page.text.matches(of: /`([^`\n]+)`/).map { String($0.output.1) } + page.blocks.map(\.text)
        }
        return Set(pieces.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } }.map { Substring($0) })
    }

    private static func languagePages() throws -> [Page] {
        try Documentation.pages().filter { !["README.md", "results.md"].contains($0.name) }
    }

    @Test("every key, distribution and strategy stands in the pages of the language")
    func language() throws {
        let code = Self.code(in: try Self.languagePages())
        let keys = try Self.keys(of: JSONSchemas.language)
        #expect(keys.count > 50)
        for name in keys { #expect(code.contains(Substring(name)), "key '\(name)'") }
        for family in Family.allCases { #expect(code.contains(Substring(family.rawValue)), "distribution") }
        for name in BuiltInStrategies.names { #expect(code.contains(Substring(name)), "strategy") }
        let words = """
            if min max abs exp log sqrt floor nearest clamp logistic logit days weeks months quarters years
            and or not true false all self other issue saw mine first lead moved heard offer hold withdraw round rounds
            completed progress otherwise default trust level done open expired move offers holds withdrawals vetoes met
            meetings rounds_since_meeting happened times rounds_since score follows probability mean unlimited none
            jointly separately first_open rotate random linear bayesian data literature reported judgement finally
            """
        for word in words.split(whereSeparator: \.isWhitespace) { #expect(code.contains(word), "'\(word)'") }
    }

    @Test("every field of the JSON stands in results.md")
    func results() throws {
        let code = Self.code(in: try Documentation.pages().filter { $0.name == "results.md" })
        for name in try Self.keys(of: JSONSchemas.results) where !["paths", "drivers"].contains(name) {
            #expect(code.contains(Substring(name)), "field '\(name)'")
        }
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
                if key == "properties", let properties = value as? [String: Any] { keys.formUnion(properties.keys) }
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
