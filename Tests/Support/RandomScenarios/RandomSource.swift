/// Random numbers by a seed (SplitMix64; Steele, Lea & Flood 2014): the same on every machine.
package struct RandomSource: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0, 1, … `bound` − 1, all but equally likely; 0 where `bound` is below 1.
    package mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(max(1, bound)))
    }

    package mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True in so many of a hundred.
    package mutating func percent(_ share: Int) -> Bool {
        below(100) < share
    }

    package mutating func pick<Element>(_ choices: [Element]) -> Element {
        precondition(!choices.isEmpty, "there is something to pick")
        return choices[below(choices.count)]
    }

    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in result.indices.reversed() where last > 0 { result.swapAt(last, below(last + 1)) }
        return result
    }

    /// Some of them (at least so many), in their order.
    package mutating func some<Element>(of elements: [Element], atLeast least: Int = 1) -> [Element] {
        let count = within(min(least, elements.count)...max(least, elements.count))
        return shuffled(Array(elements.indices)).prefix(count).sorted().map { elements[$0] }
    }
}
