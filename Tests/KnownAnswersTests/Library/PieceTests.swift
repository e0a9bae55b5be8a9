import Foundation
import Scenarios
import TestSupport
import Testing

/// `scenarios/pieces`: what the flagship and the small scenarios from its sources share.
@Suite("Pieces of the flagship")
struct PieceTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    }

    private static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
    }

    /// The pieces of a file, those of its pieces among them, by their names.
    private static func pieces(of path: String) throws -> Set<String> {
        let extends = try text(path).matches(of: #/(?m)^extends:[^\n]*(?:\n  - [^\n]*)*/#).map { String($0.output) }
        let named = extends.joined().matches(of: /([a-z-]+)\.yaml/).map { "\($0.output.1).yaml" }
        return try named.reduce(into: []) { found, name in
            found.insert(name)
            found.formUnion(try pieces(of: "scenarios/pieces/\(name)"))
        }
    }

    /// The parameters that a file gives a value: those on one line, as all in these files are.
    private static func values(in path: String) throws -> Set<String> {
        guard let section = try text(path).firstMatch(of: /(?ms)^parameters:\n(.*?)^\w/) else { return [] }
        return Set(section.output.1.matches(of: #/(?m)^  (\w+): \{[^\n]*\bvalue: /#).map { String($0.output.1) })
    }

    @Test("each piece is part of the flagship and of a small scenario, and is none by itself")
    func shared() throws {
        let pieces = Set(try Self.names(in: "scenarios/pieces"))
        #expect(pieces.count >= 8)
        #expect(try Self.pieces(of: "scenarios/us-russia.yaml") == pieces)
        let small = try Self.names(in: "scenarios/library").map { try Self.pieces(of: "scenarios/library/\($0)") }
        #expect(small.reduce(into: Set()) { $0.formUnion($1) } == pieces)
        #expect(small.count { !$0.isEmpty } == 8)
        for piece in pieces {
            let text = try Self.text("scenarios/pieces/\(piece)")
            #expect(text.firstMatch(of: /(?m)^(clock|outcomes|expect):/) == nil, "\(piece)")
        }
    }

    @Test("each number of the flagship is written once: in one piece, or in its own file")
    func once() throws {
        var seen: [String: String] = [:]
        for path in try Self.names(in: "scenarios/pieces").map({ "scenarios/pieces/\($0)" }) + [
            "scenarios/us-russia.yaml"
        ] {
            for name in try Self.values(in: path) {
                #expect(seen[name] == nil, "\(name) in \(path) and \(seen[name] ?? "")")
                seen[name] = path
            }
        }
        let scenario = try scenarioAt("scenarios/us-russia.yaml")
        #expect(Set(seen.keys) == Set(scenario.parameters.map(\.name)))
    }

    @Test("every parameter of the flagship says what it rests on, and what it is")
    func basis() throws {
        for parameter in try scenarioAt("scenarios/us-russia.yaml").parameters {
            #expect(parameter.basis != nil && parameter.about != nil, "\(parameter.name)")
        }
    }
}
