internal import Foundation
internal import Synchronization
internal import SystemCalls

/// A lock that lets only one program write to a study. The system releases it when the program ends, in whatever
/// way it ends, so that a killed program blocks no other.
final class WriterLock: Sendable {
    /// The files that this program has locked: to open and close one of them again would release SQLite's own locks.
    private static let held = Mutex<Set<FileIdentity>>([])

    private let descriptor: Int32
    private let identity: FileIdentity
    private let madeFile: Bool

    private struct FileIdentity: Hashable {
        var device: UInt64
        var file: UInt64

        init(_ status: stat) {
            device = UInt64(truncatingIfNeeded: status.st_dev)
            file = UInt64(truncatingIfNeeded: status.st_ino)
        }
    }

    /// Locks the file, which is created if it does not exist.
    init(path: String, named name: String) throws(StudyProblem) {
        let before = FileSystem.status(of: path)
        if let before {
            guard before.st_mode & S_IFMT == S_IFREG else {
                let isFolder = before.st_mode & S_IFMT == S_IFDIR
                throw .unwritable(path: name, reason: isFolder ? "it is a folder" : "it is not a regular file")
            }
            let found = FileIdentity(before)
            guard !Self.held.withLock({ $0.contains(found) }) else { throw .beingCounted(path: name) }
        }
        let opened = FileSystem.open(path, O_RDWR | O_CREAT | O_CLOEXEC)
        guard opened >= 0 else { throw .unwritable(path: name, reason: StudyProblem.systemReason) }
        // Where there are no such locks (on some network's disk), the count of transactions has to do.
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            close(opened)
            throw .beingCounted(path: name)
        }
        guard let status = FileSystem.status(ofDescriptor: opened) else {
            close(opened)
            throw .unwritable(path: name, reason: StudyProblem.systemReason)
        }
        descriptor = opened
        madeFile = before == nil
        let own = FileIdentity(status)
        identity = own
        Self.held.withLock { _ = $0.insert(own) }
    }

    /// Removes the file that was created for a study if nothing was written to it.
    func forgetNewFile(_ path: String) {
        if madeFile, FileSystem.status(ofDescriptor: descriptor)?.st_size == 0 { FileSystem.remove(path) }
    }

    deinit {
        Self.held.withLock { _ = $0.remove(identity) }
        close(descriptor)
    }
}
