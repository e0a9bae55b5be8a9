import Foundation
import TestSupport
import Testing

import Reporting

/// The pages of the documentation have their tables of keys from the package.
@Suite("Tables of keys")
struct KeyTableTests {
    private static let docs = repository.appending(path: "docs")

    /// `DETENTE_UPDATE_DOCS=1 swift test --filter KeyTableTests` writes the tables into the pages.
    @Test(
        "each page says what the package says",
        arguments: [
            ("results.md", KeyTable.results), ("exact.md", KeyTable.exact), ("comparing.md", KeyTable.comparison),
        ])
    func page(name: String, table: String) throws {
        let file = Self.docs.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let place = try #require(text.firstMatch(of: /(<!-- keys: [^\n]* -->\n)((?s:.*))(<!-- end of keys -->)/))
        if ProcessInfo.processInfo.environment["DETENTE_UPDATE_DOCS"] != nil {
            var changed = text
            changed.replaceSubrange(place.2.startIndex..<place.2.endIndex, with: table)
            try Data(changed.utf8).write(to: file)
            return
        }
        for (found, wanted) in zip(place.2.split(separator: "\n"), table.split(separator: "\n")) {
            #expect(found == wanted)
        }
        #expect(String(place.2) == table)
    }
}
