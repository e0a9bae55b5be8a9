internal import Foundation
public import Reporting
internal import Scenarios
internal import Simulation
internal import Statistics
internal import Studies
internal import SystemCalls

/// The shards of a study, to be added up to the whole.
///
/// ```swift
/// let merge = StudyMerge(["part-1.sqlite", "part-2.sqlite"])
/// let report = try merge.save(to: "whole.sqlite")
/// ```
/// A part may also be a whole study that was merged or run before, of which the others are the continuation. Files are
/// read one after the other: there is never more than one of them in memory, in addition to the sum.
public struct StudyMerge: Sendable {
    /// The parts that can be read, in the order of their replicates.
    private let parts: [Part]
    /// What is the matter with those that cannot, one sentence each.
    private let faults: [String]

    /// What is known of a part without its counts.
    private struct Part: Sendable {
        let path: String
        let record: StudyRecord
        let scenarios: [StoredScenario]
        let first: Int
        /// The replicates before the next one to be simulated.
        let done: Int
        /// The replicates that it is about.
        let range: Range<Int>

        var isFinished: Bool { done == range.upperBound }
        /// The replicates as a text, counted from 1.
        var text: String { rangeText(range) }
    }

    /// Looks at the parts.
    /// - Parameter paths: files of parts, in any order.
    public init(_ paths: [String]) {
        var (parts, faults): ([Part], [String]) = ([], [])
        for path in paths {
            do {
                let outline = try StudyOutline(path: path)
                guard outline.record.version == detenteVersion else {
                    throw StudyProblem.otherVersion(path: path, kept: outline.record.version, own: detenteVersion)
                }
                let done = outline.played.min() ?? 0
                let range = outline.record.settings.shard == nil ? 0..<done : outline.record.settings.range
                // Thousands of parts have the same texts, which are kept once.
                let known = parts.first?.scenarios ?? outline.scenarios
                parts.append(
                    Part(
                        path: path, record: outline.record,
                        scenarios: known == outline.scenarios ? known : outline.scenarios,
                        first: range.lowerBound,
                        done: done, range: range))
                if Set(outline.played).count > 1 {
                    faults.append(
                        "\(path): its scenarios have different numbers of replicates; run it to its end first")
                }
            } catch { faults.append(UnusableStudy(StudyProblem(error, path: path)).description) }
        }
        self.parts = parts.sorted { ($0.first, $0.path) < ($1.first, $1.path) }
        self.faults = faults
    }

    /// The numbers of the shards that are missing or not finished, as `sbatch --array` takes them: `3,7-9`; empty where none
    /// is.
    /// - Throws: ``UnmergeableParts`` if the parts are not shards of one study.
    public func missing() throws(UnmergeableParts) -> String {
        let shards = parts.compactMap { part in part.record.settings.shard.map { (part, $0) } }
        guard let count = shards.first?.1.count else { throw UnmergeableParts(faults + ["there is no shard"]) }
        let others =
            disagreements()
            + shards.filter { $0.1.count != count }.map {
                "\($0.0.path) is one of \($0.1.count) shards, \(shards[0].0.path) one of \(count)"
            }
        guard others.isEmpty else { throw UnmergeableParts(others) }
        let finished = Set(shards.filter(\.0.isFinished).map(\.1.index))
        return numberRanges((1...count).filter { !finished.contains($0) })
    }

    /// What is the matter with files that cannot be read, one sentence each.
    public var unreadable: [String] { faults }

    /// Adds the parts up and saves the sum as a study, with its results.
    /// - Parameters:
    ///   - path: of the study; an existing one is replaced.
    ///   - partial: whether replicates may be missing: then the sum is of those before the first that is missing, and is
    ///     marked as interrupted.
    /// - Throws: ``UnmergeableParts`` with everything that is the matter, ``UnusableStudy`` if it cannot be written,
    ///   ``ScenarioErrors`` if this version rejects a scenario.
    public func save(to path: String, partial: Bool = false) throws -> ComparisonReport {
        var faults = faults + disagreements()
        let (taken, gaps) = try covering(&faults)
        if !partial { faults += gaps + unfinished() }
        guard let head = taken.first else { throw UnmergeableParts(partial ? faults + gaps : faults) }
        let kept = try SavedStudy(existing: head.path)
        guard var sum = kept.contents else { throw UnmergeableParts(faults) }
        sum.record.settings.replicates = parts.map(\.record.settings.replicates).max() ?? sum.record.settings.replicates
        (sum.record.settings.shard, sum.record.machine, sum.results) = (nil, nil, nil)
        let plan = try kept.study(of: sum).plan
        sum.tally = plan.emptyTally
        sum.clearSuccess()
        for part in taken {
            do {
                guard let contents = try SavedStudy(existing: part.path).contents else { continue }
                try contents.tally.verify(
                    like: plan.emptyTally, conditional: plan.members.map { $0.scenario.given != nil })
                sum.add(contents)
            } catch let fault as UnsoundTally {
                faults.append(StudyProblem.damaged(path: part.path, reason: fault.reason).description)
            } catch let fault as UnusableStudy { faults.append(fault.description) }
        }
        guard faults.isEmpty else { throw UnmergeableParts(faults) }
        let end = taken.last?.done ?? 0
        sum.tally.played = sum.tally.played.map { _ in end }
        sum.record.stopped = end == sum.record.settings.replicates ? .replicates : .interrupted
        let study = try kept.study(of: sum)
        let result = StudyResult(
            study: plan, settings: study.settings, tally: sum.tally,
            trajectories: plan.completed(plan.members.map { _ in nil }, sum.tally, study.settings),
            stopped: sum.record.stopped ?? .interrupted, threads: 0, seconds: 0)
        let report = study.report(on: result)
        sum.results = StudyResults(report)
        do { try sum.write(to: path, notOverwriting: parts.map(\.path)) } catch let clash as OutputOnInput {
            throw clash
        } catch {
            throw UnusableStudy(StudyProblem(error, path: path))
        }
        return report
    }

    /// A sentence if the parts come from different processors or C libraries: the last digits of exp, log and pow may
    /// differ between these.
    public var mixture: String? {
        let machines = Set(parts.compactMap(\.record.machine)).sorted()
        guard machines.count > 1 else { return nil }
        return
            "the parts were simulated on different processors or C libraries, between which exp, log and pow may differ in "
            + "their last digits, and so may single replicates: \(machines.joined(separator: "; "))"
    }

    /// How the parts differ from the first one in what they have to have in common.
    private func disagreements() -> [String] {
        guard let first = parts.first else { return [] }
        let shards = parts.filter { $0.record.settings.shard != nil }
        return parts.dropFirst().flatMap { part -> [String] in
            var faults: [String] = []
            if let other = part.record.difference(from: first.record) {
                faults.append("\(part.path) has \(other.what) \(other.own), \(first.path) has \(other.other)")
            }
            if part.record.settings.shard != nil, let one = shards.first,
                one.record.settings.replicates != part.record.settings.replicates
            {
                faults.append(
                    "\(part.path) is a shard of \(grouped(part.record.settings.replicates)) replicates, "
                        + "\(one.path) of \(grouped(one.record.settings.replicates))")
            }
            if part.scenarios != first.scenarios {
                faults.append("\(part.path) has another scenario (its text or settings) than \(first.path)")
            }
            return faults
        }
    }

    private func unfinished() -> [String] {
        parts.filter { !$0.isFinished }.map {
            "\($0.path): \($0.record.settings.shard.map { "shard \($0.text)" } ?? "the study") is not finished: "
                + "\(grouped($0.done - $0.first)) of \(grouped($0.range.count)) replicates are done"
        }
    }

    /// The parts that follow each other from the first replicate on, and what is missing between and after them.
    private func covering(_ faults: inout [String]) throws -> (taken: [Part], gaps: [String]) {
        var (taken, gaps): ([Part], [String]) = ([], [])
        let end = parts.map(\.record.settings.replicates).max() ?? 0
        var next = 0
        for part in parts {
            if let last = taken.last ?? parts.first, part.path != last.path, part.range == last.range {
                if part.done == last.done, try Self.isSame(part, last) { continue }
                faults.append(
                    "\(part.path) and \(last.path) are the same part (replicates \(part.text)) with other contents")
                continue
            }
            if part.first < next {
                faults.append("\(part.path) (replicates \(part.text)) overlaps with others")
            } else if part.first > next {
                gaps.append(gap(next..<part.first))
            }
            if gaps.isEmpty { taken.append(part) }
            next = max(next, part.range.upperBound)
            // What follows an unfinished part cannot be counted with it.
            if !part.isFinished { gaps.append(gap(part.done..<part.range.upperBound)) }
        }
        if next < end { gaps.append(gap(next..<end)) }
        // Unfinished parts are named by themselves.
        return (
            taken,
            gaps.filter { text in !parts.contains { !$0.isFinished && gap($0.done..<$0.range.upperBound) == text } }
        )
    }

    private func gap(_ range: Range<Int>) -> String {
        guard let shard = parts.lazy.compactMap(\.record.settings.shard).first else {
            return "replicates \(rangeText(range)) are missing"
        }
        let end = parts.map(\.record.settings.replicates).max() ?? 0
        let lost = (1...shard.count).filter {
            Shard($0, of: shard.count).map { !$0.range(of: end).clamped(to: range).isEmpty } ?? false
        }
        return
            "replicates \(rangeText(range)) are missing: shard\(lost.count == 1 ? "" : "s") \(numberRanges(lost)) of "
            + "\(shard.count)"
    }

    private static func isSame(_ a: Part, _ b: Part) throws -> Bool {
        try SavedStudy(existing: a.path).contents?.tally.bytes == SavedStudy(existing: b.path).contents?.tally.bytes
    }
}

/// Parts that do not add up to a study.
public struct UnmergeableParts: Error, CustomStringConvertible {
    /// Everything that is the matter, one sentence each.
    public let faults: [String]

    init(_ faults: [String]) { self.faults = faults }

    /// The faults, line by line.
    public var description: String { faults.joined(separator: "\n") }
}

/// Replicates counted from 1: `4,097–8,192`.
func rangeText(_ range: Range<Int>) -> String {
    "\(grouped(range.lowerBound + 1))–\(grouped(range.upperBound))"
}

/// Ascending numbers, runs of them as `7-9`.
func numberRanges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
        if let last = runs.last, last.upperBound + 1 == number {
            runs[runs.count - 1] = last.lowerBound...number
        } else {
            runs.append(number...number)
        }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
}
