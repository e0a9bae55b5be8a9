internal import GRDB

/// The tables of a study.
enum StudySchema {
    /// "dtnt": marks an SQLite file as a study of ours.
    private static let application = 0x64_74_6E_74
    private static let format = 1

    /// Makes the tables in a new file; makes sure of an old one.
    /// - Returns: the revision of the file.
    static func prepare(_ database: Database, path: String) throws -> Int {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        if tables == 0 {
            try create(database)
        } else if application != Self.application {
            throw StudyProblem.notAStudy(path: path)
        }
        let known = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard known <= format else { throw StudyProblem.newerFormat(path: path, format: known) }
        let revision = try String.fetchOne(database, sql: "SELECT value FROM study WHERE key = 'revision'")
        return revision.flatMap { Int($0) } ?? 0
    }

    private static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA application_id = \(application);
                PRAGMA user_version = \(format);
                CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT NOT NULL);
                INSERT INTO study (key, value) VALUES ('revision', '0');
                CREATE TABLE scenario (
                    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL UNIQUE, file TEXT NOT NULL,
                    title TEXT, digest TEXT NOT NULL, settings TEXT NOT NULL, replicates INTEGER NOT NULL DEFAULT 0);
                CREATE TABLE source (
                    scenario INTEGER NOT NULL REFERENCES scenario (id), path TEXT NOT NULL, text BLOB NOT NULL,
                    PRIMARY KEY (scenario, path));
                CREATE TABLE checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), tally BLOB NOT NULL);
                CREATE TABLE success (
                    scenario INTEGER NOT NULL REFERENCES scenario (id), first INTEGER NOT NULL,
                    replicates INTEGER NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (scenario, first));
                CREATE TABLE result (
                    scenario INTEGER NOT NULL REFERENCES scenario (id), section TEXT NOT NULL, name TEXT NOT NULL,
                    round INTEGER, date TEXT, statistic TEXT NOT NULL, value REAL, lower REAL, upper REAL);
                CREATE INDEX result_place ON result (scenario, section, name);
                CREATE TABLE difference (
                    scenario INTEGER NOT NULL REFERENCES scenario (id), kind TEXT NOT NULL, name TEXT NOT NULL,
                    baseline REAL, value REAL, difference REAL, lower REAL, upper REAL, p REAL, p_adjusted REAL,
                    verdict TEXT NOT NULL, width_ratio REAL);
                """)
    }
}
