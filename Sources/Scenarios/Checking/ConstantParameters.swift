/// Parameters that are the same in every replicate: what depends only on them can be checked before a run.
struct ConstantParameters {
    /// By index: the value, and where it is written. Families are not included.
    private(set) var values: [Int: Constant] = [:]
    private var places: [Int: Place] = [:]
    /// Members of families that the command line sets, by the family's index.
    private var setMembers: [Int: [(value: Constant, place: Place)]] = [:]

    mutating func note(_ parameter: Parameter, at index: Int, rounds: Int) {
        for member in parameter.members {
            guard let value = member.constant(rounds: rounds, under: Binding(), parameters: values) else { continue }
            if parameter.domains.isEmpty {
                values[index] = value
                places[index] = member.place
            } else if member.place.isOfCommandLine {
                setMembers[index, default: []].append((value, member.place))
            }
        }
    }

    /// The place of the first setting on the command line among the parameters that a constant expression uses.
    func settingPlace(in expression: Expression) -> Place? {
        var found: Place?
        expression.eachParameter { index in
            if found == nil, let place = places[index], place.isOfCommandLine { found = place }
        }
        return found
    }

    /// The members of a family, each at its place, if the expression is only a member of it.
    fileprivate func membersSet(of expression: Expression) -> [(value: Constant, place: Place)] {
        guard case .quantity(.parameter(let index, _)) = expression.node else { return [] }
        return setMembers[index] ?? []
    }
}

extension Place {
    /// Whether it is in a setting on the command line.
    var isOfCommandLine: Bool { file == Checker.settingsFile || file == Checker.variedFile }
}

extension Checker {
    /// The distance beyond 0 or 1 within which a constant is taken to be 0 or 1: `1 - 0.9 - 0.1` is -2.8e-17.
    static let roundingOfProbability = 1e-12

    /// A number that is a probability: where it is the same in every replicate it is in [0, 1], whichever branch is
    /// chosen, and is held to it where only rounding took it beyond. What the command line sets is reported there.
    mutating func checkedProbability(_ expression: Expression, field: String) -> Expression {
        var checked = expression
        let value = expression.constant(
            rounds: clock.rounds, under: Binding(), parameters: parameterRecord.constants.values)?.number
        if let value {
            let held = min(max(value, 0), 1)
            let place = parameterRecord.constants.settingPlace(in: expression) ?? expression.place
            if value.isNaN {
                report(.notFinite(value, field: field), at: place)
            } else if value != held, abs(value - held) <= Self.roundingOfProbability {
                checked.node = .number(held)
            } else if value != held {
                report(.probabilityOutside(value, field: field), at: place)
            }
        } else if case .conditional(let condition, let then, let otherwise) = expression.node {
            checked.node = .conditional(
                condition, then: checkedProbability(then, field: field),
                otherwise: checkedProbability(otherwise, field: field))
        }
        for member in parameterRecord.constants.membersSet(of: expression) where !(0...1).contains(member.value.number)
        {
            report(.probabilityOutside(member.value.number, field: field), at: member.place)
        }
        return checked
    }
}

extension Expression {
    /// Reports every parameter that the expression uses, except members of families.
    fileprivate func eachParameter(_ tell: (Int) -> Void) {
        switch node {
        case .quantity(.parameter(let index, let members)): if members.isEmpty { tell(index) }
        // A draw is no constant, whatever its arguments are.
        case .draw, .follows: break
        case .number, .truth, .quantity, .numberOf, .unary, .binary, .conditional, .call, .over:
            for child in children { child.eachParameter(tell) }
        }
    }
}
