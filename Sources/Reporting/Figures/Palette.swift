internal import Foundation

/// The meaning of a colour, which follows from the language, and its class in the style sheet.
package enum Tone: String, Sendable, CaseIterable {
    /// Outcomes that count as success.
    case good1 = "good-1"
    case good2 = "good-2"
    case good3 = "good-3"
    /// Decided at the horizon, and no success.
    case plain1 = "plain-1"
    case plain2 = "plain-2"
    /// What remains.
    case rest
    /// Ends early, and is no success.
    case bad1 = "bad-1"
    case bad2 = "bad-2"
    /// Replicates that ended because a value was not a number.
    case fault

    /// The tones of outcomes of one kind, in order; further outcomes repeat the last two.
    static func shade(_ index: Int, of tones: [Tone]) -> Tone {
        if index < tones.count { return tones[index] }
        return tones.suffix(2)[tones.suffix(2).startIndex + (index - tones.count) % min(2, tones.count)]
    }
}

/// The colours of a page on a light or a dark ground, as RGB.
package struct Palette: Sendable {
    /// The colours of a tone: the fill, the edge that sets it off from the ground, and text.
    package struct Colours: Sendable {
        package var fill, edge, text: UInt32
    }

    package var ground, ink, muted, rule, soft, accent, middle: UInt32
    package var tones: [Tone: Colours]

    package static let light = Palette(
        ground: 0xffffff, ink: 0x14202b, muted: 0x55636f, rule: 0xd5dbe0, soft: 0xeef2f4, accent: 0x0b3c5d,
        middle: 0xeef1f3,
        tones: [
            .good1: Colours(fill: 0x0b3c5d, edge: 0x0b3c5d, text: 0x0b3c5d),
            .good2: Colours(fill: 0x3f8fc1, edge: 0x3f8fc1, text: 0x1f6d9e),
            .good3: Colours(fill: 0xb5d7ec, edge: 0x2b77a8, text: 0x1f6d9e),
            .plain1: Colours(fill: 0xd9cfae, edge: 0x94804a, text: 0x75602c),
            .plain2: Colours(fill: 0xf1ecdc, edge: 0x94804a, text: 0x75602c),
            .rest: Colours(fill: 0xaab4bb, edge: 0x6d7983, text: 0x566169),
            .bad1: Colours(fill: 0xc8501e, edge: 0xc8501e, text: 0xa83c10),
            .bad2: Colours(fill: 0xf0b495, edge: 0xb8481a, text: 0xa83c10),
            .fault: Colours(fill: 0xffffff, edge: 0x14202b, text: 0x14202b),
        ])

    package static let dark = Palette(
        ground: 0x11181e, ink: 0xe8edf0, muted: 0xa3b0ba, rule: 0x33414c, soft: 0x1a242c, accent: 0x8fc6ea,
        middle: 0x1c262e,
        tones: [
            .good1: Colours(fill: 0xcfe8f9, edge: 0xcfe8f9, text: 0xb7dcf5),
            .good2: Colours(fill: 0x4f9fd3, edge: 0x4f9fd3, text: 0x7dbbe6),
            .good3: Colours(fill: 0x1d4a6b, edge: 0x4f9fd3, text: 0x7dbbe6),
            .plain1: Colours(fill: 0xc9b57c, edge: 0xc9b57c, text: 0xd3c193),
            .plain2: Colours(fill: 0x5c5233, edge: 0xc9b57c, text: 0xd3c193),
            .rest: Colours(fill: 0x5b6872, edge: 0x8b98a2, text: 0xaab5bd),
            .bad1: Colours(fill: 0xd9622f, edge: 0xd9622f, text: 0xf0916a),
            .bad2: Colours(fill: 0x6b2f16, edge: 0xd9622f, text: 0xf0916a),
            .fault: Colours(fill: 0x11181e, edge: 0xe8edf0, text: 0xe8edf0),
        ])

    /// For paper: black text on white.
    package static let paper: Palette = {
        var palette = light
        (palette.ink, palette.muted, palette.rule, palette.soft) = (0x000000, 0x444444, 0xbbbbbb, 0xf4f4f4)
        return palette
    }()

    /// The colours as custom properties of CSS.
    var properties: String { Self.written(values) }

    /// Those that another palette has not.
    func properties(unlike other: Palette) -> String {
        Self.written(zip(values, other.values).filter { $0.1 != $1.1 }.map(\.0))
    }

    private static func written(_ values: [(String, UInt32)]) -> String {
        values.map { "--\($0.0):\(hexadecimal($0.1))" }.joined(separator: ";")
    }

    private var values: [(String, UInt32)] {
        let plain = [
            ("bg", ground), ("ink", ink), ("mut", muted), ("line", rule), ("soft", soft), ("acc", accent),
            ("mid", middle),
        ]
        let toned = Tone.allCases.flatMap { tone -> [(String, UInt32)] in
            guard let colours = tones[tone] else { return [] }
            return [
                (tone.rawValue, colours.fill), (tone.rawValue + "-e", colours.edge),
                (tone.rawValue + "-t", colours.text),
            ]
        }
        return plain + toned
    }

    /// The rules of the classes of tones, which are the same for every palette.
    static var rules: String {
        Tone.allCases.map { tone in
            let name = tone.rawValue
            return ".\(name){fill:var(--\(name));stroke:var(--\(name)-e)}.\(name)-t{fill:var(--\(name)-t)}"
                + ".chip.\(name){background:var(--\(name));border-color:var(--\(name)-e)}"
                + (tone.hasEdge ? ".\(name) .in{stroke:var(--\(name))}" : "")
        }.joined(separator: "\n")
    }

    private static func hexadecimal(_ colour: UInt32) -> String { String(format: "#%06x", colour) }
}

extension Tone {
    /// Whether the edge of its marks has another colour than the marks in any palette.
    var hasEdge: Bool {
        [Palette.light, .dark].contains { palette in palette.tones[self].map { $0.fill != $0.edge } ?? false }
    }
}
