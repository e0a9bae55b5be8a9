/// A file's text with fixes made in it, by position: everything else stays as it is.
package struct TextFixing: Sendable {
    /// The text as it has become.
    package private(set) var text: String
    /// What was changed, in the order of the text as it was.
    package private(set) var made: [TextFix] = []

    /// Makes the fixes that belong to this file and overlap no other; an error that is reported twice is fixed once.
    package init(_ text: String, file: String, making fixes: [TextFix]) {
        let mark = text.unicodeScalars.first == "\u{FEFF}"
        let source = SourceText(file: file, text: mark ? String(text.unicodeScalars.dropFirst()) : text)
        var changes: [(range: Range<Int>, fix: TextFix)] = []
        for fix in Set(fixes) where fix.place.file == file {
            let wanted = Array(fix.original.unicodeScalars)
            var start = source.index(line: fix.place.line, column: fix.place.column)
            // The place of a key in quotes is that of its quote.
            if start < source.scalars.count, source.scalars[start] != wanted.first,
                "\"'".unicodeScalars.contains(source.scalars[start])
            {
                start += 1
            }
            let range = start..<start + wanted.count
            guard range.upperBound <= source.scalars.count, source.scalars[range].elementsEqual(wanted) else {
                continue
            }
            changes.append((range, fix))
        }
        changes.sort { ($0.range.lowerBound, $0.fix.replacement) < ($1.range.lowerBound, $1.fix.replacement) }
        var fixed = String.UnicodeScalarView()
        if mark { fixed.append("\u{FEFF}") }
        var end = 0
        for (range, fix) in changes where range.lowerBound >= end {
            fixed.append(contentsOf: source.scalars[end..<range.lowerBound])
            fixed.append(contentsOf: fix.replacement.unicodeScalars)
            end = range.upperBound
            made.append(fix)
        }
        fixed.append(contentsOf: source.scalars[end...])
        self.text = String(fixed)
    }
}
