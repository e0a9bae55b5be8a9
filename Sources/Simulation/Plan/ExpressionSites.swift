import Scenarios

/// Expressions that a report may name, each listed once.
extension PlanBuilder {
    mutating func faultSite(_ watched: WatchedExpression) -> FaultSite {
        if let index = faultSites.firstIndex(of: watched) { return FaultSite(index: Int32(index)) }
        faultSites.append(watched)
        return FaultSite(index: Int32(faultSites.count - 1))
    }

    mutating func clampSite(_ watched: WatchedExpression) -> ClampSite {
        if let index = clampSites.firstIndex(of: watched) { return ClampSite(index: Int32(index)) }
        clampSites.append(watched)
        return ClampSite(index: Int32(clampSites.count - 1))
    }
}
