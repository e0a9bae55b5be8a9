/// Which constructs of the language a document has, as short texts: `issues.*.slip.offer` (a key), `agenda: rotate`
/// (a word), `log()` (a call), `%` (an operator), `saw` (a word in an expression), `trust() in issues.*.weight` (what is
/// asked where), `level(all) +=` (an effect).
package func constructs(of document: Tree) -> Set<String> {
    var found: Set<String> = []
    document.walk { path, part in
        let place = placeName(document.keys(to: path))
        if !path.isEmpty { found.insert(place) }
        if case .text(let word) = part, let key = document.keys(to: path).last, choiceKeys.contains(key) {
            found.insert("\(key): \(word)")
        }
        guard let term = part.term else { return }
        term.walk { found.formUnion(constructs(of: $0, in: place)) }
    }
    return found
}

private let choiceKeys: Set<String> = [
    "agenda", "channel", "steps", "stands", "rule", "advance", "basis", "for", "last",
]

private func constructs(of term: Term, in place: String) -> [String] {
    switch term {
    case .number, .truth, .parentheses: return []
    case .labelled: return ["labelled argument"]
    case .unary(let operation, _): return ["unary \(operation)"]
    case .binary(let operation, let left, _): return [left.type.isValue ? operation : "\(operation) of names"]
    case .name(let word, let type):
        if type == .strategy { return ["\(word) without ()"] }
        return type.isValue ? [word, "\(word) in \(place)"] : ["\(word) as a name"]
    case .call(let name, let arguments, let type):
        if type == .distribution { return ["\(name)() within another", "\(name)()"] }
        var found = ["\(name)()", "\(name)() in \(place)", "\(name)() of \(arguments.count)"]
        if type != .strategy, !arguments.isEmpty, arguments.contains(where: { $0.contains(\.isDraw) }) {
            found.append("\(name)() of draws")
        }
        return found
    case .over(let word, _, let set, let condition, _):
        return [
            "\(word) over \(set.first == "[" ? "a list" : set)\(condition == nil ? "" : " if")",
            "\(word) over in \(place)",
        ]
    case .assignment(let target, let operation, _):
        let text: String
        switch target {
        case .call(let name, let arguments, _):
            let whom = arguments.map { $0 == .name("all", .actor) || $0 == .name("all", .issue) ? "all" : "one" }
            let known = ["trust", "level", "score"].contains(name) ? name : "family"
            text = "\(known)(\(whom.joined(separator: ", ")))"
        default: text = "state"
        }
        return ["\(text) =", "\(text.prefix { $0 != "(" }) \(operation)"]
    }
}

extension Term {
    /// Whether it is a draw, by itself.
    package var isDraw: Bool {
        guard case .call(let name, _, let type) = self, type != .strategy else { return false }
        return type == .distribution || distributions.contains(name)
    }
}

private let distributions = Set(
    ScenarioWriter.continuous + ScenarioWriter.discrete + ["truncated", "mixture", "chance"])

/// The keys on the way with the author's names left out.
private func placeName(_ keys: [String]) -> String {
    var place = keys
    let named: Set<String> = [
        "parameters", "actors", "strategies", "channels", "issues", "state", "events", "outcomes", "questions",
        "measures", "types",
    ]
    if let first = keys.first, named.contains(first), keys.count > 1 { place[1] = "*" }
    if keys.count > 3 {
        let moves: Set<String> = ["offer", "hold", "withdraw"]
        switch keys[2] {
        case "slip", "misread", "expires": break
        case "payoffs" where keys[3] == "each": if keys.count > 4 { place[4] = "*" }
        case "payoffs": place[3] = keys[3].split(separator: "/").allSatisfy { moves.contains(String($0)) } ? "a/b" : "?"
        default: place[3] = keys[3] == "default" ? "default" : "*"
        }
    }
    if keys.count > 4, keys[2] != "memory" { place[4] = "*" }
    return place.joined(separator: ".")
}
