/// What is wrong, in one line.
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
        case .keyWithoutMeaning(let key, let reason): "'\(key)' has no meaning here: \(reason)"
        case .emptyList(let field, _): "\(field) is an empty list"
        case .listLength(let field, let wanted, let given):
            "\(field) has \(wanted) entries; \(given) \(given == 1 ? "is" : "are") given"
        case .listedTwice(let name, let field): "\(quoted(name)) is listed twice in \(field)"
        case .tooMany(let what, let limit): "more than \(limit) \(what)"
        case .unknownVersion(let version): "version \(quoted(version)) of the language is not supported"
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
        case .wordNotKnown(let word, let field): "'\(word)' cannot be used in \(field)"
        case .allNotHere(let written): "'all' cannot be used in \(shortened(written, to: 90))"
        case .strategyWordOutside(let word): "'\(word)' can be used only in a strategy"
        case .moveWordInStart(let word): "'\(word)' cannot be used in the start of a memory variable"
        case .updateWordInDecision(let word): "'\(word)' can be used only in the 'update' of a memory variable"
        case .memoryInStart(let name): "the start of a memory variable cannot use memory ('\(name)')"
        case .drawElsewhere(let name, let event, let field):
            "'\(name)', a draw of event '\(event)', cannot be used in \(field)"
        case .memoryElsewhere(let name, let strategy):
            "'\(name)' can be used only in strategy '\(strategy)', whose memory it is"
        case .notYetKnown(let what, let field): "\(shortened(what, to: 90)) cannot be used in \(field)"
        case .followsOverMany: "'follows' cannot be used in a value over many actors or issues"
        case .followsOutside: "'follows' can be used only in the 'offer' and 'withdraw' of a strategy"
        case .aggregateForm(let kind): "'\(kind.rawValue)' runs over actors or issues"
        case .recentOfNoCount(let written): "'recent' needs something that is counted, not \(quoted(written))"
        case .expectWordOutside(let word): "'\(word)' can be used only in 'expect'"
        case .strategyAsFunction(let name): "'\(name)' is a strategy, not a function"

        case .argumentCount(let signature, let given):
            "\(quoted(signature.prefix { $0 != "(" })) is given \(given == 0 ? "no arguments" : given == 1 ? "1 argument" : "\(given) arguments")"
        case .callWithoutArguments(let signature): "\(signature) needs its arguments"
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
            "\(quoted(text)) is never a number: wherever it is evaluated, the replicate ends as a fault"
        case .expressionTooDeep(let limit): "the expression is nested more than \(limit) levels deep"

        case .constantNeeded(let field, _): "\(field) must be a constant"
        case .delayTooShort(let value):
            "the 'delay' of an event must be 1 round or more; it is \(Syntax.decimal(value))"
        case .differenceAsTime(let text, let round, _):
            "\(quoted(text)) is a difference, round \(Syntax.decimal(round))"
        case .argumentInDefault(let name): "a default cannot use another argument: \(quoted(name))"
        case .outOfRange(let field, let value, let wanted): "\(field) must be \(wanted); it is \(Syntax.decimal(value))"
        case .probabilityOutside(let value, let field):
            "\(field) must be from 0 to 1; it is \(Syntax.decimal(value))\(Self.isRounding(value) ? ", which looks like rounding" : "")"
        case .impossibleParameters(let written, _, _, let problem):
            "\(shortened(written, to: 60)) is impossible: \(problem)"
        case .distributionNeeded(let family, let found): "'\(family)' needs a distribution here, not \(quoted(found))"
        case .boundsCrossed(let low, let high):
            "'min' (\(Syntax.decimal(low))) is above 'max' (\(Syntax.decimal(high)))"

        case .notFinite(let value, let field):
            value.isNaN ? "\(field) is not a number" : "\(field) must be finite; it is \(Syntax.decimal(value))"
        case .removedButMentioned(let name, let section, let places):
            "\(quoted(name)) is removed from \(section), but mentioned at \(list(places, "and"))"
        case .starves(let issue, let channel, let before, let reason):
            "issue '\(issue)' never comes up: on channel '\(channel)' issue '\(before)' always comes before it, \(reason)"
        case .trustOfOutsider(let target, let actor):
            "\(shortened(target)) also changes trust of or in '\(actor)', a party of no issue"
        case .roundsAsTime(let text, _): "'rounds' counts rounds, and \(quoted(text)) is a length of time"
        case .badRoundLength(let text, _): "\(quoted(text)) is not the length of a round"
        case .notADate(let text): "\(quoted(text)) is not a date"
        case .monthInFormula(let month, _):
            "in a formula \(quoted(month)) means its first day; alone in 'by' or 'expires' it would mean its last"
        case .monthInParameter(let name, let month, _):
            "parameter \(quoted(name)) is \(quoted(month)), which means the first day of the month here, not its last"
        case .dateNotHere(let text, let field): "a date (\(quoted(text))) cannot be used in \(field)"
        case .dateWithoutClock(let text, let needsStart, let needsRound):
            "the clock has no \(needsStart && needsRound ? "'start' and no 'round'" : needsStart ? "'start'" : "'round'"), so \(quoted(text)) is in no round"
        case .dateBeforeStart(let text, let start): "\(quoted(text)) is before the start (\(start))"
        case .notBeforeStart(let text, let key, let start):
            "'\(key)' is \(quoted(text)), which is not before the start (\(start ?? "a round of 0 or less is"))"
        case .gapTooShort(let gap, let last, let least):
            "the gap \(quoted(gap)) is always over before the first round: after the last meeting (\(last)) it lasts \(least) rounds or more"
        case .roundLengthNeeded(let what): "\(shortened(what, to: 60)) needs the length of a round"

        case .parameterCycle(let names):
            names.count == 1
                ? "parameter \(shortened(names[0])) depends on itself"
                : "parameters depend on one another in a cycle: \(circle(names))"
        case .familyCorrelated(let name): "'\(name)' is a family; only single parameters can be correlated"
        case .notADistribution(let name, let value):
            "only a distribution can be correlated; '\(name)' is \(quoted(value))"
        case .correlatedTwice(let a, let b): "'\(a)' and '\(b)' are already correlated"
        case .impossibleCorrelations(ranksFit: false):
            "these correlations are not possible together (their matrix is not positive semi-definite)"
        case .impossibleCorrelations(ranksFit: true):
            "these rank correlations are not possible together: the matrix of the normal correlations that they need, "
                + "2 sin(π·rank/6), is not positive semi-definite"
        case .correlationDropped(let name, let value):
            "'\(name)' is set to \(quoted(value)), so its correlation is dropped"
        case .unusedParameter(let name): "nothing uses parameter '\(name)'"

        case .trustInItself(let name, let situation):
            "\(name == "self" ? "an actor" : "'\(name)'") has no trust in itself\(when(situation))"
        case .readingOfItself(let name, let situation):
            "\(name == "self" ? "an actor" : "'\(name)'") does not read its own moves\(when(situation))"
        case .noParty(let actor, let issue, let situation):
            "'\(actor)' is not a party of issue '\(issue)'\(when(situation))"
        case .strategyNeeded(let text): "\(quoted(text)) is not a strategy"
        case .unknownArgument(let label, let signature, _): "\(signature) has no parameter \(quoted(label))"
        case .argumentTwice(let name, let signature): "'\(name)' is given twice in \(signature)"
        case .argumentMissing(let name, let signature): "'\(name)' is missing in \(signature), and has no default"
        case .positionAfterLabel(let signature): "an argument without a name follows one with a name in \(signature)"
        case .followingCycle(let names):
            names.count == 1
                ? "strategy '\(names[0])' follows itself"
                : "strategies follow one another in a cycle: \(circle(names))"
        case .tooFewParties(let count, let least):
            "\(least) or more parties are needed; \(count == 0 ? "none is" : count == 1 ? "1 is" : "\(count) are") given"
        case .tooFewActors(let issue, let count):
            "issue '\(issue)' needs two or more parties; the file has \(count == 0 ? "no actors" : "1 actor")"
        case .channelWithoutParty(let channel, let issue, let actor):
            "channel '\(channel)' is not open to '\(actor)', a party of issue '\(issue)'"
        case .noChannel(let issue): "no channel is open to all parties of issue '\(issue)': it is never on an agenda"
        case .startByActorJointly: "an issue that is advanced jointly has one level, not one for each actor"
        case .payoffsNeedTwo(let count): "payoffs are for two parties; this issue has \(count)"
        case .badOfferCount(let key, _): "\(quoted(key)) is not a number of offers"
        case .badPayoffKey(let key): "\(quoted(key)) is not a pair of moves, or is given twice"

        case .neverFires(let name, let reason): "event '\(name)' can never happen: \(reason)"
        case .parameterAssigned(let name): "'\(name)' is a parameter: it is drawn once and cannot be set"
        case .drawAssigned(let name): "'\(name)' is a draw of this event and cannot be set"
        case .notATarget(let text): "\(quoted(text)) cannot be set"
        case .unknownTarget(let name, _, _): "unknown state variable \(quoted(name))"
        case .truthAssignedBy(let assignment, let name):
            "'\(name)' is true or false; '\(assignment.rawValue)' is for numbers"

        case .otherwiseMissing: "no outcome is 'otherwise', so a replicate could end without one"
        case .otherwiseTwice(let first): "outcome '\(first)' is 'otherwise' already"
        case .otherwiseNotLast: "'otherwise' must be the last outcome"
        case .otherwiseFalse: "'otherwise' can only be true"
        case .neverReached(let name, let before):
            "outcome '\(name)' can never be reached: '\(before)', which comes before it, is always true"
        case .askedAfterHorizon(let name): "question '\(name)' is asked after the horizon, so it is always false"
        case .timeAfterHorizon(let time, let horizon):
            "\(quoted(time)) is after the horizon of \(horizon) rounds, so this part is always false"
        case .timeWordElsewhere(let signature):
            "\(signature) refers to the whole replicate, which is possible only in 'ask', 'given' and --given"
        case .timeWordIsFamily(let name):
            "\(name)(…) is here the family '\(name)' of this file, not a question about time"
        case .timeWordNested(let word): "\(word)(…) is inside another question about time"
        case .timeWordWithin(let word, let text):
            "\(word)(…) is inside \(quoted(text)), which is evaluated again in each round"
        case .timeWordTogether(let word, let key): "\(word)(…) cannot be combined with '\(key)'"
        case .partWithoutTimeWord(let text): "\(quoted(text)) does not say when it is evaluated"
        case .delayRoundedUp(let text, let rounds):
            "the delay \(quoted(text)) is \(Syntax.decimal(rounds)) rounds, which counts as one round"
        case .trueFromTheStart(let text, let share):
            "\(quoted(text)) is true at the end of round 1 in \(Int((share * 100).rounded())) % of the trial replicates, "
                + "and the question is whether it has ever been true"
        case .comesAtTheStart(let event, let text, let share):
            "the condition 'after' of event '\(event)', \(quoted(text)), is true at the end of round 1 in "
                + "\(Int((share * 100).rounded())) % of the trial replicates"
        case .conditionAsTime(let text): "\(quoted(text)) is a condition, where a round or a date is expected"
        case .notReachedInTrial(let name, let replicates):
            "outcome '\(name)' was not reached in any of \(replicates) trial replicates"
        case .oftenClamped(let text, let share):
            "the probability \(quoted(text)) was clamped to [0, 1] \(Int((share * 100).rounded())) times in 100 rounds of a trial run"
        case .notAClaim(let text): "\(quoted(text)) is not a claim"
        case .claimOfEquality: "a simulated result is never known to be exactly equal to a number"
        case .claimsJoined: "each entry of 'expect' is one claim"
        case .wrongSubject(let name, let isMean):
            isMean
                ? "'\(name)' is an outcome or question, not a measure"
                : "'\(name)' is a measure, not an outcome or question"
        case .claimAboutNothing(let text): "\(quoted(text)) is not about a result"
        case .claimAboutValue(let text, _): "\(quoted(text)) is not a result of the run"
        case .claimNeedsName(let text, let isMean):
            "\(quoted(text)) needs the name of one \(isMean ? "measure" : "outcome or question")"
        case .claimNotLinear(let text): "\(quoted(text)) is more than sums and differences of results"
        case .unknownSubject(let name, let isMean, _, _):
            "unknown \(isMean ? "measure" : "outcome or question") \(quoted(name))"
        case .types(let cause): cause.message
        }
    }

    private func within(_ written: String?) -> String {
        written.map { " in \(shortened($0, to: 90))" } ?? ""
    }

    private func when(_ situation: String?) -> String {
        situation.map { " (if \($0))" } ?? ""
    }

    /// `a, b and c`, shortened where there are many.
    func list(_ words: [String], _ last: String) -> String {
        enumerated(words.prefix(20).map { shortened($0) }, last)
    }

    /// Whether a probability is so little below 0 or above 1 that rounding explains it.
    static func isRounding(_ value: Double) -> Bool {
        value < 0 && value > -1e-6 || value > 1 && value < 1 + 1e-6
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
