public import Reporting
internal import Simulation
internal import Studies

/// A file for the single replicates of a run: a row for each, with its inputs and results.
///
/// `docs/draws.md` documents the columns. The rows are written as the run proceeds, in constant memory; a run that is
/// cancelled leaves those of the replicates that its report covers.
public struct DrawsFile: Sendable {
    /// The format of the file.
    public enum Format: Sendable {
        /// Comma-separated values (RFC 4180).
        case csv
        /// An SQLite database with the table `draws`.
        case sqlite
    }

    /// The path. CSV replaces a file; an SQLite database must not exist yet.
    public let path: String
    /// The format.
    public let format: Format

    /// Names a file; nothing is written yet.
    public init(path: String, format: Format) {
        self.path = path
        self.format = format
    }

    func writer(for plan: StudyPlan) throws(UnwritableDraws) -> any DrawsWriter {
        let table = DrawsTable(of: plan)
        do throws(DrawsFailure) {
            switch format {
            case .csv: return try DrawsTextFile(path: path, table)
            case .sqlite: return try DrawsDatabase(path: path, table)
            }
        } catch { throw UnwritableDraws(path: path, reason: error.reason) }
    }

    func finish(_ writer: any DrawsWriter) throws(UnwritableDraws) {
        do throws(DrawsFailure) { try writer.finish() } catch {
            throw UnwritableDraws(path: path, reason: error.reason)
        }
    }
}

/// The file for single replicates cannot be written; what is there of it is of no use.
public struct UnwritableDraws: Error, CustomStringConvertible {
    /// The path.
    public let path: String
    /// The reason, a clause.
    public let reason: String

    /// The message, in one sentence.
    public var description: String { "cannot write \(path): \(reason)" }
}

extension Study {
    /// Simulates all scenarios as ``run(onProgress:isCancelled:)`` does, and writes every replicate to a file.
    /// - Throws: ``UnwritableDraws``.
    public func run(
        drawsTo file: DrawsFile, onProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws -> ComparisonReport {
        let total = settings.replicates * scenarios.count
        let plan = plan(keepingRows: true)
        let writer = try file.writer(for: plan)
        let result = await simulate(
            plan, settings: settings, rowsTo: writer, onProgress: { onProgress?($0, total) }, isCancelled: isCancelled)
        try file.finish(writer)
        return report(on: result)
    }
}
