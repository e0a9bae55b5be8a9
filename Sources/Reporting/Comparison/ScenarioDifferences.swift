internal import Scenarios
internal import Simulation

/// A line of a checked scenario that is another one in the baseline, or is in one of the two only.
public struct ScenarioDifference: Sendable, Hashable {
    /// The scenario that is compared with the baseline.
    public let scenario: String
    /// The key with the keys above it, such as `events.incident.rate`.
    public let key: String
    /// The value in the baseline, as `detente explain --show scenario` writes it; `nil` if it is not there.
    public let baseline: String?
    /// The value in the scenario; `nil` if it is not there.
    public let value: String?

    package init(scenario: String, key: String, baseline: String?, value: String?) {
        (self.scenario, self.key, self.baseline, self.value) = (scenario, key, baseline, value)
    }

    /// What differs between the baseline and every other scenario, in the order of the scenario's lines.
    static func all(of study: StudyPlan) -> [ScenarioDifference] {
        let base = ListedScenario(study.members[study.baseline].scenario)
        return study.members.indices.filter { $0 != study.baseline }.flatMap { index in
            let own = ListedScenario(study.members[index].scenario)
            return own.differences(from: base).map {
                ScenarioDifference(scenario: study.members[index].name, key: $0.key, baseline: $0.base, value: $0.own)
            }
        }
    }
}

/// The lines of a checked scenario by their keys.
private struct ListedScenario {
    private var order: [String] = []
    private var values: [String: String] = [:]

    /// Keys that say nothing about the model.
    private static let labels: Set<String> = ["detente", "title", "description", "sources"]

    init(_ scenario: Scenario) {
        // The keys above a line, by indentation.
        var path: [String] = []
        let lines = ScenarioListing(scenario).text.replacing("  # built in", with: "").split(separator: "\n")
        for line in lines where !line.hasPrefix("#") {
            let text = line.drop { $0 == " " }
            let level = (line.count - text.count) / 2
            let isItem = text.hasPrefix("- ")
            let colon = isItem ? nil : text.firstIndex(of: ":")
            let key = colon.map { String(text[..<$0]) } ?? "-"
            path = Array(path.prefix(level)) + [key]
            guard let root = path.first, !Self.labels.contains(root) else { continue }
            let value = colon.map { text[text.index(after: $0)...].drop { $0 == " " } } ?? text.dropFirst(2)
            let name = path.filter { $0 != "-" }.joined(separator: ".")
            if values[name] == nil { order.append(name) }
            // Items of a list are one value; a key whose lines follow has none of its own.
            values[name] = [values[name], String(value)].compactMap { $0 }.filter { !$0.isEmpty }.joined(
                separator: "; ")
        }
    }

    func differences(from base: ListedScenario) -> [(key: String, base: String?, own: String?)] {
        let keys = order + base.order.filter { values[$0] == nil }
        var missing: [String] = []
        return keys.compactMap { key in
            guard values[key] != base.values[key] else { return nil }
            // What a part has that only one of them has is not listed line by line.
            if missing.contains(where: { key.hasPrefix($0 + ".") }) { return nil }
            if values[key] == nil || base.values[key] == nil { missing.append(key) }
            return (key, base.values[key], values[key])
        }
    }
}

extension ScenarioDifference {
    static var fields: [Field<ScenarioDifference>] {
        [
            .text("scenario", "The scenario.") { $0.scenario },
            .text("key", "The key with the keys above it.") { $0.key },
            .optionalText("baseline", "The value in the baseline; null if it is not there.") { $0.baseline },
            .optionalText("value", "The value in the scenario; null if it is not there.") { $0.value },
        ]
    }
}

extension ComparisonReport {
    /// The greatest number of differing lines on the first page.
    private static let mostBriefDifferences = 8

    var differingTable: PageTable? {
        guard !differing.isEmpty else { return nil }
        func text(_ value: String?) -> String {
            value.map { ($0.isEmpty ? "present" : $0).cut(to: 60) } ?? "absent"
        }
        let several = scenarios.count > 2
        let table = TextTable(
            columns: [.init("Key"), .init("Scenario"), .init("In the baseline"), .init("In the scenario")],
            rows: differing.map {
                [$0.key.cutInTheMiddle(to: 44), several ? $0.scenario : "", text($0.baseline), text($0.value)]
            }, nameWidth: 44)
        return PageTable(
            title: "What differs", caption: "As 'detente explain --show scenario' writes it.", table: table)
    }

    var briefDiffering: PageTable? {
        guard
            var short = differingTable?.brief(
                rows: Self.mostBriefDifferences, title: "What differs", place: .differing)
        else { return nil }
        short.forms[0].rows = short.forms[0].rows.map { row in
            [row[0], row[1]] + row.dropFirst(2).map { $0.cut(to: 24) }
        }
        return short
    }
}
