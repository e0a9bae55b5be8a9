import Foundation
package import Scenarios

/// A change of a scenario's text that must not change its results.
package struct Rewriting: Sendable {
    package var name: String
    /// The same scenario written otherwise; `nil` where there is nothing to rewrite.
    package var apply: @Sendable (RandomScenario, inout RandomSource) -> Rewritten?

    init(_ name: String, _ apply: @escaping @Sendable (RandomScenario, inout RandomSource) -> Rewritten?) {
        self.name = name
        self.apply = apply
    }

    /// A rewriting of expressions: each that qualifies is changed or not, at random.
    static func terms(
        _ name: String, where qualifies: @escaping @Sendable (Term) -> Bool,
        _ change: @escaping @Sendable (Term, inout RandomSource) -> Term
    ) -> Rewriting {
        Rewriting(name) { scenario, random in
            let before = scenario.document
            var source = random
            let after = before.mappingValues { $0.rewritten(&source, qualifies, change) }
            random = source
            return after == before ? nil : Rewritten(after)
        }
    }

    package static let all: [Rewriting] =
        [
            terms("(e)", where: { _ in true }) { term, _ in .parentheses(term) },
            terms("e - 0, 1 * e", where: { $0.type == .number }) { term, random in
                random.percent(50) ? .binary("-", term, .number("0")) : .binary("*", .number("1"), term)
            },
            // 0 + e is e to the last bit but where e is −0.
            terms("0 + e", where: { $0.type == .number && $0.isNeverNegativeZero }) { term, _ in
                .binary("+", .number("0"), term)
            },
            terms("e and true", where: { $0.type == .truth }) { term, random in
                switch random.below(4) {
                case 0: .binary("and", .truth(true), term)
                case 1: .unary("not", .unary("not", term))
                case 2: .binary("or", term, .truth(false))
                default: .binary("and", term, .truth(true))
                }
            },
        ] + additions + renamings + wholes
}

/// A scenario written otherwise.
package struct Rewritten: Sendable {
    package var yaml: String
    /// As for `--set`.
    package var settings: [String] = []
    /// Other files, by name.
    package var files: [String: String] = [:]

    init(_ document: Tree) { yaml = document.yaml }

    init(yaml: String) { self.yaml = yaml }

    package var reading: ScenarioReading {
        let files = files
        return readScenario(file: "rewritten.yaml", text: Data(yaml.utf8), settings: settings) { path in
            guard let text = files[path] else { throw CocoaError(.fileNoSuchFile) }
            return Data(text.utf8)
        }
    }
}

extension Tree {
    /// Every expression that may be rewritten, replaced.
    func mappingValues(_ change: (Term) -> Term) -> Tree {
        switch self {
        case .value(let term): .value(change(term))
        case .mapping, .list, .text, .fixed, .nothing: with(children: children.map { $0.mappingValues(change) })
        }
    }
}

extension Term {
    /// The parts that are values (not the target of an effect, nor what a call is about), some of them changed.
    fileprivate func rewritten(
        _ random: inout RandomSource, _ qualifies: (Term) -> Bool, _ change: (Term, inout RandomSource) -> Term
    ) -> Term {
        var parts = parts
        for position in parts.indices {
            if case .assignment = self, position == 0 { continue }
            // Only a count by itself can be counted over recent rounds.
            if case .call("recent", _, _) = self, position == 0 { continue }
            parts[position] = parts[position].rewritten(&random, qualifies, change)
        }
        let inner = with(parts: parts)
        if case .labelled = inner { return inner }
        guard inner.type.isValue, qualifies(inner), random.percent(30) else { return inner }
        return change(inner, &random)
    }

    /// Whether it is known not to be −0, the one number that 0 + e changes.
    var isNeverNegativeZero: Bool {
        switch self {
        case .number: return true
        case .binary("+", let left, let right): return left.isNeverNegativeZero || right.isNeverNegativeZero
        case .call("if", let parts, _): return parts[1].isNeverNegativeZero && parts[2].isNeverNegativeZero
        case .call(let name, _, _): return Self.neverNegativeZero.contains(name)
        case .name(let name, _): return ["round", "rounds", "completed"].contains(name)
        case .parentheses(let inner): return inner.isNeverNegativeZero
        case .truth, .unary, .binary, .labelled, .over, .assignment: return false
        }
    }

    private static let neverNegativeZero: Set<String> = [
        "abs", "exp", "logistic", "offers", "holds", "withdrawals", "vetoes", "meetings", "times", "beta",
        "exponential", "poisson", "binomial", "geometric",
    ]

    var hasDraws: Bool { contains(\.isDraw) }
}

extension Tree {
    var hasDraws: Bool {
        if let term { return term.hasDraws }
        return children.contains(where: \.hasDraws)
    }
}
