package import Foundation
internal import GRDB

/// A scenario as a study keeps it: its text, that of the files that it extends, and what was set in it.
package struct StoredScenario: Sendable, Equatable {
    package var name: String
    /// As the user named it.
    package var file: String
    package var title: String?
    package var digest: String
    /// Each `name=expression`.
    package var settings: [String]
    /// By path, as it is read: the file itself and those that it extends.
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

    static func fetchAll(_ database: Database) throws -> [StoredScenario] {
        try Row.fetchAll(database, sql: "SELECT * FROM scenario ORDER BY position, id").map { row in
            let id: Int64 = row["id"]
            let sources = try Row.fetchAll(
                database, sql: "SELECT path, text FROM source WHERE scenario = ?", arguments: [id])
            let settings: String = row["settings"]
            return StoredScenario(
                name: row["name"], file: row["file"], title: row["title"], digest: row["digest"],
                settings: try JSONDecoder().decode([String].self, from: Data(settings.utf8)),
                texts: Dictionary(sources.map { ($0["path"], $0["text"]) }) { first, _ in first })
        }
    }

    /// Adds the scenario, or changes the one that has its name.
    /// - Returns: its row.
    func save(_ database: Database, position: Int) throws -> Int64 {
        let settings = String(decoding: try JSONEncoder().encode(self.settings), as: UTF8.self)
        let known = try Int64.fetchOne(database, sql: "SELECT id FROM scenario WHERE name = ?", arguments: [name])
        let id: Int64
        if let known {
            id = known
            try database.execute(
                sql: "UPDATE scenario SET position = ?, file = ?, title = ?, digest = ?, settings = ? WHERE id = ?",
                arguments: [position, file, title, digest, settings, id])
            try database.execute(sql: "DELETE FROM source WHERE scenario = ?", arguments: [id])
        } else {
            try database.execute(
                sql: "INSERT INTO scenario (position, name, file, title, digest, settings) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [position, name, file, title, digest, settings])
            id = database.lastInsertedRowID
        }
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "INSERT INTO source (scenario, path, text) VALUES (?, ?, ?)", arguments: [id, path, text])
        }
        return id
    }
}
