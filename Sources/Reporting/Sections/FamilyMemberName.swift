internal import Scenarios

/// A member of a family as an expression asks for it, `worth(usa, arms)`; a quantity that is no family by its name.
func familyMemberName(_ name: String, _ member: Int, _ domains: [FamilyDomain], in scenario: Scenario) -> String {
    guard !domains.isEmpty else { return name }
    var rest = member
    var owners: [String] = []
    for domain in domains.reversed() {
        switch domain {
        case .actors:
            owners.insert(scenario.actors[rest % scenario.actors.count].name, at: 0)
            rest /= scenario.actors.count
        case .issues:
            owners.insert(scenario.issues[rest % scenario.issues.count].name, at: 0)
            rest /= scenario.issues.count
        }
    }
    return "\(name)(\(owners.joined(separator: ", ")))"
}
