import CMPFR
import ElementaryFunctions
import Testing

/// What IEEE 754 and C99 (Annex F) say about zeros, infinities and NaN, and results that are exact.
@Suite struct SpecialCaseTests {
    /// Equal, with the sign of a zero; NaN equals NaN.
    private func isSame(_ a: Double, _ b: Double) -> Bool {
        a.isNaN ? b.isNaN : a.bitPattern == b.bitPattern
    }

    @Test(
        "exp, e^x − 1, log",
        arguments: [
            (0, 1, 0, -.infinity), (-0.0, 1, -0.0, -.infinity), (1, 0x1.5bf0a8b145769p1, 0x1.b7e151628aed3p0, 0),
            (-1, 0x1.78b56362cef38p-2, -0x1.43a54e4e98864p-1, .nan), (.infinity, .infinity, .infinity, .infinity),
            (-.infinity, 0, -1, .nan), (.nan, .nan, .nan, .nan), (-.nan, .nan, .nan, .nan),
            (.greatestFiniteMagnitude, .infinity, .infinity, 0x1.62e42fefa39efp9),
            (-.greatestFiniteMagnitude, 0, -1, .nan), (0x1p-1074, 1, 0x1p-1074, -0x1.74385446d71c3p9),
            (-0x1p-1074, 1, -0x1p-1074, .nan), (0x1p-1022, 1, 0x1p-1022, -0x1.6232bdd7abcd2p9),
        ] as [(x: Double, exp: Double, expMinusOne: Double, log: Double)])
    func ofOne(_ row: (x: Double, exp: Double, expMinusOne: Double, log: Double)) {
        #expect(isSame(.exp(row.x), row.exp))
        #expect(isSame(.expMinusOne(row.x), row.expMinusOne))
        #expect(isSame(.log(row.x), row.log))
    }

    @Test("powers of and to every special number, as MPFR has them, which follows C99")
    func powers() {
        // Neighbours of 1, and whole numbers up to where all are even.
        let numbers: [Double] = [
            0, 0.5, 1, 1.5, 2, 3, 4, 0x1p-1074, 0x1.2p-1022, 0x1.0000000000001p0, 0x1.fffffffffffffp-1,
            0x1.fffffffffffffp51, 0x1p52, 0x1.0000000000001p52, 0x1.fffffffffffffp52, 0x1p53, 0x1.0000000000001p53,
            0x1.0000000000001p54, 0x1p65, 1e300, .greatestFiniteMagnitude, .infinity,
        ]
        let signed: [Double] = numbers + numbers.map { (number: Double) -> Double in -number }
        for x in signed {
            for y in signed {
                let power = Double.pow(x, y)
                #expect(detente_pow_distance(x, y, power) <= 0.8, "\(x)^\(y) = \(power)")
                // The distance does not see the sign of a zero.
                let isOdd = y == y.rounded() && (y / 2) != (y / 2).rounded()
                if power == 0 { #expect((power.sign == .minus) == (x.sign == .minus && isOdd), "\(x)^\(y) = \(power)") }
            }
            #expect(Double.pow(x, .nan).isNaN && Double.pow(.nan, x).isNaN)
            #expect(Double.pow(x, 0) == 1 && Double.pow(x, 1) == x)
        }
    }

    @Test("what is a double is found exactly") func exact() {
        for n in -1074...1023 {
            let power = Double(sign: .plus, exponent: n, significand: 1)
            #expect(Double.pow(2, Double(n)) == power && Double.pow(0.5, Double(-n)) == power)
        }
        var (three, ten) = (1.0, 1.0)
        for n in 0...22 {
            #expect(Double.pow(3, Double(n)) == three && Double.pow(10, Double(n)) == ten)
            (three, ten) = (three * 3, ten * 10)
        }
        var arguments = Arguments(seed: 1)
        for _ in 0..<10_000 {
            let x = arguments.number(exponents: -1023...1023)
            #expect(Double.pow(x, 1) == x && Double.pow(-x, 1) == -x)
            let root = Double(arguments.bits() >> 38)
            #expect(Double.pow(root * root, 0.5) == root)
        }
    }

    @Test("the first arguments whose results are infinite, or 0, are C99's") func ends() {
        #expect(
            Double.exp(0x1.62e42fefa39efp9) == 0x1.fffffffffff2ap1023 && Double.exp(0x1.62e42fefa39fp9) == .infinity)
        #expect(Double.exp(-0x1.74910d52d3051p9) == 0x1p-1074 && Double.exp(-0x1.74910d52d3052p9) == 0)
        #expect(Double.expMinusOne(0x1.62e42fefa39fp9) == .infinity)
        // What is a probability stays one.
        var arguments = Arguments(seed: 2)
        for _ in 0..<100_000 {
            let (x, y) = (arguments.number(exponents: -60 ... -1), arguments.number(exponents: -60...10))
            #expect(Double.pow(x, y) <= 1 && Double.pow(1 - x / 2, y) <= 1 && Double.exp(-y) <= 1)
            #expect(Double.expMinusOne(-y) >= -1 && Double.expMinusOne(-y) <= 0)
        }
    }

    // V. Lefèvre and J.-M. Muller, Worst cases for correct rounding of the elementary functions in double precision, 2001:
    // results within 2^-57 (2^-64 for the logarithm) of a digit from half-way between two doubles.
    @Test("arguments that are hardest to round") func hardest() {
        for x in [0x1.9e9cbbfd6080bp-31, 0x1.83d4bcdebb3f4p2] {
            #expect(detente_exp_distance(x, .exp(x)) <= 0.8)
            #expect(detente_expm1_distance(x, .expMinusOne(x)) <= 0.8)
        }
        #expect(detente_log_distance(0x1.62a88613629b6p678, .log(0x1.62a88613629b6p678)) <= 0.7)
    }
}
