/// The members of a family in their order: row-major over its domains, so that a family for `[actors, issues]` has
/// actor · issue count + issue. A single quantity has one member and no owners.
package struct FamilyMembers: Sendable {
    private let domains: [FamilyDomain]
    /// The number of actors and of issues.
    private let sizes: [Int]

    package init(over domains: [FamilyDomain], actors: Int, issues: Int) {
        self.domains = domains
        sizes = domains.map { $0 == .actors ? actors : issues }
    }

    package var count: Int { sizes.reduce(1, *) }

    /// For each domain, the index of the actor or issue that a member belongs to.
    package func owners(of member: Int) -> [Int] {
        var rest = member
        var owners: [Int] = []
        for size in sizes.reversed() {
            owners.append(rest % max(1, size))
            rest /= max(1, size)
        }
        return owners.reversed()
    }

    /// The actor that a member belongs to; `nil` if the family has none for each actor.
    package func actor(of member: Int) -> Int? { owner(of: member, in: .actors) }

    /// The issue that a member belongs to; `nil` if the family has none for each issue.
    package func issue(of member: Int) -> Int? { owner(of: member, in: .issues) }

    private func owner(of member: Int, in domain: FamilyDomain) -> Int? {
        domains.firstIndex(of: domain).map { owners(of: member)[$0] }
    }

    /// The members that belong to any of the owners, of which there is a list for each domain; `nil` stands for all.
    package func members(of owners: [[Int]?]) -> [Int] {
        zip(sizes, owners).reduce([0]) { members, axis in
            let (size, chosen) = axis
            return members.flatMap { member in (chosen ?? Array(0..<size)).map { member * size + $0 } }
        }
    }
}

extension Scenario {
    package func members(over domains: [FamilyDomain]) -> FamilyMembers {
        FamilyMembers(over: domains, actors: actors.count, issues: issues.count)
    }

    /// The names of the actor and the issue that a member of a family belongs to, in the order of its domains.
    package func ownerNames(of member: Int, over domains: [FamilyDomain]) -> [String] {
        zip(domains, members(over: domains).owners(of: member)).map { domain, owner in
            domain == .actors ? actors[owner].name : issues[owner].name
        }
    }

    /// A member of a family for readers: `Value of an issue (United States, arms control)`; a single quantity by its title.
    package func memberTitle(_ title: String, _ member: Int, over domains: [FamilyDomain]) -> String {
        guard !domains.isEmpty else { return title }
        let owners = zip(domains, members(over: domains).owners(of: member)).map { domain, owner in
            domain == .actors ? actors[owner].title : issues[owner].title
        }
        return "\(title) (\(owners.joined(separator: ", ")))"
    }

    /// A member of a family as an expression refers to it, `worth(usa, arms)`; a single quantity by its name.
    package func memberName(_ name: String, _ member: Int, over domains: [FamilyDomain]) -> String {
        domains.isEmpty ? name : "\(name)(\(ownerNames(of: member, over: domains).joined(separator: ", ")))"
    }
}
