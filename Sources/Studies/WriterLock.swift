internal import Foundation
internal import Synchronization
internal import SystemCalls

/// A lock that lets only one program write to a study. The system releases it when the program ends, in whatever
/// way it ends, so that a killed program blocks no other.
final class WriterLock: Sendable {
    /// The files that this program has locked.
    private static let held = Mutex<Set<FileIdentity>>([])

    private let own: Mutex<(descriptor: Int32, identity: FileIdentity)>
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
        madeFile = before == nil
        while true {
            let locked = try Self.locked(path, named: name)
            // Another file may have taken its place in the meantime.
            if let now = FileSystem.status(of: path), FileIdentity(now) == locked.identity {
                Self.held.withLock { _ = $0.insert(locked.identity) }
                own = Mutex(locked)
                return
            }
            close(locked.descriptor)
        }
    }

    private static func locked(
        _ path: String, named name: String
    ) throws(StudyProblem) -> (descriptor: Int32, identity: FileIdentity) {
        let opened = FileSystem.open(path, O_RDWR | O_CREAT | O_CLOEXEC)
        guard opened >= 0 else { throw .unwritable(path: name, reason: StudyProblem.systemReason) }
        // Some network's disks have no such locks.
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            close(opened)
            throw .beingCounted(path: name)
        }
        guard let status = FileSystem.status(ofDescriptor: opened) else {
            close(opened)
            throw .unwritable(path: name, reason: StudyProblem.systemReason)
        }
        return (opened, FileIdentity(status))
    }

    /// Locks a file that is about to take the place of the one that is locked.
    func take(_ path: String) {
        let opened = FileSystem.open(path, O_RDWR | O_CLOEXEC)
        guard opened >= 0, let status = FileSystem.status(ofDescriptor: opened) else { return }
        flock(opened, LOCK_EX | LOCK_NB)
        let identity = FileIdentity(status)
        own.withLock { own in
            Self.held.withLock {
                $0.remove(own.identity)
                $0.insert(identity)
            }
            close(own.descriptor)
            own = (opened, identity)
        }
    }

    /// Removes the file that was created for a study if nothing was written to it.
    func forgetNewFile(_ path: String) {
        let descriptor = own.withLock { $0.descriptor }
        if madeFile, FileSystem.status(ofDescriptor: descriptor)?.st_size == 0 { FileSystem.remove(path) }
    }

    deinit {
        own.withLock { own in
            Self.held.withLock { _ = $0.remove(own.identity) }
            close(own.descriptor)
        }
    }
}
