internal import ArgumentParser
internal import Detente
internal import Foundation
internal import SystemCalls

/// `detente new`: a commented scenario to start from.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a commented scenario to start from.",
        discussion: """
            EXAMPLES:
              detente new thaw
                  writes thaw.yaml, and for editors detente.schema.json; then: detente run thaw.yaml
              detente new "Prague Spring"
                  writes 'Prague Spring.yaml', and prints the command that runs it
              detente new talks/geneva.yaml --force
                  replaces an existing file

            The first line of the scenario names the schema with which editors with a YAML plug-in (Visual Studio Code, \
            Neovim, Emacs and others) complete keys and mark errors; its file is written too, if it is missing.
            """
    )

    @Argument(
        help: "The name of the scenario; the file is NAME.yaml.", completion: .file(extensions: ["yaml", "yml"]))
    var name: String

    @Flag(help: "Replace an existing file.")
    var force = false

    func validate() throws {
        // A line break is a nuisance in a name, but no danger to a terminal.
        let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
        if name.isEmpty || name.hasSuffix("/") || hasControls {
            let shown = String(
                name.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : Character($0) })
            throw ValidationError("'\(shown)' is not a name for a file; use a word such as 'thaw'.")
        }
    }

    private var path: String {
        let ending = name.lowercased()
        return ending.hasSuffix(".yaml") || ending.hasSuffix(".yml") ? name : name + ".yaml"
    }

    /// The title: the file's name in words.
    private var title: String {
        let file = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let words = file.replacing("_", with: " ").replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The schema's file, in the folder of the scenario, which refers to it.
    private var schemaPath: String {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return (folder + ["detente.schema.json"]).joined(separator: "/")
    }

    /// Writes the schema, if there is none or the user wants files replaced.
    /// - Returns: whether it was written.
    private func writeSchema() throws -> Bool {
        guard force || !FileManager.default.fileExists(atPath: schemaPath) else { return false }
        try WholeFile(path: schemaPath).write(JSONSchemas.language)
        return true
    }

    func run() throws {
        let status = exitStatus {
            let file = try WholeFile(path: path)
            if !force, FileManager.default.fileExists(atPath: path) {
                throw WriteFailure(path: path, reason: "the file exists already; --force replaces it")
            }
            try file.write(StartingScenario.text(title: title))
            let schema = try writeSchema() ? " and \(schemaPath)" : ""
            StandardError.write("wrote \(path)\(schema); next:\ndetente run \(shellQuoted(path: path))\n")
            return .done
        }
        if let status, status != .done { throw status.exitCode }
    }
}
