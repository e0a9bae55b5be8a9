internal import ArgumentParser
internal import Detente
internal import Foundation

/// Advice on an invalid command line, in addition to the message of the argument parser.
enum CommandAdvice {
    /// Advice on the first word: `detente rn thaw.yaml`, `detente thaw.yaml`.
    /// - Returns: the error and its fix; `nil` if the first word is a command or an option.
    static func adviceOnCommand(_ arguments: [String]) -> String? {
        guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-") || word == "-" else { return nil }
        let commands = DetenteCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !commands.contains(word), word != "help" else { return nil }
        let shown = displayable(word)
        let ending = word.lowercased()
        if word == "-" || ending.hasSuffix(".yaml") || ending.hasSuffix(".yml")
            || FileManager.default.fileExists(atPath: word) && nearestWord(to: word, among: commands) == nil
        {
            return
                "'\(shown)' is not a command; to run a scenario: detente run \(word == "-" ? word : shellQuoted(path: shown))"
        }
        if let nearest = nearestWord(to: word, among: commands) {
            return "'\(shown)' is not a command; did you mean '\(nearest)'?"
        }
        return "'\(shown)' is not a command; the commands are \(commands.joined(separator: ", "))."
    }

    /// Advice on what the parser refused.
    /// - Parameter message: the parser's message.
    /// - Returns: the message with the fix; `nil` if there is nothing to add.
    static func advice(_ arguments: [String], refused message: String) -> String? {
        let command = arguments.first ?? ""
        if message.hasPrefix("Unexpected argument '") || message.contains(" unexpected arguments: '") {
            let files = arguments.dropFirst().filter { !$0.hasPrefix("-") && isScenarioName($0) }
            if files.count > 1, ["run", "exact", "trace", "explain", "sweep"].contains(command) {
                let list = files.map { shellQuoted(path: displayable($0)) }.joined(separator: " ")
                return
                    "\(message); 'detente \(command)' takes one scenario. To compare several: detente compare \(list)"
            }
            return nil
        }
        return unknownOption(in: arguments.dropFirst().prefix { $0 != "--" }, of: command)
    }

    /// Advice on the first option that the command does not have, if a similar one exists. The parser's first message
    /// may be a consequence of it.
    private static func unknownOption(in arguments: some Sequence<String>, of command: String) -> String? {
        let names = longNames(of: command)
        for argument in arguments {
            // `-replicates 5`: the parser takes it for ten short options.
            let isLong = argument.hasPrefix("--")
            guard isLong || argument.hasPrefix("-") && argument.count > 3 else { continue }
            let name = String(argument.dropFirst(isLong ? 2 : 1).prefix { $0 != "=" })
            let isKnown = names.contains(name)
            if isLong, isKnown { continue }
            if let meant = isKnown ? name : nearestWord(to: name, among: names) {
                return "Unknown option '\(displayable(argument))'. Did you mean '--\(meant)'?"
            }
        }
        return nil
    }

    private static func isScenarioName(_ word: String) -> Bool {
        word.lowercased().hasSuffix(".yaml") || word.lowercased().hasSuffix(".yml")
    }

    /// The long options of a command, as its help lists them.
    private static func longNames(of command: String) -> [String] {
        let type = DetenteCommand.configuration.subcommands.first { $0.configuration.commandName == command }
        guard let type else { return [] }
        let help = DetenteCommand.helpMessage(for: type, columns: 200)
        return help.matches(of: /--([a-z][a-z-]*)/).map { String($0.output.1) }
    }

    /// The text without control characters.
    static func displayable(_ text: String) -> String {
        String(text.unicodeScalars.prefix(200).map { $0.properties.generalCategory == .control ? "?" : Character($0) })
    }
}
