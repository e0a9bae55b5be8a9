internal import Scenarios

/// A part of a page below its first screen.
struct PageSection {
    /// Its place in links: letters and hyphens.
    var name: String
    var title: String
    /// What is shown, and in which unit.
    var subtitle: Sentence = ""
    var blocks: [Block]

    enum Block {
        case heading(String)
        case paragraph(Sentence)
        /// A paragraph that has to be read before what follows.
        case warning(Sentence)
        case list([Sentence])
        /// A figure; with its own heading unless it is what the section is about.
        case figure(Figure, hasHeading: Bool)
        case table(NumberTable, caption: String, isWords: Bool)
        /// Text that is opened on request, as it was written.
        /// - Parameter id: the place of the text, if the page's data refers to it.
        case text(summary: String, lines: String, id: String = "")
    }

    var html: Markup {
        element(
            "section", ["id": name, "aria-labelledby": "\(name)-h"],
            element("h2", ["id": "\(name)-h"], Markup(title)),
            subtitle.isEmpty ? .nothing : element("p", ["class": "sub"], subtitle.html),
            blocks.map(html).joined())
    }

    private func html(_ block: Block) -> Markup {
        switch block {
        case .heading(let title): element("h3", [:], Markup(title))
        case .paragraph(let sentence): element("p", [:], sentence.html)
        case .warning(let sentence): element("p", ["class": "alert"], sentence.html)
        case .list(let sentences): element("ul", [:], sentences.map { element("li", [:], $0.html) })
        case .figure(let figure, let hasHeading): figure.html(level: hasHeading ? 3 : nil)
        case .table(let table, let caption, let isWords):
            table.html(caption: caption, class: isWords ? "words" : "")
        case .text(let summary, let lines, let id):
            element(
                "details", ["class": "lines"], element("summary", [:], Markup(summary)),
                element("pre", ["tabindex": "0", "id": id], .lines(of: lines)))
        }
    }

    var markdown: String {
        var parts = ["## \(Markdown.escaped(title))"]
        if !subtitle.isEmpty { parts.append(subtitle.markdown + ".") }
        for block in blocks {
            switch block {
            case .heading(let title): parts.append("### \(Markdown.escaped(title))")
            case .paragraph(let sentence), .warning(let sentence): parts.append(sentence.markdown)
            case .list(let sentences): parts.append(sentences.map { "- " + $0.markdown }.joined(separator: "\n"))
            case .figure(let figure, let hasHeading):
                if hasHeading { parts.append("### \(Markdown.escaped(figure.title))") }
                if hasHeading, !figure.subtitle.isEmpty { parts.append(figure.subtitle.markdown + ".") }
                if let numbers = figure.table { parts.append(numbers.markdown) }
            case .table(let table, _, _): parts.append(table.markdown)
            case .text(let summary, let lines, _):
                parts.append("**\(Markdown.escaped(summary))**\n\n" + Markdown.block(lines))
            }
        }
        return parts.joined(separator: "\n\n")
    }

    /// Everything in it that can hold numbers, without the figures.
    var sentences: [Sentence] {
        [subtitle]
            + blocks.flatMap { block -> [Sentence] in
                switch block {
                case .paragraph(let sentence), .warning(let sentence): [sentence]
                case .list(let sentences): sentences
                case .table(let table, _, _): table.rows.flatMap(\.self)
                case .heading, .figure, .text: []
                }
            }
    }

    var figures: [Figure] {
        blocks.compactMap { if case .figure(let figure, _) = $0 { figure } else { nil } }
    }
}

extension Figure {
    /// Everything in it that can hold numbers.
    var sentences: [Sentence] {
        let shown: [Sentence]
        switch content {
        case .rows(let chart): shown = chart.rows.flatMap(\.cells)
        case .panels(let panels): shown = panels.map(\.number)
        case .drawings: shown = []
        }
        return [subtitle] + shown + (numbers?.rows.flatMap(\.self) ?? [])
    }

    /// The numbers of the figure, whether it is drawn from a table or is one.
    var table: NumberTable? {
        if let numbers { return numbers }
        if case .rows(let chart) = content { return chart.numbers }
        return nil
    }
}

extension Markdown {
    /// Lines as they are, in a fence longer than any in them.
    static func block(_ lines: String) -> String {
        var longest = 2
        var run = 0
        for character in lines {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let shown = lines.split(separator: "\n", omittingEmptySubsequences: false).map { displayable($0) }
        return fence + "\n" + shown.joined(separator: "\n") + "\n" + fence
    }
}
