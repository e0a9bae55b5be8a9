/// p-values corrected so that all claims made from them together are wrong with the probability that each is said to be.
///
/// Source: Holm, *Scand. J. Statist.* 6 (1979) 65. The smallest is multiplied by the number of tests, the next by one
/// less, and so on; none falls below one before it, none exceeds 1. `nil` stays `nil` and counts for none.
package func holmAdjusted(_ pValues: [Double?]) -> [Double?] {
    let tested = pValues.indices.filter { pValues[$0] != nil }
        .sorted { (pValues[$0] ?? 1, $0) < (pValues[$1] ?? 1, $1) }
    var adjusted: [Double?] = Array(repeating: nil, count: pValues.count)
    var greatest = 0.0
    for (rank, index) in tested.enumerated() {
        greatest = max(greatest, min(1, Double(tested.count - rank) * (pValues[index] ?? 1)))
        adjusted[index] = greatest
    }
    return adjusted
}
