internal import Foundation
package import Simulation
package import Statistics
internal import Synchronization
internal import SystemCalls

/// A study in an SQLite file: the scenarios, the counts so far, and all that is needed to continue.
///
/// The study is in memory. It is saved whole, under another name in the same folder, and takes the place of the former
/// one in a single step, at most every 30 seconds and at the end: a program that is killed loses what it counted since,
/// and nothing else. SQLite itself never writes to the disk, so that no network's disk has to lock anything.
/// `docs/studies.md` documents the tables.
package final class StudyFile: Sendable {
    /// The greatest number of replicates of a study; sums over so many do not overflow.
    package static let mostReplicates = 1 << 50

    package enum Purpose: Sendable {
        /// To report; the file is not changed.
        case reporting
        /// To count; a study is begun if there is no file, and no other run can write to it meanwhile.
        case counting
        /// To count a shard. Others may write the same file: whoever counts further leaves what has got further.
        case countingShard
    }

    package let path: String
    private let purpose: Purpose
    private let state: Mutex<State>
    /// When to save next; `nil` while somebody does.
    private let next = Mutex<ContinuousClock.Instant?>(.now + StudyFile.interval)

    private struct State {
        /// `nil`: nothing was begun.
        var contents: StudyContents?
        var lock: WriterLock?
        /// The first error while a run was saved.
        var failure: StudyProblem?
    }

    /// The least time between two saves on the way.
    private static let interval = Duration.seconds(30)
    /// Which replicates succeeded is kept of so many of the first, in studies of so few scenarios.
    private static let mostSuccess = (replicates: 1 << 24, scenarios: 64)

    /// - Throws: ``StudyProblem`` if the file is not a study, is damaged, or cannot be opened.
    package init(path: String, for purpose: Purpose) throws {
        self.path = path
        self.purpose = purpose
        let place = URL(fileURLWithPath: path).path
        var lock: WriterLock?
        do {
            if purpose == .counting {
                guard !path.isEmpty else { throw StudyProblem.unwritable(path: path, reason: "it has no name") }
                lock = try WriterLock(path: place, named: path)
            }
            let bytes =
                try purpose == .reporting ? Self.bytes(existing: path) : Self.bytes(of: place, named: path)
            state = Mutex(State(contents: try Self.contents(bytes, path: path), lock: lock))
        } catch {
            lock?.forgetNewFile(place)
            throw StudyProblem(error, path: path)
        }
    }

    private static func requireFile(_ place: String, named path: String) throws(StudyProblem) {
        guard !path.isEmpty, let status = FileSystem.status(of: place) else {
            guard path.isEmpty || errno == ENOENT || errno == ENOTDIR else {
                throw .unreadable(path: path, reason: StudyProblem.systemReason)
            }
            throw .missing(path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw .unreadable(path: path, reason: isFolder ? "it is a folder" : "it is not a regular file")
        }
    }

    /// The bytes of a study that there is.
    static func bytes(existing path: String) throws(StudyProblem) -> [UInt8] {
        let place = URL(fileURLWithPath: path).path
        try requireFile(place, named: path)
        let bytes = try bytes(of: place, named: path)
        guard !bytes.isEmpty else { throw .emptyFile(path: path) }
        return bytes
    }

    /// Empty where there is no file.
    private static func bytes(of place: String, named path: String) throws(StudyProblem) -> [UInt8] {
        guard FileSystem.status(of: place) != nil else { return [] }
        guard FileSystem.isAccessible(place, R_OK) else {
            throw .unreadable(path: path, reason: StudyProblem.systemReason)
        }
        do { return try [UInt8](Data(contentsOf: URL(fileURLWithPath: place))) } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
    }

    private static func contents(_ bytes: [UInt8], path: String) throws -> StudyContents? {
        bytes.isEmpty ? nil : try StudyContents(SQLiteDatabase(inMemory: bytes), path: path)
    }

    /// All of the study that is continued or reported; `nil` if none was begun.
    package var contents: StudyContents? { state.withLock { $0.contents } }

    /// Begins a run with what is to be in the file, which is saved at once.
    /// - Parameters:
    ///   - record: the settings, which the file takes over.
    ///   - scenarios: in the order of the study's members: those that the file had first.
    ///   - dropped: names of scenarios whose counts are dropped.
    ///   - start: the counts without them, saved in the same step, so that a new text never has the counts of the old one.
    package func begin(
        _ record: StudyRecord, _ scenarios: [StoredScenario], dropping dropped: Set<String>, from start: StudyTally
    ) throws {
        try state.withLock { state in
            var contents = StudyContents(record: record, scenarios: scenarios, tally: start)
            if let former = state.contents {
                for (place, scenario) in former.scenarios.enumerated() where !dropped.contains(scenario.name) {
                    contents.success[place] = former.success[place]
                }
                contents.results = former.results
            }
            state.contents = contents
            try save(&state)
        }
    }

    /// Saves how a run ended, and its results as rows.
    package func finish(_ stopped: StopReason, _ results: StudyResults?) throws {
        try state.withLock { state in
            state.contents?.record.stopped = stopped
            state.contents?.results = results
            try save(&state)
        }
    }

    /// Puts the study into the place of the file.
    private func save(_ state: inout State) throws {
        guard let contents = state.contents else { return }
        do {
            if purpose == .countingShard, try Self.isFurther(path, than: contents) { return }
            let (file, lock) = (try WholeFile(path: path), state.lock)
            try file.write(try contents.bytes()) { lock?.take($0) }
        } catch let failure as WriteFailure {
            throw StudyProblem.unwritable(path: path, reason: failure.reason)
        } catch { throw StudyProblem(error, path: path) }
    }

    /// Whether somebody else has counted the same shard further.
    private static func isFurther(_ path: String, than own: StudyContents) throws -> Bool {
        guard let other = try contents(bytes(of: URL(fileURLWithPath: path).path, named: path), path: path) else {
            return false
        }
        guard other.record.isSame(as: own.record), other.scenarios == own.scenarios else {
            throw StudyProblem.changedMeanwhile(path: path)
        }
        func done(_ contents: StudyContents) -> (Int, Int) {
            (contents.tally.played.min() ?? 0, contents.record.stopped == .replicates ? 1 : 0)
        }
        return done(other) > done(own)
    }

    /// The first error while the run was saved; `nil` if there was none.
    package var failure: StudyProblem? { state.withLock { $0.failure } }
}

extension StudyFile: StudyArchive {
    package func isDue() -> Bool {
        next.withLock { next in
            guard let time = next, ContinuousClock.now >= time else { return false }
            next = nil
            return true
        }
    }

    package func keep(_ tally: StudyTally, _ success: [SuccessRecord], isDue: Bool) {
        defer { if isDue { next.withLock { $0 = .now + Self.interval } } }
        state.withLock { state in
            guard state.failure == nil else { return }
            state.contents?.tally = tally
            let most = Self.mostSuccess
            for record in success where tally.played.count <= most.scenarios {
                guard record.range.lowerBound < most.replicates else { continue }
                state.contents?.success[record.member][record.range.lowerBound] = StoredSuccess(
                    replicates: record.range.count, bits: Array(record.success.data))
            }
            guard isDue else { return }
            do { try save(&state) } catch { state.failure = StudyProblem(error, path: path) }
        }
    }

    /// `nil` if none is kept of just these replicates: then the scenario is simulated again.
    package func success(_ member: Int, _ range: Range<Int>) -> SuccessBits? {
        let stored = state.withLock { state -> StoredSuccess? in
            guard let success = state.contents?.success, success.indices.contains(member) else { return nil }
            return success[member][range.lowerBound]
        }
        guard let stored, stored.replicates == range.count else { return nil }
        return SuccessBits(Data(stored.bits), replicates: range.count)
    }

    /// Whether there was an error, so that it is useless to continue.
    package var hasFailed: Bool { failure != nil }
}
