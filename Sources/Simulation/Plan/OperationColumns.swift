import Scenarios

/// What an operation reads and writes, and how to rename it: the one switch that all optimisations use.
extension Operation {
    /// How an operation uses a column.
    enum Use {
        case read, write
        /// Writes some lanes and leaves the others as they were.
        case update
    }

    /// The same operation with other columns.
    mutating func rename(
        number: (NumberColumn, Use) -> NumberColumn,
        truth: (TruthColumn, Use) -> TruthColumn,
        words: (WordColumn, Use) -> WordColumn
    ) {
        func operand(_ operand: NumberOperand) -> NumberOperand {
            switch operand {
            case .constant: operand
            case .column(let column): .column(number(column, .read))
            }
        }
        switch self {
        case .fill(let out, let value):
            self = .fill(number(out, .write), value)
        case .copy(let out, let a):
            let a = number(a, .read)
            self = .copy(number(out, .write), a)
        case .roundNumber(let out):
            self = .roundNumber(number(out, .write))
        case .unary(let kernel, let out, let a):
            let a = number(a, .read)
            self = .unary(kernel, number(out, .write), a)
        case .binary(let kernel, let out, let a, let b):
            let (a, b) = (operand(a), operand(b))
            self = .binary(kernel, number(out, .write), a, b)
        case .select(let out, let condition, let a, let b):
            let (condition, a, b) = (truth(condition, .read), operand(a), operand(b))
            self = .select(number(out, .write), condition, a, b)
        case .numberOf(let out, let a):
            let a = truth(a, .read)
            self = .numberOf(number(out, .write), a)
        case .approach(let out, let a, let toward, let rate):
            let a = number(a, .read)
            self = .approach(number(out, .write), a, toward: toward, rate: rate)
        case .learn(let out, let a, let offered, let gain, let loss):
            let (a, offered) = (number(a, .read), truth(offered, .read))
            self = .learn(number(out, .write), a, offered: offered, gain: gain, loss: loss)
        case .fillTruth(let out, let value):
            self = .fillTruth(truth(out, .write), value)
        case .copyTruth(let out, let a):
            let a = truth(a, .read)
            self = .copyTruth(truth(out, .write), a)
        case .compare(let comparison, let out, let a, let b):
            let (a, b) = (operand(a), operand(b))
            self = .compare(comparison, truth(out, .write), a, b)
        case .logic(let kernel, let out, let a, let b):
            let (a, b) = (truth(a, .read), truth(b, .read))
            self = .logic(kernel, truth(out, .write), a, b)
        case .not(let out, let a):
            let a = truth(a, .read)
            self = .not(truth(out, .write), a)
        case .selectTruth(let out, let condition, let a, let b):
            let (condition, a, b) = (truth(condition, .read), truth(a, .read), truth(b, .read))
            self = .selectTruth(truth(out, .write), condition, a, b)
        case .enter(let space, let condition):
            self = .enter(space, truth(condition, .read))
        case .enterRounds, .countLanes, .correlate:
            break
        case .redraw(let out, let drawn, let site):
            self = .redraw(number(out, .write), number: drawn, site)
        case .gather(let out, let a):
            let a = number(a, .read)
            self = .gather(number(out, .write), a)
        case .gatherTruth(let out, let a):
            let a = truth(a, .read)
            self = .gatherTruth(truth(out, .write), a)
        case .scatter(let out, let a):
            let a = operand(a)
            self = .scatter(number(out, .update), a)
        case .scatterTruth(let out, let a):
            let a = truth(a, .read)
            self = .scatterTruth(truth(out, .update), a)
        case .scatterTruthConstant(let out, let value):
            self = .scatterTruthConstant(truth(out, .update), value)
        case .pull(let out, let a):
            let a = number(a, .read)
            self = .pull(number(out, .write), a)
        case .pullTruth(let out, let a):
            let a = truth(a, .read)
            self = .pullTruth(truth(out, .write), a)
        case .push(let out, let a):
            let a = operand(a)
            self = .push(number(out, .update), a)
        case .pushTruth(let out, let a):
            let a = truth(a, .read)
            self = .pushTruth(truth(out, .update), a)
        case .pushTruthConstant(let out, let value):
            self = .pushTruthConstant(truth(out, .update), value)
        case .words(let out, let address):
            self = .words(words(out, .write), address)
        case .refreshWords(let out, let address):
            self = .refreshWords(words(out, .update), address)
        case .decide(let out, let source, let halfword, let probability):
            let (source, probability) = (words(source, .read), operand(probability))
            self = .decide(truth(out, .write), source, halfword, probability)
        case .decideMove(let offered, let withdrawn, let source, let halfword, let offer, let withdraw):
            let (source, offer, withdraw) = (words(source, .read), operand(offer), operand(withdraw))
            self = .decideMove(
                offered: truth(offered, .write), withdrawn: truth(withdrawn, .write), source, halfword, offer: offer,
                withdraw: withdraw)
        case .uniform(let out, let source, let secondPair):
            let source = words(source, .read)
            self = .uniform(number(out, .write), source, secondPair: secondPair)
        case .choose(let out, let source, let count):
            let (source, count) = (words(source, .read), operand(count))
            self = .choose(number(out, .write), source, among: count)
        case .sample(let out, let sampler, let uniform, let second):
            let (uniform, second) = (number(uniform, .read), number(second, .read))
            self = .sample(number(out, .write), sampler: sampler, uniform: uniform, second: second)
        case .draw(let out, let template, let uniform, let second, let site):
            let (uniform, second) = (number(uniform, .read), number(second, .read))
            self = .draw(number(out, .write), template: template, uniform: uniform, second: second, site)
        case .checkNumber(let a, let site, let isAboutEnd):
            self = .checkNumber(number(a, .read), site, isAboutEnd: isAboutEnd)
        case .markNotNumber(let out, let a):
            let a = number(a, .read)
            self = .markNotNumber(truth(out, .update), a)
        case .clamp(let out, let a, let site):
            let a = number(a, .read)
            self = .clamp(number(out, .write), a, site)
        case .count(let counter, let a):
            self = .count(counter, truth(a, .read))
        case .note(let milestone, let a):
            self = .note(milestone, a.map { truth($0, .read) })
        case .end(let out, let condition, let outcome):
            let condition = truth(condition, .read)
            self = .end(number(out, .update), condition, outcome: outcome)
        case .endAll(let out, let outcome):
            self = .endAll(number(out, .update), outcome: outcome)
        }
    }

    /// Whether it only counts or notes what happens.
    var isCounting: Bool {
        switch self {
        case .count, .countLanes, .note: true
        default: false
        }
    }

    /// Whether it does more than write columns: it must be kept though nothing reads them.
    var hasEffect: Bool {
        switch self {
        case .checkNumber, .clamp, .draw, .redraw, .count, .countLanes, .note, .end, .endAll: true
        default: false
        }
    }
}
