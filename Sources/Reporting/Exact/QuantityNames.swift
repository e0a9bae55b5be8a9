/// Names that a plan gives to columns and sites, in the words of the scenario. Names of actors, issues and the like hold no
/// point, so that the parts of a path can be distinguished.
package enum QuantityNames {
    /// What a column holds: `trust(usa, russia)`, `level(flights)`.
    package static func quantity(ofColumn name: String) -> String {
        if let open = name.firstIndex(of: "("), name.hasSuffix(")") {
            return call(String(name[..<open]), String(name[name.index(after: open)...].dropLast()))
        }
        let parts = name.split(separator: ".").map(String.init)
        switch (parts.first ?? "", parts.count) {
        case ("issue", 3...): return issueQuantity(parts)
        case ("parameter", 2...), ("state", 2...): return member(parts.dropFirst())
        case ("score", 2): return "score(\(parts[1]))"
        case ("question", 2): return "the question '\(parts[1])'"
        case ("question", 3): return "'given' of the question '\(parts[1])'"
        case ("event", 3...): return "when '\(parts[1])' happens"
        case ("", _): return "a value that is computed once per replicate"
        default: return "'\(name)'"
        }
    }

    private static func call(_ function: String, _ arguments: String) -> String {
        let parts = arguments.split(separator: ",").map { $0.trimmingPrefix(" ") }
        switch (function, parts.count) {
        case ("last", 1): return "rounds_since(\(arguments))"
        case ("last_meeting", 1): return "rounds_since_meeting(\(arguments))"
        case ("first", 1): return "happened(\(arguments))"
        case ("due", 1): return "when '\(arguments)' is due"
        case ("next_meeting", 1): return "when '\(arguments)' meets next"
        case ("last_taken", 1): return "whose turn it is in '\(arguments)'"
        case ("has_moved", 2): return "whether \(parts[0]) has moved on '\(parts[1])'"
        case ("stands_until", 2): return "how long \(parts[0])'s offer on '\(parts[1])' stands"
        default: return "\(function)(\(arguments))"
        }
    }

    private static func issueQuantity(_ parts: [String]) -> String {
        let issue = parts[1]
        switch (parts.last ?? "", parts.count) {
        case ("level", 3): return "level(\(issue))"
        case ("level", 4): return "level(\(parts[2]), \(issue))"
        case ("done_round", _): return "when '\(issue)' was done"
        case ("active", _): return "the strategy that \(parts[2]) follows on '\(issue)'"
        case (let memory, 6...) where parts[3] == "strategy":
            return "'\(memory)', which \(parts[2]) remembers on '\(issue)'"
        default: return "\(parts.dropFirst(2).joined(separator: " ")) of '\(issue)'"
        }
    }

    /// `worth(usa, arms)`.
    private static func member(_ parts: ArraySlice<String>) -> String {
        guard let name = parts.first else { return "" }
        let members = parts.dropFirst()
        return members.isEmpty ? name : "\(name)(\(members.joined(separator: ", ")))"
    }

    /// The description of a draw's site: `the parameter 'goodwill'`.
    package static func draw(atSite site: String) -> String {
        let path = site.prefix { $0 != "#" }
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count >= 2 else { return "'\(path)'" }
        let rest = parts.dropFirst(2).joined(separator: " ")
        switch (parts[0], parts.count) {
        case ("parameter", _): return "the parameter '\(member(parts.dropFirst()))'"
        case ("trust", 3): return "trust(\(parts[1]), \(parts[2])) at the start"
        case ("state", _):
            if let key = parts.last, ["start", "min", "max"].contains(key), parts.count > 2 {
                return "'\(key)' of the state variable '\(member(parts[1..<(parts.count - 1)]))'"
            }
            return "'each_round' of the state variable '\(member(parts.dropFirst()))'"
        case ("event", 3...):
            if parts[2] == "effects" { return "an effect of the event '\(parts[1])'" }
            if parts[2] == "adopt" { return "a strategy that the event '\(parts[1])' has adopted" }
            let keys = ["at", "chance", "rate", "after", "delay", "when", "limit"]
            return keys.contains(parts[2])
                ? "'\(parts[2])' of the event '\(parts[1])'" : "'\(parts[2])', drawn by the event '\(parts[1])'"
        case ("channel", 3): return "'\(rest)' of the channel '\(parts[1])'"
        case ("issue", 3...):
            if parts.contains("strategy") { return "\(parts[2])'s strategy on '\(parts[1])'" }
            return "'\(parts.last ?? "")' of the issue '\(parts[1])'"
        case ("learning", 5): return "'\(parts[4])' of learning"
        case ("fade", 4): return "'\(parts[3])' of fading"
        case ("question", _), ("measure", _), ("outcome", _): return "the \(parts[0]) '\(parts[1])'"
        default: return "'\(path)'"
        }
    }

    /// The name for `--set` of the parameter that is drawn at a site; `nil` if it is not a parameter.
    static func parameter(atSite site: String) -> String? {
        let parts = site.prefix { $0 != "#" }.split(separator: ".")
        return parts.first == "parameter" ? parts.dropFirst().joined(separator: ".") : nil
    }
}
