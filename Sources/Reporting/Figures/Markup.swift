internal import Scenarios

/// A piece of HTML or SVG. Text and attributes are escaped where they are put in, by one function.
package struct Markup: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The characters of the piece.
    package let source: String

    private init(source: String) { self.source = source }

    /// Text that a reader sees.
    package init(_ text: some StringProtocol) { source = Self.escaped(text) }

    package init(stringLiteral text: String) { self.init(text) }

    /// Text that a reader sees, in which no line begins with a percent sign.
    init(unbroken text: String) { self.init(text.replacing(" %", with: "\u{A0}%")) }

    static let nothing = Markup(source: "")

    /// A piece that is written in this module, such as a style sheet, or has been escaped for where it stands.
    static func verbatim(_ source: String) -> Markup { Markup(source: source) }

    /// Text that can stand between tags and in an attribute in quotes: without control characters and those that change
    /// the writing direction, and with the characters of markup replaced. Attributes are in double quotes, always.
    package static func escaped(_ text: some StringProtocol) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch displayable(scalar) {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case let shown: output.unicodeScalars.append(shown)
            }
        }
        return output
    }

    /// The text that was escaped.
    static func unescaped(_ source: Substring) -> String {
        var text = String(source)
        for (written, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replacing(written, with: character)
        }
        return text
    }

    /// Several lines, which stay lines.
    static func lines(of text: String) -> Markup {
        Markup(
            source: text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped($0) }
                .joined(separator: "\n"))
    }

    static func + (first: Markup, second: Markup) -> Markup { Markup(source: first.source + second.source) }
    static func += (first: inout Markup, second: Markup) { first = first + second }
}

extension [Markup] {
    func joined(separator: String = "") -> Markup { .verbatim(map(\.source).joined(separator: separator)) }
}

/// Elements of HTML whose end follows from what comes next, where they stand in tables and lists without text between them.
private let openElements: Set = ["li", "td", "th", "tr", "thead", "tbody", "tfoot"]

/// An element, with a closing tag where HTML needs one. An attribute whose value is empty is omitted.
func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: Markup...) -> Markup {
    element(name, attributes, content)
}

func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [Markup]) -> Markup {
    let end = openElements.contains(name) ? "" : "</\(name)>"
    return .verbatim("<\(name)\(written(attributes))>\(content.joined().source)\(end)")
}

/// An element without content: a shape of SVG, or a void element of HTML.
func mark(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) -> Markup {
    .verbatim("<\(name)\(written(attributes))/>")
}

private func written(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.filter { !$0.value.isEmpty }.map { " \($0.key)=\"\(Markup.escaped($0.value))\"" }.joined()
}

/// A length or a coordinate, to a tenth of a unit; `digits` for more.
func at(_ value: Double, digits: Int = 1) -> String {
    var text = fixed(value, decimals: digits)
    if text.contains(".") {
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
    }
    return text
}

/// The path through points, to a tenth of a unit: the first as it is, each of the others from the one before, which is
/// shorter. Steps are differences of rounded places, so that rounding does not add up. A point that is at most a tenth of a
/// unit above or below the straight line between its neighbours is omitted.
func line(_ points: [(x: Double, y: Double)]) -> String {
    let places = points.map { (x: Int(($0.x * 10).rounded()), y: Int(($0.y * 10).rounded())) }
    guard let first = places.first else { return "" }
    var steps: [Int] = []
    var start = 0
    while start < places.count - 1 {
        var end = start + 1
        while end + 1 < places.count, isStraight(places[start...(end + 1)]) { end += 1 }
        steps += [places[end].x - places[start].x, places[end].y - places[start].y]
        start = end
    }
    return "M" + coordinates([first.x, first.y]) + (steps.isEmpty ? "" : "l" + coordinates(steps))
}

/// Whether points go from left to right, or back, and none is more than one unit above or below the line from the first to
/// the last.
private func isStraight(_ points: ArraySlice<(x: Int, y: Int)>) -> Bool {
    guard let first = points.first, let last = points.last else { return true }
    let (width, height) = (last.x - first.x, last.y - first.y)
    return zip(points, points.dropFirst()).allSatisfy { point, next in
        (next.x - point.x) * width > 0
            && abs((point.y - first.y) * width - (point.x - first.x) * height) <= abs(width)
    }
}

/// Numbers of a path, given in tenths: without a leading zero, and a space only where the next number needs one.
private func coordinates(_ tenths: [Int]) -> String {
    var text = ""
    var hasPoint = true
    for number in tenths {
        let size = number.magnitude
        let digits = (size >= 10 || size == 0 ? String(size / 10) : "") + (size % 10 > 0 ? ".\(size % 10)" : "")
        let isApart = text.isEmpty || number < 0 || (digits.hasPrefix(".") && hasPoint)
        text += (isApart ? "" : " ") + (number < 0 ? "-" : "") + digits
        hasPoint = digits.contains(".")
    }
    return text
}

/// The outline of a band between two lines that run from left to right.
func band(_ upper: [(x: Double, y: Double)], _ lower: [(x: Double, y: Double)]) -> String {
    line(upper + lower.reversed()) + "Z"
}
