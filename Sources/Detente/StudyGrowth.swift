internal import Foundation
internal import Reporting
internal import Scenarios
internal import Simulation
internal import Statistics
internal import Studies

// A study's own things in the file, and what stays of its counts when scenarios come and go.

extension StoredScenario {
    init(_ entry: ScenarioSet.Entry) {
        let scenario = entry.scenario.scenario
        self.init(
            name: entry.name, file: scenario.file, title: scenario.title, digest: scenario.digest,
            settings: entry.settings, texts: entry.scenario.texts)
    }
}

extension Study {
    /// What was counted of fewer scenarios, or of scenarios of which some no longer hold.
    func extended(_ tally: StudyTally, dropping dropped: Set<String>, known: [String]) -> StudyTally {
        var result = emptyTally
        // Who succeeded together was not counted while one of them marked no success: it is counted from the start.
        if result.success != nil, tally.success == nil, known.count - dropped.count > 1 { return result }
        for (index, member) in members.enumerated() {
            guard let place = known.firstIndex(of: member.name), !dropped.contains(member.name) else { continue }
            result.played[index] = tally.played[place]
            result.tallies[index] = tally.tallies[place]
            result.pairs[index] = tally.pairs[place]
            guard let success = tally.success, result.success != nil else { continue }
            for (other, second) in members.enumerated() where other > index {
                guard let otherPlace = known.firstIndex(of: second.name), !dropped.contains(second.name) else {
                    continue
                }
                result.success?[index, other] = success[place, otherPlace]
            }
        }
        // The same scenarios: what was seen at the last look at a precision still holds.
        if members.map(\.name) == known, dropped.isEmpty { result.looks = tally.looks }
        return result
    }
}

extension SweepGrid {
    private struct Kept: Codable {
        var name: String
        var values: [String]
    }

    /// As a study keeps it.
    var json: String? {
        let kept = axes.map { Kept(name: $0.name, values: $0.values) }
        return (try? JSONEncoder().encode(kept)).map { String(decoding: $0, as: UTF8.self) }
    }

    init?(json: String) {
        guard let kept = try? JSONDecoder().decode([Kept].self, from: Data(json.utf8)) else { return nil }
        self.init(axes: kept.map { Axis(name: $0.name, values: $0.values) })
    }

    /// Whether it has so many points.
    func hasPoints(_ count: Int) -> Bool {
        let most = ScenarioSet.mostPoints
        guard !axes.isEmpty, axes.allSatisfy({ (1...most).contains($0.values.count) }) else { return false }
        return axes.reduce(1.0) { $0 * Double($1.values.count) } == Double(count)
    }
}
