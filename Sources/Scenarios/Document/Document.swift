package import Foundation

/// A scenario file as read, what it extends merged in: well-formed YAML with its places, nothing interpreted yet.
package struct Document: Sendable {
    /// Always a mapping, without `extends`.
    package var root: Node
    /// As the user named it; `<stdin>` for standard input.
    package var file: String
    /// The text of this file and of all that it extends.
    package var sources: SourceTexts
    /// `sha256:` and the lower-case hexadecimal digest of the file's bytes; with `extends` of all files' bytes one
    /// after the other, the base first.
    package var digest: String
    /// What extending files removed.
    var removals: [Removal] = []

    /// Reads a file and everything that it extends.
    ///
    /// - Parameters:
    ///   - file: the name for messages; paths in `extends` are relative to its directory.
    ///   - text: the file's bytes, in UTF-8.
    ///   - load: reads another file, for `extends`. What it throws is reported at the `extends`.
    ///   - bag: receives every error found, and the source texts in which errors are shown.
    /// - Returns: `nil` if nothing can be made of the file; the bag then has errors. A document may also come back
    ///   when there were errors, so that later stages can report theirs at the same time.
    package static func read(
        file: String, text: Data, load: (_ path: String) throws -> Data, into bag: inout DiagnosticBag
    ) -> Document? {
        var chain = ExtendsChain()
        guard let root = chain.read(file: file, text: text, load: load, into: &bag) else { return nil }
        let digest = SHA256(of: chain.texts.reduce(into: Data()) { $0.append($1) })
        var document = Document(
            root: root, file: file, sources: bag.sources, digest: "sha256:" + digest.hexadecimal)
        document.removals = chain.removals
        return document
    }
}
