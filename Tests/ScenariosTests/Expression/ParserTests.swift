import Scenarios
import Testing

@Suite struct ParserTests {
    /// The tree with every operation in parentheses.
    private func tree(_ syntax: Syntax) -> String {
        switch syntax.kind {
        case .number, .date, .name, .over: syntax.description
        case .unary(let operation, let operand): "(\(operation.rawValue) \(tree(operand)))"
        case .binary(let operation, let a, let b): "(\(tree(a)) \(operation.rawValue) \(tree(b)))"
        case .call(let name, let arguments):
            name + "["
                + arguments.map { ($0.label.map { $0 + "=" } ?? "") + tree($0.value) }.joined(separator: ", ") + "]"
        }
    }

    private func parsed(_ text: String) -> Syntax? {
        var bag = DiagnosticBag()
        let syntax = parseExpression(scalar(text), into: &bag)
        #expect(bag.hasErrors == (syntax == nil))
        return syntax
    }

    /// The trees follow from language.md, section 1, worked out by hand.
    @Test(
        arguments: [
            ("1", "1", "1"),
            (".5", "0.5", "0.5"),
            ("5.", "5", "5"),
            ("+5", "5", "5"),
            ("1e3", "1000", "1000"),
            ("2.5E-3", "0.0025", "0.0025"),
            (".inf", ".inf", ".inf"),
            ("-.inf", "(- .inf)", "-.inf"),
            ("1/3", "(1 / 3)", "1 / 3"),
            ("a or b and c", "(a or (b and c))", "a or b and c"),
            ("(a or b) and c", "((a or b) and c)", "(a or b) and c"),
            ("a or b or c", "((a or b) or c)", "a or b or c"),
            ("a or (b or c)", "(a or (b or c))", "a or (b or c)"),
            ("not a and b", "((not a) and b)", "not a and b"),
            ("not (a and b)", "(not (a and b))", "not (a and b)"),
            ("not a == b", "(not (a == b))", "not a == b"),
            ("(not a) == b", "((not a) == b)", "(not a) == b"),
            ("a and not not b", "(a and (not (not b)))", "a and not not b"),
            ("a < b and b<c", "((a < b) and (b < c))", "a < b and b < c"),
            ("(a < b) == c", "((a < b) == c)", "(a < b) == c"),
            ("a + b < c * d", "((a + b) < (c * d))", "a + b < c * d"),
            ("a - b - c", "((a - b) - c)", "a - b - c"),
            ("a - (b - c)", "(a - (b - c))", "a - (b - c)"),
            ("a - (b * c)", "(a - (b * c))", "a - b * c"),
            ("a / b / c % d", "(((a / b) / c) % d)", "a / b / c % d"),
            ("a / (b * c)", "(a / (b * c))", "a / (b * c)"),
            ("(a + b) * c", "((a + b) * c)", "(a + b) * c"),
            ("-a ^ 2", "(- (a ^ 2))", "-a^2"),
            ("(-a) ^ 2", "((- a) ^ 2)", "(-a)^2"),
            ("2^-1", "(2 ^ (- 1))", "2^-1"),
            ("2^3^2", "(2 ^ (3 ^ 2))", "2^3^2"),
            ("(2^3)^2", "((2 ^ 3) ^ 2)", "(2^3)^2"),
            ("2^-3^2", "(2 ^ (- (3 ^ 2)))", "2^-3^2"),
            ("2^(a*b)", "(2 ^ (a * b))", "2^(a * b)"),
            ("-a * -b", "((- a) * (- b))", "-a * -b"),
            ("-(a * b)", "(- (a * b))", "-(a * b)"),
            ("a - -b", "(a - (- b))", "a - -b"),
            ("--a", "(- (- a))", "--a"),
            ("5 % 3", "(5 % 3)", "5 % 3"),
            ("5 % -3", "(5 % (- 3))", "5 % -3"),
            ("f()", "f[]", "f()"),
            ("if(a,1 , -2)", "if[a, 1, (- 2)]", "if(a, 1, -2)"),
            ("two_chances(forgiven=2)", "two_chances[forgiven=2]", "two_chances(forgiven = 2)"),
            ("((a))", "a", "a"),
            ("trust( usa,russia )<0.05", "(trust[usa, russia] < 0.05)", "trust(usa, russia) < 0.05"),
            ("a\n  + b", "(a + b)", "a + b"),
        ] as [(String, String, String)])
    func `operators bind as the language says, and print with no more parentheses than needed`(
        text: String, expected: String, printed: String
    ) throws {
        let syntax = try #require(parsed(text))
        #expect(tree(syntax) == expected)
        #expect(syntax.description == printed)
        #expect(try tree(#require(parsed(syntax.description))) == expected)
    }

    @Test func `every combination of two operators reads back as it was printed`() throws {
        let place = Place(file: "test.yaml", line: 1, column: 1)
        func name(_ text: String) -> Syntax { Syntax(.name(text), at: place) }
        var small: [Syntax] = [name("a"), Syntax(.number(2), at: place), Syntax(.call("f", []), at: place)]
        small += UnaryOperator.allCases.map { Syntax(.unary($0, name("b")), at: place) }
        small += BinaryOperator.allCases.map { Syntax(.binary($0, name("b"), name("c")), at: place) }
        var all: [Syntax] = small.flatMap { operand in
            UnaryOperator.allCases.map { Syntax(.unary($0, operand), at: place) }
        }
        for left in small {
            for right in small {
                all += BinaryOperator.allCases.map { Syntax(.binary($0, left, right), at: place) }
            }
        }
        for syntax in all {
            #expect(try tree(#require(parsed(syntax.description))) == tree(syntax))
        }
    }

    @Test(
        arguments: [
            ("trust(usa, all) += 0.1", "trust(usa, all) += 0.1"),
            ("trust(all, all) *= 1 - 0.5 * severity", "trust(all, all) *= 1 - 0.5 * severity"),
            ("war=0", "war = 0"),
            ("level(limits) -= if(passes, 0, 1)", "level(limits) -= if(passes, 0, 1)"),
            ("hot = war > 0.5 or not calm", "hot = war > 0.5 or not calm"),
        ] as [(String, String)])
    func `effects are read`(text: String, printed: String) {
        var bag = DiagnosticBag()
        #expect(parseEffect(scalar(text), into: &bag)?.description == printed)
        #expect(bag.diagnostics.isEmpty)
    }

    @Test func `places are those of operators and names`() throws {
        let syntax = try #require(parsed("trust(usa, x) < 1"))
        #expect(syntax.place == Place(file: "test.yaml", line: 1, column: 15, length: 1))
        guard case .binary(_, let call, _) = syntax.kind, case .call(_, let arguments) = call.kind else {
            Issue.record("not as written")
            return
        }
        #expect(call.place == Place(file: "test.yaml", line: 1, column: 1, length: 5))
        #expect(arguments.map(\.value.place.column) == [7, 12])
    }

    @Test(
        arguments: [
            ("(", 100_000, ""), ("-", 100_000, ""), ("not ", 100_000, ""), ("f(", 100_000, ""),
            ("2^", 10_000, ""), ("(", 300, ")"), ("f(", 300, ")"),
        ] as [(String, Int, String)])
    func `too deep an expression is an error and not a crash`(open: String, count: Int, close: String) {
        let text = String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
        var bag = DiagnosticBag()
        #expect(parseExpression(scalar(text), into: &bag) == nil)
        let message = "the expression is too long or too deeply nested: more than 200 levels"
        #expect(bag.diagnostics.map(\.cause.message) == [message])
    }

    @Test func `a sum of 200 terms and a table of 10000 values are read`() throws {
        #expect(parsed(Array(repeating: "1", count: 200).joined(separator: " + ")) != nil)
        #expect(parsed("empirical(" + Array(repeating: "1", count: 10_000).joined(separator: ", ") + ")") != nil)
    }
}
