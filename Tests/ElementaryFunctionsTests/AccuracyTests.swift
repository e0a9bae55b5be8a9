import CMPFR
import ElementaryFunctions
import Testing

/// No result is farther than one unit of its last digit from the true value, which GNU MPFR computes; the bounds are those
/// that the functions promise. The arguments are the same in every run, so nothing fails by chance.
@Suite struct AccuracyTests {
    /// The greatest distance over arguments drawn by a rule, with the argument.
    private func worst(
        seed: UInt64, _ draw: (inout Arguments) -> Double, _ distance: (Double) -> Double
    ) -> (distance: Double, x: Double) {
        var arguments = Arguments(seed: seed)
        var worst = (distance: -1.0, x: 0.0)
        for _ in 0..<Arguments.count {
            let x = draw(&arguments)
            let found = distance(x)
            if found > worst.distance { worst = (found, x) }
        }
        return worst
    }

    /// Any digits, any exponent, either sign: all that a double can be, infinities and NaN among it.
    private func anything(_ arguments: inout Arguments) -> Double { Double(bitPattern: arguments.bits()) }

    @Test("exp, in every binade, over its range and where results are subnormal")
    func exp() {
        let draws: [(inout Arguments) -> Double] = [
            anything, { $0.number(exponents: -60...9) }, { -$0.number(exponents: -60...9) }, { $0.number(-1, 1) },
            { $0.number(-708, 709.79) }, { $0.number(-746, -708) },
        ]
        for (index, draw) in draws.enumerated() {
            let (distance, x) = worst(seed: UInt64(index), draw) { detente_exp_distance($0, .exp($0)) }
            #expect(distance <= 0.8, "e^\(x), range \(index)")
        }
    }

    @Test("e^x − 1, in every binade, over its range and about 0")
    func expMinusOne() {
        let draws: [(inout Arguments) -> Double] = [
            anything, { $0.number(exponents: -1023...9) }, { -$0.number(exponents: -1023...9) }, { $0.number(-1, 1) },
            { $0.number(0.34, 0.36) }, { $0.number(-40, 40) }, { $0.number(40, 709.79) },
        ]
        for (index, draw) in draws.enumerated() {
            let (distance, x) = worst(seed: UInt64(index), draw) { detente_expm1_distance($0, .expMinusOne($0)) }
            #expect(distance <= 0.8, "e^\(x) − 1, range \(index)")
        }
    }

    @Test("log, in every binade, around 1 and for subnormal numbers")
    func log() {
        let draws: [(inout Arguments) -> Double] = [
            anything, { $0.number(exponents: -1023...1023) }, { $0.number(0.5, 2) },
            { $0.number(exponents: -1023 ... -1023) },
            { 1 + $0.number(exponents: -53 ... -2) }, { 1 - $0.number(exponents: -54 ... -2) },
        ]
        for (index, draw) in draws.enumerated() {
            let (distance, x) = worst(seed: UInt64(index), draw) { detente_log_distance($0, .log($0)) }
            #expect(distance <= 0.7, "ln \(x), range \(index)")
        }
    }

    @Test("powers: any numbers, every base with results up to overflow and underflow, bases near 1, small numbers")
    func pow() {
        // An exponent that brings the result anywhere between underflow and overflow.
        func within(_ arguments: inout Arguments, _ x: Double) -> Double {
            arguments.number(-746, 710) / Double.log(x)
        }
        let draws: [(inout Arguments) -> (Double, Double)] = [
            { (Double(bitPattern: $0.bits()), Double(bitPattern: $0.bits())) },
            { arguments in
                let x = arguments.number(exponents: -1023...1023)
                return (x, within(&arguments, x))
            },
            { arguments in
                let x = arguments.number(0.5, 2)
                return (x, within(&arguments, x))
            },
            { arguments in
                let x = 1 + arguments.number(exponents: -52 ... -3)
                return (x, within(&arguments, x))
            },
            { arguments in
                let x = 1 - arguments.number(exponents: -53 ... -3)
                return (x, within(&arguments, x))
            },
            { ($0.number(0, 1), $0.number(0, 10)) },
            { ($0.number(-10, 10), $0.number(-20, 20).rounded()) },
            // Results at overflow, at underflow, and subnormal.
            { arguments in
                let x = arguments.number(exponents: -1022...1023)
                return (x, arguments.number(709.7, 709.9) / Double.log(x))
            },
            { arguments in
                let x = arguments.number(exponents: -1022...1023)
                return (x, arguments.number(-746, -708) / Double.log(x))
            },
        ]
        for (index, draw) in draws.enumerated() {
            var arguments = Arguments(seed: UInt64(index))
            var worst = (distance: -1.0, x: 0.0, y: 0.0)
            for _ in 0..<Arguments.count {
                let (x, y) = draw(&arguments)
                // C's power of NaN to 0, and of 1 to NaN, is 1.
                let power = Double.pow(x, y)
                let distance =
                    x.isNaN || y.isNaN ? (power.isNaN ? 0 : .infinity) : detente_pow_distance(x, y, power)
                if distance > worst.distance { worst = (distance, x, y) }
            }
            #expect(worst.distance <= 0.8, "\(worst.x)^\(worst.y), range \(index)")
        }
    }
}
