import Foundation
internal import Scenarios
internal import SystemCalls

extension FileText {
    /// Reads a file that a scenario extends: a regular file, and nothing that may wait for a writer or never end. A pipe,
    /// a device or a folder is not opened.
    /// - Throws: `UnreadableBase`.
    static func readExtended(_ path: String) throws -> Data {
        guard let found = FileSystem.status(of: path) else { throw UnreadableBase(reason: reason(errno)) }
        // What these name depends on who runs the command.
        guard !["/dev/", "/proc/"].contains(where: path.hasPrefix) else {
            throw UnreadableBase(reason: "it is not a regular file")
        }
        try requireRegular(found)
        // Not to wait, should it have become a pipe in between.
        let descriptor = FileSystem.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableBase(reason: reason(errno)) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let opened = FileSystem.status(ofDescriptor: descriptor) else {
            throw UnreadableBase(reason: reason(errno))
        }
        try requireRegular(opened)
        return try read(handle, named: path)
    }

    private static func requireRegular(_ status: stat) throws {
        let kind: String
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: kind = "a folder"
        case S_IFIFO: kind = "a pipe"
        case S_IFCHR, S_IFBLK: kind = "a device"
        case S_IFSOCK: kind = "a socket"
        default: kind = "something else"
        }
        throw UnreadableBase(reason: "it is \(kind), not a file")
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "there is no such file"
        case EACCES, EPERM: "it may not be read"
        case ELOOP: "its links lead in a circle"
        case ENAMETOOLONG: "the name is too long"
        default: OperatingSystem.reason(code)
        }
    }
}
