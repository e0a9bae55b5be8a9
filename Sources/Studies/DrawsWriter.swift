internal import Foundation
package import Reporting
package import Simulation
internal import Synchronization
internal import SystemCalls

/// Writes the single replicates of a run to a file, batch by batch, in constant memory.
package protocol DrawsWriter: ReplicateReceiver {
    /// Ends the file.
    /// - Throws: ``DrawsFailure``, of this or of an earlier write; the file is then of no use.
    func finish() throws(DrawsFailure)
}

/// A table of replicates cannot be written.
package struct DrawsFailure: Error {
    /// The reason, a clause.
    package let reason: String
}

/// A table of replicates as CSV.
package final class DrawsTextFile: DrawsWriter {
    private let csv: DrawsCSV
    private let state: Mutex<State>

    private struct State {
        var descriptor: Int32
        var failure: DrawsFailure?

        mutating func write(_ bytes: [UInt8]) {
            guard failure == nil else { return }
            failure = FileSystem.writeAll(bytes, to: descriptor).map(DrawsFailure.init(reason:))
        }
    }

    /// Creates the file, or opens a pipe.
    package init(path: String, _ table: DrawsTable) throws(DrawsFailure) {
        csv = DrawsCSV(table)
        let descriptor = FileSystem.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw DrawsFailure(reason: OperatingSystem.reason()) }
        state = Mutex(State(descriptor: descriptor))
        let heading = csv.heading
        state.withLock { $0.write(heading) }
    }

    deinit {
        state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
    }

    package func prepared(_ batch: ReplicateBatch) -> PreparedRows { .text(csv.lines(of: batch)) }

    package func add(_ rows: PreparedRows) {
        guard case .text(let lines) = rows else { preconditionFailure("this file prepares its rows as text") }
        state.withLock { $0.write(lines) }
    }

    package var hasFailed: Bool { state.withLock { $0.failure != nil } }

    package func finish() throws(DrawsFailure) {
        let failure = state.withLock { state in
            let isClosed = close(state.descriptor) == 0
            state.descriptor = -1
            return state.failure ?? (isClosed ? nil : DrawsFailure(reason: OperatingSystem.reason()))
        }
        if let failure { throw failure }
    }
}
