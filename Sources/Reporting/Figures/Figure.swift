/// A figure: what it shows, drawn, with the numbers that it was drawn from.
public struct Figure: Sendable {
    /// Its name in a page and as a file: letters and hyphens.
    public let name: String
    let title: String
    /// What is shown and in which unit.
    let subtitle: Sentence
    /// What the figure says, in a sentence, for those who cannot see it.
    package let finding: String
    let content: Content
    /// The numbers; `nil` if the figure itself is a table of them.
    let numbers: NumberTable?

    enum Content: Sendable {
        /// Drawings of the same, the first for a wide page; the second, if there is one, for a telephone.
        case drawings([Drawing])
        /// Small drawings of one kind, side by side, each with its title and a number.
        case panels([Panel])
        /// Rows with text and a mark.
        case rows(RowChart)
    }

    init(
        _ name: String, title: String, subtitle: Sentence = "", finding: String, _ content: Content,
        numbers: NumberTable? = nil
    ) {
        (self.name, self.title, self.subtitle, self.finding) = (name, title, subtitle, finding)
        (self.content, self.numbers) = (content, numbers)
    }
}

/// A drawing in its own units.
struct Drawing: Sendable {
    var width: Double
    var height: Double
    var marks: Markup

    /// An image to a screen reader, which reads its title only.
    /// - Parameters:
    ///   - title: what it says; `nil` if another drawing of the same has the title.
    ///   - id: of the title; empty if no other drawing refers to it.
    func svg(class name: String = "", title: String?, id: String = "") -> Markup {
        element(
            "svg", ["class": name, "viewBox": box, "role": "img", "aria-labelledby": title == nil ? id : ""],
            title.map { element("title", ["id": id], Markup($0)) } ?? .nothing, marks)
    }

    var box: String { "0 0 \(at(width)) \(at(height))" }
}

/// What panels of one figure have in common: written in the first of them, and referred to in the others.
/// - Parameter id: its place, unique in a page.
func shared(_ id: String, isFirst: Bool, _ marks: [Markup]) -> Markup {
    isFirst ? element("g", ["id": id], marks) : mark("use", ["href": "#" + id])
}

struct Panel: Sendable {
    var title: String
    var number: Sentence
    var drawing: Drawing
    /// What the drawing says.
    var finding: String
}

extension Figure {
    /// The figure in a page, with its numbers below it.
    /// - Parameter level: of its heading; `nil` for a figure that is named by the section that it stands in.
    func html(level: Int?) -> Markup {
        var parts: [Markup] = []
        if let level {
            parts.append(element("h\(level)", ["id": "\(name)-h"], Markup(title)))
            if !subtitle.isEmpty { parts.append(element("p", ["class": "sub"], subtitle.html)) }
        }
        switch content {
        case .drawings(let drawings):
            parts += drawings.enumerated().map { place, drawing in
                drawing.svg(
                    class: place > 0
                        ? "narrow" : drawing.width > 800 ? "wide big" : drawings.count > 1 ? "wide" : "",
                    title: place == 0 ? finding : nil, id: drawings.count > 1 ? "\(name)-0" : "")
            }
        case .panels(let panels):
            parts.append(
                element(
                    "ul", ["class": "panels"],
                    panels.map { panel in
                        element(
                            "li", [:],
                            element(
                                "p", ["class": "panel"], element("b", [:], Markup(panel.title)), panel.number.html),
                            panel.drawing.svg(title: panel.finding))
                    }))
        case .rows(let chart): parts.append(chart.html(caption: finding))
        }
        if let numbers {
            parts.append(
                element(
                    "details", [:], element("summary", [:], "The numbers of this figure"),
                    numbers.html(caption: "\(title): the numbers")))
        }
        let heading = level == nil ? "" : "\(name)-h"
        return element("figure", ["id": name, "aria-labelledby": heading], parts)
    }

    /// The figure as a file of its own, with its style in it.
    public var svg: String {
        let drawing = wholeDrawing
        let head = 34 + (subtitle.isEmpty ? 0.0 : 20)
        let width = drawing.width + 32
        let height = drawing.height + head + 24
        let body = element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(at(width)) \(at(height))",
                "width": at(width), "height": at(height), "role": "img", "aria-labelledby": "t",
            ],
            element("title", ["id": "t"], Markup(finding)),
            element("style", [:], .verbatim(StyleSheet.figure)),
            mark("rect", ["class": "ground", "width": "100%", "height": "100%"]),
            element("text", ["class": "head", "x": "16", "y": "28"], Markup(title)),
            subtitle.isEmpty
                ? .nothing : element("text", ["class": "ax", "x": "16", "y": "46"], Markup(subtitle.plain)),
            element("g", ["transform": "translate(16 \(at(head + 8)))"], drawing.marks))
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(body.source)\n"
    }

    private var wholeDrawing: Drawing {
        switch content {
        case .drawings(let drawings): return drawings[0]
        case .rows(let chart): return chart.drawing
        case .panels(let panels):
            let columns = min(3, max(1, panels.count))
            let width = (panels.map(\.drawing.width).max() ?? 0) + 24
            let height = (panels.map(\.drawing.height).max() ?? 0) + 34
            let marks = panels.enumerated().map { place, panel in
                let (x, y) = (Double(place % columns) * width, Double(place / columns) * height)
                return element(
                    "g", ["transform": "translate(\(at(x)) \(at(y)))"],
                    element("text", ["class": "lab", "x": "0", "y": "14"], Markup(panel.title)),
                    element(
                        "text", ["class": "lab strong r", "x": at(width - 24), "y": "14"], Markup(panel.number.plain)),
                    element("g", ["transform": "translate(0 20)"], panel.drawing.marks))
            }
            return Drawing(
                width: width * Double(columns) - 24,
                height: height * Double((panels.count + columns - 1) / columns), marks: marks.joined())
        }
    }
}
