import Distributions

/// Random numbers, decisions and draws, as in the interpreter (`ChanceKernels.swift`).
extension PartAssembly {
    mutating func addChance(_ operation: Operation) {
        switch operation {
        case .words(let out, let address): words(out, address)
        case .refreshWords(let out, let address):
            let after = code.begin(where: code.value("icmp ne i64 \(context(.refreshes)), 0"))
            words(out, address)
            code.end(after)
        case .decide(let out, let source, let halfword, let probability):
            let half = half(source, halfword)
            switch probability {
            case .constant(let probability): decide(out, half, halfword, probability)
            case .column(let column):
                let scaled = float("fmul", load(column), code.splat(65536))
                store(isBelow(scaled, half: number(half), halfword), out)
            }
        case .decideMove(let offered, let withdrawn, let source, let halfword, let offer, let withdraw):
            let half = number(half(source, halfword))
            let below = float("fmul", load(offer), code.splat(65536))
            let above = float("fmul", float("fsub", code.splat(1), load(withdraw)), code.splat(65536))
            let isOffer = isBelow(below, half: half, halfword)
            let stays = isBelow(above, half: half, halfword)
            store(isOffer, offered)
            store(negation(code.value("or \(code.truths) \(isOffer), \(stays)")), withdrawn)
        case .uniform(let out, let source, let secondPair): store(uniform(source, secondPair ? 2 : 0), out)
        case .choose(let out, let source, let count):
            let product = float("fmul", uniform(source, 0), load(count))
            store(
                code.value("call \(code.numbers) @llvm.floor.v\(code.width)f64(\(code.numbers) \(product))"), out)
        case .sample(let out, let sampler, let uniform, let second):
            draw(out, .sample, Int(sampler), [load(uniform), load(second)])
        case .draw(let out, let template, let uniform, let second, let site):
            let operands = plan.templates[Int(template)].columns
            draw(out, .draw, Int(template), [load(uniform), load(second)] + operands.map { load($0) })
            guard let site else { return }
            makeNumber(out, 0, site)
        case .redraw(let out, let index, let site):
            let number = plan.redrawn[Int(index)]
            draw(out, .redraw, Int(index), number.formula.columns.map { load($0) })
            makeNumber(out, number.least, site)
        default: preconditionFailure("\(operation) is not by chance")
        }
    }

    /// A lane whose value is not a number becomes a fault, and goes on with another value.
    private mutating func makeNumber(_ out: NumberColumn, _ value: Double, _ site: FaultSite) {
        add(.checkNumber(out, site))
        let drawn = load(out)
        store(select(compare("uno", drawn, drawn), code.numbers, code.splat(value), drawn), out)
    }

    // MARK: Words

    private mutating func words(_ out: WordColumn, _ address: ChanceAddress) {
        let round = code.value("trunc i64 \(context(.round)) to i32")
        let time =
            switch address.time {
            case .round: round
            case .eightRounds: code.value("lshr i32 \(round), 3")
            }
        let site = plan.sites[Int(address.site.index)].rawValue
        let replicates = code.address("i32", context(.replicates), "%lane")
        let drawn = drawnWords(address)
        // Parties that move on the same issue share a call.
        let isNew = code.value("icmp eq i1 \(code.load("i1", drawn.flag, align: 1)), false")
        let after = code.begin(where: isNew)
        code.line(
            "call void @threefry(ptr \(drawn.words), ptr \(replicates), ptr %c, i32 \(site), i32 \(time), i32 \(address.index))")
        code.store("i1", "true", drawn.flag, align: 1)
        code.end(after)
        for word in 0..<4 {
            store(code.load(code.words, code.address(code.words, drawn.words, "\(word)")), out, word)
        }
    }

    /// Sixteen bits of a column of words, as integers.
    private mutating func half(_ column: WordColumn, _ halfword: Halfword) -> String {
        let (word, shift): (String, String)
        switch halfword.address.time {
        case .round:
            word = load(column, Int(halfword.position / 2))
            shift = "splat (i32 \(halfword.position % 2 * 16))"
        case .eightRounds:
            let position = code.value("and i64 \(context(.round)), 7")
            let row = code.value("lshr i64 \(position), 1")
            word = load(column, row: row)
            let odd = code.value("and i64 \(position), 1")
            let bits = code.value("shl i64 \(odd), 4")
            shift = splatted(code.value("trunc i64 \(bits) to i32"), "i32")
        }
        let shifted = code.value("lshr \(code.words) \(word), \(shift)")
        return code.value("and \(code.words) \(shifted), splat (i32 65535)")
    }

    private mutating func number(_ half: String) -> String {
        code.value("sitofp \(code.words) \(half) to \(code.numbers)")
    }

    private mutating func uniform(_ column: WordColumn, _ first: Int) -> String {
        let wide = code.vector("i64")
        let high = code.value("zext \(code.words) \(load(column, first)) to \(wide)")
        let low = code.value("zext \(code.words) \(load(column, first + 1)) to \(wide)")
        let upper = code.value("shl \(wide) \(high), splat (i64 32)")
        let all = code.value("or \(wide) \(upper), \(low)")
        let bits = code.value("lshr \(wide) \(all), splat (i64 12)")
        let pattern = code.value("or \(wide) \(bits), splat (i64 4607182418800017408)")
        let number = code.value("bitcast \(wide) \(pattern) to \(code.numbers)")
        return float("fadd", float("fsub", number, code.splat(1)), code.splat(0x1p-53))
    }

    // MARK: Decisions

    private mutating func decide(_ out: TruthColumn, _ half: String, _ halfword: Halfword, _ probability: Double) {
        let scaled = probability * 65536
        let whole = scaled.rounded(.down)
        let threshold = Int32(whole)
        var result = code.value("icmp slt \(code.words) \(half), splat (i32 \(threshold))")
        if scaled > whole {
            let tied = code.value("icmp eq \(code.words) \(half), splat (i32 \(threshold))")
            result = refined(result, tied, code.splat(scaled - whole), halfword)
        }
        store(result, out)
    }

    /// Whether a uniform number that begins with these sixteen bits is below a threshold, which is scaled like them.
    private mutating func isBelow(_ scaled: String, half: String, _ halfword: Halfword) -> String {
        let below = compare("olt", half, scaled)
        let next = float("fadd", half, code.splat(1))
        let tied = both(below, compare("ogt", next, scaled))
        return refined(below, tied, float("fsub", scaled, half), halfword)
    }

    /// The decision where the bits that follow are needed: they are compared with what is left of the threshold.
    private mutating func refined(_ decision: String, _ tied: String, _ rest: String, _ halfword: Halfword) -> String {
        let lanes = both(mask, tied)
        let place = code.place(code.truths)
        code.store(code.truths, decision, place)
        let after = code.begin(where: code.value("icmp ne \(code.bits) \(bits(lanes)), 0"))
        let position = halfword.address.time == .round ? Int(halfword.position) : -1
        let site = Int(halfword.address.site.index)
        let yes = code.value(
            "call i64 \(context(.refined))(ptr \(context(.block)), i64 \(site), i64 \(position), i64 %lane, i64 \(wideBits(lanes)), ptr \(buffer(0, holding: rest)))"
        )
        let narrow = code.width == 64 ? yes : code.value("trunc i64 \(yes) to \(code.bits)")
        let found = code.value("bitcast \(code.bits) \(narrow) to \(code.truths)")
        code.store(code.truths, select(lanes, code.truths, found, decision), place)
        code.end(after)
        return code.load(code.truths, place)
    }

    // MARK: Draws

    /// Draws for the lanes of the space by a host function, from uniform numbers and parameters.
    private mutating func draw(_ out: NumberColumn, _ function: RoundContext.Entry, _ index: Int, _ arguments: [String]) {
        let place = argumentBuffer(arguments.count)
        for (number, argument) in arguments.enumerated() {
            code.store(code.numbers, argument, code.address(code.numbers, place, "\(number)"))
        }
        let result = buffer(2)
        code.line(
            "call void \(context(function))(ptr \(context(.block)), i64 \(index), i64 %lane, i64 \(wideBits(mask)), ptr \(place), ptr \(result))"
        )
        store(code.load(code.numbers, result), out)
    }
}

/// The generator (`Threefry.swift`) for one vector of lanes.
func generatorAssembly(width: Int) -> String {
    var code = Assembly(width: width)
    let words = code.words
    func context(_ entry: RoundContext.Entry) -> String { code.loadFirst(entry) }
    func part(_ entry: RoundContext.Entry, high: Bool) -> String {
        let whole = context(entry)
        let shifted = high ? code.value("lshr i64 \(whole), 32") : whole
        return code.value("trunc i64 \(shifted) to i32")
    }
    func splat(_ value: String) -> String {
        let one = code.value("insertelement \(words) poison, i32 \(value), i64 0")
        return code.value("shufflevector \(words) \(one), \(words) poison, \(words) zeroinitializer")
    }
    func add(_ a: String, _ b: String) -> String { code.value("add \(words) \(a), \(b)") }
    let scalars = [part(.seed, high: false), part(.seed, high: true), "%site", "%time"]
    var parity = "466688986"
    for key in scalars { parity = code.value("xor i32 \(parity), \(key)") }
    let keys = (scalars + [parity]).map(splat)
    let low = splat(part(.firstReplicate, high: false))
    let own = code.load(words, "%replicates")
    let replicate = add(low, own)
    let carry = code.value("zext \(code.truths) \(code.value("icmp ult \(words) \(replicate), \(low)")) to \(words)")
    let high = add(splat(part(.firstReplicate, high: true)), carry)
    let counter = [replicate, high, splat("%index"), splat(part(.future, high: false))]
    var x = zip(counter, keys).map { add($0, $1) }
    func mix(_ a: Int, _ b: Int, _ rotation: Int) {
        x[a] = add(x[a], x[b])
        x[b] = code.value(
            "call \(words) @llvm.fshl.v\(width)i32(\(words) \(x[b]), \(words) \(x[b]), \(words) splat (i32 \(rotation)))")
        x[b] = code.value("xor \(words) \(x[b]), \(x[a])")
    }
    let rotations = [(10, 26), (11, 21), (13, 27), (23, 5), (6, 20), (17, 11), (25, 10), (18, 20)]
    for round in 0..<20 {
        let (first, second) = rotations[round % 8]
        if round % 2 == 0 {
            mix(0, 1, first)
            mix(2, 3, second)
        } else {
            mix(0, 3, first)
            mix(2, 1, second)
        }
        if round % 4 == 3 {
            let turn = round / 4 + 1
            for k in 0..<4 { x[k] = add(x[k], keys[(turn + k) % 5]) }
            x[3] = add(x[3], "splat (i32 \(turn))")
        }
    }
    for (k, word) in x.enumerated() { code.store(words, word, code.address(words, "%out", "\(k)")) }
    return code.function(
        "@threefry(ptr noalias %out, ptr noalias %replicates, ptr noalias %c, i32 %site, i32 %time, i32 %index) #1")
}
