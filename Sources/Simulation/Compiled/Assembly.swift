/// Text of a function in LLVM's assembly language, built line by line.
struct Assembly {
    private(set) var lines: [String] = []
    private var values = 0
    private var labels = 0

    /// The lanes that are computed at once.
    let width: Int

    init(width: Int) {
        self.width = width
    }

    /// A vector of so many lanes.
    func vector(_ element: String) -> String { "<\(width) x \(element)>" }
    var numbers: String { vector("double") }
    var truths: String { vector("i1") }
    var words: String { vector("i32") }
    /// An integer with a bit for each lane.
    var bits: String { "i\(width)" }

    mutating func line(_ text: String) { lines.append("  \(text)") }

    /// A value that an instruction gives.
    mutating func value(_ instruction: String) -> String {
        values += 1
        lines.append("  %v\(values) = \(instruction)")
        return "%v\(values)"
    }

    /// A place on the stack, made before everything else.
    mutating func place(_ type: String) -> String {
        values += 1
        places.append("  %p\(values) = alloca \(type), align 64")
        return "%p\(values)"
    }
    private var places: [String] = []

    mutating func load(_ type: String, _ address: String, align: Int = 64) -> String {
        value("load \(type), ptr \(address), align \(align)")
    }

    mutating func store(_ type: String, _ value: String, _ address: String, align: Int = 64) {
        line("store \(type) \(value), ptr \(address), align \(align)")
    }

    /// The address of an entry: so many elements of a type from a base.
    mutating func address(_ type: String, _ base: String, _ index: String) -> String {
        value("getelementptr inbounds \(type), ptr \(base), i64 \(index)")
    }

    /// The same number in all lanes, by its bits.
    func splat(_ number: Double) -> String { "splat (double \(Self.text(number)))" }

    static func text(_ number: Double) -> String {
        let digits = String(number.bitPattern, radix: 16, uppercase: true)
        return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Begins instructions that run only where a condition (an `i1`) holds.
    /// - Returns: what `end` takes.
    mutating func begin(where condition: String) -> String {
        labels += 1
        line("br i1 \(condition), label %then\(labels), label %after\(labels)")
        lines.append("then\(labels):")
        return "after\(labels)"
    }

    mutating func end(_ label: String) {
        line("br label %\(label)")
        lines.append("\(label):")
    }

    /// An entry of the context, loaded before everything else.
    mutating func loadFirst(_ entry: RoundContext.Entry) -> String {
        values += 1
        places.append("  %a\(values) = getelementptr inbounds i64, ptr %c, i64 \(entry.rawValue)")
        places.append("  %v\(values) = load \(entry.type), ptr %a\(values), align 8")
        return "%v\(values)"
    }

    /// Stores into a place before everything else.
    mutating func storeFirst(_ type: String, _ value: String, _ address: String) {
        places.append("  store \(type) \(value), ptr \(address), align 1")
    }

    /// A function of this body.
    func function(_ header: String) -> String {
        (["define void \(header) {", "entry:"] + places + ["  br label %start", "start:"] + lines + ["  ret void", "}", ""])
            .joined(separator: "\n")
    }
}
