/// Reads or writes the numbers of a tally, one after the other: what a type lists once serves both.
///
/// Numbers are written in as few bytes as they need (LEB128), lists with their lengths first.
protocol TallyCoder {
    /// Writes the number, or replaces it by the one that is read.
    mutating func code(_ number: inout UInt64) throws(UnsoundTally)
    /// Whether it reads.
    var isReader: Bool { get }
}

/// A part of a tally that can be written and read.
protocol Coded {
    /// What reading begins with.
    static var blank: Self { get }
    /// Writes its parts, or replaces them by those that are read.
    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally)
}

extension TallyCoder {
    mutating func code(_ count: inout Int) throws(UnsoundTally) {
        var bits = UInt64(bitPattern: Int64(count))
        try code(&bits)
        count = Int(Int64(bitPattern: bits))
    }

    mutating func code(_ truth: inout Bool) throws(UnsoundTally) {
        var bit: UInt64 = truth ? 1 : 0
        try code(&bit)
        try Sound.require(bit <= 1, "a truth value is neither")
        truth = bit == 1
    }

    /// Numbers with few digits have their zeros at the end, which is turned to the front.
    mutating func code(_ number: inout Double) throws(UnsoundTally) {
        var bits = number.bitPattern.byteSwapped
        try code(&bits)
        number = Double(bitPattern: bits.byteSwapped)
    }

    mutating func code<Part: Coded>(_ parts: inout [Part]) throws(UnsoundTally) {
        var count = parts.count
        try code(&count)
        guard isReader else {
            for index in parts.indices { try parts[index].code(&self) }
            return
        }
        try Sound.require(count >= 0, "a list cannot have \(count) entries")
        parts = []
        // One after the other: where the bytes end too early, nothing was reserved for what is not there.
        while parts.count < count {
            var part = Part.blank
            try part.code(&self)
            parts.append(part)
        }
    }

    mutating func code<Part: Coded>(_ part: inout Part?) throws(UnsoundTally) {
        var isThere = part != nil
        try code(&isThere)
        guard isThere else { return part = nil }
        var found = part ?? .blank
        try found.code(&self)
        part = found
    }
}

extension StudyTally {
    /// Its bytes: the same ones for equal counts, whatever their history.
    package var bytes: [UInt8] {
        var writer = TallyWriter()
        var copy = self
        // A writer never fails.
        do throws(UnsoundTally) { try copy.code(&writer) } catch { preconditionFailure(error.reason) }
        return writer.bytes
    }

    /// - Throws: ``UnsoundTally`` if these are no such bytes.
    package init(bytes: [UInt8]) throws(UnsoundTally) {
        var reader = TallyReader(bytes)
        self = .blank
        try code(&reader)
        try Sound.require(reader.isAtEnd, "there is more than the counts")
    }
}

private struct TallyWriter: TallyCoder {
    private(set) var bytes: [UInt8] = []
    let isReader = false

    mutating func code(_ number: inout UInt64) throws(UnsoundTally) { bytes.append(leb128: number) }
}

private struct TallyReader: TallyCoder {
    private let bytes: [UInt8]
    private var place = 0
    let isReader = true

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func code(_ number: inout UInt64) throws(UnsoundTally) { number = try bytes.leb128(at: &place) }
}

extension Int: Coded {
    static var blank: Int { 0 }
    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) { try coder.code(&self) }
}

extension Int32: Coded {
    static var blank: Int32 { 0 }
    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        var bits = UInt64(UInt32(bitPattern: self))
        try coder.code(&bits)
        try Sound.require(bits <= UInt64(UInt32.max), "a number is too large")
        self = Int32(bitPattern: UInt32(bits))
    }
}

extension UInt32: Coded {
    static var blank: UInt32 { 0 }
    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) {
        var bits = UInt64(self)
        try coder.code(&bits)
        try Sound.require(bits <= UInt64(UInt32.max), "a number is too large")
        self = UInt32(bits)
    }
}

extension Double: Coded {
    static var blank: Double { 0 }
    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) { try coder.code(&self) }
}

extension Array: Coded where Element: Coded {
    static var blank: [Element] { [] }
    mutating func code(_ coder: inout some TallyCoder) throws(UnsoundTally) { try coder.code(&self) }
}
