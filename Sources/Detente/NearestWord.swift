internal import Scenarios

/// The word that was most likely meant, if any is close enough; letter case does not count.
public func nearestWord(to word: String, among candidates: [String]) -> String? {
    nearestName(to: word, among: candidates)
}
