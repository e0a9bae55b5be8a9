/// Where the characters of a scalar's text stand in the file, for a scalar that is folded, escaped or written over
/// several lines. Characters that stand side by side form one run.
struct ScalarLayout: Sendable, Hashable {
    struct Run: Sendable, Hashable {
        /// The first character of the run, counted in the scalar's text from 0.
        var offset: Int
        /// Its place in the file, both from 1.
        var line: Int
        var column: Int
    }

    /// By rising offset; never empty.
    var runs: [Run]

    /// The run that the character at `offset` belongs to.
    func runIndex(of offset: Int) -> Int {
        var lower = 0
        var upper = runs.count
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if runs[middle].offset <= offset { lower = middle } else { upper = middle }
        }
        return lower
    }
}

extension Node {
    /// Where a part of a scalar's text stands in the file.
    ///
    /// Exact for plain and quoted scalars and, line by line, for `|` and `>` blocks; what goes over the end of a line is
    /// cut there. For a list, a mapping or a null: the place of the whole.
    ///
    /// - Parameters:
    ///   - offset: the first character of the part, from 0, in Unicode scalars of the text.
    ///   - length: of the part, in Unicode scalars.
    package func place(offset: Int, length: Int) -> Place {
        guard case .scalar(let scalar) = content else { return place }
        let offset = max(0, offset)
        guard let layout = scalar.layout else {
            return Place(file: place.file, line: place.line, column: place.column + offset, length: length)
        }
        let index = layout.runIndex(of: offset)
        let run = layout.runs[index]
        let column = run.column + max(0, offset - run.offset)
        let last = layout.runIndex(of: offset + max(1, length) - 1)
        var end = column + max(1, length)
        if last != index {
            // To the last run on the same line, whose end is as far as the caret can go.
            var reach = index
            while reach < last, layout.runs[reach + 1].line == run.line { reach += 1 }
            let next = reach + 1
            let stop = reach == last ? offset + length : layout.runs[next].offset
            end = layout.runs[reach].column + max(1, stop - layout.runs[reach].offset)
        }
        return Place(file: place.file, line: run.line, column: column, length: end - column)
    }
}
