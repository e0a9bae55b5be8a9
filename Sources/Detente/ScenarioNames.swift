/// Short names of scenarios, all different.
/// - Parameter paths: the paths of their files; standard input keeps its name in messages.
func scenarioNames(_ paths: [String]) -> [String] {
    let paths = paths.map { $0 == ScenarioText.standardInputName ? "-" : $0 }
    let short = paths.map { path -> String in
        let file = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [".yaml", ".yml"] where file.lowercased().hasSuffix(ending) && file.count > ending.count {
            return String(file.dropLast(ending.count))
        }
        return file
    }
    var counts: [String: Int] = [:]
    for name in short { counts[name, default: 0] += 1 }
    var taken: Set<String> = []
    return zip(short, paths).map { name, path in
        var unique = counts[name] == 1 ? name : path
        var copy = 2
        while !taken.insert(unique).inserted {
            unique = "\(path) (\(copy))"
            copy += 1
        }
        return unique
    }
}
