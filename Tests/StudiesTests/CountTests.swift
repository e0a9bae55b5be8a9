import Detente
import Foundation
import Testing

/// Counts that were edited by somebody who wrote the checksum anew: what cannot be is refused, and nothing traps.
@Suite("Counts that cannot be")
struct CountTests {
    private let folder: Folder
    private let whole: Data

    init() async throws {
        folder = try Folder()
        let path = folder.path("good.sqlite")
        _ = try await Kept.run(["a", "b"], 90, in: path)
        whole = try Data(contentsOf: URL(fileURLWithPath: path))
    }

    private func tally() throws -> Any {
        let row = try #require(try RawDatabase(folder.path("good.sqlite")).cells("SELECT tally FROM checkpoint").first)
        return try JSONSerialization.jsonObject(with: Data(row[0].bytes))
    }

    private func damaged(_ tally: Any, moreSQL: String = "") throws -> String {
        let path = try folder.write(whole, "damaged.sqlite")
        let bytes = try JSONSerialization.data(withJSONObject: tally)
        let database = try RawDatabase(path)
        let hexadecimal = bytes.map { String(format: "%02x", $0) }.joined()
        #expect(database.execute("UPDATE checkpoint SET tally = x'\(hexadecimal)';" + moreSQL))
        database.reseal()
        return path
    }

    /// - Returns: whether the report was refused.
    private func isRefused(_ path: String) throws -> Bool {
        do {
            _ = try Kept.report(path)
            return false
        } catch let problem as UnusableStudy {
            #expect(problem.description.contains("damaged, or was edited"), "\(problem)")
            return true
        }
    }

    @Test("the same counts in other words are the same")
    func unchanged() throws {
        #expect(try Kept.report(try damaged(try tally())) == Kept.report(folder.path("good.sqlite")))
    }

    @Test("negative, huge, missing and other values at every place of the counts")
    func everywhere() async throws {
        let tally = try tally()
        let values: [Any] = [-1, Int.max, Int.max / 2, NSNull(), "x", [Any](), [String: Any](), 0.5]
        var (refused, tried) = (0, 0)
        for (count, place) in Self.places(in: tally).enumerated() {
            for (index, value) in values.enumerated() {
                let isNumber =
                    !(Self.value(of: tally, at: place) is [Any] || Self.value(of: tally, at: place) is [String: Any])
                // Of the long lists of numbers a part, each value at other places.
                let share = place.contains { $0 as? String == "drivers" } ? 60 : 5
                guard !isNumber || (count + index) % share == 0 else { continue }
                let path = try damaged(Self.replaced(tally, at: place[...], by: value))
                tried += 1
                guard try !isRefused(path) else {
                    refused += 1
                    continue
                }
                do { _ = try await Kept.run(["a", "b"], 120, in: path) } catch is UnusableStudy {}
            }
        }
        #expect(tried > 300 && refused > tried * 3 / 4, "\(refused) of \(tried)")
    }

    @Test("lists that are longer or shorter than the scenario has things to count")
    func lengths() throws {
        let tally = try tally()
        for place in Self.places(in: tally) {
            guard let list = Self.value(of: tally, at: place) as? [Any], !list.isEmpty else { continue }
            // What was reached by round, paths and first values have no length of their own.
            let isFree = place.contains { ["reached", "paths", "path"].contains($0 as? String) }
            for other in [Array(list.dropLast()), list + [list[0]]] {
                let path = try damaged(Self.replaced(tally, at: place[...], by: other))
                #expect(try isRefused(path) || isFree, "\(place): \(list.count) → \(other.count)")
            }
        }
    }

    @Test(
        "counts that do not add up",
        arguments: [
            (["tallies", 0, "replicates"], 89), (["tallies", 0, "rounds"], 1), (["played", 0], 91),
            (["tallies", 0, "outcomes", 0, "reached", 0], 1), (["tallies", 1, "issues", 0, "doneByOutcome", 1], 90),
            (["tallies", 0, "events", 0, "happenedByOutcome", 0], 90), (["tallies", 0, "questions", 0, "count"], 91),
            (["tallies", 0, "measures", 0, "leftOut"], 1), (["tallies", 0, "drivers", 0, "counts", 0, 0], 90),
            (["tallies", 0, "issues", 0, "heldUp", "closed"], 1_000_000), (["pairs", 1, "success", "counts", 0], 91),
            (["success", "tables", 0, "counts", 0], 91), (["tallies", 0, "faultsByExpression"], [1]),
        ] as [([any Sendable], any Sendable)])
    func sums(place: [any Sendable], value: any Sendable) throws {
        let tally = try tally()
        #expect(Self.value(of: tally, at: place) != nil, "there is such a place")
        #expect(try isRefused(try damaged(Self.replaced(tally, at: (place as [Any])[...], by: value))))
    }

    // MARK: Places in JSON: keys and indices

    private static func places(in value: Any) -> [[Any]] {
        var places: [[Any]] = []
        if let list = value as? [Any] {
            for (index, element) in list.enumerated() {
                places += Self.places(in: element).map { [index] + $0 } + [[index]]
            }
        } else if let fields = value as? [String: Any] {
            for (key, element) in fields.sorted(by: { $0.key < $1.key }) {
                places += Self.places(in: element).map { [key] + $0 } + [[key]]
            }
        }
        return places
    }

    private static func value(of root: Any, at place: [Any]) -> Any? {
        place.reduce(root as Any?) { value, step in
            if let index = step as? Int, let list = value as? [Any] {
                return list.indices.contains(index) ? list[index] : nil
            }
            if let key = step as? String, let fields = value as? [String: Any] { return fields[key] }
            return nil
        }
    }

    private static func replaced(_ root: Any, at place: ArraySlice<Any>, by value: Any) -> Any {
        guard let step = place.first else { return value }
        if let index = step as? Int, var list = root as? [Any] {
            list[index] = replaced(list[index], at: place.dropFirst(), by: value)
            return list
        }
        if let key = step as? String, var fields = root as? [String: Any], let old = fields[key] {
            fields[key] = replaced(old, at: place.dropFirst(), by: value)
            return fields
        }
        return root
    }
}
