/// How to fix it, if that is known.
extension ModelCause {
    package var fix: String? {
        switch self {
        case .unknownKey(_, _, let nearest, let known): suggestion(nearest) ?? "its keys are \(list(known, "and"))"
        case .missingKey(_, _, let example): "such as \(example)"
        case .listNeeded(_, _, let fix), .namesNeeded(_, _, let fix): fix
        case .unknownVersion: "write detente: 1"
        case .missingValue, .wrongShape, .choiceOfOtherType: nil
        case .unknownChoice(_, _, let words, let nearest): suggestion(nearest) ?? "it can be \(list(words, "or"))"
        case .alternativesTogether: "remove all but one"
        case .alternativeMissing: nil
        case .keyWithoutMeaning: "remove it"
        case .emptyList(_, let wanted): "it needs \(wanted)"
        case .listLength, .tooMany, .settingOfMember: nil
        case .listedTwice, .argumentTwice, .correlatedTwice: "name it once"
        case .unknownSetting(_, let nearest, let known):
            suggestion(nearest) ?? all(.parameter, known)
        case .badSetting: "write name=value, such as goodwill=0.4"

        case .badName(_, _, let suggestion):
            suggestion.map { "write '\($0)'" }
                ?? "a name has lower-case letters, digits and '_', and starts with a letter"
        case .reservedName, .duplicateName, .builtInName, .outcomeNamedOtherwise: "choose another name"
        case .unknownName(let kind, _, _, let nearest, let known):
            suggestion(nearest)
                ?? (kind == .strategy ? "built in are \(list(BuiltInStrategies.names, "and"))" : all(kind, known))
        case .unknownValue(let name, let nearest):
            suggestion(nearest) ?? PlainWords.fix(for: name)
                ?? "a name is a parameter, a state variable or a word of the language"
        case .unknownFunction(let name, let nearest):
            PlainWords.callFix(for: name) ?? suggestion(nearest)
                ?? "docs/expressions.md lists the functions; a file can add families of parameters and of state"
        case .nameOfAnotherKind(let name, let kind): kind.question(about: name)
        case .nameNeeded, .wordOfAnotherKind: nil
        case .kindNeeded(let kind, _, _, _, let known): all(kind, known)

        case .notAValue: nil
        case .wordNotKnown(let word, _): word == "issue" ? "name an issue" : "name an actor"
        case .allNotHere: "name one, or use several queries"
        case .strategyWordOutside(let word):
            switch word {
            case "saw": "elsewhere write saw(a, b, issue)"
            case "mine": "elsewhere write move(a, issue)"
            case "lead": "elsewhere write level(a, issue) - level(b, issue)"
            default: nil
            }
        case .moveWordInStart: "before the first round there are no moves"
        case .updateWordInDecision: "keep it in a memory variable"
        case .memoryInStart: nil
        case .drawElsewhere: "draws can be used in the effects of their event, and in later draws"
        case .memoryElsewhere: nil
        case .notYetKnown: "this is computed before the first round and can use only parameters"
        case .followsOverMany: "use it outside, or write the strategy's rule out"
        case .followsOutside: "define a strategy that follows it"
        case .expectWordOutside: nil
        case .recentOfNoCount:
            "such as offers(a), holds(a, issue), withdrawals(a), vetoes(a), meetings(channel) or times(event)"
        case .aggregateForm(let kind): "write \(kind.rawValue)(x in actors, \(kind.example))"
        case .strategyAsFunction(let name):
            "in a strategy, follows(\(name)()) is the probability with which it would offer"

        case .argumentCount(let signature, _): "write \(shortened(signature, to: 90))"
        case .labelNotHere: "remove the name"
        case .expressionTooDeep: "split it over several parameters or state variables"
        case .memberMissing(let member, let key, _): "add '\(key)' for all, or \(shortened(member)) in 'values'"
        case .callWithoutArguments: "write it with its arguments in parentheses"
        case .truthNeeded(let text):
            Double(text) == nil
                ? "compare it, such as \(shortened(text, to: 40)) > 0" : "write true or false, or a comparison"
        case .branchesDiffer: "make both numbers, or both true or false"
        case .familyWithoutMember(let name, let domains): "write \(memberSignature(name, domains))"
        case .notAFamily(let name): "write '\(name)' alone"
        case .notANumber: nil

        case .constantNeeded(_, let wanted): "write \(wanted)"
        case .probabilityOutside(let value, _):
            Self.isRounding(value)
                ? "write \(value < 0 ? "0" : "1"), or limit it with clamp(…, 0, 1)"
                : value >= 2 && value <= 100
                    ? "\(Syntax.decimal(value)) per cent is \(Syntax.decimal(value / 100))" : nil
        case .notFinite(let value, _): value.isNaN ? "write a number" : "write a finite number"
        case .removedButMentioned(let name, let section, _): Self.switchingOff(name, in: section)
        case .starves(_, let channel, let before, _):
            "put '\(before)' last, or give channel '\(channel)' agenda: rotate"
        case .trustOfOutsider: "if this is not intended, name the pairs"
        case .roundsAsTime(_, let fix): fix
        case .outOfRange: nil
        case .delayTooShort(let value):
            value == 0
                ? "remove it: the event then happens in the round after its 'after' becomes true"
                : "an event cannot happen before the condition that it waits for"
        case .impossibleParameters(let written, let parameter, let value, _):
            Self.spreadFix(written, parameter, value)
        case .differenceAsTime(let text, _, let date):
            (date.map { "for the date write \($0); " } ?? "dates are written 2026-11 or 2026-11-03; ")
                + "for the difference write \(text.replacing("-", with: " - "))"
        case .argumentInDefault: "write its value there, or calculate in 'offer' and 'withdraw'"
        case .distributionNeeded: "such as normal(0, 1)"
        case .boundsCrossed: "swap them"

        case .badRoundLength(_, let unit?): "write 1 \(unit)"
        case .badRoundLength: "write a number and day, week, month, quarter or year, such as 1 month"
        case .monthInFormula(_, let last), .monthInParameter(_, _, let last): "write \(last) for its last day"
        case .notADate: "dates are written 2026-11 or 2026-11-03"
        case .dateNotHere:
            "dates stand in times, parameters, state and formulas; for a subtraction write spaces around '-'"
        case .dateWithoutClock: "add start: 2025-12 and round: 1 month to 'clock', or give a round"
        case .dateBeforeStart: "the first round begins then"
        case .roundLengthNeeded: "add round: 1 month to 'clock'"
        case .notBeforeStart(_, let key, _):
            key == "last_met"
                ? "for a meeting from then on write first" : "for an event from then on write at"
        case .gapTooShort: "give the time of a later meeting, or a longer gap"

        case .parameterCycle: "give one of them a value of its own"
        case .familyCorrelated: nil
        case .notADistribution: "write it as one call, such as beta(2, 3)"
        case .impossibleCorrelations: "move the ranks closer to 0"
        case .correlationDropped: nil
        case .unusedParameter: "remove it, or use it"

        case .trustInItself, .readingOfItself: "name two different actors"
        case .noParty: nil
        case .strategyNeeded: "write a call such as tit_for_tat() or trusting(0.8)"
        case .unknownArgument(_, _, let nearest): suggestion(nearest)
        case .argumentMissing: "give it"
        case .positionAfterLabel: "name it as well, or put it first"
        case .followingCycle: "one of them must decide for itself"
        case .tooFewParties: nil
        case .tooFewActors: "add actors"
        case .channelWithoutParty: "add the actor to the channel's parties"
        case .noChannel: "add a channel, or write channel: none"
        case .startByActorJointly: "write one level, or advance: separately"
        case .payoffsNeedTwo: "with more, score by the number of offers: each: { 2: [3, 5] }"
        case .badOfferCount(_, let parties): "write a whole number from 0 to \(parties), the number of parties"
        case .badPayoffKey: "write both moves once, such as offer/hold"

        case .neverFires: "fix or remove it"
        case .trueFromTheStart(let text, _):
            text.hasPrefix("not ")
                ? "for 'in no round' write never(\(text.dropFirst(4))), for 'at the end' at(end, \(text))"
                : "for 'in every round' write always(\(text)), for 'at the end' at(end, \(text))"
        case .comesAtTheStart:
            "it counts as becoming true then, even if it was true before; add 'and' with a later condition"
        case .conditionAsTime(let text): "write expires: { when: \(text) }"
        case .notReachedInTrial: "it may be rare, or its condition may be wrong"
        case .oftenClamped: "if this is not intended, scale it so that it stays between 0 and 1"
        case .parameterAssigned: "make it a state variable"
        case .drawAssigned: "use it on the right side"
        case .notATarget: "a target is trust(a, b), level(a, issue), level(issue), score(a) or a state variable"
        case .unknownTarget(let name, let nearest, let known):
            suggestion(nearest)
                ?? (known.isEmpty ? "add it to the file: state: { \(shortened(name)): 0 }" : all(.state, known))
        case .truthAssignedBy: "write '='"

        case .otherwiseMissing: "add one at the end, such as stalled: otherwise"
        case .otherwiseTwice: "give it a condition"
        case .otherwiseNotLast: "move it to the end"
        case .otherwiseFalse: "remove the line, or give 'when' or 'finally'"
        case .neverReached: "change the condition of the earlier one"
        case .timeAfterHorizon: "ask earlier, or let the clock run longer"
        case .timeWordElsewhere: "ask it in a question, or keep what you need in a state variable"
        case .timeWordIsFamily(let name): "rename the family to ask \(name)(…) about time"
        case .timeWordNested: "give each its own condition and join them with and, or, not"
        case .timeWordWithin: "only and, or and not can join conditions about time"
        case .timeWordTogether(_, "by"): "say the time either in 'by' or in the condition"
        case .timeWordTogether: "remove 'at', or write the condition without ever, always, never, by and at"
        case .partWithoutTimeWord(let text):
            "together with conditions about time, write ever(\(text)) or at(end, \(text))"
        case .delayRoundedUp: "write a delay of 1, or make the rounds shorter"
        case .askedAfterHorizon: "ask earlier, or let the clock run longer"
        case .notAClaim: "a claim is a comparison, such as probability(agreed) > 0.2"
        case .claimOfEquality: "use <, <=, > or >="
        case .claimsJoined: "write several entries"
        case .wrongSubject(let name, let isMean): "write \(isMean ? "probability" : "mean")(\(name))"
        case .claimAboutNothing: "ask for probability(outcome or question) or mean(measure)"
        case .claimAboutValue(_, let call):
            call.map { "write \($0)" } ?? "results are probability(outcome or question) and mean(measure)"
        case .claimNeedsName: nil
        case .claimNotLinear: "split it into several claims, or make it a measure"
        case .unknownSubject(_, let isMean, let nearest, let known):
            suggestion(nearest)
                ?? (isMean || known.isEmpty
                    ? all(.measure, known)
                    : known.count <= 8 ? "the outcomes and questions are \(list(known, "and"))" : nil)
        case .types(let cause): cause.fix
        }
    }

    /// How something that others mention is switched off instead of taken away.
    private static func switchingOff(_ name: String, in section: String) -> String {
        switch section {
        case "events": "switch it off instead: \(name): { when: false }"
        case "outcomes": "switch it off instead: \(name): { when: false }"
        case "issues": "switch it off instead: \(name): { requires: false }"
        case "channels": "switch it off instead: \(name): { meets: 0 }"
        case "parameters", "state": "give it another value instead"
        default: "remove what mentions it as well"
        }
    }

    /// A spread or a scale that was written with a minus sign.
    private static func spreadFix(_ written: String, _ parameter: String?, _ value: Double?) -> String? {
        guard let parameter, let value, value < 0, value.isFinite,
            ["sd", "log_sd", "scale", "sigma", "shape"].contains(parameter)
        else { return nil }
        let number = Syntax.decimal(-value)
        return written.contains("-\(number)")
            ? "write \(shortened(written.replacing("-\(number)", with: number)))" : "write \(number)"
    }

    private func suggestion(_ nearest: String?) -> String? {
        nearest.map { "did you mean \(quoted($0))?" }
    }

    /// Every name of a kind, where they are few.
    private func all(_ kind: NameKind, _ known: [String]) -> String? {
        switch known.count {
        case 0: "the file has no \(kind.plural)"
        case 1: "the only \(kind.rawValue) is \(shortened(known[0]))"
        case 2...8: "the \(kind.plural) are \(list(known, "and"))"
        default: nil
        }
    }
}

extension NameKind {
    /// How something of the kind is asked about in an expression.
    fileprivate func question(about name: String) -> String? {
        switch self {
        case .actor: "use it in a function, such as trust(\(name), …) or self == \(name)"
        case .issue: "use it in a function, such as done(\(name)) or level(\(name))"
        case .channel: "use it in a function, such as met(\(name))"
        case .event: "use it in a function, such as happened(\(name))"
        case .type: "use it in a function, such as type(…) == \(name) or belief(…, …, \(name))"
        case .outcome, .question, .measure, .strategy, .parameter, .state, .draw, .memory, .source, .member: nil
        }
    }
}
