import Scenarios

extension Lowering {
    /// Step 2: every `each_round` is computed from the previous values; then all are assigned together.
    mutating func lowerState() {
        var numbers: [(NumberVariable, NumberValue)] = []
        var truths: [(TruthVariable, TruthValue)] = []
        for (index, variable) in scenario.state.enumerated() {
            guard let expression = variable.eachRound else { continue }
            for (member, target) in variables.state[index].enumerated() {
                let context = memberContext(variable.domains, member) { .state(variable.name, members: $0) }
                switch target {
                case .number(let column, let minimum, let maximum):
                    let value = number(root: expression, context)
                    numbers.append((column, builder.snapshot(bounded(value, minimum, maximum))))
                case .truth(let column):
                    truths.append((column, builder.snapshot(truth(root: expression, context))))
                }
            }
        }
        for (variable, value) in numbers { builder.assign(variable, value) }
        for (variable, value) in truths { builder.assign(variable, value) }
    }
}
