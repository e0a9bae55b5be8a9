/// A change of a file's text that fixes an error whose intended text is unambiguous: the characters of `original` at a
/// place are replaced.
package struct TextFix: Sendable, Hashable {
    /// Where the first of the characters stands; its length is theirs, line breaks included.
    package var place: Place
    /// The text at that place now; the fix applies to no other.
    package var original: String
    package var replacement: String

    package init(at place: Place, replacing original: String, with replacement: String) {
        self.place = place
        self.original = original
        self.replacement = replacement
    }
}

extension TextFix {
    /// The fix of a misspelt key, name or word; `nil` for other causes, or if the intended word is in doubt.
    /// - Parameters:
    ///   - isSole: whether the nearest of these names is the only one near to the misspelt one.
    init?(_ cause: ModelCause, at place: Place, isSole: (_ nearest: String, _ name: String) -> Bool) {
        let (name, nearest): (String, String?)
        var isSole = isSole
        switch cause {
        case .unknownKey(let key, _, let nearKey, let known):
            (name, nearest) = (key, nearKey)
            isSole = { soleNearestName(to: $1, among: known) == $0 }
        case .unknownChoice(let word, _, let words, let nearWord):
            (name, nearest) = (word, nearWord)
            isSole = { soleNearestName(to: $1, among: words) == $0 }
        case .unknownName(_, let written, _, let nearName, _): (name, nearest) = (written, nearName)
        case .unknownValue(let written, let nearName): (name, nearest) = (written, nearName)
        case .unknownFunction(let written, let nearName): (name, nearest) = (written, nearName)
        case .unknownTarget(let written, let nearName, _): (name, nearest) = (written, nearName)
        case .unknownArgument(let written, _, let nearName): (name, nearest) = (written, nearName)
        case .unknownSubject(let written, _, let nearName, _): (name, nearest) = (written, nearName)
        default: return nil
        }
        guard let nearest, ReservedWords.isIdentifier(nearest), isSole(nearest, name) else { return nil }
        self.init(at: place, replacing: name, with: nearest)
    }
}

/// The nearest of the candidates (see ``nearestName(to:among:)``), where there is no doubt that it was meant: no other is
/// near, or it is one slip away and every other more.
func soleNearestName(to name: String, among candidates: [String]) -> String? {
    guard let nearest = nearestName(to: name, among: candidates) else { return nil }
    let wanted = Array(name.lowercased().unicodeScalars)
    let others = Set(candidates).subtracting([nearest]).filter {
        nearestName(to: name, among: CollectionOfOne($0)) != nil
    }
    func slips(_ other: String) -> Int { editDistance(wanted, Array(other.lowercased().unicodeScalars)) }
    return others.isEmpty || slips(nearest) <= 1 && others.allSatisfy({ slips($0) > 1 }) ? nearest : nil
}
