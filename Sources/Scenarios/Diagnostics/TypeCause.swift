/// What can be wrong about private types and belief.
package enum TypeCause: Sendable {
    case sharesNotOne(Double, whose: String)
    case drawInShare(String)
    case noTypes(actor: String, typed: [String], situation: String?)
    case notAmongTypes(String, actor: String, known: [String], situation: String?)
    case beliefInItself(String, situation: String?)
    case typeAsValue(String)
    case typeOfAnother(String, actor: String)
    case typeOfAnyone(String, field: String)
    /// - Parameter written: the member of a family that types set.
    case privateMember(String, actor: String, situation: String?)
    case drawBesideTypes(String, field: String, actor: String)
    case trustIsBelief(actor: String, other: String)
    case notBothKinds(actor: String, areAllGood: Bool)
    case learningWithoutTypes
    case notAFamilyOfActors(String)
    case typeWordIsFamily(String)
    case unusedType(String)
    /// - Parameter member: of a family, as an expression refers to it.
    case memberOfTypes(String, actor: String)

    var message: String {
        switch self {
        case .sharesNotOne(let sum, let whose): "\(whose) sum to \(Syntax.decimal(sum)), not to 1"
        case .drawInShare(let text): "\(quoted(text)) is drawn, and a share of a type cannot be"
        case .noTypes(let actor, _, let situation): "'\(actor)' has no types\(when(situation))"
        case .notAmongTypes(let type, let actor, _, let situation):
            "'\(type)' is none of the types of '\(actor)'\(when(situation))"
        case .beliefInItself(let name, let situation):
            "\(name == "self" ? "an actor" : "'\(name)'") knows its own type and has no belief about it\(when(situation))"
        case .typeAsValue(let text): "\(quoted(text)) is a type, not a number or a truth value"
        case .typeOfAnother(let text, let actor):
            "\(quoted(text)) asks for the type of '\(actor)', which only '\(actor)' knows"
        case .typeOfAnyone(let text, let field): "\(quoted(text)) cannot be used in \(field): types are private"
        case .privateMember(let text, let actor, let situation):
            "\(text) depends on the type of '\(actor)', which only '\(actor)' knows\(when(situation))"
        case .drawBesideTypes(let text, let field, let actor):
            "\(quoted(text)) is drawn in \(field); others could not judge the moves of '\(actor)', which has types, by it"
        case .trustIsBelief(let actor, let other):
            "under 'rule: types' the trust of '\(actor)' in '\(other)' is its belief in the good types of '\(other)'"
        case .notBothKinds(let actor, let areAllGood):
            areAllGood
                ? "all types of '\(actor)' are good: trust in it would always be 1"
                : "no type of '\(actor)' is good: trust in it would always be 0"
        case .learningWithoutTypes: "learning is by types, but no actor has any"
        case .notAFamilyOfActors(let name): "a type cannot set '\(name)', which has no member for each actor"
        case .typeWordIsFamily(let name):
            "\(name)(…) is here the family '\(name)' of this file, not a question about types"
        case .unusedType(let name): "no actor can be of type '\(name)'"
        case .memberOfTypes(let member, let actor):
            "this value of \(member) has no effect: every type of '\(actor)' sets its own"
        }
    }

    var fix: String? {
        switch self {
        case .sharesNotOne: "write shares that sum to 1"
        case .drawInShare: "make it a parameter, which is drawn once per replicate"
        case .noTypes(let actor, let typed, _):
            typed.isEmpty
                ? "give it types, such as actors: { \(shortened(actor)): { type: { … } } }"
                : "ask about one that has: \(enumerated(typed.prefix(8).map { shortened($0) }, "or"))"
        case .notAmongTypes(_, _, let known, _):
            "its types are \(enumerated(known.prefix(8).map { shortened($0) }, "and"))"
        case .beliefInItself: "name two different actors, or ask type(self) == …"
        case .typeAsValue(let text): "compare it with a type: \(text) == …"
        case .typeOfAnother(_, let actor): "ask for belief(self, \(actor), …), or for trust in it"
        case .typeOfAnyone: "use belief(a, b, type), or let an event carry it into a state variable"
        case .privateMember: "use belief(a, b, type), or let an event carry it into a state variable"
        case .drawBesideTypes: "write the probability itself, or make it a parameter, which is drawn once per replicate"
        case .trustIsBelief(let actor, let other):
            "remove it, or write actors: { \(actor): { belief: { \(other): { … } } } }"
        case .notBothKinds(_, let areAllGood):
            areAllGood
                ? "leave 'good: true' to those that can be trusted" : "mark the types that can be trusted: good: true"
        case .learningWithoutTypes: "give an actor types, such as actors: { …: { type: { …: 0.4, …: 0.6 } } }"
        case .notAFamilyOfActors(let name): "write parameters: { \(shortened(name)): { for: actors, value: … } }"
        case .typeWordIsFamily(let name): "rename the family to ask \(name)(…) about types"
        case .unusedType: "remove it, or name it in the 'type' of an actor"
        case .memberOfTypes: "change it in the types"
        }
    }

    private func when(_ situation: String?) -> String { situation.map { " (if \($0))" } ?? "" }
}
