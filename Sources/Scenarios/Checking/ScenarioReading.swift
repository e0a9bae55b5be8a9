package import Foundation

/// The result of reading a scenario: the scenario, or all its errors.
package struct ScenarioReading: Sendable {
    /// `nil` if there are errors.
    package var scenario: Scenario?
    /// Errors and warnings, in the order of the files' lines.
    package var diagnostics: [Diagnostic]
    /// The text of every file that was read, so that errors can be shown at their places.
    package var sources: SourceTexts

    package init(scenario: Scenario?, diagnostics: [Diagnostic], sources: SourceTexts) {
        self.scenario = scenario
        self.diagnostics = diagnostics
        self.sources = sources
    }
}

/// Reads and checks a scenario.
///
/// - Parameters:
///   - file: the name for messages; paths in `extends` are relative to its directory.
///   - text: the file's bytes.
///   - overrides: settings of parameters, each `name=expression` or `name.member=expression`; errors in them are
///     placed in a pseudo-file `--set`, one line for each setting.
///   - varied: settings of one point of a sweep, which go after the others; their pseudo-file is `--vary`.
///   - given: a condition for the whole report; errors in it are placed in a pseudo-file `--given`.
///   - load: reads another file, for `extends`.
package func readScenario(
    file: String, text: Data, settings overrides: [String] = [], varied: [String] = [], given: String? = nil,
    load: (_ path: String) throws -> Data
) -> ScenarioReading {
    var bag = DiagnosticBag()
    let document = Document.read(file: file, text: text, load: load, into: &bag)
    if bag.hasErrors, !ExtendsChain.mayBeScenario(text) {
        // Its lines are not shown: they may be secret.
        let error = Diagnostic(.error, .document(.noScenario), at: Place(file: file, line: 1, column: 1))
        return ScenarioReading(scenario: nil, diagnostics: [error], sources: SourceTexts())
    }
    guard let document else {
        return ScenarioReading(scenario: nil, diagnostics: bag.sorted, sources: bag.sources)
    }
    var checker = Checker(bag: bag, removals: document.removals)
    let scenario = checker.scenario(of: document, settings: overrides, varied: varied, given: given)
    return ScenarioReading(
        scenario: checker.errors.bag.hasErrors ? nil : scenario, diagnostics: checker.errors.bag.sorted,
        sources: checker.errors.bag.sources)
}

extension Checker {
    /// Reads everything in an order in which what an expression needs is known before it. If there were errors, the
    /// result has stand-ins and must not be used.
    mutating func scenario(
        of document: Document, settings overrides: [String], varied: [String], given: String?
    ) -> Scenario {
        var root = apply(overrides, from: Self.settingsFile, to: document.root)
        root = apply(varied, from: Self.variedFile, to: root)
        let start = Place(file: document.file, line: 1, column: 1)
        var top = fields(root, .scenario) ?? Fields(place: start, entries: [:])
        top.place = start
        checkVersion(top)
        readClock(top)
        let sources = readSources(top["sources"])

        let actorEntries = limited(declare(top["actors"], .actor, in: "actors"), "actors", Self.mostActors)
        let issueEntries = limited(declare(top["issues"], .issue, in: "issues"), "issues", Self.mostIssues)
        let channelEntries = declare(top["channels"], .channel, in: "channels")
        let eventEntries = declare(top["events"], .event, in: "events")
        let outcomeEntries = declare(top["outcomes"], .outcome, in: "outcomes")
        let questionEntries = declare(top["questions"], .question, in: "questions")
        let measureEntries = declare(top["measures"], .measure, in: "measures")
        let writtenIssues = declareIssues(issueEntries)
        // Only now: a draw or memory variable may not have the name of a parameter.
        let writtenParameters = declareParameters(top["parameters"])
        var writtenState = declareState(top["state"])
        let writtenStrategies = declareStrategies(top["strategies"])
        let writtenTypes = declareTypes(top["types"], actors: actorEntries, learning: top["learning"])

        let parameters = readParameters(writtenParameters)
        readStarts(&writtenState)
        let channels = readChannels(top["channels"], entries: channelEntries, at: start)
        let correlations = readCorrelations(top["correlations"], parameters: parameters)
        readStrategyParameters(writtenStrategies)
        readStrategies(writtenStrategies)
        let types = readTypes(writtenTypes)
        let actors = readActors(actorEntries, types)
        let learning = readLearning(top["learning"], at: start)
        let issues = writtenIssues.enumerated().map { readIssue($0, $1, channels) }
        let state = readState(writtenState)
        let events = readEvents(eventEntries)
        let outcomes = readOutcomes(outcomeEntries, of: top)
        let questions = readQuestions(questionEntries)
        let measures = readMeasures(measureEntries)
        let expectations = readExpectations(top["expect"])
        let condition = given.flatMap { self.condition($0) }
        var scenario = Scenario(
            file: document.file, digest: document.digest, title: text(top["title"]),
            description: text(top["description"]), sources: sources, clock: clock, parameters: parameters,
            correlations: correlations, actors: actors, learning: learning, strategies: strategies.all,
            channels: channels,
            issues: issues, state: state, events: events, outcomes: outcomes, questions: questions, measures: measures,
            expectations: expectations)
        scenario.given = condition
        scenario.types = types
        checkFollowing()
        checkMoves()
        checkTypes(scenario, learning: top["learning"])
        errors.addMentions()
        warnOfStarving(channels, issues, events, actors)
        // What is wrong may be where it was to be used.
        for (index, parameter) in parameters.enumerated()
        where !errors.bag.hasErrors && !parameterRecord.used.contains(index) {
            warn(.unusedParameter(parameter.name), at: parameter.place)
        }
        return scenario
    }

    /// The entries of a section, no more than are supported.
    private mutating func limited(_ entries: [Node.Entry], _ what: String, _ limit: Int) -> [Node.Entry] {
        guard entries.count > limit else { return entries }
        report(.tooMany(what, limit: limit), at: entries[limit].keyPlace)
        let kept = Array(entries[..<limit])
        if what == "actors" { names.actors = kept.table } else { names.issues = kept.table }
        return kept
    }
}

extension [Node.Entry] {
    fileprivate var table: NameTable {
        var table = NameTable()
        for entry in self { table.declare(entry.key, at: entry.keyPlace) }
        return table
    }
}
