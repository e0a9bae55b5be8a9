import Foundation
import Scenarios
import Testing

/// The one arithmetic: what the checker folds is what the engine plays, to the last bit.
@Suite struct ArithmeticTests {
    @Test(
        "constants of the checker",
        arguments: [
            // C's fmod is exact: 1 is 9 times the double 0.1 and a rest, and the rest is no 0.
            ("1 % 0.1", 0.09999999999999995), ("-1 % 0.1", 0.1 - 0.09999999999999995), ("5 % -3", -1), ("-5 % 3", 1),
            ("0 % 3", 0), ("2^-1", 0.5), ("(-8)^3", -512), ("9^0.5", 3), ("nearest(-2.5)", -3), ("nearest(2.5)", 3),
            ("floor(-0.5)", -1), ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("clamp(5, 0, 3)", 3), ("abs(-4)", 4),
            ("logistic(0)", 0.5), ("logit(0.5)", 0),
        ])
    func constants(written: String, value: Double) throws {
        let text =
            "detente: 1\nclock: { rounds: 1 }\nparameters: { p: \"\(written)\" }\noutcomes: { o: otherwise }\nmeasures: { m: p }\n"
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw CocoaError(.fileNoSuchFile) }
        let scenario = try #require(reading.scenario)
        #expect(scenario.parameters[0].members[0].constant(rounds: 1) == .number(value))
    }

    @Test("a square is a product, another power is rounded once and not with every factor")
    func powers() {
        for index in 1...10_000 {
            let x = Double(index) / 1009
            #expect(BinaryKernel.power(x, 2) == x * x)
        }
        // By Python's fractions; products of 0.3 differ in the last digit.
        #expect(BinaryKernel.power(0.3, 3) == 0.026999999999999996)
        #expect(BinaryKernel.power(0.3, 6) == 0.0007289999999999998)
    }

    @Test("what is not a number stays so, in every operation") func notANumber() {
        for kernel in [BinaryKernel.add, .subtract, .multiply, .divide, .remainder, .power, .minimum, .maximum] {
            #expect(kernel(.nan, 0).isNaN && kernel(0, .nan).isNaN && kernel(.nan, 1).isNaN)
        }
        #expect(UnaryKernel.log(-1).isNaN && UnaryKernel.sqrt(-1).isNaN)
        // 1 − e^(−x) = x − x²/2 + … to the last digits.
        #expect(UnaryKernel.atLeastOne(1e-12) == 1e-12 - 0.5e-24)
        #expect(UnaryKernel.atLeastOne(0) == 0 && UnaryKernel.atLeastOne(.infinity) == 1)
    }
}
