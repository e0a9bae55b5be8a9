internal import Foundation

/// A page of Markdown, and the fenced blocks in it.
struct Page: Sendable, CustomStringConvertible {
    var name: String
    var text: String
    var blocks: [FencedBlock]

    var description: String { name }

    init(_ name: String, in folder: URL) throws {
        self.name = name
        text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        blocks = FencedBlock.all(in: text, page: name)
    }
}

/// What stands between two lines of three backticks.
struct FencedBlock: Sendable, CustomStringConvertible {
    /// The page, and the line of the opening fence: what a failing test names.
    var place: String
    /// The first word after the fence.
    var language: String
    /// The other words: `mistake`, `name=base.yaml`.
    var words: [String]
    /// Without the indentation of the fence; ends in a line feed.
    var text: String

    var description: String { place }

    /// The value of `key=value` among the words.
    func word(_ key: String) -> String? {
        words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }

    static func all(in text: String, page: String) -> [FencedBlock] {
        var blocks: [FencedBlock] = []
        var open: FencedBlock?
        var indentation = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " }
            guard content.hasPrefix("```") else {
                open?.text += line.dropFirst(min(indentation, line.count - content.count)) + "\n"
                continue
            }
            if let block = open {
                blocks.append(block)
                open = nil
            } else {
                let words = content.dropFirst(3).split(separator: " ").map(String.init)
                indentation = line.count - content.count
                open = FencedBlock(
                    place: "\(page):\(index + 1)", language: words.first ?? "",
                    words: Array(words.dropFirst()), text: "")
            }
        }
        return blocks
    }
}

/// The pages that users read.
enum Documentation {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Those in `docs`, by name.
    static func pages() throws -> [Page] {
        let folder = root.appending(path: "docs")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
            .map { try Page($0, in: folder) }
    }

    static func readme() throws -> Page { try Page("README.md", in: root) }

    /// Every block in `docs`; none if they cannot be read, which another test reports.
    static let blocks: [FencedBlock] = ((try? pages()) ?? []).flatMap(\.blocks)

    /// The text of a file that the pages show with its name.
    static func file(named name: String) throws -> Data {
        guard let block = blocks.first(where: { $0.word("name") == name }) else {
            guard name.hasPrefix("scenarios/") else { throw NoSuchFile(name: name) }
            return try Data(contentsOf: root.appending(path: name))
        }
        return Data(block.text.utf8)
    }

    struct NoSuchFile: Error, CustomStringConvertible {
        var name: String
        var description: String { "no page shows a file of that name" }
    }
}
