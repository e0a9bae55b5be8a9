internal import Foundation

/// The numbers of a report as its JSON has them: a page is the same whether it is written after a run or from the data of
/// an earlier page.
package struct ReportNumbers: Decodable, Sendable {
    var scenario: Identity
    var run: Run
    var success: Share?
    var outcomes: [Outcome]
    var timeline: [Moment]
    var issues: [Issue]
    var events: [Event]
    var expectations: [Expectation]
    var questions: [Question]
    var measures: [Measure]
    var trust: [Course]?
    var state: [Course]?
    var paths: [Path]?
    var pathsCover: Share?
    /// Without some milestones; empty if the full paths are frequent, or these are not.
    var shortPaths: [Path]?
    var shortPathsCover: Share?
    var drivers: [Driver]?
    var explained: Explained?
    var notes: [String]
    var summary: [String]?

    /// Reads the JSON of one report.
    static func read(_ json: String) throws -> ReportNumbers { try decoder.decode(Self.self, from: Data(json.utf8)) }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    struct Identity: Decodable, Sendable {
        var title: String?
        var file: String
        var digest: String
    }

    struct Run: Decodable, Sendable {
        /// `exact` if every branch was followed.
        var method: String?
        var replicates: Int?
        var requested: Int?
        var seed: UInt64?
        var level: Double?
        var rounds: Int
        var stopped: String?
        var precision: String?
        var given: Given?
        /// Replicates; in an exact report their probability.
        var faults: Double
        var faultsIn: [Expression]
        var clamped: [Expression]
        var considered: Int?
        var states: Int?
        var missing: Double?

        var isExact: Bool { method == "exact" }
    }

    struct Given: Decodable, Sendable {
        var expression: String
        var of: Int
        var count: Int
        var probability: Double?
    }

    struct Expression: Decodable, Sendable {
        var expression: String
        var line: Int
        var count: Int?
    }

    /// A probability with its interval, and the range over the inputs.
    struct Share: Decodable, Sendable {
        var probability: Double?
        var lower: Double?
        var upper: Double?
        var overInputs: OverInputs?
    }

    /// The distribution of a probability over the inputs.
    struct OverInputs: Decodable, Sendable {
        private var p05: Double?
        private var p95: Double?
        private var sd_lower: Double?
        private var sd_upper: Double?

        /// From 5 to 95 %; `nil` if the replicates do not suffice to distinguish the effect of the inputs from none.
        var range: (low: Double, high: Double)? {
            guard let p05, let p95, sd_lower ?? 1 > 0 || sd_upper == 0 else { return nil }
            return (p05, p95)
        }
    }

    struct Rounds: Decodable, Sendable {
        var mean: Double?
        var p05: Int?
        var p25: Int?
        var p50: Int?
        var p75: Int?
        var p95: Int?
        var p50Lower: Int?
        var p50Upper: Int?
    }

    struct Outcome: Decodable, Sendable {
        var name: String
        var title: String
        var count: Int?
        var probability: Double?
        var lower: Double?
        var upper: Double?
        var good: Bool
        var round: Rounds
        var overInputs: OverInputs?

        var share: Share {
            Share(probability: probability, lower: lower, upper: upper, overInputs: overInputs)
        }
    }

    struct Moment: Decodable, Sendable {
        var round: Int
        var outcomes: [String: Double?]
    }

    struct Issue: Decodable, Sendable {
        var name: String
        var title: String
        var done: Share
        var round: Rounds
        var expired: Share
        var steps: Steps
        var heldUp: HeldUp
        var timeline: [Done]?

        struct Steps: Decodable, Sendable { var mean: Double? }
        struct Done: Decodable, Sendable {
            var round: Int
            var done: Double?
        }
    }

    /// Shares of the rounds before an issue is done.
    struct HeldUp: Decodable, Sendable {
        var closed: Double?
        var offAgenda: Double?
        var expired: Double?
        var held: [String: Double?]
        var vetoed: [String: Double?]
        var withdrawn: Double?
        var moved: Double?
        var rounds: Double?
    }

    struct Event: Decodable, Sendable {
        var name: String
        var title: String
        var happened: Share
        var successIf: Share?
        var successUnless: Share?
        var round: Rounds
        var without: Without?

        /// P(success) without the event minus with it.
        struct Without: Decodable, Sendable {
            var difference: Double?
            var lower: Double?
            var upper: Double?
        }
    }

    struct Expectation: Decodable, Sendable {
        var claim: String
        var verdict: String
        var value: Double?
        var lower: Double?
        var upper: Double?
    }

    struct Question: Decodable, Sendable {
        var name: String
        var title: String
        /// Replicates; in an exact report their probability.
        var asked: Double?
        var probability: Double?
        var lower: Double?
        var upper: Double?
        var overInputs: OverInputs?

        var share: Share { Share(probability: probability, lower: lower, upper: upper, overInputs: overInputs) }
    }

    struct Measure: Decodable, Sendable {
        var name: String
        var title: String
        var mean: Double?
        var mcse: Double?
        var sd: Double?
        var p05: Double?
        var p50: Double?
        var p95: Double?
        var lower: Double?
        var upper: Double?
    }

    struct Course: Decodable, Sendable {
        var name: String?
        var of: String?
        var `in`: String?
        var title: String
        var points: [Point]

        /// The value, if it is the same in all replicates at all dates.
        var constant: Double? { ConstantCourses.value(points.map { ($0.mean, $0.p05, $0.p95) }) }

        /// The greatest distance from 5 to 95 %, as a share of the greatest value.
        var variation: Double {
            let spreads = points.compactMap { point in point.p95.flatMap { high in point.p05.map { high - $0 } } }
            let size = points.flatMap { [$0.p05, $0.p95].compactMap { $0.map(abs) } }.max() ?? 0
            return size > 0 ? (spreads.max() ?? 0) / size : 0
        }

        /// Whether every value that is reported of single replicates is 0 or 1: it is true or false.
        var isTruth: Bool {
            points.allSatisfy { point in
                ([point.p05, point.p25, point.p50, point.p75, point.p95] + (point.replicates ?? [:]).values)
                    .allSatisfy { $0 == 0 || $0 == 1 }
            }
        }

        struct Point: Decodable, Sendable {
            var round: Int
            var mean: Double?
            var p05: Double?
            var p25: Double?
            var p50: Double?
            var p75: Double?
            var p95: Double?
            /// Values of single replicates, by their number.
            var replicates: [String: Double?]?
        }
    }

    struct Path: Decodable, Sendable {
        var milestones: [String]
        var titles: [String]
        var outcome: String
        var probability: Double?
        var lower: Double?
        var upper: Double?
        var round: Rounds
        /// Empty if too few replicates are known to have followed the path.
        var times: [Time]?
        /// The number of replicates on which the times rest.
        var timed: Int?

        struct Time: Decodable, Sendable { var p50: Int? }

        var share: Share { Share(probability: probability, lower: lower, upper: upper, overInputs: nil) }
    }

    struct Driver: Decodable, Sendable {
        var parameter: String
        var title: String
        var kind: String?
        var low: Double?
        var high: Double?
        var share: Double?
        var lower: Double?
        var upper: Double?
        var basis: String?
    }

    struct Explained: Decodable, Sendable {
        var all: Part?
        var judgement: Part?

        struct Part: Decodable, Sendable {
            var share: Double?
            var lower: Double?
            var upper: Double?
        }
    }
}
