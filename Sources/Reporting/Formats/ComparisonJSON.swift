internal import Scenarios

extension ComparisonReport {
    /// The comparison as JSON: every scenario's report, and the differences, with the keys in a fixed order.
    public func json() -> String {
        let writer = JSONSections(isExact: false)
        return JSONValue.mapping([("detente", .integer(1))] + writer.members(of: self, Self.sections)).text()
    }
}
