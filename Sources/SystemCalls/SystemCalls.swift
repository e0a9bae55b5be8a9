package import Foundation

/// The system's calls on files, which take paths and results as pointers. This is the only file that makes such calls.
///
/// A call that fails leaves the reason in `errno`.
package enum FileSystem {
    /// The status of a file, with links followed; `nil` if it is not available.
    package static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }

    /// The status of a file, which may be a link itself; `nil` if it is not available.
    package static func linkStatus(of path: String) -> stat? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status : nil
    }

    /// The status of an open file; `nil` if it is not available.
    package static func status(ofDescriptor descriptor: Int32) -> stat? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status : nil
    }

    /// Whether this process has the access (`R_OK`, `W_OK`, `X_OK`) to a file.
    package static func isAccessible(_ path: String, _ mode: Int32) -> Bool {
        unsafe access(path, mode) == 0
    }

    /// Opens a file; one that is created can be read and written by all whom the process's mask does not exclude.
    /// - Returns: a descriptor, which the caller must close; below 0 if the file cannot be opened.
    package static func open(_ path: String, _ flags: Int32) -> Int32 {
        unsafe Foundation.open(path, flags, 0o666)
    }

    /// Renames a file in one step, replacing a file of the new name.
    /// - Returns: whether it succeeded.
    package static func move(_ path: String, to target: String) -> Bool {
        unsafe rename(path, target) == 0
    }

    /// Removes a file, if it exists.
    package static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// Creates a named pipe.
    /// - Returns: whether it succeeded.
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

    /// Writes everything, in as many calls as necessary.
    /// - Returns: the reason for a failure; `nil` on success.
    package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
        var start = 0
        while start < bytes.count {
            let written = write(bytes[start...], to: descriptor)
            if written > 0 {
                start += written
            } else if errno != EINTR && errno != EAGAIN {
                return OperatingSystem.reason()
            }
        }
        return nil
    }

    /// Writes some bytes.
    /// - Returns: the number of bytes written; below 0 on failure.
    package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int {
        unsafe bytes.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
    }
}

/// Information about the operating system.
package enum OperatingSystem {
    /// The system's text for an error number.
    package static func reason(_ code: Int32 = errno) -> String {
        unsafe String(cString: strerror(code))
    }

    /// The machine's name in the network; `nil` if it has none.
    package static var hostName: String? {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return nil }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The processor's name; `nil` if the system does not report it.
    package static var processorName: String? {
        #if canImport(Darwin)
            var size = 0
            guard unsafe sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0) == 0, size > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: size)
            guard unsafe sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0) == 0 else { return nil }
            return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        #else
            guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
            let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
            return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
        #endif
    }

    /// The C library, with its version where it has one.
    package static var libraryName: String {
        #if canImport(Glibc)
            var name = [CChar](repeating: 0, count: 256)
            guard unsafe confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count) > 0 else { return "unknown C library" }
            return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #else
            return ProcessInfo.processInfo.operatingSystemVersionString
        #endif
    }

    /// What the last digits of exp, log and pow may depend on: the processor and the C library.
    package static var calculator: String { "\(processorName ?? "unknown processor"), \(libraryName)" }

    /// The width of a terminal, in characters; `nil` if it is not a terminal, or the width is unknown.
    package static func terminalWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
