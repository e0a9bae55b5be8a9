/// Why a well-formed file is no scenario: names, keys, types, times, and what cannot be.
///
/// One file for all of them, longer than most: the words of a stage are judged side by side.
package enum ModelCause: Sendable {
    // Keys and shapes
    case unknownKey(String, section: String, nearest: String?, known: [String])
    case missingKey(String, section: String, example: String)
    case missingValue(field: String)
    case wrongShape(wanted: String, found: String)
    case listNeeded(of: String, found: String, fix: String?)
    case namesNeeded(in: String, found: String, fix: String?)
    case unknownChoice(String, field: String, words: [String], nearest: String?)
    case alternativesTogether([String], section: String)
    case alternativeMissing([String], section: String)
    case keyWithoutMeaning(String, reason: String)
    case emptyList(String, wanted: String)
    case listLength(field: String, wanted: Int, given: Int)
    case listedTwice(String, field: String)
    case tooMany(String, limit: Int)
    case unknownVersion(String)
    case unknownSetting(String, nearest: String?, known: [String])
    case badSetting(String)
    case settingOfMember(String)

    // Names
    case badName(String, NameKind, suggestion: String?)
    case reservedName(String, NameKind, isFunction: Bool)
    case duplicateName(NameKind, String, also: NameKind)
    case builtInName(String)
    case outcomeNamedOtherwise
    case unknownName(NameKind, String, in: String?, nearest: String?, known: [String])
    case unknownValue(String, nearest: String?)
    case unknownFunction(String, nearest: String?)
    case nameOfAnotherKind(String, kind: NameKind)
    case nameNeeded(NameKind, found: String, in: String)
    case kindNeeded(NameKind, String, is: NameKind, in: String?, known: [String])
    case wordOfAnotherKind(String, needed: NameKind, in: String?)

    // Words that are known only in some places
    case notAValue(String, what: String)
    case wordNotKnown(String, field: String)
    case allNotHere(String)
    case strategyWordOutside(String)
    case moveWordInStart(String)
    case updateWordInDecision(String)
    case memoryInStart(String)
    case drawElsewhere(String, event: String, field: String)
    case memoryElsewhere(String, strategy: String)
    case notYetKnown(String, field: String)
    case followsOutside
    case expectWordOutside(String)
    case strategyAsFunction(String)

    // Calls and types
    case argumentCount(signature: String, given: Int)
    case callWithoutArguments(String)
    case labelNotHere(String, function: String)
    case truthNeeded(String)
    case branchesDiffer(String, ValueType, String, ValueType)
    case familyWithoutMember(String, domains: [FamilyDomain])
    case notAFamily(String)
    case memberMissing(String, key: String, section: String)
    case choiceOfOtherType(String, choice: String)
    case notANumber(String)
    case expressionTooDeep(limit: Int)

    // Values
    case constantNeeded(field: String, wanted: String)
    case outOfRange(field: String, value: Double, wanted: String)
    case probabilityOutside(Double, field: String)
    case impossibleParameters(String, problem: String)
    case distributionNeeded(String, found: String)
    case boundsCrossed(Double, Double)

    case notFinite(Double, field: String)

    // Likely slips
    case removedButMentioned(String, section: String, places: [String])
    case starves(issue: String, channel: String, before: String, reason: String)
    case trustOfOutsider(String, actor: String)

    // Times
    case roundsAsTime(String, fix: String)
    case badRoundLength(String, unit: String?)
    case notADate(String)
    case monthInFormula(String, last: String)
    case monthInParameter(String, month: String, last: String)
    case dateNotHere(String, field: String)
    case dateWithoutClock(String, needsStart: Bool, needsRound: Bool)
    case dateBeforeStart(String, start: String)
    case roundLengthNeeded(String)

    // Parameters and correlations
    case parameterCycle([String])
    case familyTied(String)
    case notADistribution(String, value: String)
    case tiedTwice(String, String)
    /// - Parameter ranksFit: whether the ranks as such could be correlations.
    case tiesCannotHold(ranksFit: Bool)
    case tieDropped(String, value: String)
    case unusedParameter(String)

    // Actors, strategies, channels, issues
    case trustInItself(String, situation: String?)
    case readingOfItself(String, situation: String?)
    case noParty(actor: String, issue: String, situation: String?)
    case strategyNeeded(String)
    case unknownArgument(String, signature: String, nearest: String?)
    case argumentTwice(String, signature: String)
    case argumentMissing(String, signature: String)
    case positionAfterLabel(String)
    case followingCycle([String])
    case tooFewParties(Int, least: Int)
    case tooFewActors(String, Int)
    case channelWithoutParty(channel: String, issue: String, actor: String)
    case noChannel(issue: String)
    case startByActorJointly
    case payoffsNeedTwo(Int)
    case badPayoffKey(String)

    // Events and effects
    case neverFires(String, reason: String)
    case parameterAssigned(String)
    case drawAssigned(String)
    case notATarget(String)
    case unknownTarget(String, nearest: String?)
    case truthAssignedBy(AssignmentOperator, String)

    // Outcomes, questions, expectations
    case otherwiseMissing
    case otherwiseTwice(first: String)
    case otherwiseNotLast
    case otherwiseFalse
    case neverReached(String, because: String)
    case askedAfterHorizon(String)
    case timeAfterHorizon(String, horizon: Int)
    case timeWordElsewhere(String)
    case timeWordNested(String)
    case timeWordWithin(String, String)
    case timeWordBeside(String, key: String)
    case partWithoutTimeWord(String)
    case delayRoundedUp(String, rounds: Double)
    case notReachedInTrial(String, replicates: Int)
    case oftenCut(String, share: Double)
    case notAClaim(String)
    case claimOfEquality
    case claimsJoined
    case wrongSubject(String, isMean: Bool)
    case claimAboutNothing(String)
    case claimAboutValue(String, call: String?)
    case claimNeedsName(String, isMean: Bool)
    case claimNotLinear(String)
    case unknownSubject(String, isMean: Bool, nearest: String?, known: [String])
}

extension ModelCause {
    package var message: String {
        switch self {
        case .unknownKey(let key, let section, _, _): "unknown key \(quoted(key)) in \(section)"
        case .missingKey(let key, let section, _): "\(section) needs the key '\(key)'"
        case .missingValue(let field): "a value is missing in \(field)"
        case .wrongShape(let wanted, let found): "\(wanted) is expected here, not \(found)"
        case .listNeeded(let what, let found, _): "a list of \(what) is expected here, not \(found)"
        case .namesNeeded(let section, let found, _): "a mapping of names (\(section)) is expected here, not \(found)"
        case .unknownChoice(let word, let field, _, _): "\(field) cannot be \(quoted(word))"
        case .alternativesTogether(let keys, let section):
            "\(section) has only one of \(list(keys, "and")); \(keys.count == 2 ? "both" : "several") are given"
        case .alternativeMissing(let keys, let section): "\(section) needs one of \(list(keys, "or"))"
        case .keyWithoutMeaning(let key, let reason): "'\(key)' means nothing here: \(reason)"
        case .emptyList(let field, _): "\(field) is an empty list"
        case .listLength(let field, let wanted, let given):
            "\(field) has \(wanted) entries; \(given) \(given == 1 ? "is" : "are") given"
        case .listedTwice(let name, let field): "\(quoted(name)) stands twice in \(field)"
        case .tooMany(let what, let limit): "more than \(limit) \(what)"
        case .unknownVersion(let version): "version \(quoted(version)) of the language is not known"
        case .unknownSetting(let name, _, _): "no parameter \(quoted(name)) to set"
        case .badSetting(let text): "\(quoted(text)) is not a setting"
        case .settingOfMember(let name): "'\(name)' is a single parameter: it has no members to set"

        case .badName(let name, let kind, _): "\(quoted(name)) cannot name \(kind.withArticle)"
        case .reservedName(let name, let kind, let isFunction):
            "'\(name)' is \(isFunction ? "a function" : "a word") of the language and cannot name \(kind.withArticle)"
        case .duplicateName(let kind, let name, let also):
            kind == also
                ? "there is already \(also.withArticle) '\(name)'"
                : "\(kind.withArticle) cannot be called '\(name)': there is already \(also.withArticle) of that name"
        case .builtInName(let name): "there is already a built-in strategy '\(name)'"
        case .outcomeNamedOtherwise: "an outcome cannot be called 'otherwise'"
        case .unknownName(let kind, let name, let written, _, _):
            "unknown \(kind.rawValue) \(quoted(name))\(within(written))"
        case .unknownValue(let name, _): "unknown name \(quoted(name))"
        case .unknownFunction(let name, _): "unknown function \(quoted(name))"
        case .nameOfAnotherKind(let name, let kind): "'\(name)' is \(kind.withArticle), not a value"
        case .kindNeeded(let kind, let name, let other, let written, _):
            "\(kind.withArticle) is needed\(within(written)), but '\(name)' is \(other.withArticle)"
        case .wordOfAnotherKind(let word, let kind, let written):
            "\(kind.withArticle) is needed\(within(written)), which '\(word)' is not"
        case .nameNeeded(let kind, let found, let written):
            "the name of \(kind.withArticle) is needed in \(shortened(written, to: 90)), not \(quoted(found))"

        case .notAValue(let word, let what): "'\(word)' stands for \(what), not for a value"
        case .wordNotKnown(let word, let field): "'\(word)' is not known in \(field)"
        case .allNotHere(let written): "'all' cannot be asked about in \(shortened(written, to: 90))"
        case .strategyWordOutside(let word): "'\(word)' is known only in a strategy"
        case .moveWordInStart(let word): "'\(word)' is not known in the start of a memory variable"
        case .updateWordInDecision(let word): "'\(word)' is known only in the 'update' of a memory variable"
        case .memoryInStart(let name): "the start of a memory variable cannot ask for memory ('\(name)')"
        case .drawElsewhere(let name, let event, let field):
            "'\(name)', a draw of event '\(event)', is not known in \(field)"
        case .memoryElsewhere(let name, let strategy):
            "'\(name)' is known only in strategy '\(strategy)', whose memory it is"
        case .notYetKnown(let what, let field): "\(shortened(what, to: 90)) cannot be asked in \(field)"
        case .followsOutside: "'follows' is known only in the 'offer' and 'withdraw' of a strategy"
        case .expectWordOutside(let word): "'\(word)' is known only in 'expect'"
        case .strategyAsFunction(let name): "'\(name)' is a strategy, not a function"

        case .argumentCount(let signature, let given):
            "\(quoted(signature.prefix { $0 != "(" })) is given \(given == 0 ? "no arguments" : given == 1 ? "1 argument" : "\(given) arguments")"
        case .callWithoutArguments(let signature): "\(signature) needs what it is about"
        case .labelNotHere(let label, let function): "the arguments of '\(function)' have no names (\(quoted(label)))"
        case .truthNeeded(let text): "true or false is needed here, but \(quoted(text)) is a number"
        case .branchesDiffer(let a, let first, let b, let second):
            "the branches of 'if' differ: \(quoted(a)) is \(first.words), \(quoted(b)) is \(second.words)"
        case .familyWithoutMember(let name, _): "'\(name)' is a family: which of its members is meant?"
        case .notAFamily(let name): "'\(name)' is a single value and has no members"
        case .memberMissing(let member, _, let section): "\(section) has no value for \(shortened(member))"
        case .choiceOfOtherType(let name, let choice):
            "'\(name)' is true or false, and its choice \(quoted(choice)) is a number"
        case .notANumber(let text):
            "\(quoted(text)) is never a number: wherever it is asked, the replicate ends as a fault"
        case .expressionTooDeep(let limit): "the expression is nested more than \(limit) levels deep"

        case .constantNeeded(let field, _): "\(field) must be known before anything is drawn"
        case .outOfRange(let field, let value, let wanted): "\(field) must be \(wanted); it is \(Syntax.decimal(value))"
        case .probabilityOutside(let value, let field):
            "\(field) must be from 0 to 1; it is \(Syntax.decimal(value))\(Self.isRounding(value) ? ", which looks like rounding" : "")"
        case .impossibleParameters(let written, let problem): "\(shortened(written, to: 60)) cannot be: \(problem)"
        case .distributionNeeded(let family, let found): "'\(family)' needs a distribution here, not \(quoted(found))"
        case .boundsCrossed(let low, let high):
            "'min' (\(Syntax.decimal(low))) is above 'max' (\(Syntax.decimal(high)))"

        case .notFinite(let value, let field):
            value.isNaN ? "\(field) is not a number" : "\(field) must be finite; it is \(Syntax.decimal(value))"
        case .removedButMentioned(let name, let section, let places):
            "\(quoted(name)) is taken away from \(section), but mentioned at \(list(places, "and"))"
        case .starves(let issue, let channel, let before, let reason):
            "issue '\(issue)' never comes up: on channel '\(channel)' issue '\(before)' stays before it, \(reason)"
        case .trustOfOutsider(let target, let actor):
            "\(shortened(target)) also changes trust of or in '\(actor)', a party of no issue"
        case .roundsAsTime(let text, _): "'rounds' counts rounds, and \(quoted(text)) is a length of time"
        case .badRoundLength(let text, _): "\(quoted(text)) is not the length of a round"
        case .notADate(let text): "\(quoted(text)) is not a date"
        case .monthInFormula(let month, _):
            "in a formula \(quoted(month)) means its first day; alone in 'by' or 'expires' it would mean its last"
        case .monthInParameter(let name, let month, _):
            "parameter \(quoted(name)) is \(quoted(month)), which means the first day of the month here, not its last"
        case .dateNotHere(let text, let field): "a date (\(quoted(text))) cannot stand in \(field)"
        case .dateWithoutClock(let text, let needsStart, let needsRound):
            "the clock has no \(needsStart && needsRound ? "'start' and no 'round'" : needsStart ? "'start'" : "'round'"), so \(quoted(text)) is in no round"
        case .dateBeforeStart(let text, let start): "\(quoted(text)) is before the start (\(start))"
        case .roundLengthNeeded(let what): "\(shortened(what, to: 60)) needs the length of a round"

        case .parameterCycle(let names):
            names.count == 1
                ? "parameter \(shortened(names[0])) asks for itself"
                : "parameters ask for one another in a circle: \(circle(names))"
        case .familyTied(let name): "'\(name)' is a family; only single parameters can be tied"
        case .notADistribution(let name, let value): "only a distribution can be tied; '\(name)' is \(quoted(value))"
        case .tiedTwice(let a, let b): "'\(a)' and '\(b)' are tied already"
        case .tiesCannotHold(ranksFit: false):
            "these correlations cannot hold together (their matrix is not positive semi-definite)"
        case .tiesCannotHold(ranksFit: true):
            "these ranks cannot be had together: ties are made by normal numbers with correlations 2 sin(π·rank/6), "
                + "and there are none with all of these"
        case .tieDropped(let name, let value): "'\(name)' is set to \(quoted(value)), so its correlation is dropped"
        case .unusedParameter(let name): "nothing uses parameter '\(name)'"

        case .trustInItself(let name, let situation):
            "\(name == "self" ? "an actor" : "'\(name)'") has no trust in itself\(when(situation))"
        case .readingOfItself(let name, let situation):
            "\(name == "self" ? "an actor" : "'\(name)'") does not read its own moves\(when(situation))"
        case .noParty(let actor, let issue, let situation):
            "'\(actor)' is no party of issue '\(issue)'\(when(situation))"
        case .strategyNeeded(let text): "\(quoted(text)) is not a strategy"
        case .unknownArgument(let label, let signature, _): "\(signature) has no parameter \(quoted(label))"
        case .argumentTwice(let name, let signature): "'\(name)' is given twice in \(signature)"
        case .argumentMissing(let name, let signature): "'\(name)' is missing in \(signature), and has no default"
        case .positionAfterLabel(let signature): "an argument without a name follows one with a name in \(signature)"
        case .followingCycle(let names):
            names.count == 1
                ? "strategy '\(names[0])' follows itself"
                : "strategies follow one another in a circle: \(circle(names))"
        case .tooFewParties(let count, let least):
            "\(least) or more parties are needed; \(count == 0 ? "none is" : count == 1 ? "1 is" : "\(count) are") given"
        case .tooFewActors(let issue, let count):
            "issue '\(issue)' needs two or more parties; the file has \(count == 0 ? "no actors" : "1 actor")"
        case .channelWithoutParty(let channel, let issue, let actor):
            "channel '\(channel)' is not open to '\(actor)', a party of issue '\(issue)'"
        case .noChannel(let issue): "no channel is open to all parties of issue '\(issue)': it is never on an agenda"
        case .startByActorJointly: "an issue that is advanced jointly has one level, not one by actor"
        case .payoffsNeedTwo(let count): "payoffs are for two parties; this issue has \(count)"
        case .badPayoffKey(let key): "\(quoted(key)) is not a pair of moves, or stands twice"

        case .neverFires(let name, let reason): "event '\(name)' can never happen: \(reason)"
        case .parameterAssigned(let name): "'\(name)' is a parameter: it is drawn once and cannot be set"
        case .drawAssigned(let name): "'\(name)' is a draw of this event and cannot be set"
        case .notATarget(let text): "\(quoted(text)) cannot be set"
        case .unknownTarget(let name, _): "unknown state variable \(quoted(name))"
        case .truthAssignedBy(let assignment, let name):
            "'\(name)' is true or false; '\(assignment.rawValue)' is for numbers"

        case .otherwiseMissing: "no outcome is 'otherwise', so a replicate could end without one"
        case .otherwiseTwice(let first): "outcome '\(first)' is 'otherwise' already"
        case .otherwiseNotLast: "'otherwise' must be the last outcome"
        case .otherwiseFalse: "'otherwise' can only be true"
        case .neverReached(let name, let before):
            "outcome '\(name)' can never be reached: '\(before)' always holds before it"
        case .askedAfterHorizon(let name): "question '\(name)' is asked after the horizon, so it is always false"
        case .timeAfterHorizon(let time, let horizon):
            "\(quoted(time)) is after the horizon of \(horizon) rounds, so this part is always false"
        case .timeWordElsewhere(let signature):
            "\(signature) asks about the whole course of a replicate, which only 'ask', 'given' and --given can"
        case .timeWordNested(let word): "a condition about time stands inside \(word)(…) or another one"
        case .timeWordWithin(let word, let text):
            "\(word)(…) stands inside \(quoted(text)), which is asked anew each round"
        case .timeWordBeside(let word, let key): "\(word)(…) cannot stand beside '\(key)'"
        case .partWithoutTimeWord(let text): "\(quoted(text)) does not say when it is asked"
        case .delayRoundedUp(let text, let rounds):
            "the delay \(quoted(text)) is \(Syntax.decimal(rounds)) rounds, which counts as one round"
        case .notReachedInTrial(let name, let replicates):
            "outcome '\(name)' was not reached in any of \(replicates) trial replicates"
        case .oftenCut(let text, let share):
            "the probability \(quoted(text)) was cut to [0, 1] \(Int((share * 100).rounded())) times in 100 rounds of a trial run"
        case .notAClaim(let text): "\(quoted(text)) claims nothing"
        case .claimOfEquality: "a simulated result is never known to be exactly equal to a number"
        case .claimsJoined: "each entry of 'expect' is one claim"
        case .wrongSubject(let name, let isMean):
            isMean
                ? "'\(name)' is an outcome or question, not a measure"
                : "'\(name)' is a measure, not an outcome or question"
        case .claimAboutNothing(let text): "\(quoted(text)) is about no result"
        case .claimAboutValue(let text, _): "\(quoted(text)) is not a result of the run"
        case .claimNeedsName(let text, let isMean):
            "\(quoted(text)) needs the name of one \(isMean ? "measure" : "outcome or question")"
        case .claimNotLinear(let text): "\(quoted(text)) is more than sums and differences of results"
        case .unknownSubject(let name, let isMean, _, _):
            "unknown \(isMean ? "measure" : "outcome or question") \(quoted(name))"
        }
    }

    package var mend: String? {
        switch self {
        case .unknownKey(_, _, let nearest, let known): suggestion(nearest) ?? "its keys are \(list(known, "and"))"
        case .missingKey(_, _, let example): "such as \(example)"
        case .listNeeded(_, _, let fix), .namesNeeded(_, _, let fix): fix
        case .unknownVersion: "write detente: 1"
        case .missingValue, .wrongShape, .choiceOfOtherType: nil
        case .unknownChoice(_, _, let words, let nearest): suggestion(nearest) ?? "it is \(list(words, "or"))"
        case .alternativesTogether: "remove all but one"
        case .alternativeMissing: nil
        case .keyWithoutMeaning: "remove it"
        case .emptyList(_, let wanted): "it needs \(wanted)"
        case .listLength, .tooMany, .settingOfMember: nil
        case .listedTwice, .argumentTwice, .tiedTwice: "name it once"
        case .unknownSetting(_, let nearest, let known):
            suggestion(nearest) ?? all(.parameter, known)
        case .badSetting: "write name=value, such as goodwill=0.4"

        case .badName(_, _, let suggestion):
            suggestion.map { "write '\($0)'" } ?? "names are small letters, digits and '_', a letter first"
        case .reservedName, .duplicateName, .builtInName, .outcomeNamedOtherwise: "choose another name"
        case .unknownName(let kind, _, _, let nearest, let known):
            suggestion(nearest)
                ?? (kind == .strategy ? "built in are \(list(BuiltInStrategies.names, "and"))" : all(kind, known))
        case .unknownValue(let name, let nearest):
            suggestion(nearest) ?? PlainWords.fix(for: name)
                ?? "a name is a parameter, a state variable or a word of the language"
        case .unknownFunction(_, let nearest): suggestion(nearest)
        case .nameOfAnotherKind(let name, let kind): kind.question(about: name)
        case .nameNeeded, .wordOfAnotherKind: nil
        case .kindNeeded(let kind, _, _, _, let known): all(kind, known)

        case .notAValue: nil
        case .wordNotKnown(let word, _): word == "issue" ? "name an issue" : "name an actor"
        case .allNotHere: "name one, or use several queries"
        case .strategyWordOutside(let word):
            switch word {
            case "saw": "elsewhere ask saw(a, b, issue)"
            case "mine": "elsewhere ask move(a, issue)"
            case "lead": "elsewhere ask level(a, issue) - level(b, issue)"
            default: nil
            }
        case .moveWordInStart: "at the start nothing has been done or seen"
        case .updateWordInDecision: "keep it in a memory variable"
        case .memoryInStart: nil
        case .drawElsewhere: "draws are seen by the effects of their event, and by the draws after them"
        case .memoryElsewhere: nil
        case .notYetKnown: "that is settled before the first round, from parameters alone"
        case .followsOutside: "define a strategy that follows it"
        case .expectWordOutside: nil
        case .strategyAsFunction(let name):
            "in a strategy, follows(\(name)()) is the probability with which it would offer"

        case .argumentCount(let signature, _): "write \(shortened(signature, to: 90))"
        case .labelNotHere: "leave the name out"
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
                ? "write \(value < 0 ? "0" : "1"), or hold it with clamp(…, 0, 1)"
                : value >= 2 && value <= 100
                    ? "\(Syntax.decimal(value)) per cent is \(Syntax.decimal(value / 100))" : nil
        case .notFinite(let value, _): value.isNaN ? "write a number" : "write a finite number"
        case .removedButMentioned(let name, let section, _): Self.switchingOff(name, in: section)
        case .starves(_, let channel, let before, _):
            "put '\(before)' last, or give channel '\(channel)' agenda: rotate"
        case .trustOfOutsider: "where that is not meant, name the pairs"
        case .roundsAsTime(_, let fix): fix
        case .outOfRange, .impossibleParameters: nil
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

        case .parameterCycle: "give one of them a value of its own"
        case .familyTied: nil
        case .notADistribution: "write it as one call, such as beta(2, 3)"
        case .tiesCannotHold: "bring the ranks nearer to 0"
        case .tieDropped: nil
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
        case .payoffsNeedTwo: nil
        case .badPayoffKey: "write both moves once, such as offer/hold"

        case .neverFires: "fix or remove it"
        case .notReachedInTrial: "it may be rare, or its condition may be mistaken"
        case .oftenCut: "where this is not meant, scale it so that it stays between 0 and 1"
        case .parameterAssigned: "make it a state variable"
        case .drawAssigned: "use it on the right side"
        case .notATarget: "a target is trust(a, b), level(a, issue), level(issue), score(a) or a state variable"
        case .unknownTarget(_, let nearest): suggestion(nearest)
        case .truthAssignedBy: "write '='"

        case .otherwiseMissing: "add one at the end, such as stalled: otherwise"
        case .otherwiseTwice: "give it a condition"
        case .otherwiseNotLast: "move it to the end"
        case .otherwiseFalse: "remove the line, or give 'when' or 'finally'"
        case .neverReached: "change the condition of the earlier one"
        case .timeAfterHorizon: "ask earlier, or let the clock run longer"
        case .timeWordElsewhere: "ask it in a question, or keep what you need in a state variable"
        case .timeWordNested: "give each its own condition and join them with and, or, not"
        case .timeWordWithin: "only and, or and not can join conditions about time"
        case .timeWordBeside(_, "by"): "say the time either in 'by' or in the condition"
        case .timeWordBeside: "remove 'at', or write the condition without words of time"
        case .partWithoutTimeWord(let text): "beside conditions about time, write ever(\(text)) or at(end, \(text))"
        case .delayRoundedUp: "write a delay of 1, or make the rounds shorter"
        case .askedAfterHorizon: "ask earlier, or let the clock run longer"
        case .notAClaim: "a claim compares, such as probability(agreed) > 0.2"
        case .claimOfEquality: "use <, <=, > or >="
        case .claimsJoined: "make several entries of it"
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
        }
    }

    /// Whether a probability lies so near beyond 0 or 1 that rounding explains it.
    private static func isRounding(_ value: Double) -> Bool {
        value < 0 && value > -1e-6 || value > 1 && value < 1 + 1e-6
    }

    /// How something that others mention is switched off instead of taken away.
    private static func switchingOff(_ name: String, in section: String) -> String {
        switch section {
        case "events": "switch it off instead: \(name): { when: false }"
        case "outcomes": "switch it off instead: \(name): { when: false }"
        case "issues": "switch it off instead: \(name): { requires: false }"
        case "channels": "switch it off instead: \(name): { meets: 0 }"
        case "parameters", "state": "give it another value instead"
        default: "take away what mentions it as well"
        }
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

    private func within(_ written: String?) -> String {
        written.map { " in \(shortened($0, to: 90))" } ?? ""
    }

    private func when(_ situation: String?) -> String {
        situation.map { " (where \($0))" } ?? ""
    }

    /// `a, b and c`, shortened where there are many.
    private func list(_ words: [String], _ last: String) -> String {
        let shown = words.prefix(20).map { shortened($0) }
        guard shown.count > 1, let end = shown.last else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " \(last) " + end
    }

    private func circle(_ names: [String]) -> String {
        let shown = names.prefix(8).map { shortened($0) }
        let way = names.count > 8 ? shown + ["…"] : shown
        return (way + [shortened(names[0])]).joined(separator: " → ")
    }
}

extension ValueType {
    fileprivate var words: String {
        switch self {
        case .number: "a number"
        case .truth: "true or false"
        }
    }
}

extension NameKind {
    /// How something of the kind is asked about in an expression.
    fileprivate func question(about name: String) -> String? {
        switch self {
        case .actor: "ask about it, such as trust(\(name), …) or self == \(name)"
        case .issue: "ask about it, such as done(\(name)) or level(\(name))"
        case .channel: "ask about it, such as met(\(name))"
        case .event: "ask about it, such as happened(\(name))"
        case .outcome, .question, .measure, .strategy, .parameter, .state, .draw, .memory, .source: nil
        }
    }
}
