internal import Scenarios

extension ComparisonReport {
    /// The comparison as JSON: every scenario's report, and the differences, with the keys in a fixed order.
    public func json() -> String { JSONSections(isExact: false).document(of: self, Self.sections).text() }

    /// The comparison as JSON on one line, without what differs between equal runs.
    package var reproducibleJSON: String {
        JSONSections(isExact: false, hasTiming: false).document(of: self, Self.sections).minified
    }
}
