/// Why a well-formed file is not a scenario: names, keys, types, times and impossible values.
/// The messages are in `ModelMessage.swift`, the fixes in `ModelFix.swift`.
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
    case followsOverMany
    case expectWordOutside(String)
    case aggregateForm(Aggregate.Kind)
    case recentOfNoCount(String)
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
    case delayTooShort(Double)
    case probabilityOutside(Double, field: String)
    /// - Parameter parameter: the one that is outside what is possible, with its value, where it is one.
    case impossibleParameters(String, parameter: String?, value: Double?, problem: String)
    case distributionNeeded(String, found: String)
    case boundsCrossed(Double, Double)

    case notFinite(Double, field: String)

    // Likely slips
    case removedButMentioned(String, section: String, places: [String])
    case starves(issue: String, channel: String, before: String, reason: String)
    case trustOfOutsider(String, actor: String)

    // Times
    case roundsAsTime(String, fix: String)
    /// `26-10`: a subtraction where a date may have been meant.
    case differenceAsTime(String, round: Double, date: String?)
    case badRoundLength(String, unit: String?)
    case notADate(String)
    case monthInFormula(String, last: String)
    case monthInParameter(String, month: String, last: String)
    case dateNotHere(String, field: String)
    case dateWithoutClock(String, needsStart: Bool, needsRound: Bool)
    case dateBeforeStart(String, start: String)
    case roundLengthNeeded(String)
    case notBeforeStart(String, key: String, start: String?)
    case gapTooShort(String, last: String, least: Int)

    // Parameters and correlations
    case parameterCycle([String])
    case familyCorrelated(String)
    case notADistribution(String, value: String)
    case correlatedTwice(String, String)
    /// - Parameter ranksFit: whether the ranks as such could be correlations.
    case impossibleCorrelations(ranksFit: Bool)
    case correlationDropped(String, value: String)
    case unusedParameter(String)

    // Actors, strategies, channels, issues
    case trustInItself(String, situation: String?)
    case readingOfItself(String, situation: String?)
    case noParty(actor: String, issue: String, situation: String?)
    case strategyNeeded(String)
    case unknownArgument(String, signature: String, nearest: String?)
    case argumentTwice(String, signature: String)
    case argumentMissing(String, signature: String)
    case argumentInDefault(String)
    case positionAfterLabel(String)
    case followingCycle([String])
    case tooFewParties(Int, least: Int)
    case tooFewActors(String, Int)
    case channelWithoutParty(channel: String, issue: String, actor: String)
    case noChannel(issue: String)
    case startByActorJointly
    case payoffsNeedTwo(Int)
    case badPayoffKey(String)
    case badOfferCount(String, parties: Int)

    // Events and effects
    case neverFires(String, reason: String)
    case parameterAssigned(String)
    case drawAssigned(String)
    case notATarget(String)
    case unknownTarget(String, nearest: String?, known: [String])
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
    case timeWordIsFamily(String)
    case timeWordNested(String)
    case timeWordWithin(String, String)
    case timeWordTogether(String, key: String)
    case partWithoutTimeWord(String)
    case delayRoundedUp(String, rounds: Double)
    case trueFromTheStart(String, share: Double)
    case comesAtTheStart(String, String, share: Double)
    case conditionAsTime(String)
    case notReachedInTrial(String, replicates: Int)
    case oftenClamped(String, share: Double)
    case notAClaim(String)
    case claimOfEquality
    case claimsJoined
    case wrongSubject(String, isMean: Bool)
    case claimAboutNothing(String)
    case claimAboutValue(String, call: String?)
    case claimNeedsName(String, isMean: Bool)
    case claimNotLinear(String)
    case unknownSubject(String, isMean: Bool, nearest: String?, known: [String])

    /// Private types and belief.
    case types(TypeCause)
}
