internal import CBuild

/// From which commit this program was built, and for which processors.
package enum BuildInformation {
    /// The commit, shortened, with '+' if files differed from it; `nil` if the source was in no repository.
    package static var commit: String? {
        let text = unsafe String(cString: detente_commit())
        return text.isEmpty ? nil : text
    }

    /// The kind of build and the processors that it runs on, such as `release for x86-64-v3`.
    package static var build: String { unsafe String(cString: detente_build()) }
}
