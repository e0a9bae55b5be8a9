internal import Scenarios
internal import Simulation

/// How a report calls an uncertain input.
struct InputName {
    /// As in an expression: `will`, `worth(usa)`, `trust(usa, russia)`; an event's own name for its date.
    var key: String
    /// The title; the name if the file gives no title.
    var title: String
    var kind: Kind
    /// What its value rests on; `nil` if the scenario does not say.
    var basis: Basis?

    enum Kind: String, CaseIterable {
        /// A parameter.
        case parameter
        /// A private type, in the order of the actor's list.
        case type
        /// Where a quantity begins.
        case start
        /// When something comes.
        case date
    }

    init(_ input: Input, of scenario: Scenario) {
        func actor(_ index: Int) -> Actor { scenario.actors[index] }
        func issue(_ index: Int) -> Issue { scenario.issues[index] }
        switch input {
        case .parameter(let index, let member):
            let own = scenario.parameters[index]
            key = scenario.memberName(own.name, member, over: own.domains)
            title = own.title.map { scenario.memberTitle($0, member, over: own.domains) } ?? key
            (kind, basis) = (.parameter, own.basis)
        case .type(let index):
            key = "type(\(actor(index).name))"
            let types = actor(index).types.map { scenario.types[$0.type].name }
            title = "Type of \(actor(index).title): \(types.first ?? "") to \(types.last ?? "")"
            kind = .type
        case .trust(let from, let to):
            key = "trust(\(actor(from).name), \(actor(to).name))"
            title = "Trust of \(actor(from).title) in \(actor(to).title) at the start"
            kind = .start
        case .state(let index, let member):
            let own = scenario.state[index]
            key = scenario.memberName(own.name, member, over: own.domains)
            let name = own.title.map { scenario.memberTitle($0, member, over: own.domains) } ?? key
            (title, kind) = ("\(name) at the start", .start)
        case .level(let index, let party):
            key = party.map { "level(\(actor($0).name), \(issue(index).name))" } ?? "level(\(issue(index).name))"
            let owner = party.map { " of \(actor($0).title)" } ?? ""
            (title, kind) = ("Level\(owner) at the start: \(issue(index).title)", .start)
        case .memory(let party, let index, let name):
            key = "memory(\(actor(party).name), \(issue(index).name), \(name))"
            (title, kind) = ("'\(name)' of \(actor(party).title) at the start: \(issue(index).title)", .start)
        case .event(let index, let position):
            let event = scenario.events[index]
            let ordinal = if case .at(let times) = event.trigger, times.count > 1 { position + 1 } else { 0 }
            key = ordinal > 0 ? "\(event.name) (\(ordinal))" : event.name
            title = "Date: \(event.title)" + (ordinal > 0 ? ", \(ordinal)" : "")
            kind = .date
        case .expiry(let index):
            key = "expires(\(issue(index).name))"
            (title, kind) = ("Expiry: \(issue(index).title)", .date)
        case .firstMeeting(let index):
            let channel = scenario.channels[index]
            key = "first(\(channel.name))"
            (title, kind) = ("First meeting: \(channel.title)", .date)
        }
    }
}
