internal import Foundation

/// The output cannot be written.
struct WriteFailure: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { "cannot write \(path): \(reason)" }
}

/// A file that is written whole or not at all: beside its place first, then moved there in one step.
struct WholeFile {
    private let path: String
    /// A device or a pipe is written to as it is; to move a file into its place would destroy it.
    private let isSpecial: Bool

    /// Makes sure that the file can probably be written, so that no long run is in vain. Nothing is touched yet.
    /// - Throws: ``WriteFailure``.
    init(path: String) throws(WriteFailure) {
        // A link is followed: what it points to is replaced, not the link.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        self.path = target
        var status = stat()
        if stat(target, &status) == 0 {
            let kind = status.st_mode & S_IFMT
            guard kind != S_IFDIR else { throw WriteFailure(path: path, reason: "it is a folder") }
            isSpecial = kind != S_IFREG
        } else {
            isSpecial = false
        }
        let tested = isSpecial ? target : Self.folder(of: target)
        if access(tested, W_OK) != 0 { throw WriteFailure(path: path, reason: String(cString: strerror(errno))) }
    }

    /// - Throws: ``WriteFailure``; then the file is as it was before.
    func write(_ text: String) throws(WriteFailure) {
        if isSpecial { return try fill(path, flags: O_WRONLY, with: text) }
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        let draft = "\(Self.folder(of: path))/.detente-\(suffix)"
        do throws(WriteFailure) {
            try fill(draft, flags: O_WRONLY | O_CREAT | O_EXCL, with: text)
            if rename(draft, path) != 0 { throw failure() }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private func fill(_ target: String, flags: Int32, with text: String) throws(WriteFailure) {
        let descriptor = open(target, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        if let reason = writeAll(text, to: descriptor) { throw WriteFailure(path: path, reason: reason) }
        guard !isSpecial else { return }
        // A file that is replaced keeps who may read it.
        var status = stat()
        if stat(path, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
        if fsync(descriptor) != 0 { throw failure() }
    }

    private func failure() -> WriteFailure {
        WriteFailure(path: path, reason: String(cString: strerror(errno)))
    }

    private static func folder(of path: String) -> String {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return folder.isEmpty ? "." : folder
    }
}
