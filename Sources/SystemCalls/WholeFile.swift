internal import Foundation

/// The output cannot be written.
package struct WriteFailure: Error, CustomStringConvertible {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "cannot write \(path): \(reason)" }
}

/// The output would overwrite an input file.
package struct OutputOnInput: Error, CustomStringConvertible {
    package var path: String
    package var input: String
    /// The option, and what would be written.
    package var writing: String

    package var description: String {
        let same = path == input ? "" : ", which is the same file"
        return "\(writing) would overwrite \(input)\(same); give it a path of its own"
    }
}

/// A file that is written completely or not at all: first under another name in its folder, then renamed in one step.
package struct WholeFile {
    /// The file, as named on the command line.
    private let name: String
    private let path: String
    /// Whether it is a device or a pipe, which is written to directly; a rename would replace it.
    package let isSpecial: Bool

    /// Checks that the file can probably be written, before a long run. Nothing is changed yet except
    /// that drafts of killed runs are removed.
    /// - Parameters:
    ///   - inputs: files that must not be overwritten.
    ///   - writing: the option that names the file, and what is written, for messages.
    /// - Throws: ``WriteFailure``, ``OutputOnInput``.
    package init(
        path name: String, notOverwriting inputs: [String] = [], writing: String = "--output: the report"
    ) throws {
        self.name = name
        guard !name.hasSuffix("/") else {
            throw WriteFailure(path: name, reason: "that is the name of a folder; remove the '/'")
        }
        path = try Self.target(of: name)
        if let status = FileSystem.status(of: path) {
            let kind = status.st_mode & S_IFMT
            guard kind != S_IFDIR else { throw WriteFailure(path: name, reason: "it is a folder") }
            isSpecial = kind != S_IFREG
            for input in inputs where !isSpecial {
                guard let other = FileSystem.status(of: input) else { continue }
                if other.st_dev == status.st_dev, other.st_ino == status.st_ino {
                    throw OutputOnInput(path: name, input: input, writing: writing)
                }
            }
        } else {
            isSpecial = false
        }
        // What is not there yet, such as a study that begins, is known by its path.
        if let input = inputs.first(where: { Self.standard($0) == Self.standard(path) }) {
            throw OutputOnInput(path: name, input: input, writing: writing)
        }
        let folder = Draft.folder(of: path)
        if !FileSystem.isAccessible(isSpecial ? path : folder, isSpecial ? W_OK : W_OK | X_OK) {
            throw WriteFailure(path: name, reason: OperatingSystem.reason())
        }
        if !isSpecial { Draft.removeAbandoned(in: folder) }
    }

    /// - Throws: ``WriteFailure``; then the file is unchanged.
    package func write(_ text: String) throws(WriteFailure) { try write(Array(text.utf8)) }

    /// - Parameter prepare: called with the path of the draft when it is complete, before it takes the file's place.
    /// - Throws: ``WriteFailure``; then the file is unchanged.
    package func write(_ bytes: [UInt8], _ prepare: (String) -> Void = { _ in }) throws(WriteFailure) {
        try write(prepare) { pass throws(WriteFailure) in try pass(bytes) }
    }

    /// Writes the file in pieces.
    /// - Parameters:
    ///   - prepare: called with the path of the draft when it is complete, before it takes the file's place.
    ///   - pieces: called once; passes each piece on.
    /// - Throws: ``WriteFailure``; then the file is unchanged.
    package func write(
        _ prepare: (String) -> Void = { _ in },
        pieces: (_ pass: @escaping ([UInt8]) throws(WriteFailure) -> Void) throws(WriteFailure) -> Void
    ) throws(WriteFailure) {
        if isSpecial { return try fill(path, flags: O_WRONLY, with: pieces) }
        let draft = Draft(for: path)
        draft.begin()
        defer { draft.end() }
        do throws(WriteFailure) {
            try fill(draft.path, flags: O_WRONLY | O_CREAT | O_EXCL, with: pieces)
            prepare(draft.path)
            if !FileSystem.move(draft.path, to: path) { throw failure() }
        } catch {
            FileSystem.remove(draft.path)
            throw error
        }
    }

    private func fill(
        _ target: String, flags: Int32,
        with pieces: (_ pass: @escaping ([UInt8]) throws(WriteFailure) -> Void) throws(WriteFailure) -> Void
    ) throws(WriteFailure) {
        // A file that grows beyond what is allowed is a failure to be told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        let descriptor = FileSystem.open(target, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        try pieces { bytes throws(WriteFailure) in
            if let reason = FileSystem.writeAll(bytes, to: descriptor) {
                throw WriteFailure(path: name, reason: reason)
            }
        }
        if !isSpecial { try settle(descriptor) }
    }

    /// Writes the file by `body`, which is given the path of the draft, or of the device or pipe itself.
    /// - Throws: what `body` throws, and ``WriteFailure``; then the file is unchanged.
    package func write<Value>(by body: (_ path: String) async throws -> Value) async throws -> Value {
        signal(SIGXFSZ, SIG_IGN)
        if isSpecial { return try await body(path) }
        let draft = Draft(for: path)
        draft.begin()
        defer { draft.end() }
        do {
            let value = try await body(draft.path)
            let descriptor = FileSystem.open(draft.path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure() }
            defer { close(descriptor) }
            try settle(descriptor)
            if !FileSystem.move(draft.path, to: path) { throw failure() }
            return value
        } catch {
            FileSystem.remove(draft.path)
            throw error
        }
    }

    /// Whether there is a file of that name.
    package var exists: Bool { FileSystem.status(of: path) != nil }

    private func settle(_ descriptor: Int32) throws(WriteFailure) {
        // A file that is replaced keeps who may read it, and whose it is where that can be done.
        if let status = FileSystem.status(of: path) {
            _ = fchown(descriptor, status.st_uid, status.st_gid)
            fchmod(descriptor, status.st_mode & 0o7777)
        }
        if fsync(descriptor) != 0 { throw failure() }
    }

    private static func standard(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    private func failure() -> WriteFailure {
        WriteFailure(path: name, reason: OperatingSystem.reason())
    }

    /// The target of a link, link by link, whether or not it exists: the target is replaced, not the link.
    private static func target(of name: String) throws(WriteFailure) -> String {
        var path = name
        // As many as Linux follows.
        for _ in 0..<40 {
            guard let link = FileSystem.linkStatus(of: path), link.st_mode & S_IFMT == S_IFLNK else { return path }
            // The files of /proc/self/fd are links in name only.
            if let status = FileSystem.status(of: path), status.st_mode & S_IFMT != S_IFREG { return path }
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            path = next.hasPrefix("/") ? next : "\(Draft.folder(of: path))/\(next)"
        }
        throw WriteFailure(path: name, reason: OperatingSystem.reason(ELOOP))
    }
}
