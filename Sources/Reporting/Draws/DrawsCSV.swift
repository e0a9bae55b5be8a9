internal import Scenarios
package import Simulation

/// A table of replicates as CSV (RFC 4180), in UTF-8: a heading, then a line for each row. Numbers are the shortest that
/// read back to the same bits; an empty cell means that there is no value.
package struct DrawsCSV: Sendable {
    private let table: DrawsTable

    package init(_ table: DrawsTable) {
        self.table = table
    }

    /// The first line.
    package var heading: [UInt8] {
        var bytes: [UInt8] = []
        for (index, column) in table.columns.enumerated() {
            if index > 0 { bytes.append(Self.comma) }
            Self.append(column.name, to: &bytes)
        }
        bytes += Self.lineEnd
        return bytes
    }

    /// The lines of a batch.
    package func lines(of batch: ReplicateBatch) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(batch.range.count * table.columns.count * 8)
        table.forEachRow(of: batch) { member, place in
            guard let rows = batch.members[member] else { return }
            for column in table.columns.indices {
                if column > 0 { bytes.append(Self.comma) }
                switch table.cell(column, of: member, rows, place) {
                case .none: break
                case .integer(let value): bytes += String(value).utf8
                case .number(let value): bytes += Self.text(value).utf8
                case .text(let text): Self.append(text, to: &bytes)
                }
            }
            bytes += Self.lineEnd
        }
        return bytes
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]

    private static func text(_ value: Double) -> String {
        value.isFinite ? JSONValue.shortest(value) : value < 0 ? "-inf" : "inf"
    }

    /// Quoted where a comma, a quotation mark or the end of a line is in it.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.contains(where: { $0 == comma || $0 == quote || $0 == 0x0D || $0 == 0x0A }) else {
            bytes += text.utf8
            return
        }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
