/// A table under its heading, and what has to be said of it.
typealias TableSection = (title: String, caption: String?, lines: [String])

/// A page of tables: the head, then every section that has lines.
func pageText(_ head: [String], _ sections: [TableSection], width: Int, style: TextStyle) -> String {
    var lines = head
    for section in sections where !section.lines.isEmpty {
        lines += ["", style.bold(section.title)]
        if let caption = section.caption { lines += wrapped(caption, width: width).map(style.faint) }
        lines += section.lines
    }
    return lines.joined(separator: "\n") + "\n"
}
