/// Where in a file something stands. Lines and columns count from 1, columns and `length` in characters.
package struct Place: Sendable, Hashable {
    /// The file as the user named it; `<stdin>` for standard input.
    package var file: String
    package var line: Int
    package var column: Int
    /// How many characters the caret underlines; at least 1.
    package var length: Int

    package init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }
}
