import Scenarios
import Simulation

extension UnlistedDraw {
    /// What is drawn, in the words of the scenario: `the parameter 'goodwill'`.
    var words: String {
        let (words, names) = (path.words, path.names)
        switch words[0] {
        case .parameter: return "the parameter '\(path.member)'"
        case .trust: return "trust(\(names[0]), \(names[1])) at the start"
        case .state:
            let key = words.count > 1 ? words[1].rawValue : "each_round"
            return "'\(key)' of the state variable '\(path.member)'"
        case .event:
            guard words.count > 1 else { return "'\(names[1])', drawn by the event '\(names[0])'" }
            switch words[1] {
            case .effects: return "an effect of the event '\(names[0])'"
            case .adopt: return "a strategy that the event '\(names[0])' has adopted"
            default: return "'\(words[1])' of the event '\(names[0])'"
            }
        case .channel: return "'\(words[1])' of the channel '\(names[0])'"
        case .issue:
            return words[1] == .strategy
                ? "\(names[1])'s strategy on '\(names[0])'" : "'\(words[1])' of the issue '\(names[0])'"
        case .learning: return "'\(words[1])' of learning"
        case .fade: return "'\(words[1])' of fading"
        case .privateType: return "the type of \(names[0])"
        default: return path.question
        }
    }

    /// The name for `--set` of the parameter that is drawn; `nil` if it is not a parameter.
    var parameter: String? {
        path.words[0] == .parameter ? path.names.joined(separator: ".") : nil
    }

    /// The line of what the draw belongs to; `nil` if that is no single thing.
    func line(in scenario: Scenario) -> Int? {
        let names = path.names
        guard let name = names.first else { return nil }
        switch path.words[0] {
        case .parameter: return scenario.parameters.first { $0.name == name }?.place.line
        case .trust:
            guard let to = scenario.actors.firstIndex(where: { $0.name == names[1] }) else { return nil }
            return scenario.actors.first { $0.name == name }?.trust[to]?.place.line
        case .state: return scenario.state.first { $0.name == name }?.place.line
        case .event:
            let event = scenario.events.first { $0.name == name }
            let draw = path.words.count > 1 ? nil : event?.draws.first { $0.name == names[1] }
            return draw?.value.place.line ?? event?.place.line
        case .privateType: return scenario.actors.first { $0.name == name }?.typeDraw?.place.line
        case .channel: return scenario.channels.first { $0.name == name }?.place.line
        case .issue: return scenario.issues.first { $0.name == name }?.place.line
        case .question: return scenario.questions.first { $0.name == name }?.place.line
        case .measure: return scenario.measures.first { $0.name == name }?.place.line
        case .outcome: return scenario.outcomes.first { $0.name == name }?.place.line
        default: return nil
        }
    }
}

extension UnlistedDraw.Reason {
    var words: String {
        switch self {
        case .continuous: "any number of a range"
        case .manyValues: "whole numbers, but too many of them"
        case .correlated: "correlated with others by 'correlations'"
        case .redrawn: "drawn again until it is as long as the silence since 'last_met'"
        }
    }
}
