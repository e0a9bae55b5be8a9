internal import Foundation

// How tallies are kept in a file: numbers to the last bit, those that are none too.

extension Moments: Codable {
    private enum CodingKeys: CodingKey {
        case count, mean, squares, sums
    }

    /// Files from before there were sums have a mean and the squares about it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let count = try container.decode(Int.self, forKey: .count)
        guard let sums = try container.decodeIfPresent([UInt64].self, forKey: .sums) else {
            self.init(
                count: count, origin: Double(bitPattern: try container.decode(UInt64.self, forKey: .mean)),
                sum: .zero,
                sumOfSquares: DoubleDouble(Double(bitPattern: try container.decode(UInt64.self, forKey: .squares))))
            return
        }
        guard sums.count == 5 else {
            throw DecodingError.dataCorruptedError(
                forKey: .sums, in: container, debugDescription: "five numbers are kept of a sum")
        }
        let parts = sums.map { Double(bitPattern: $0) }
        self.init(
            count: count, origin: parts[0], sum: DoubleDouble(high: parts[1], low: parts[2]),
            sumOfSquares: DoubleDouble(high: parts[3], low: parts[4]))
    }

    /// The mean and the squares are for other readers; a later run continues from the sums.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(mean.bitPattern, forKey: .mean)
        try container.encode(squares.bitPattern, forKey: .squares)
        let sums = [origin, sum.high, sum.low, sumOfSquares.high, sumOfSquares.low]
        try container.encode(sums.map(\.bitPattern), forKey: .sums)
    }
}

extension MeasureTally: Codable {
    private enum CodingKeys: CodingKey {
        case moments, leftOut, sample
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        moments = try container.decode(Moments.self, forKey: .moments)
        leftOut = try container.decode(Int.self, forKey: .leftOut)
        guard let words = try container.decode(Data.self, forKey: .sample).littleEndianWords else {
            throw DecodingError.dataCorruptedError(
                forKey: .sample, in: container, debugDescription: "a piece of a number")
        }
        sample = words.map { Double(bitPattern: $0) }
    }

    /// The sample as its bytes, the least significant first: it may have 131,072 numbers.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(moments, forKey: .moments)
        try container.encode(leftOut, forKey: .leftOut)
        try container.encode(Data(littleEndian: sample.lazy.map(\.bitPattern)), forKey: .sample)
    }
}

extension PairedMoments: Codable {
    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        self.init()
        baseline = try container.decode(Moments.self)
        other = try container.decode(Moments.self)
        baselineInBoth = try container.decode(Moments.self)
        otherInBoth = try container.decode(Moments.self)
        change = try container.decode(Moments.self)
        let product = Double(bitPattern: try container.decode(UInt64.self))
        // In older files the origins are the means, and the sum of products is that about them.
        products = DoubleDouble(product)
        guard !container.isAtEnd else { return }
        products = DoubleDouble(
            high: Double(bitPattern: try container.decode(UInt64.self)),
            low: Double(bitPattern: try container.decode(UInt64.self)))
        guard container.isAtEnd else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than the sums of a pair")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for moments in [baseline, other, baselineInBoth, otherInBoth, change] { try container.encode(moments) }
        for number in [product, products.high, products.low] { try container.encode(number.bitPattern) }
    }
}
