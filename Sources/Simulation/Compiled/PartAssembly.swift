/// The function of one part of a round, for the lanes of one vector: it loads what came before, runs the operations with
/// the lanes of a space as a mask, and stores what comes after.
///
/// A dense column of a space has its values in the lanes themselves here, so that `gather` and `pull` copy nothing, and
/// `scatter` and `push` select. Lanes outside of a space compute values that nobody uses, as padding does.
struct PartAssembly {
    let plan: Plan
    /// The entries of a column: the lanes of a block.
    let stride: Int
    let layout: ScratchLayout
    var code: Assembly
    private var places: [RoundParts.Variable: [String]] = [:]
    private var contextValues: [RoundContext.Entry: String] = [:]
    /// The lanes in use.
    private var root = ""
    /// The lanes of the space whose operations are written.
    var mask = ""
    /// Places for what host functions read and write, by number.
    private var buffers: [Int: String] = [:]
    private var drawn: [ChanceAddress: (words: String, flag: String)] = [:]

    init(_ plan: Plan, stride: Int, layout: ScratchLayout, width: Int) {
        (self.plan, self.stride, self.layout) = (plan, stride, layout)
        code = Assembly(width: width)
    }

    /// The text of the function.
    mutating func function(_ name: String, _ part: RoundParts.Part) -> String {
        let scratch = context(.scratch)
        root = code.value("icmp ult \(code.words) \(iota), \(splatted(lanesLeft, "i32"))")
        for variable in part.variables.sorted(by: { layout.offset($0) < layout.offset($1) }) {
            places[variable] = (0..<variable.places).map { _ in code.place(type(variable)) }
        }
        for (variable, places) in places.sorted(by: { layout.offset($0.key) < layout.offset($1.key) }) {
            for (index, place) in places.enumerated() {
                if part.incoming.contains(variable) {
                    let value = restored(variable, scratch, index)
                    code.store(type(variable), value, place)
                } else if case .mask = variable {
                    code.store(code.truths, "zeroinitializer", place)
                }
            }
        }
        for segment in part.segments {
            mask = segment.space == .all ? root : maskValue(segment.space)
            let operations = plan.round.operations[segment.range]
            if segment.space == .all {
                for operation in operations { add(operation) }
            } else {
                let any = code.value("icmp ne \(code.bits) \(bits(mask)), 0")
                let after = code.begin(where: any)
                for operation in operations { add(operation) }
                code.end(after)
            }
        }
        for variable in part.outgoing.sorted(by: { layout.offset($0) < layout.offset($1) }) {
            for (index, place) in (places[variable] ?? []).enumerated() {
                keep(variable, code.load(type(variable), place), scratch, index)
            }
        }
        return code.function("@\(name)(ptr noalias %c, i64 %lane) #0")
    }

    // MARK: Values

    private var iota: String { "<" + (0..<code.width).map { "i32 \($0)" }.joined(separator: ", ") + ">" }

    private var lanesLeft: String {
        mutating get {
            let left = code.value("sub i64 \(context(.lanes)), %lane")
            return code.value("trunc i64 \(left) to i32")
        }
    }

    /// An entry of the context.
    mutating func context(_ entry: RoundContext.Entry) -> String {
        if let value = contextValues[entry] { return value }
        let value = code.loadFirst(entry)
        contextValues[entry] = value
        return value
    }

    mutating func splatted(_ value: String, _ element: String) -> String {
        let one = code.value("insertelement \(code.vector(element)) poison, \(element) \(value), i64 0")
        return code.value(
            "shufflevector \(code.vector(element)) \(one), \(code.vector(element)) poison, \(code.words) zeroinitializer")
    }

    /// A bit for each lane of a vector of truth values.
    mutating func bits(_ truths: String) -> String { code.value("bitcast \(code.truths) \(truths) to \(code.bits)") }

    /// The same as the 64 bits that host functions take.
    mutating func wideBits(_ truths: String) -> String {
        let bits = bits(truths)
        return code.width == 64 ? bits : code.value("zext \(code.bits) \(bits) to i64")
    }

    mutating func both(_ a: String, _ b: String) -> String { code.value("and \(code.truths) \(a), \(b)") }

    private func type(_ variable: RoundParts.Variable) -> String {
        switch variable {
        case .number: code.numbers
        case .truth, .mask: code.truths
        case .word: code.words
        }
    }

    private mutating func restored(_ variable: RoundParts.Variable, _ scratch: String, _ index: Int) -> String {
        let address = code.address("i8", scratch, "\(layout.offset(variable) + index * 4 * code.width)")
        guard type(variable) == code.truths else { return code.load(type(variable), address) }
        return code.value("bitcast \(code.bits) \(code.load(code.bits, address, align: 8)) to \(code.truths)")
    }

    private mutating func keep(_ variable: RoundParts.Variable, _ value: String, _ scratch: String, _ index: Int) {
        let address = code.address("i8", scratch, "\(layout.offset(variable) + index * 4 * code.width)")
        if type(variable) == code.truths {
            code.store(code.bits, bits(value), address, align: 8)
        } else {
            code.store(type(variable), value, address)
        }
    }

    private mutating func maskValue(_ space: Space) -> String { code.load(code.truths, place(.mask(space.index))) }

    mutating func setMask(_ space: Space, _ value: String) { code.store(code.truths, value, place(.mask(space.index))) }

    private func place(_ variable: RoundParts.Variable, _ index: Int = 0) -> String {
        guard let found = places[variable] else { preconditionFailure("\(variable) has no place in its part") }
        return found[index]
    }

    // MARK: Columns

    private mutating func address(_ element: String, _ base: RoundContext.Entry, _ row: Int) -> String {
        let offset = code.value("add i64 %lane, \(row * stride)")
        return code.address(element, context(base), offset)
    }

    mutating func load(_ column: NumberColumn) -> String {
        if column.index >= plan.lasting.numbers { return code.load(code.numbers, place(.number(column.index))) }
        return code.load(code.numbers, address("double", .numbers, Int(column.index)))
    }

    mutating func store(_ value: String, _ column: NumberColumn) {
        if column.index >= plan.lasting.numbers {
            code.store(code.numbers, value, place(.number(column.index)))
        } else {
            code.store(code.numbers, value, address("double", .numbers, Int(column.index)))
        }
    }

    mutating func load(_ operand: NumberOperand) -> String {
        switch operand {
        case .constant(let number): code.splat(number)
        case .column(let column): load(column)
        }
    }

    mutating func load(_ column: TruthColumn) -> String {
        if column.index >= plan.lasting.truths { return code.load(code.truths, place(.truth(column.index))) }
        let bytes = code.load(code.vector("i8"), address("i8", .truths, Int(column.index)), align: 32)
        return code.value("trunc \(code.vector("i8")) \(bytes) to \(code.truths)")
    }

    mutating func store(_ value: String, _ column: TruthColumn) {
        if column.index >= plan.lasting.truths {
            code.store(code.truths, value, place(.truth(column.index)))
        } else {
            let bytes = code.value("zext \(code.truths) \(value) to \(code.vector("i8"))")
            code.store(code.vector("i8"), bytes, address("i8", .truths, Int(column.index)), align: 32)
        }
    }

    /// One of the four words of a column.
    mutating func load(_ column: WordColumn, _ word: Int) -> String {
        if column.index >= plan.lasting.words { return code.load(code.words, place(.word(column.index), word)) }
        return code.load(code.words, address("i32", .words, Int(column.index) * 4 + word))
    }

    mutating func store(_ value: String, _ column: WordColumn, _ word: Int) {
        if column.index >= plan.lasting.words {
            code.store(code.words, value, place(.word(column.index), word))
        } else {
            code.store(code.words, value, address("i32", .words, Int(column.index) * 4 + word))
        }
    }

    /// One of the four words of a column, which is chosen when the code runs.
    mutating func load(_ column: WordColumn, row: String) -> String {
        if column.index >= plan.lasting.words {
            return (1..<4).reduce(load(column, 0)) { chosen, word in
                let isIt = code.value("icmp eq i64 \(row), \(word)")
                return code.value("select i1 \(isIt), \(code.words) \(load(column, word)), \(code.words) \(chosen)")
            }
        }
        let first = code.value("add i64 \(row), \(Int(column.index) * 4)")
        let entries = code.value("mul i64 \(first), \(stride)")
        let offset = code.value("add i64 %lane, \(entries)")
        return code.load(code.words, code.address("i32", context(.words), offset))
    }

    /// A place of its own for what a host function reads or writes.
    mutating func buffer(_ number: Int) -> String {
        if let found = buffers[number] { return found }
        let made = code.place(code.numbers)
        buffers[number] = made
        return made
    }

    /// A buffer that holds a value.
    mutating func buffer(_ number: Int, holding value: String) -> String {
        let place = buffer(number)
        code.store(code.numbers, value, place)
        return place
    }

    /// Where the four words of an address are, and whether they are drawn.
    mutating func drawnWords(_ address: ChanceAddress) -> (words: String, flag: String) {
        if let found = drawn[address] { return found }
        let made = (words: code.place("[4 x \(code.words)]"), flag: code.place("i1"))
        code.storeFirst("i1", "false", made.flag)
        drawn[address] = made
        return made
    }

    /// A place for the arguments of a draw.
    mutating func argumentBuffer(_ count: Int) -> String { code.place("[\(max(1, count)) x \(code.numbers)]") }

    /// A value in the lanes of the space, and the old one in the others.
    mutating func merged(_ value: String, _ type: String, over old: String) -> String {
        code.value("select \(code.truths) \(mask), \(type) \(value), \(type) \(old)")
    }
}

extension RoundParts.Variable {
    /// The vectors that it consists of.
    fileprivate var places: Int {
        if case .word = self { 4 } else { 1 }
    }
}

/// Where the variables of a round are kept between its parts, for one vector of lanes: in bytes.
struct ScratchLayout {
    private let offsets: [RoundParts.Variable: Int]
    /// The size of all.
    let bytes: Int

    init(_ plan: Plan, width: Int) {
        var (offsets, next): ([RoundParts.Variable: Int], Int) = ([:], 0)
        func add(_ variable: RoundParts.Variable, _ size: Int) {
            offsets[variable] = next
            next += size
        }
        for index in plan.lasting.numbers..<max(plan.lasting.numbers, plan.numberColumns.count) {
            add(.number(Int32(index)), 8 * width)
        }
        for index in plan.lasting.words..<max(plan.lasting.words, plan.wordColumns) {
            add(.word(Int32(index)), 16 * width)
        }
        for index in plan.lasting.truths..<max(plan.lasting.truths, plan.truthColumns.count) {
            add(.truth(Int32(index)), 64)
        }
        for index in plan.parents.indices { add(.mask(Int32(index)), 64) }
        (self.offsets, bytes) = (offsets, next)
    }

    func offset(_ variable: RoundParts.Variable) -> Int {
        guard let found = offsets[variable] else { preconditionFailure("\(variable) is not in the plan") }
        return found
    }
}
