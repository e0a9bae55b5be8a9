/// The style of text on a terminal: with escape sequences, or plain.
package struct TextStyle {
    var colour: Bool

    package init(colour: Bool) {
        self.colour = colour
    }

    package func bold(_ text: String) -> String { styled(text, "1") }
    package func faint(_ text: String) -> String { styled(text, "2") }
    func warning(_ text: String) -> String { styled(text, "33") }

    private func styled(_ text: String, _ code: String) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
