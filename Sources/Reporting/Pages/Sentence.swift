internal import Scenarios

/// Text for a reader, in which numbers carry their value and some words are set off.
///
/// `"\(strong: "thaw"), \(number: 0.27, "27 of 100 futures")"`.
struct Sentence: Sendable, Hashable, ExpressibleByStringInterpolation {
    enum Span: Sendable, Hashable {
        case text(String)
        case strong(String)
        /// A number as shown, with the value that the JSON has.
        case number(Double, String)
        /// A small square in the colour of a mark.
        case chip(String)
        /// A link to a part of the page.
        case link(String, to: String)
    }

    var spans: [Span]

    init(_ text: String) { spans = [.text(text)] }
    init(stringLiteral text: String) { self.init(text) }
    init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

    /// - Parameter value: `nil` for a number that is unknown.
    init(number value: Double?, _ text: String) { spans = value.map { [.number($0, text)] } ?? [.text(text)] }

    struct StringInterpolation: StringInterpolationProtocol {
        var spans: [Span] = []
        init(literalCapacity: Int, interpolationCount: Int) {}
        mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { spans.append(.text(literal)) } }
        mutating func appendInterpolation(_ text: String) { spans.append(.text(text)) }
        mutating func appendInterpolation(_ number: Int) { spans.append(.text(grouped(number))) }
        mutating func appendInterpolation(_ sentence: Sentence) { spans += sentence.spans }
        mutating func appendInterpolation(strong text: String) { spans.append(.strong(text)) }
        mutating func appendInterpolation(number value: Double, _ text: String) { spans.append(.number(value, text)) }
        mutating func appendInterpolation(chip style: String) { spans.append(.chip(style)) }
        mutating func appendInterpolation(_ text: String, link: String) { spans.append(.link(text, to: link)) }
    }

    static func + (first: Sentence, second: Sentence) -> Sentence {
        var sentence = first
        sentence.spans += second.spans
        return sentence
    }

    /// Without anything set off.
    var plain: String {
        spans.map { span in
            switch span {
            case .text(let text), .strong(let text), .number(_, let text), .link(let text, _): text
            case .chip: ""
            }
        }.joined()
    }

    var isEmpty: Bool { plain.isEmpty }

    var html: Markup {
        spans.map { span in
            switch span {
            case .text(let text), .number(_, let text): Markup(unbroken: text)
            case .strong(let text): element("b", [:], Markup(unbroken: text))
            // No line ends between the square and its word.
            case .chip(let style): element("i", ["class": style], []) + Markup("\u{2060}")
            case .link(let text, let target): element("a", ["href": "#" + target], Markup(text))
            }
        }.joined()
    }

    var markdown: String {
        spans.map { span in
            switch span {
            case .strong(let text): "**\(Markdown.escaped(text))**"
            case .text(let text), .number(_, let text), .link(let text, _): Markdown.escaped(text)
            case .chip: ""
            }
        }.joined()
    }
}

extension [Sentence] {
    func joined(separator: String) -> Sentence {
        dropFirst().reduce(first ?? "") { $0 + Sentence(separator) + $1 }
    }

    /// `a`, `a and b`, `a, b and c`.
    var enumerated: Sentence {
        guard let last, count > 1 else { return first ?? "" }
        return Array(dropLast()).joined(separator: ", ") + " and " + last
    }
}

/// Text in Markdown.
enum Markdown {
    /// Text without what Markdown or HTML would take for markup, on one line.
    static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in displayable(text).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~": output += "\\" + String(scalar)
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "&": output += "&amp;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
