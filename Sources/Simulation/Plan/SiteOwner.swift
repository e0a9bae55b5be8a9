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
    /// The index of the site of that name.
    mutating func site(_ name: String, of owner: SiteOwner) -> SiteIndex {
        precondition(
            siteOwners.updateValue(owner, forKey: name) ?? owner == owner, "\(name) is the site of two decisions")
        if let index = siteIndices[name] { return index }
        let index = SiteIndex(index: Int32(siteNames.count))
        siteNames.append(name)
        siteIndices[name] = index
        return index
    }
}
