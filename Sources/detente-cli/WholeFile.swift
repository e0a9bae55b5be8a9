internal import Foundation

/// The output cannot be written.
struct WriteFailure: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { "cannot write \(path): \(reason)" }
}

/// The output would take the place of what is read.
struct OutputOnInput: Error, CustomStringConvertible {
    var path: String
    var input: String

    var description: String {
        let same = path == input ? "" : ", which is the same file"
        return "--output: the report would overwrite \(input)\(same); give it a path of its own"
    }
}

/// A file that is written whole or not at all: beside its place first, then moved there in one step.
struct WholeFile {
    /// As the user named it.
    private let name: String
    private let path: String
    /// A device or a pipe is written to as it is; to move a file into its place would destroy it.
    private let isSpecial: Bool

    /// Makes sure that the file can probably be written, so that no long run is in vain. Nothing is touched yet but
    /// drafts that a run left which was killed.
    /// - Parameter inputs: files that must not be written over.
    /// - Throws: ``WriteFailure``, ``OutputOnInput``.
    init(path name: String, besides inputs: [String] = []) throws {
        self.name = name
        guard !name.hasSuffix("/") else {
            throw WriteFailure(path: name, reason: "that names a folder; leave the '/' out")
        }
        path = try Self.target(of: name)
        var status = stat()
        if stat(path, &status) == 0 {
            let kind = status.st_mode & S_IFMT
            guard kind != S_IFDIR else { throw WriteFailure(path: name, reason: "it is a folder") }
            isSpecial = kind != S_IFREG
            for input in inputs where !isSpecial {
                var other = stat()
                if stat(input, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
                    throw OutputOnInput(path: name, input: input)
                }
            }
        } else {
            isSpecial = false
        }
        // What is not there yet, such as a study that begins, is known by its path.
        if let input = inputs.first(where: { Self.standard($0) == Self.standard(path) }) {
            throw OutputOnInput(path: name, input: input)
        }
        let folder = Draft.folder(of: path)
        if access(isSpecial ? path : folder, isSpecial ? W_OK : W_OK | X_OK) != 0 {
            throw WriteFailure(path: name, reason: String(cString: strerror(errno)))
        }
        if !isSpecial { Draft.removeAbandoned(in: folder) }
    }

    /// - Throws: ``WriteFailure``; then the file is as it was before.
    func write(_ text: String) throws(WriteFailure) {
        if isSpecial { return try fill(path, flags: O_WRONLY, with: text) }
        let draft = Draft(beside: path)
        draft.begin()
        defer { Draft.end() }
        do throws(WriteFailure) {
            try fill(draft.path, flags: O_WRONLY | O_CREAT | O_EXCL, with: text)
            if rename(draft.path, path) != 0 { throw failure() }
        } catch {
            unlink(draft.path)
            throw error
        }
    }

    private func fill(_ target: String, flags: Int32, with text: String) throws(WriteFailure) {
        // A file that grows beyond what is allowed is a failure to be told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        let descriptor = open(target, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        if let reason = writeAll(text, to: descriptor) { throw WriteFailure(path: name, reason: reason) }
        guard !isSpecial else { return }
        // A file that is replaced keeps who may read it, and whose it is where that can be done.
        var status = stat()
        if stat(path, &status) == 0 {
            _ = fchown(descriptor, status.st_uid, status.st_gid)
            fchmod(descriptor, status.st_mode & 0o7777)
        }
        if fsync(descriptor) != 0 { throw failure() }
    }

    private static func standard(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    private func failure() -> WriteFailure {
        WriteFailure(path: name, reason: String(cString: strerror(errno)))
    }

    /// What a link points to, link by link, whether or not it is there: that is replaced, not the link.
    private static func target(of name: String) throws(WriteFailure) -> String {
        var path = name
        // As many as Linux follows.
        for _ in 0..<40 {
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
            // The files of /proc/self/fd are links in name only.
            if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return path }
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            path = next.hasPrefix("/") ? next : "\(Draft.folder(of: path))/\(next)"
        }
        throw WriteFailure(path: name, reason: String(cString: strerror(ELOOP)))
    }
}
