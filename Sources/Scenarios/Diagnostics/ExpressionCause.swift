/// Why a text cannot be read as an expression of the language (its grammar only: names and types come later).
package enum ExpressionCause: Sendable {
    case notAnExpression(found: String)
    case empty
    case emptyParentheses
    case expectedValue(found: String)
    case expectedValueAtEnd(after: String)
    case missingOperator(before: String, isInCall: Bool)
    /// `never happened(leak)`
    case missingParentheses(after: String)
    case unexpected(String)
    case unclosedParenthesis
    case unmatchedParenthesis
    case separatorInNumber(String)
    case callOnValue
    case nestedTooDeeply(limit: Int)

    case chainedComparison(fix: String)
    case singleEquals
    case notInOperand(String)
    /// An operator of another language, or a typographic one.
    case foreignOperator(String, ours: String)
    case foreignConditional
    /// `if x then a else b`
    case conditionalInWords
    case commaAtEnd
    case foreignAssignment(String, target: String)
    /// `2026-10-3`, `2026-02-30`, `Oct 2026`; `meant`: the date as it is written here.
    case badDate(String, meant: String?)
    /// `0,3`
    case decimalComma(String)
    /// `6 months`; `function` is `nil` for rounds.
    case unitWord(number: String, word: String, function: String?)
    case curlyQuote(String)
    case invisible(String)
    case fullWidth(String, plain: String)
    case foreignLetters(String, plain: String?)
    case percentSign(number: String, share: String)
    case capitalLetters(String, small: String)
    case badNumber(String)
    case numberTooLarge(String)
    case notANumber
    case numberJoinedToName(number: String, name: String)
    case underscoreFirst(String)
    case dottedName(String, call: String?)
    case quotationMark
    case unknownCharacter(String)
    case plusSign

    /// `total(x in actors, …)`
    case notAnAggregate(String, nearest: String?)
    case aggregateWithoutValue(String)
    case membersNeeded(found: String)

    case missingAssignment
    case comparisonInsteadOfAssignment
    case badTarget
    case secondAssignment
    case badLabel
}

extension ExpressionCause {
    package var message: String {
        switch self {
        case .notAnExpression(let found): "an expression is expected here, not \(found)"
        case .empty: "an expression is missing"
        case .emptyParentheses: "there is nothing between the parentheses"
        case .expectedValue(let found): "a value is missing before \(quoted(found))"
        case .expectedValueAtEnd(let after): "a value is missing after \(quoted(after))"
        case .missingOperator(let found, let isInCall):
            isInCall
                ? "a ',' or an operator is missing before \(quoted(found))"
                : "an operator is missing before \(quoted(found))"
        case .missingParentheses(let word): "the argument of '\(word)' must be in parentheses"
        case .unexpected(let found): "\(quoted(found)) is not expected here"
        case .unclosedParenthesis: "this '(' is never closed"
        case .unmatchedParenthesis: "this ')' has no '(' before it"
        case .separatorInNumber(let text): "numbers are written without separators: \(quoted(text))"
        case .callOnValue: "only a name can be followed by '('"
        case .nestedTooDeeply(let limit): "the expression is too long or too deeply nested: more than \(limit) levels"
        case .chainedComparison: "comparisons cannot be chained"
        case .singleEquals: "'=' does not compare"
        case .notInOperand: "'not' binds more loosely than the operator before it"
        case .foreignOperator(let theirs, _): "\(quoted(theirs)) is not an operator of the language"
        case .foreignConditional: "'? :' is not an operator of the language"
        case .conditionalInWords: "a choice between two values is written with 'if'"
        case .commaAtEnd: "there is a ',' after the expression"
        case .foreignAssignment(let theirs, _): "\(quoted(theirs)) is not an assignment of the language"
        case .badDate(let text, _): "there is no date \(quoted(text))"
        case .decimalComma(let text): "the decimal separator is '.': \(quoted(text))"
        case .unitWord(let number, let word, let function):
            function == nil
                ? "times are in rounds and have no unit: \(quoted("\(number) \(word)"))"
                : "\(quoted("\(number) \(word)")) is not a valid length of time"
        case .curlyQuote(let mark): "\(quoted(mark)) is a typographic quotation mark, which YAML does not recognise"
        case .invisible(let name): "there is \(name) here"
        case .fullWidth(let text, _): "\(quoted(text)) is written in full-width characters"
        case .foreignLetters(let text, _): "a name has only the letters a to z: \(quoted(text))"
        case .percentSign: "'%' is the remainder of a division, not per cent"
        case .capitalLetters(let name, _): "names are written in lower-case letters: \(quoted(name))"
        case .badNumber(let text): "\(quoted(text)) is not a number"
        case .numberTooLarge(let text): "the number \(quoted(text)) is too large"
        case .notANumber: "'.nan' is not a number"
        case .numberJoinedToName(let number, let name): "\(quoted(number + name)) is neither a number nor a name"
        case .underscoreFirst(let name): "a name starts with a letter: \(quoted(name))"
        case .dottedName(let name, _): "a name has no dots: \(quoted(name))"
        case .quotationMark: "expressions contain no text, so they have no quotation marks"
        case .unknownCharacter(let text): "\(quoted(text)) has no meaning in an expression"
        case .plusSign: "'+' must be between two values"
        case .notAnAggregate(let word, _): "\(quoted(word)) cannot run over actors or issues"
        case .aggregateWithoutValue(let word): "the value of '\(word)' is missing"
        case .membersNeeded(let found):
            found.isEmpty
                ? "'actors', 'issues' or a list of names is needed after 'in'"
                : "'actors', 'issues' or a list of names is needed after 'in', not \(quoted(found))"
        case .missingAssignment: "an effect is an assignment: 'target = value'"
        case .comparisonInsteadOfAssignment: "'==' compares; it does not assign"
        case .badTarget: "this cannot be set"
        case .secondAssignment: "an effect has one assignment"
        case .badLabel: "only the name of an argument can be before '='"
        }
    }

    package var fix: String? {
        switch self {
        case .notAnExpression, .empty, .emptyParentheses, .expectedValue, .expectedValueAtEnd, .unexpected: nil
        case .commaAtEnd: "remove it"
        case .missingOperator(let found, let isInCall):
            PlainWords.operatorFix(for: found)
                ?? (isInCall ? "write ',' between arguments, or such as '*' or 'and'" : "such as '*' or 'and'")
        case .missingParentheses(let word): "write \(word)(…)"
        case .unclosedParenthesis: "close it with ')'"
        case .unmatchedParenthesis: "remove it"
        case .separatorInNumber(let text): "write \(text.filter { $0 != "," && $0 != "_" && $0 != " " })"
        case .callOnValue: "write '*' to multiply"
        case .nestedTooDeeply: "split it over several parameters or state variables"
        case .chainedComparison(let fix): "write \(fix)"
        case .singleEquals: "write '=='"
        case .notInOperand(let operand): "write (\(operand))"
        case .foreignOperator(_, let ours): "write '\(ours)'"
        case .foreignConditional, .conditionalInWords: "write if(condition, a, b)"
        case .foreignAssignment(let theirs, let target):
            theirs == "/=" ? "write \(target) *= 1 / …" : "write \(target) = \(target) \(theirs.dropLast()) …"
        case .badDate(let text, let meant): Self.dateFix(text, meant)
        case .decimalComma(let text): "write \(text.replacing(",", with: "."))"
        case .unitWord(let number, _, let function): function.map { "write \($0)(\(number))" } ?? "write \(number)"
        case .curlyQuote: "remove it, or use straight quotation marks"
        case .invisible: "replace it with a plain space, or remove it"
        case .fullWidth(_, let plain): "write '\(plain)'"
        case .foreignLetters(_, let plain): plain.map { "such as '\($0)'" }
        case .percentSign(_, let share): "write \(share), or a number after '%' for the remainder"
        case .capitalLetters(_, let small): "did you mean \(quoted(small))?"
        case .badNumber: nil
        case .unknownCharacter(let text): Self.meant(by: text)
        case .numberTooLarge: "the largest is about 1.8e308; infinity is .inf"
        case .notANumber: "write a number"
        case .numberJoinedToName(let number, let name): "write \(shortened(number)) * \(shortened(name))"
        case .underscoreFirst(let name): "did you mean \(quoted(name.drop { $0 == "_" }))?"
        case .dottedName(_, let call): call.map { "write \($0)" }
        case .quotationMark: "remove them"
        case .plusSign: "remove it"
        case .notAnAggregate(_, let nearest):
            nearest.map { "did you mean \(quoted($0))?" }
                ?? "what can: \(enumerated(Aggregate.Kind.allCases.map(\.rawValue), "and"))"
        case .aggregateWithoutValue(let word):
            "write \(word)(x in actors, \(Aggregate.Kind(rawValue: word)?.example ?? "…"))"
        case .membersNeeded: "such as [usa, russia]"
        case .missingAssignment: "such as 'trust(a, b) += 0.1'"
        case .comparisonInsteadOfAssignment: "write '='"
        case .badTarget: "a target is trust(a, b), level(a, issue), level(issue), score(a) or a state variable"
        case .secondAssignment: "make it two effects"
        case .badLabel: "such as forgiven = 2"
        }
    }

    /// The fix for a character of another notation.
    private static func meant(by text: String) -> String? {
        switch text {
        case ":": "':' comes only after a key; an effect is written 'trust(a, b) += 0.1'"
        case ";": "write ','"
        case "[", "{": "write '('"
        case "]", "}": "write ')'"
        case "$", "€", "£", "@": "remove it"
        case "…": "write it in full"
        default: nil
        }
    }

    /// How to write the date and, if one may have been meant, the subtraction.
    private static func dateFix(_ text: String, _ meant: String?) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 3, meant == nil, let month = CalendarDate(parsing: parts[..<2].joined(separator: "-")),
            parts[2].utf8.count == 2
        {
            let last = month.lastDay
            return "the month has \(last.day ?? 31) days: write \(last.description)"
        }
        let isDifference = parts.count > 1 && parts.allSatisfy { Double($0) != nil }
        let date = meant.map { "write \($0)" } ?? "dates are written 2026-11 or 2026-11-03"
        guard isDifference else { return date }
        let numbers = parts.map { part in
            let digits = part.drop { $0 == "0" }
            return digits.isEmpty || digits.first == "." ? "0" + digits : String(digits)
        }
        let difference = "for a subtraction write spaces: \(numbers.joined(separator: " - "))"
        return meant == nil ? "\(difference); \(date)" : "\(date); \(difference)"
    }
}
