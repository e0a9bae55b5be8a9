import Foundation
import Reporting
import Testing

@Suite("Colours")
struct PaletteTests {
    private static let palettes = [("light", Palette.light), ("dark", Palette.dark), ("paper", Palette.paper)]

    /// Witness: WCAG 2.2, success criteria 1.4.3 (text, 4.5 : 1) and 1.4.11 (marks, 3 : 1).
    @Test("text has a contrast of 4.5, marks or their edges of 3, on every ground", arguments: palettes)
    func contrast(name: String, palette: Palette) throws {
        for ground in [palette.ground, palette.soft, palette.middle] {
            for text in [palette.ink, palette.muted, palette.accent] {
                #expect(Self.contrast(text, ground) >= 4.5, "\(name) \(String(text, radix: 16))")
            }
        }
        for tone in Tone.allCases {
            let colours = try #require(palette.tones[tone])
            for ground in [palette.ground, palette.middle] {
                #expect(Self.contrast(colours.text, ground) >= 4.5, "\(name) \(tone) text")
                #expect(
                    max(Self.contrast(colours.fill, ground), Self.contrast(colours.edge, ground)) >= 3,
                    "\(name) \(tone) mark")
            }
        }
    }

    /// Witness: the simulation of dichromats by Viénot, Brettel & Mollon, *Color Res. Appl.* 24 (1999) 243, for protanopia
    /// and deuteranopia, of Brettel, Viénot & Mollon (1997) in the one-plane form of libDaltonLens for tritanopia; and grey by
    /// relative luminance. A difference of 12 in CIE 1976 ΔE*ab is several times what is just noticeable (2.3).
    @Test("kinds of outcomes can be told apart with any colour vision", arguments: palettes)
    func kinds(name: String, palette: Palette) throws {
        let kinds: [Tone] = [.good1, .good2, .plain1, .rest, .bad1]
        for (label, matrix) in Self.simulations {
            let seen = try kinds.map { tone in Self.lab(Self.seen(try #require(palette.tones[tone]).fill, matrix)) }
            for a in seen.indices {
                for b in seen.indices where b > a {
                    let distance = zip(seen[a], seen[b]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
                    #expect(distance >= 12, "\(name), \(label): \(kinds[a]) and \(kinds[b])")
                }
            }
        }
    }

    // MARK: Colour

    private static let simulations: [(String, [[Double]])] = [
        ("all colours", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        ("protanopia", [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
        ("deuteranopia", [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
        ("tritanopia", [[1, 0.14461, -0.14461], [0, 0.85924, 0.14076], [0, 0.85924, 0.14076]]),
    ]

    private static func linear(_ colour: UInt32) -> [Double] {
        [16, 8, 0].map { shift in
            let value = Double((colour >> UInt32(shift)) & 0xff) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    private static func luminance(_ rgb: [Double]) -> Double { 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2] }

    private static func contrast(_ a: UInt32, _ b: UInt32) -> Double {
        let (x, y) = (luminance(linear(a)) + 0.05, luminance(linear(b)) + 0.05)
        return max(x, y) / min(x, y)
    }

    private static func seen(_ colour: UInt32, _ matrix: [[Double]]) -> [Double] {
        let rgb = linear(colour)
        return matrix.map { row in min(1, max(0, zip(row, rgb).map(*).reduce(0, +))) }
    }

    private static func lab(_ rgb: [Double]) -> [Double] {
        let xyz = [
            (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505, luminance(rgb),
            (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089,
        ].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
        return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
    }
}
