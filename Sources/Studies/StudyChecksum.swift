internal import Foundation
internal import Scenarios
internal import Statistics

/// A SHA-256 digest of all that a study continues from and reports: settings, scenarios, their texts, and the counts.
///
/// It is no seal against fraud: anybody can compute it again. It finds what a disk, a copy or an edit changed, so
/// that no report uses counts that were changed.
package enum StudyChecksum {
    private static let parts = [
        "SELECT key, value FROM study WHERE key <> 'checksum' ORDER BY key",
        "SELECT id, position, name, file, title, digest, settings, replicates FROM scenario ORDER BY id",
        "SELECT scenario, path, text FROM source ORDER BY scenario, path",
        "SELECT id, tally FROM checkpoint ORDER BY id",
    ]

    static func of(_ database: SQLiteDatabase) throws -> String {
        var bytes = Data()
        for sql in parts {
            for row in try database.rows(sql) {
                for value in row.values { value.append(to: &bytes) }
            }
            bytes.append(0xFF)
        }
        return SHA256(of: bytes).hexadecimal
    }

    /// Saves the checksum, as the last step of every transaction.
    static func write(_ database: SQLiteDatabase) throws {
        try database.run(
            "INSERT OR REPLACE INTO study (key, value) VALUES ('checksum', ?)", [.text(try of(database))])
    }

    static func verify(_ database: SQLiteDatabase) throws {
        let kept = try database.rows("SELECT value FROM study WHERE key = 'checksum'")
            .map { try $0.text(0, "'checksum'") }
        guard try kept == [of(database)] else {
            throw DamagedStudy("its contents do not have the checksum that was written with them")
        }
    }

    /// The digest of the success bits of some replicates, with their position.
    static func of(_ bits: [UInt8], scenario: Int, first: Int, replicates: Int) -> String {
        SHA256(of: Data("\(scenario) \(first) \(replicates) ".utf8) + bits).hexadecimal
    }
}

extension SQLiteValue {
    /// Appends the type, the length and the value, so that different rows give different bytes.
    fileprivate func append(to data: inout Data) {
        func append(_ tag: UInt8, _ bytes: some Collection<UInt8>) {
            data.append(tag)
            data.append(Data(littleEndian: [UInt64(bytes.count)]))
            data.append(contentsOf: bytes)
        }
        switch self {
        case .null: append(0, [])
        case .integer(let number): append(1, Array(String(number).utf8))
        case .real(let number): append(2, Array(String(number.bitPattern).utf8))
        case .text(let text): append(3, Array(text.utf8))
        case .blob(let bytes): append(4, bytes)
        }
    }
}
