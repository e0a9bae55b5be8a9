internal import Foundation
internal import Synchronization

/// The name of a file while it is written: in the same folder, so that it can be renamed in one step, with the machine
/// and the process that writes it, so that the draft of a killed process is not taken for one that is being written.
package struct Draft {
    package let path: String

    private static let prefix = ".detente-draft-"

    package init(for target: String) {
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        path = "\(Self.folder(of: target))/\(Self.prefix)\(Self.machine)-\(getpid())-\(suffix)"
    }

    /// Removes the drafts that this process is writing, before the process ends early.
    package static func removeOwn() {
        current.withLock { paths in
            for path in paths { FileSystem.remove(path) }
        }
    }

    /// Marks this draft as one that is being written.
    func begin() { Self.current.withLock { _ = $0.insert(path) } }

    /// Marks that it is no longer being written.
    func end() { Self.current.withLock { _ = $0.remove(path) } }

    private static let current = Mutex<Set<String>>([])

    /// Removes drafts of this machine whose process is gone. One that cannot be removed does no harm.
    static func removeAbandoned(in folder: String) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for name in names where name.hasPrefix(prefix) {
            let parts = name.dropFirst(prefix.count).split(separator: "-")
            guard parts.count == 3, parts[0] == machine, let process = pid_t(parts[1]), process > 0,
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            FileSystem.remove("\(folder)/\(name)")
        }
    }

    /// The folder of a path, as the path names it.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The machine's name in letters and digits, since folders may be shared between machines.
    private static let machine: String = {
        let name = (OperatingSystem.hostName ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return name.isEmpty ? "unknown" : name
    }()
}
