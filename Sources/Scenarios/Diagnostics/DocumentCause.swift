/// Why a file cannot be read as a YAML document.
package enum DocumentCause: Sendable {
    case notUTF8
    case controlCharacter(UInt32)
    case tooLarge(bytes: Int)
    case tooDeep
    case tooManyValues
    case empty
    /// A file that has none of a scenario's sections.
    case noScenario
    case severalDocuments
    case notAMapping(what: String)

    case syntax(YAMLError)
    /// An error of libyaml for which there is no message of ours.
    case invalidYAML(problem: String)

    case duplicateKey(String, firstLine: Int)
    case keyNotScalar
    case emptyKey
    case tag(String)
    case mergeKey
    case unknownAnchor(String, nearest: String?)
    case aliasAsKey
    /// `{ trust: beta(2, 4) }`: the comma ended the value.
    case commaSplitsExpression(String, quoted: String)
    /// `{ parties: usa, russia }`
    case commaSplitsList(String)

    /// `clock:{ rounds: 12 }`: to YAML the colon is a part of the key.
    case noSpaceAfterColon(String)
    case colonMissing(String, found: String?)
    case colonInText(String, quoted: String)
    /// `{ steps: 2 channel: talks }`
    case commaMissing(before: String)
    case semicolon
    /// A bracket that is never closed; `hasComment`: a `#` on its line hides the rest.
    case bracketNotClosed(Character, closing: Character, hasComment: Bool)
    case invisible(String)
    case fullWidth(String, plain: String)
    case curlyQuotes(String, straight: String)
    /// Half of a pair of escapes, as JSON writes a character beyond U+FFFF.
    case loneSurrogate(String)
    /// `null`, `no` and the like, where a name is meant.
    case yamlWord(String, meaning: String)

    case extendsNotAPath
    case extendsNoScenario(String)
    case extendsMissing(String, reason: String)
    case extendsCycle([String])
    case extendsTooDeep(limit: Int)
    /// `~` in an extending file, where the base has no such key but one of a like name.
    case nothingToRemove(String, base: String, nearest: String)

    /// What is not well-formed: the errors of libyaml by their meaning.
    package enum YAMLError: Sendable {
        case cannotStartValue(Character)
        case tab
        case unexpectedColon
        case unexpectedDash
        case badIndentation(since: Int?)
        case unclosedFlow(closing: Character, since: Int?)
        case missingColon
        case unclosedQuote(since: Int?)
        case unknownEscape
        case badAnchorName
        case missingValue
        case badBlockHeader
        case badDirective
        case unexpectedDocumentMark
    }
}

extension DocumentCause {
    package var message: String {
        switch self {
        case .notUTF8: "the file is not encoded in UTF-8"
        case .controlCharacter(let value): "the character U+\(hexadecimal(value)) is not allowed in YAML"
        case .tooLarge(let bytes): "the file has \(bytes) bytes; at most 4 MiB (4194304 bytes) are read"
        case .tooDeep: "nested too deeply: more than 64 levels"
        case .tooManyValues: "more than 200000 values, those repeated by aliases included"
        case .empty: "the file is empty"
        case .noScenario: "this is not a scenario; nothing of it is shown"
        case .severalDocuments: "a second YAML document starts here; a scenario is one document"
        case .notAMapping(let what): "a scenario is a mapping of keys to values, not \(what)"
        case .syntax(let mistake): mistake.message
        case .invalidYAML(let problem): "not valid YAML: \(shortened(problem, to: 120))"
        case .duplicateKey(let key, let line): "duplicate key \(quoted(key)), first given on line \(line)"
        case .keyNotScalar: "a key must be a name, not a list or a mapping"
        case .emptyKey: "a key is missing before ':'"
        case .tag(let tag): "YAML tags such as \(quoted(tag)) are not part of the language"
        case .mergeKey: "YAML merge keys ('<<') are not part of the language"
        case .unknownAnchor(let name, _): "no anchor \(quoted("&" + name)) comes before this alias"
        case .aliasAsKey: "an alias cannot be a key"
        case .commaSplitsExpression(let text, _):
            "inside { } and [ ] YAML splits at commas, so \(quoted(text)) is cut in pieces"
        case .commaSplitsList(let text): "a list is written in brackets: \(quoted(text))"
        case .noSpaceAfterColon(let key): "a space is missing after the colon of \(quoted(key))"
        case .colonMissing(let key, let found):
            found.map { "a key is followed by ':', not by \(quoted($0)): \(quoted(key))" }
                ?? "a ':' is missing after the key \(quoted(key))"
        case .colonInText(let text, _): "a ':' with a space after it ends a key, also in \(quoted(text))"
        case .commaMissing(let key): "a ',' is missing before \(quoted(key))"
        case .semicolon: "entries are separated by ',', not by ';'"
        case .bracketNotClosed(let bracket, _, let hasComment):
            hasComment
                ? "this '\(bracket)' is not closed: everything after '#' is a comment"
                : "this '\(bracket)' is never closed"
        case .invisible(let name): "there is \(name) here, which YAML does not treat as a space"
        case .fullWidth(let text, _): "\(quoted(text)) is written in full-width characters"
        case .curlyQuotes(let text, _):
            "\(quoted(text)) is in typographic quotation marks, which YAML does not recognise"
        case .loneSurrogate(let text): "\(quoted(text)) is half of a character, which needs two such escapes"
        case .yamlWord(let word, let meaning): "YAML may read \(quoted(word)) without quotes as \(meaning)"
        case .extendsNoScenario(let path): "\(quoted(path)) is not a scenario"
        case .extendsNotAPath: "'extends' needs the path of a file, or a list of paths"
        case .extendsMissing(let path, let reason): "cannot read \(quoted(path)): \(shortened(reason, to: 120))"
        case .extendsCycle(let files):
            "'extends' forms a cycle: \(files.map { shortened($0) }.joined(separator: " → "))"
        case .extendsTooDeep(let limit): "more than \(limit) files extend one another"
        case .nothingToRemove(let key, let base, _):
            "nothing to remove: there is no \(quoted(key)) in \(shortened(base))"
        }
    }

    package var fix: String? {
        switch self {
        case .notUTF8: "save the file as UTF-8"
        case .controlCharacter: "remove it"
        case .tooLarge: "split it with 'extends', or shorten it"
        case .tooDeep, .tooManyValues, .notAMapping, .invalidYAML: nil
        case .empty, .noScenario: "a scenario starts with 'detente: 1'; 'detente new' writes a template"
        case .severalDocuments: "keep each scenario in a file of its own"
        case .syntax(let mistake): mistake.fix
        case .duplicateKey: "remove or rename one of the two"
        case .keyNotScalar: nil
        case .emptyKey: "name the key"
        case .tag: "remove the tag"
        case .mergeKey: "use 'extends', or repeat the entries"
        case .unknownAnchor(_, let nearest):
            nearest.map { "did you mean \(quoted("*" + $0))?" } ?? "put text that starts with '*' in quotes"
        case .aliasAsKey: "write the key itself"
        case .commaSplitsExpression(_, let quoted): "put it in quotes: \(shortened(quoted, to: 120))"
        case .commaSplitsList(let text): "write [\(shortened(text, to: 118))]"
        case .noSpaceAfterColon(let key): "write '\(shortened(key)): ' with a space"
        case .colonMissing(let key, _): "write '\(shortened(key)): '"
        case .colonInText(_, let quoted): "put the text in quotes: \(shortened(quoted, to: 120))"
        case .commaMissing(let key): "write ', \(shortened(key))'"
        case .semicolon: "write ','"
        case .bracketNotClosed(_, let closing, let hasComment):
            hasComment ? "put text with '#' in quotes" : "close it with '\(closing)'"
        case .invisible: "replace it with plain spaces"
        case .fullWidth(_, let plain): "write '\(shortened(plain))'"
        case .curlyQuotes(_, let straight): "use straight quotation marks: \(shortened(straight, to: 120))"
        case .loneSurrogate: "write the character itself, or both escapes, such as \\ud83d\\ude00"
        case .yamlWord(let word, _): word == "~" ? "give it another name" : "put it in quotes: \"\(word)\""
        case .extendsNoScenario: "name a scenario file, which contains detente: 1"
        case .extendsNotAPath: "such as 'extends: base.yaml'"
        case .extendsMissing, .extendsCycle, .extendsTooDeep: nil
        case .nothingToRemove(_, _, let nearest): "did you mean \(quoted(nearest))?"
        }
    }

    private func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension DocumentCause.YAMLError {
    package var message: String {
        switch self {
        case .cannotStartValue(let character): "a value cannot start with \(quoted(String(character)))"
        case .tab: "a tab is used for indentation"
        case .unexpectedColon: "a ':' where no key is expected"
        case .unexpectedDash: "a list entry ('-') where none is expected"
        case .badIndentation(let line): "this line does not fit the indentation\(began(line))"
        case .unclosedFlow(let closing, let line): "',' or '\(closing)' is missing\(began(line))"
        case .missingColon: "a ':' is missing after the key"
        case .unclosedQuote(let line):
            line.map { "the quotation mark opened on line \($0) is never closed" }
                ?? "a quotation mark is never closed"
        case .unknownEscape: "an unknown escape in a double-quoted text"
        case .badAnchorName: "'&' and '*' need the name of an anchor after them"
        case .missingValue: "a value is missing"
        case .badBlockHeader: "nothing but an indentation number, '+' or '-' may follow '|' and '>'"
        case .badDirective: "a YAML directive ('%') that is not understood"
        case .unexpectedDocumentMark: "the YAML document ends or starts again in the middle of a value"
        }
    }

    package var fix: String? {
        switch self {
        case .cannotStartValue: "put the text in quotes"
        case .tab: "indent with spaces"
        case .unexpectedColon: "check the indentation; put text that contains ': ' in quotes"
        case .unexpectedDash: "start the list on a line of its own below the key"
        case .badIndentation: "align it with its neighbours"
        case .unclosedFlow: "put text with special characters in quotes"
        case .missingColon: "write 'key: value', with a space after the colon"
        case .unclosedQuote: "close it"
        case .unknownEscape: "write '\\\\' for a backslash, or use single quotes"
        case .badAnchorName: "put the text in quotes"
        case .missingValue: nil
        case .badBlockHeader: "start the text on the next line"
        case .badDirective: "put text that starts with '%' in quotes"
        case .unexpectedDocumentMark: "indent the line, or remove it"
        }
    }

    private func began(_ line: Int?) -> String {
        line.map { " of what began on line \($0)" } ?? ""
    }
}
