package import Scenarios

/// A description of a model in plain words and equations, with its defaults and what its numbers rest on.
package struct Explanation: Sendable {
    package let scenario: Scenario

    package init(_ scenario: Scenario) {
        self.scenario = scenario
    }

    /// The explanation as text.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns.
    ///   - colour: whether to set headings off by the escape sequences of a terminal.
    package func text(width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        var lines = wrapped(scenario.title ?? scenario.file, width: page).map(style.bold)
        if let description = scenario.description { lines += wrapped(description, width: page) }
        for section in sections where !section.lines.isEmpty {
            lines += ["", style.bold(section.title)]
            for line in section.lines { lines += line.rendered(width: page, style: style) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var sections: [ExplanationSection] {
        [
            ExplanationSection("Clock", clockLines),
            ExplanationSection("Actors", actorLines),
            ExplanationSection("Types", typeDefinitionLines),
            ExplanationSection("Words in the rules", wordLines),
            ExplanationSection("Issues", issueLines),
            ExplanationSection("Channels", channelLines),
            ExplanationSection("Learning", learningLines),
            ExplanationSection("State", stateLines),
            ExplanationSection("Events", eventLines),
            ExplanationSection("Outcomes, in the order in which they are checked", outcomeLines),
            ExplanationSection("Questions", questionLines),
            ExplanationSection("Measures, computed at the end of each replicate", measureLines),
            ExplanationSection("Expectations", expectationLines),
            ExplanationSection("One round, in order", roundLines),
            ExplanationSection("Parameters", parameterLines),
            ExplanationSection("Uncertain numbers", uncertaintyLines),
            ExplanationSection("What rests on judgement alone", judgementLines),
            ExplanationSection("Numbers without any basis", baselessLines),
            ExplanationSection("Sources", sourceLines),
        ]
    }
}

struct ExplanationSection {
    var title: String
    var lines: [ExplanationLine]

    init(_ title: String, _ lines: [ExplanationLine]) {
        self.title = title
        self.lines = lines
    }
}

/// A part of an explanation, before it is fitted to the width of a page.
enum ExplanationLine {
    /// A paragraph; `level` steps to the right.
    case text(String, level: Int)
    /// What it is about, on a line of its own.
    case heading(String, level: Int)
    /// A phrase and what completes it, case by case; the condition of the last case is `nil`.
    case cases(String, [(value: String, condition: String?)], level: Int)
    case table(TextTable)

    func rendered(width: Int, style: TextStyle) -> [String] {
        func block(_ text: String, _ level: Int, hanging: Int = 2) -> [String] {
            let margin = String(repeating: "  ", count: level)
            return wrapped(text, width: width - 2 * level, indent: hanging).map { margin + $0 }
        }
        switch self {
        case .text(let text, let level): return block(text, level)
        case .heading(let text, let level): return block(text, level).map(style.bold)
        case .table(let table): return table.lines(width: width, style: style)
        case .cases(let phrase, let cases, let level):
            guard cases.count > 1 else { return block("\(phrase) \(cases.first?.value ?? unknown)", level, hanging: 4) }
            let widest = max(28, (width - 2 * level) * 2 / 5)
            let column = cases.map(\.value.displayWidth).filter { $0 <= widest }.max() ?? 0
            return block(phrase, level)
                + cases.flatMap { value, condition in
                    let asked = condition.map { "if \($0)" } ?? "otherwise"
                    guard value.displayWidth <= column, width - 2 * level - column > 30 else {
                        return block(value, level + 2, hanging: 4) + block(asked, level + 4, hanging: 4)
                    }
                    let indent = 2 * (level + 2)
                    let lines = wrapped(asked, width: width - indent - column - 2, indent: 3)
                    return lines.enumerated().map { index, line in
                        String(repeating: " ", count: indent) + (index == 0 ? value : "").padded(to: column) + "  "
                            + line
                    }
                }
        }
    }
}
