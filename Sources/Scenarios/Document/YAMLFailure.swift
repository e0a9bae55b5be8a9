internal import Foundation
internal import Yams

/// The errors of libyaml as causes of ours.
extension YAMLReader {
    func failure(_ error: YamlError) -> Failure {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            if let slip = slip(problem, at: mark) { return slip }
            return failure(problem, at: mark, context: context)
        case .composer(_, let problem, let mark, _):
            let place = place(of: mark)
            if problem.contains("another document") { return Failure(cause: .severalDocuments, place: place) }
            return Failure(cause: .invalidYAML(problem: problem), place: place)
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
            return Failure(cause: .invalidYAML(problem: problem), place: start)
        case .memory: return Failure(cause: .tooManyValues, place: start)
        case .dataCouldNotBeDecoded: return Failure(cause: .notUTF8, place: start)
        case .no: return Failure(cause: .invalidYAML(problem: "no reason given"), place: start)
        case .duplicatedKeysInMapping(let keys, let context):
            return Failure(
                cause: .duplicateKey(original(keys.first ?? ""), firstLine: context.mark.line),
                place: place(of: context.mark))
        }
    }

    /// An error that the text shows more precisely than the error of libyaml.
    private func slip(_ problem: String, at mark: Mark) -> Failure? {
        switch problem {
        case "found invalid Unicode character escape code":
            let index = source.index(line: mark.line, column: mark.column)
            for start in max(0, index - 6)...index {
                guard let value = SurrogatePairs.escape(at: start, in: source.scalars),
                    (0xD800...0xDFFF).contains(value)
                else { continue }
                let written = String(String.UnicodeScalarView(source.scalars[start..<(start + 6)]))
                return Failure(cause: .loneSurrogate(written), place: source.place(of: start..<(start + 6)))
            }
            return nil
        case "mapping values are not allowed in this context", "could not find expected ':'",
            "did not find expected key", "did not find expected '-' indicator",
            "mapping keys are not allowed in this context":
            return source.slip(before: mark.line).map { Failure(cause: $0.cause, place: $0.place) }
        default: return nil
        }
    }

    private func failure(_ problem: String, at mark: Mark, context: YamlError.Context?) -> Failure {
        let here = place(of: mark)
        let began = context.map { place(of: $0.mark) }
        let since = began?.line
        func mistake(_ mistake: DocumentCause.SyntaxMistake, at place: Place? = nil) -> Failure {
            Failure(cause: .syntax(mistake), place: place ?? here)
        }
        switch problem {
        case "found character that cannot start any token":
            let index = source.index(line: mark.line, column: mark.column)
            guard index < source.scalars.count else { return mistake(.missingValue) }
            let scalar = source.scalars[index]
            return mistake(scalar == "\t" ? .tab : .cannotStartValue(Character(scalar)))
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            return mistake(.tab)
        case "mapping values are not allowed in this context", "found unexpected ':'",
            "mapping keys are not allowed in this context":
            return mistake(.unexpectedColon)
        case "block sequence entries are not allowed in this context": return mistake(.unexpectedDash)
        case "did not find expected key", "did not find expected '-' indicator":
            let index = source.index(line: mark.line, column: mark.column)
            if source.starts(with: ":", at: index) { return Failure(cause: .emptyKey, place: here) }
            return mistake(.badIndentation(since: since))
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            let closing: Character = problem.hasSuffix("'}'") ? "}" : "]"
            if let slip = source.slip(inFlowAt: source.index(line: mark.line, column: mark.column), closing: closing) {
                return Failure(cause: slip.cause, place: slip.place)
            }
            // On a later line, or at another bracket, the one that is open says more.
            let found = source.index(line: mark.line, column: mark.column)
            let isBracket = found < source.scalars.count && ["}", "]", ")"].contains(source.scalars[found])
            if let began, isAtEnd(mark) || mark.line > began.line || isBracket {
                let line = source.scalars[source.index(line: began.line, column: began.column)...]
                    .prefix { !$0.isLineBreak }
                let hasComment = zip(line, line.dropFirst()).contains { $0 == " " && $1 == "#" }
                return Failure(
                    cause: .bracketNotClosed(closing == "}" ? "{" : "[", closing: closing, hasComment: hasComment),
                    place: began)
            }
            return mistake(.unclosedFlow(closing: closing, since: since))
        case "could not find expected ':'": return mistake(.missingColon, at: began)
        case "found unexpected end of stream":
            return mistake(.unclosedQuote(since: nil), at: began)
        case "found unknown escape character", "found invalid Unicode character escape code",
            "did not find expected hexdecimal number":
            return mistake(.unknownEscape)
        case "did not find expected alphabetic or numeric character": return mistake(.badAnchorName, at: began)
        case "did not find expected node content": return mistake(.missingValue)
        case "did not find expected comment or line break", "found an indentation indicator equal to 0":
            return mistake(.badBlockHeader)
        case "found unexpected document indicator", "did not find expected <document start>":
            return mistake(.unexpectedDocumentMark)
        case "found undefined tag handle", "did not find expected tag URI", "did not find the expected '>'",
            "did not find expected '!'", "did not find expected whitespace or line break",
            "did not find URI escaped octet":
            return Failure(cause: .tag("!"), place: began ?? here)
        default:
            if problem.contains("nesting level") { return Failure(cause: .tooDeep, place: here) }
            if problem.contains("directive") || problem.contains("version") || problem.contains("YAML document") {
                return mistake(.badDirective, at: began)
            }
            return Failure(cause: .invalidYAML(problem: problem), place: here)
        }
    }

    private var start: Place { Place(file: source.file, line: 1, column: 1) }

    private func isAtEnd(_ mark: Mark) -> Bool {
        source.index(line: mark.line, column: mark.column) > source.lastInk
    }

    /// The place of a mark; of the last character where the mark is beyond the end.
    private func place(of mark: Mark) -> Place {
        let index = min(source.index(line: mark.line, column: mark.column), source.lastInk)
        return source.place(of: index..<(index + 1))
    }
}
