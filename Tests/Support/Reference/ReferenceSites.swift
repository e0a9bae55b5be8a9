import Distributions
import Scenarios

/// The sites that are no draw of a written expression.
struct ReferenceSites: Sendable {
    /// By event.
    let occurs: [Site]
    /// By channel.
    let meeting: [Site]
    let agenda: [Site]
    /// By issue and party: where it decides, and the first half word that is its own there.
    let moves: [[(site: Site, first: Int)]]
    /// By issue, reader and mover: whether a move is misread; `nil` where two parties share a call with their moves.
    let readings: [[[Site]]?]

    init(_ scenario: Scenario) {
        func site(_ path: SitePath) -> Site { Site(hashing: path.text) }
        occurs = scenario.events.map { site(.event($0.name, .occurs)) }
        meeting = scenario.channels.map { site(.channel($0.name, .meeting)) }
        agenda = scenario.channels.map { site(.channel($0.name, .agenda)) }
        moves = scenario.issues.map { issue in
            let names = issue.parties.map { scenario.actors[$0].name }
            return names.map { name in
                names.count == 2
                    ? (site(.moves(on: issue.name)), name == names.min() ? 0 : 4)
                    : (site(.moves(on: issue.name, of: name)), 0)
            }
        }
        readings = scenario.issues.map { issue in
            let names = issue.parties.map { scenario.actors[$0].name }
            guard names.count > 2 else { return nil }
            return names.map { reader in names.map { site(.reading(reader, of: $0, on: issue.name)) } }
        }
    }
}
