import Distributions
import Scenarios

/// A formula with draws in it, evaluated for one lane at a time, so that it can be drawn again until it fits.
///
/// Truth values are 1 and 0.
indirect enum DrawnFormula: Sendable, Hashable {
    case operand(NumberOperand)
    case unary(UnaryKernel, DrawnFormula)
    case not(DrawnFormula)
    case binary(BinaryKernel, DrawnFormula, DrawnFormula)
    /// `and`, `or` or a comparison.
    case truth(BinaryOperator, DrawnFormula, DrawnFormula)
    case conditional(DrawnFormula, then: DrawnFormula, otherwise: DrawnFormula)
    case call(Function, [DrawnFormula])
    case chance(SiteIndex, DrawnFormula)
    case over(Aggregate.Kind, [Term])
    /// The template's operands are constants: indices into the parameters.
    case draw(SiteIndex, DrawTemplate, parameters: [DrawnFormula])

    /// A member of an aggregate.
    struct Term: Sendable, Hashable {
        var condition: DrawnFormula?
        var value: DrawnFormula
    }
}

/// A number that is drawn again, at index 0, 1, …, until it is, to the nearest, at least `least`.
struct RedrawnNumber: Sendable, Hashable {
    var formula: DrawnFormula
    var least: Double
    /// The site of its first draw.
    var site: SiteIndex
}

extension DrawnFormula {
    func renamed(_ operand: (NumberOperand) -> NumberOperand) -> DrawnFormula {
        func renamed(_ formula: DrawnFormula) -> DrawnFormula { formula.renamed(operand) }
        return switch self {
        case .operand(let own): .operand(operand(own))
        case .unary(let kernel, let a): .unary(kernel, renamed(a))
        case .not(let a): .not(renamed(a))
        case .binary(let kernel, let a, let b): .binary(kernel, renamed(a), renamed(b))
        case .truth(let operation, let a, let b): .truth(operation, renamed(a), renamed(b))
        case .conditional(let condition, let then, let otherwise):
            .conditional(renamed(condition), then: renamed(then), otherwise: renamed(otherwise))
        case .call(let function, let arguments): .call(function, arguments.map(renamed))
        case .chance(let site, let probability): .chance(site, renamed(probability))
        case .over(let kind, let terms):
            .over(kind, terms.map { Term(condition: $0.condition.map(renamed), value: renamed($0.value)) })
        case .draw(let site, let template, let parameters):
            .draw(site, template, parameters: parameters.map(renamed))
        }
    }

    /// The columns that it reads.
    var columns: [NumberColumn] {
        var columns: [NumberColumn] = []
        _ = renamed { operand in
            if case .column(let column) = operand { columns.append(column) }
            return operand
        }
        return columns
    }

    /// Its value; `nil` if the replicate is a fault.
    /// - Parameter uniforms: the two uniform numbers of a site.
    func value(
        _ operand: (NumberOperand) -> Double, uniforms: (SiteIndex) -> (first: Double, second: Double)
    ) -> Double? {
        func value(_ formula: DrawnFormula) -> Double? { formula.value(operand, uniforms: uniforms) }
        switch self {
        case .operand(let own): return operand(own)
        case .unary(let kernel, let a): return value(a).map { kernel($0) }
        case .not(let a): return value(a).map { 1 - $0 }
        case .binary(let kernel, let a, let b):
            guard let a = value(a), let b = value(b) else { return nil }
            return kernel(a, b)
        case .truth(.and, let a, let b): return value(a).flatMap { $0 == 0 ? 0 : value(b) }
        case .truth(.or, let a, let b): return value(a).flatMap { $0 != 0 ? 1 : value(b) }
        case .truth(let comparison, let a, let b):
            guard let a = value(a), let b = value(b) else { return nil }
            return comparison.compares(a, b).map { $0 ? 1 : 0 }
        case .conditional(let condition, let then, let otherwise):
            return value(condition).flatMap { value($0 != 0 ? then : otherwise) }
        case .call(let function, let arguments):
            var numbers: [Double] = []
            for argument in arguments {
                guard let number = value(argument) else { return nil }
                numbers.append(number)
            }
            return function(numbers)
        case .chance(let site, let probability):
            guard let probability = value(probability), !probability.isNaN else { return nil }
            return uniforms(site).first < probability ? 1 : 0
        case .over(let kind, let terms):
            var numbers: [Double] = []
            for term in terms {
                if let condition = term.condition {
                    guard let counts = value(condition) else { return nil }
                    if counts == 0 { continue }
                }
                guard let number = value(term.value) else { return nil }
                numbers.append(number)
            }
            return kind(numbers)
        case .draw(let site, let template, let parameters):
            var numbers: [Double] = []
            for parameter in parameters {
                guard let number = value(parameter) else { return nil }
                numbers.append(number)
            }
            let (first, second) = uniforms(site)
            return template.distribution { operand in
                guard case .constant(let index) = operand else { return .nan }
                return numbers[Int(index)]
            }?.quantile(first, second: second)
        }
    }
}
