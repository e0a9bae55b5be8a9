import Scenarios
import Testing

@Suite struct SyntaxErrorTests {
    /// What is reported for a text, as `column+length: message | fix`.
    private func finding(_ bag: DiagnosticBag) -> [String] {
        bag.diagnostics.map { diagnostic in
            let place = diagnostic.place
            let fix = diagnostic.cause.fix.map { " | " + $0 } ?? ""
            return "\(place.column)+\(place.length): \(diagnostic.cause.message)\(fix)"
        }
    }

    @Test(
        arguments: [
            ("", "1+1: an expression is missing"),
            ("  ", "3+1: an expression is missing"),
            ("()", "1+1: there is nothing between the parentheses"),
            ("1 +", "3+1: a value is missing after '+'"),
            ("f(", "2+1: a value is missing after '('"),
            ("f(1,", "4+1: a value is missing after ','"),
            ("f(1, )", "6+1: a value is missing before ')'"),
            ("* 2", "1+1: a value is missing before '*'"),
            ("a or and b", "6+3: a value is missing before 'and'"),
            ("a b", "3+1: an operator is missing before 'b' | such as '*' or 'and'"),
            ("2 (3)", "3+1: only a name can be followed by '(' | write '*' to multiply"),
            ("(a", "1+1: this '(' is never closed | close it with ')'"),
            ("min(a, b", "4+1: this '(' is never closed | close it with ')'"),
            ("a)", "2+1: this ')' has no '(' before it | remove it"),
            ("1,000", "2+1: numbers are written without separators: '1,000' | write 1000"),
            ("1_000", "1+5: numbers are written without separators: '1_000' | write 1000"),
            ("a, b", "2+1: ',' is not expected here"),
            ("0 < x < 1", "7+1: comparisons cannot be chained | write 0 < x and x < 1"),
            ("a == b == c + 1", "8+2: comparisons cannot be chained | write a == b and b == c + 1"),
            ("a = b", "3+1: '=' does not compare | write '=='"),
            ("if(saw + 1 = 2, 0, 1)", "12+1: '=' does not compare | write '=='"),
            ("a && b", "3+2: '&&' is not an operator of the language | write 'and'"),
            ("a || b", "3+2: '||' is not an operator of the language | write 'or'"),
            ("!a", "1+1: '!' is not an operator of the language | write 'not'"),
            ("a <> b", "3+2: '<>' is not an operator of the language | write '!='"),
            ("a => b", "3+2: '=>' is not an operator of the language | write '>='"),
            ("a ** 2", "3+2: '**' is not an operator of the language | write '^'"),
            ("a ≤ b", "3+1: '≤' is not an operator of the language | write '<='"),
            ("a − b", "3+1: '−' is not an operator of the language | write '-'"),
            ("a ? 1 : 2", "3+1: '? :' is not an operator of the language | write if(condition, a, b)"),
            (
                "5%",
                "2+1: '%' is the remainder of a division, not per cent | write 0.05, or a number after '%' for the remainder"
            ),
            (
                "a + 12.5% * b",
                "9+1: '%' is the remainder of a division, not per cent | write 0.125, or a number after '%' for the remainder"
            ),
            ("a == not b", "6+3: 'not' binds more loosely than the operator before it | write (not b)"),
            ("trust(USA, russia)", "7+3: names are written in lower-case letters: 'USA' | did you mean 'usa'?"),
            ("True", "1+4: names are written in lower-case letters: 'True' | did you mean 'true'?"),
            ("_a", "1+2: a name starts with a letter: '_a' | did you mean 'a'?"),
            ("worth.usa.arms", "1+14: a name has no dots: 'worth.usa.arms' | write worth(usa, arms)"),
            ("2x", "1+2: '2x' is neither a number nor a name | write 2 * x"),
            ("0x1F", "1+4: '0x1F' is not a number"),
            ("1.2.3", "1+5: '1.2.3' is not a number"),
            ("1e999", "1+5: the number '1e999' is too large | the largest is about 1.8e308; infinity is .inf"),
            (".nan", "1+4: '.nan' is not a number | write a number"),
            ("saw == 'offer'", "8+1: expressions contain no text, so they have no quotation marks | remove them"),
            ("a # b", "3+1: '#' has no meaning in an expression"),
            ("a + +b", "5+1: '+' must be between two values | remove it"),
            ("a\u{1B}[31m", "2+1: '\u{FFFD}' has no meaning in an expression"),
            ("f(a = b = c)", "9+1: only the name of an argument can be before '=' | such as forgiven = 2"),
        ] as [(String, String)])
    func `every mistake in an expression has its place, its words and its fix`(text: String, expected: String) {
        var bag = DiagnosticBag()
        #expect(parseExpression(scalar(text), into: &bag) == nil)
        #expect(finding(bag) == [expected])
    }

    @Test(
        arguments: [
            ("", "1+1: an expression is missing"),
            ("war", "1+3: an effect is an assignment: 'target = value' | such as 'trust(a, b) += 0.1'"),
            ("war == 1", "5+2: '==' compares; it does not assign | write '='"),
            (
                "war + 1 = 2",
                "1+3: this cannot be set | a target is trust(a, b), level(a, issue), level(issue), score(a) or a state variable"
            ),
            (
                "2 = 2",
                "1+1: this cannot be set | a target is trust(a, b), level(a, issue), level(issue), score(a) or a state variable"
            ),
            ("a = b = c", "7+1: an effect has one assignment | make it two effects"),
            ("trust(a, b) /= 2", "13+2: '/=' is not an assignment of the language | write trust(a, b) *= 1 / …"),
            ("war =", "5+1: a value is missing after '='"),
            ("war < 1", "1+3: an effect is an assignment: 'target = value' | such as 'trust(a, b) += 0.1'"),
        ] as [(String, String)])
    func `every mistake in an effect has its place, its words and its fix`(text: String, expected: String) {
        var bag = DiagnosticBag()
        #expect(parseEffect(scalar(text), into: &bag) == nil)
        #expect(finding(bag) == [expected])
    }

    @Test func `lists, mappings and nothing are no expressions`() {
        let place = Place(file: "test.yaml", line: 1, column: 1)
        for (content, message) in [
            (Node.Content.null, "an expression is missing"),
            (.list([]), "an expression is expected here, not a list"),
            (.mapping([]), "an expression is expected here, not a mapping"),
        ] {
            var bag = DiagnosticBag()
            #expect(parseExpression(Node(content, at: place), into: &bag) == nil)
            #expect(bag.diagnostics.map(\.cause.message) == [message])
        }
    }

    /// Texts made at random from pieces of the language and of other notations must end in a tree or one diagnostic.
    @Test func `no text makes the parser trap`() {
        let pieces = [
            "a", "1", "(", ")", ",", "+", "-", "*", "^", "%", "=", "==", "<", "not", "and", "or", "f(", " ", ".", "_",
            "e", "é", "\u{0301}", "'", "\"", "👨‍👩‍👧", "x = ", "+=", "1e", "\n", "\u{0}", "?", "&&",
        ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<(state >> 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bag = DiagnosticBag()
            let syntax = parseExpression(scalar(text), into: &bag)
            #expect(bag.diagnostics.count == (syntax == nil ? 1 : 0))
            bag = DiagnosticBag()
            let effect = parseEffect(scalar(text), into: &bag)
            #expect(bag.diagnostics.count == (effect == nil ? 1 : 0))
        }
    }
}
