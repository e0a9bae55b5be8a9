package import Foundation

/// The system's calls on files, which take paths and results as pointers. This is the only file that makes such calls.
///
/// A call that fails leaves the reason in `errno`.
package enum FileSystem {
    /// What a path names, behind its links; `nil`: it cannot be asked.
    package static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }

    /// What a path names itself, which may be a link; `nil`: it cannot be asked.
    package static func linkStatus(of path: String) -> stat? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status : nil
    }

    /// `nil`: it cannot be asked.
    package static func status(ofDescriptor descriptor: Int32) -> stat? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status : nil
    }

    /// Whether this process may use a file so (`R_OK`, `W_OK`, `X_OK`).
    package static func isAccessible(_ path: String, _ mode: Int32) -> Bool {
        unsafe access(path, mode) == 0
    }

    /// Opens a file; one that it makes anybody may read and write whom the process's mask does not exclude.
    /// - Returns: a descriptor, for the caller to close; below 0 where it cannot be opened.
    package static func open(_ path: String, _ flags: Int32) -> Int32 {
        unsafe Foundation.open(path, flags, 0o666)
    }

    /// Moves a file in one step, in place of what has that name.
    /// - Returns: whether it could.
    package static func move(_ path: String, to target: String) -> Bool {
        unsafe rename(path, target) == 0
    }

    /// Removes a file, if it is there.
    package static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// Makes a named pipe.
    /// - Returns: whether it could.
    package static func makePipe(_ path: String) -> Bool {
        unsafe mkfifo(path, 0o600) == 0
    }

    /// The files that a shell's pattern matches, in order.
    package static func paths(matching pattern: String) -> [String] {
        var matches = unsafe glob_t()
        defer { unsafe globfree(&matches) }
        guard unsafe glob(pattern, 0, nil, &matches) == 0, let found = unsafe matches.gl_pathv else { return [] }
        return unsafe (0..<Int(matches.gl_pathc)).compactMap { unsafe found[$0].map { unsafe String(cString: $0) } }
    }

    /// Writes some bytes.
    /// - Returns: how many the system took; below 0 where it took none.
    package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int {
        unsafe bytes.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
    }
}

/// What the system says of itself.
package enum OperatingSystem {
    /// Its words for an error number.
    package static func reason(_ code: Int32 = errno) -> String {
        unsafe String(cString: strerror(code))
    }

    /// The machine's name in the network; `nil`: it has none.
    package static var hostName: String? {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return nil }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// How many characters a line of a terminal has; `nil`: it is no terminal, or does not say.
    package static func terminalWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
