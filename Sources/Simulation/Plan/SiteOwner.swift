import Scenarios

/// The random decisions of a site. Each site has one owner; otherwise two decisions would share their random numbers.
enum SiteOwner: Hashable {
    /// The draw with this ordinal in the expression written at this place, in the words of these actors and this issue.
    case draw(Place?, ordinal: Int, selfActor: Int?, others: [Int], issue: Int?)
    case occurrence(event: Int)
    case meeting(channel: Int)
    case agenda(channel: Int)
    /// The decisions of one party on an issue, or (`nil`) of both.
    case moves(issue: Int, party: Int?)
    case reading(issue: Int, mover: Int, reader: Int)
}

extension PlanBuilder {
    /// The index of the site at that path.
    mutating func site(_ path: SitePath, of owner: SiteOwner) -> SiteIndex {
        if let index = siteIndices[path] {
            precondition(siteOwners[Int(index.index)] == owner, "\(path.text) is the site of two decisions")
            return index
        }
        let index = SiteIndex(index: Int32(sitePaths.count))
        sitePaths.append(path)
        siteOwners.append(owner)
        siteIndices[path] = index
        return index
    }
}
