/// The tables of a study.
enum StudySchema {
    /// "dtnt": marks an SQLite file as a study of ours.
    private static let application = 0x64_74_6E_74
    static let format = 5

    /// Creates the tables in an empty database.
    static func create(in database: SQLiteDatabase) throws {
        try database.execute("PRAGMA application_id = \(application); PRAGMA user_version = \(Self.format)")
        try database.execute(tables.map { "CREATE TABLE \($0.name) (\($0.columns));" }.joined())
        try database.execute("CREATE INDEX result_place ON result (scenario, section, name)")
    }

    /// Makes sure that a database has the tables of a study.
    static func verify(_ database: SQLiteDatabase, path: String) throws {
        // What is in the file may not call functions.
        try database.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON")
        guard try integer("PRAGMA application_id", database) == application else {
            throw StudyProblem.notAStudy(path: path)
        }
        let format = try integer("PRAGMA user_version", database)
        guard format == Self.format else {
            let version = try? database.rows("SELECT value FROM study WHERE key = 'version'").first?.text(0, "version")
            throw StudyProblem.otherFormat(path: path, format: format, own: Self.format, version: version)
        }
        for table in tables { try verify(table, database) }
    }

    private static func integer(_ pragma: String, _ database: SQLiteDatabase) throws -> Int {
        try database.rows(pragma).first?.integer(0, pragma) ?? 0
    }

    private static func verify(_ table: (name: String, columns: String), _ database: SQLiteDatabase) throws {
        let kinds = try database.rows("SELECT type, sql FROM sqlite_master WHERE name = ?", [.text(table.name)])
        guard let found = kinds.first, kinds.count == 1, try found.text(0, "a table's kind") == "table" else {
            throw DamagedStudy("the table '\(table.name)' is missing")
        }
        let wanted = "CREATE TABLE \(table.name) (\(table.columns))"
        guard try found.text(1, "a table's text") == wanted else {
            throw DamagedStudy("the table '\(table.name)' does not have the columns that detente makes")
        }
    }

    private static let tables = [
        (name: "study", columns: "key TEXT PRIMARY KEY, value TEXT NOT NULL"),
        (
            name: "scenario",
            columns: """
            id INTEGER PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL UNIQUE, file TEXT NOT NULL, \
            title TEXT, digest TEXT NOT NULL, settings TEXT NOT NULL, replicates INTEGER NOT NULL DEFAULT 0
            """
        ),
        (
            name: "source",
            columns: """
            scenario INTEGER NOT NULL REFERENCES scenario (id), path TEXT NOT NULL, text BLOB NOT NULL, \
            PRIMARY KEY (scenario, path)
            """
        ),
        (name: "checkpoint", columns: "id INTEGER PRIMARY KEY CHECK (id = 1), tally BLOB NOT NULL"),
        (
            name: "success",
            columns: """
            scenario INTEGER NOT NULL REFERENCES scenario (id), first INTEGER NOT NULL, \
            replicates INTEGER NOT NULL, bits BLOB NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (scenario, first)
            """
        ),
        (
            name: "result",
            columns: """
            scenario INTEGER NOT NULL REFERENCES scenario (id), section TEXT NOT NULL, name TEXT NOT NULL, \
            round INTEGER, date TEXT, statistic TEXT NOT NULL, value REAL, lower REAL, upper REAL, \
            title TEXT NOT NULL
            """
        ),
        (
            name: "difference",
            columns: """
            scenario INTEGER NOT NULL REFERENCES scenario (id), kind TEXT NOT NULL, name TEXT NOT NULL, \
            baseline REAL, value REAL, difference REAL, lower REAL, upper REAL, p REAL, p_adjusted REAL, \
            verdict TEXT NOT NULL, width_ratio REAL, title TEXT NOT NULL
            """
        ),
    ]
}
