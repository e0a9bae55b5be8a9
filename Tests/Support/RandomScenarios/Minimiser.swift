/// Finds the smallest document that still fails: drops entries and items, drops names with all that mentions them, and
/// puts parts of expressions, or constants, in their place, until nothing more can be done.
package struct Minimiser {
    private let fails: (Tree) async -> Bool
    /// How many more documents may be tried.
    private var triesLeft: Int
    private var smallest: Tree
    private var tried: Set<Tree> = []

    /// - Parameters:
    ///   - tries: how many documents are tried at most.
    ///   - fails: whether a document still fails in the same way; one that the checker refuses does not.
    package static func minimise(
        _ document: Tree, tries: Int = 3000, fails: @escaping (Tree) async -> Bool
    ) async -> Tree {
        var minimiser = Minimiser(fails: fails, triesLeft: tries, smallest: document)
        var before: Tree
        repeat {
            before = minimiser.smallest
            await minimiser.dropNames()
            await minimiser.dropParts()
            await minimiser.simplifyTerms()
        } while minimiser.smallest != before && minimiser.triesLeft > 0
        return minimiser.smallest
    }

    private init(fails: @escaping (Tree) async -> Bool, triesLeft: Int, smallest: Tree) {
        self.fails = fails
        self.triesLeft = triesLeft
        self.smallest = smallest
    }

    /// Takes a document for the smallest if it still fails.
    private mutating func take(_ candidate: Tree) async -> Bool {
        guard triesLeft > 0, candidate != smallest, tried.insert(candidate).inserted else { return false }
        triesLeft -= 1
        guard await fails(candidate) else { return false }
        smallest = candidate
        return true
    }

    // MARK: - Steps

    /// Everything that is called by a name, with its mentions: lists and mappings lose them, expressions that ask about
    /// them become constants.
    private mutating func dropNames() async {
        guard case .mapping(let sections) = smallest else { return }
        for section in sections {
            guard case .mapping(let entries) = section.value, section.key != "clock", section.key != "learning"
            else { continue }
            for entry in entries where await take(smallest.forgetting(entry.key)) { continue }
        }
    }

    /// Entries and items, the outer before the inner: what goes at once need not go piece by piece.
    private mutating func dropParts() async {
        var depth = 1
        while true {
            let paths = smallest.paths(ofLength: depth)
            guard !paths.isEmpty else { return }
            // From the end, so that the ways to those before stay what they are.
            for path in paths.reversed() {
                if await take(smallest.removing(path)) { continue }
                // A long form of one key may be written short.
                if smallest[path].children.count == 1, case .value = smallest[path].children[0] {
                    _ = await take(smallest.replacing(path, with: smallest[path].children[0]))
                }
            }
            depth += 1
        }
    }

    private mutating func simplifyTerms() async {
        var paths: [TreePath] = []
        smallest.walk { path, part in if part.term != nil { paths.append(path) } }
        for path in paths {
            var isSmaller = true
            while isSmaller, triesLeft > 0 {
                isSmaller = false
                guard let term = smallest[path].term else { break }
                for candidate in term.simpler
                where await take(smallest.replacing(path, with: smallest[path].with(candidate))) {
                    isSmaller = true
                    break
                }
            }
        }
    }
}

extension Tree {
    fileprivate func with(_ term: Term) -> Tree {
        if case .fixed = self { .fixed(term) } else { .value(term) }
    }

    fileprivate func paths(ofLength length: Int) -> [TreePath] {
        var paths: [TreePath] = []
        walk { path, _ in if path.count == length { paths.append(path) } }
        return paths
    }

    /// Without a name and its mentions.
    fileprivate func forgetting(_ name: String) -> Tree {
        switch self {
        case .mapping(let entries):
            return .mapping(
                entries.compactMap { entry in
                    if entry.key == name || entry.value == .text(name) { return nil }
                    if case .value(let term) = entry.value, term.type == .strategy, term.mentions(name) { return nil }
                    return Entry(entry.key, entry.value.forgetting(name))
                })
        case .list(let items):
            return .list(
                items.compactMap { item in
                    if item == .text(name) { return nil }
                    if case .value(.assignment(let target, _, _)) = item, target.mentions(name) { return nil }
                    return item.forgetting(name)
                })
        case .value(let term): return .value(term.forgetting(name))
        case .fixed, .text, .nothing: return self
        }
    }
}

extension Term {
    fileprivate func mentions(_ name: String) -> Bool {
        contains { part in
            switch part {
            case .name(name, _), .call(name, _, _): true
            default: false
            }
        }
    }

    /// The smallest parts that mention a name become constants.
    fileprivate func forgetting(_ name: String) -> Term {
        guard mentions(name) else { return self }
        if type.isValue, !parts.contains(where: { $0.type.isValue && $0.mentions(name) }) {
            return type == .truth ? .truth(false) : .number("0.5")
        }
        return with(parts: parts.map { $0.forgetting(name) })
    }

    /// Simpler terms of the same type: constants, parts, and the same with one part made simpler.
    fileprivate var simpler: [Term] {
        var found: [Term] = []
        switch type {
        case .number where parts.isEmpty:
            if case .number(let digits) = self, digits.count > 1 { found = [.number("0"), .number("1"), .number("2")] }
            if case .name = self { found = [.number("0"), .number("1"), .number("0.5")] }
        case .number: found = ["0", "1", "0.5"].map { .number($0) }
        case .truth:
            if case .truth = self { break }
            found = [.truth(false), .truth(true)]
        case .strategy:
            found = ["always_offer", "never_offer", "tit_for_tat", "random"].map { .call($0, [], .strategy) }
            found.removeAll { $0 == self }
            if case .call(let name, let arguments, _) = self, !arguments.isEmpty {
                found.append(.call(name, Array(arguments.dropLast()), .strategy))
            }
        case .distribution, .actor, .issue, .channel, .event, .result, .statement: break
        }
        found += parts.filter { $0.type == type && type.isValue }
        if type == .number { found += parts.filter { $0.type == .truth } }
        if case .call("chance", _, _) = self {
        } else if isDraw {
            found.append(.call("uniform", [.number("0"), .number("1")], type))
        }
        for (position, part) in parts.enumerated() {
            for candidate in part.simpler {
                var parts = parts
                parts[position] = candidate
                found.append(with(parts: parts))
            }
        }
        return found.filter { $0 != self }
    }
}
