/// A YAML document as read: keys in file order, every piece with its place. Nothing is interpreted yet.
package struct Node: Sendable {
    package var content: Content
    /// Where the value stands (for a scalar: its first character, past an opening quote).
    package var place: Place

    package init(_ content: Content, at place: Place) {
        self.content = content
        self.place = place
    }

    package indirect enum Content: Sendable {
        /// `~`, `null` or nothing at all.
        case null
        case scalar(Scalar)
        case list([Node])
        case mapping([Entry])
    }

    package struct Entry: Sendable {
        package var key: String
        package var keyPlace: Place
        package var value: Node
        /// Written in quotes, so never a word that YAML reads as something else.
        var keyIsQuoted = false
    }

    package struct Scalar: Sendable, Hashable {
        package var text: String
        /// Written in quotes, so never a null.
        package var isQuoted: Bool
        /// Stands directly inside `{ }` or `[ ]`, where YAML splits at commas.
        package var isInFlow: Bool
        /// Whether its error has been reported, so that no further errors are derived from it.
        var isReported = false
        /// Where the parts of the text stand in the file, if it is not simply one after the other on one line.
        var layout: ScalarLayout?

        package init(text: String, isQuoted: Bool, isInFlow: Bool) {
            self.text = text
            self.isQuoted = isQuoted
            self.isInFlow = isInFlow
        }
    }
}
