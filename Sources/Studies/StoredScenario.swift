package import Foundation

/// A scenario in a study: its text, the texts of the files that it extends, and its settings.
package struct StoredScenario: Sendable, Equatable {
    package var name: String
    /// The file, as named on the command line.
    package var file: String
    package var title: String?
    package var digest: String
    /// The settings, each `name=expression`.
    package var settings: [String]
    /// The texts of the file and of those that it extends, by path.
    package var texts: [String: Data]

    package init(
        name: String, file: String, title: String?, digest: String, settings: [String], texts: [String: Data]
    ) {
        self.name = name
        self.file = file
        self.title = title
        self.digest = digest
        self.settings = settings
        self.texts = texts
    }

    /// All scenarios of a study, in order, each with the id of its row and the number of its replicates.
    static func all(_ database: SQLiteDatabase) throws -> [(scenario: StoredScenario, id: Int64, replicates: Int)] {
        let rows = try database.rows(
            "SELECT id, name, file, title, digest, settings, replicates FROM scenario ORDER BY position, id")
        return try rows.map { row in
            let name = try row.text(1, "a scenario's name")
            let sources = try database.rows(
                "SELECT path, text FROM source WHERE scenario = ?",
                [.integer(Int64(try row.integer(0, "a scenario's id")))])
            let settings = try row.text(5, "'settings' of scenario '\(name)'")
            guard let decoded = try? JSONDecoder().decode([String].self, from: Data(settings.utf8)) else {
                throw DamagedStudy("'settings' of scenario '\(name)' are not a list of texts")
            }
            let texts = try sources.map { source in
                let path = try source.text(0, "the path of a text of scenario '\(name)'")
                return (path, Data(try source.bytes(1, "the text '\(path)' of scenario '\(name)'")))
            }
            let scenario = StoredScenario(
                name: name, file: try row.text(2, "'file' of scenario '\(name)'"),
                title: try row.optionalText(3, "'title' of scenario '\(name)'"),
                digest: try row.text(4, "'digest' of scenario '\(name)'"), settings: decoded,
                texts: Dictionary(texts) { first, _ in first })
            guard scenario.texts[scenario.file] != nil else {
                throw DamagedStudy("the text of scenario '\(name)' is missing")
            }
            return (
                scenario, Int64(try row.integer(0, "a scenario's id")),
                try row.integer(6, "'replicates' of scenario '\(name)'")
            )
        }
    }

    /// - Parameter position: in the study, from 0; the id of the row is one more.
    func save(_ database: SQLiteDatabase, position: Int, replicates: Int) throws {
        let settings = String(decoding: try JSONEncoder().encode(self.settings), as: UTF8.self)
        try database.run(
            """
            INSERT INTO scenario (id, position, name, file, title, digest, settings, replicates)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLiteValue(position + 1), SQLiteValue(position), .text(name), .text(file), SQLiteValue(title),
                .text(digest), .text(settings), SQLiteValue(replicates),
            ])
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            try database.run(
                "INSERT INTO source (scenario, path, text) VALUES (?, ?, ?)",
                [SQLiteValue(position + 1), .text(path), .blob(Array(text))])
        }
    }
}
