internal import Foundation

/// The numbers of a comparison as its JSON has them.
struct ComparisonNumbers: Decodable, Sendable {
    var baseline: String
    var grid: [Axis]?
    var scenarios: [Named]
    var differences: [Difference]
    var ranking: [Ranked]
    var notes: [String]

    static func read(_ json: String) throws -> ComparisonNumbers {
        try ReportNumbers.decoder.decode(Self.self, from: Data(json.utf8))
    }

    struct Axis: Decodable, Sendable {
        var parameter: String
        var values: [String]
    }

    /// A scenario's report with its name in the comparison.
    struct Named: Decodable, Sendable {
        var name: String
        var report: ReportNumbers

        private enum CodingKeys: CodingKey { case name }

        init(from decoder: any Decoder) throws {
            name = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .name)
            report = try ReportNumbers(from: decoder)
        }
    }

    struct Difference: Decodable, Sendable {
        var scenario: String
        var of: String
        var title: String
        var kind: String
        var baseline: Double?
        var value: Double?
        var difference: Double?
        var lower: Double?
        var upper: Double?
        var verdict: String
        var together: Together?

        /// Whether it is a probability.
        var isShare: Bool { ["outcome", "success", "issue", "question"].contains(kind) }
        var isTime: Bool { kind.hasSuffix("_time") }
    }

    struct Together: Decodable, Sendable {
        var both, baselineOnly, scenarioOnly, neither: Double
    }

    struct Ranked: Decodable, Sendable {
        var rank: Int
        var scenario: String
        var probability: Double?
        var lower: Double?
        var upper: Double?
        var groups: String
    }
}
