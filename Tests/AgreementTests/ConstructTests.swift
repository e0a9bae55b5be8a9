import Distributions
import Scenarios
import TestSupport
import Testing

/// What is not written is not tested: a table of what the first seeds must contain.
@Suite("Random scenarios combine every construct")
struct ConstructTests {
    static let written = (0..<UInt64(300)).map { constructs(of: RandomScenario(seed: $0).document) }
        .reduce(into: Set<String>()) { $0.formUnion($1) }

    /// The keys of the language, with names left out.
    static let keys = """
        detente title description sources.id sources.title sources.date sources.note clock.rounds clock.round clock.start
        parameters.* parameters.*.value parameters.*.about parameters.*.basis parameters.*.source parameters.*.choices
        parameters.*.for parameters.*.values.* parameters.*.values.default parameters.*.values.*.*
        correlations.between correlations.rank
        actors.*.name actors.*.trust actors.*.trust.* actors.*.trust.default actors.*.strategy actors.*.strategy.*
        actors.*.strategy.default actors.*.approval actors.*.approval.* actors.*.approval.default
        types.*.good types.*.strategy types.*.strategy.* types.*.strategy.default types.*.approval types.*.approval.*
        types.*.approval.default types.*.parameters.* actors.*.type actors.*.type.* actors.*.belief.* actors.*.belief.*.*
        learning.rule learning.gain learning.loss learning.breach learning.likelihood.offer learning.likelihood.hold
        learning.likelihood.withdraw learning.fade.toward learning.fade.rate
        strategies.*.with.* strategies.*.memory.*.start strategies.*.memory.*.update strategies.*.offer
        strategies.*.withdraw
        channels.*.title channels.*.parties channels.*.meets channels.*.gap channels.*.first channels.*.last_met
        channels.*.agenda
        issues.*.title issues.*.parties issues.*.channel issues.*.steps issues.*.advance issues.*.start issues.*.start.*
        issues.*.start.default issues.*.last issues.*.last.* issues.*.last.default issues.*.stands issues.*.requires
        issues.*.expires issues.*.weight issues.*.slip issues.*.slip.offer issues.*.slip.hold issues.*.slip.withdraw
        issues.*.misread issues.*.misread.offer issues.*.misread.hold issues.*.misread.withdraw issues.*.payoffs.a/b
        issues.*.payoffs.each.* issues.*.discount
        state.* state.*.for state.*.start state.*.values.* state.*.values.default state.*.values.*.* state.*.each_round
        state.*.min state.*.max
        events.*.title events.*.at events.*.chance events.*.rate events.*.after events.*.delay events.*.when
        events.*.limit events.*.last events.*.draws.* events.*.effects events.*.adopt.* events.*.adopt.*.* events.*.milestone
        outcomes.* outcomes.*.when outcomes.*.finally outcomes.*.otherwise outcomes.*.good
        questions.* questions.*.ask questions.*.by questions.*.at questions.*.given measures.* measures.*.value
        measures.*.given issues.*.expires.when expect
        """
        .split { $0 == " " || $0 == "\n" }.map(String.init)

    static let words = [
        "agenda: all", "agenda: first_open", "agenda: rotate", "agenda: random", "channel: none", "steps: unlimited",
        "stands: unlimited", "rule: linear", "rule: bayesian", "rule: types", "advance: jointly", "advance: separately",
        "for: actors", "for: issues", "last: offer", "last: hold", "last: withdraw", "basis: data",
        "basis: literature", "basis: reported", "basis: judgement",
    ]

    static let operators = [
        "or", "and", "unary not", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "unary -", "^",
        "== of names", "!= of names", "labelled argument", "self as a name", "other as a name", "issue as a name",
        "all as a name", "offer", "hold", "withdraw", "saw", "mine", "first", "lead", "moved", "heard", "rounds",
    ]

    static let effects =
        [
            "trust(one, one) =", "trust(all, one) =", "trust(one, all) =", "trust(all, all) =", "level(one) =",
            "level(all) =", "level(one, one) =", "level(all, one) =", "level(one, all) =", "score(one) =",
            "score(all) =",
            "state =", "family(one) =", "family(one, one) =",
        ]
        + ["trust", "level", "score", "state", "family"].flatMap { target in
            ["+=", "-=", "*="].map { "\(target) \($0)" }
        }

    /// Calls, as many as there are in the language: functions, distributions, strategies, what is asked.
    static let calls =
        Function.allCases.map(\.rawValue) + ["if", "follows", "days", "weeks", "months", "quarters", "years"]
        + ["ever", "always", "never", "by", "at", "type"]
        + Family.allCases.map(\.rawValue) + BuiltInStrategies.names
        + asked.filter { $0.hasSuffix("()") }.map { String($0.dropLast(2)) }

    /// What is asked in the course of a replicate…
    static let asked = [
        "trust()", "belief()", "level()", "done()", "open()", "expired()", "move()", "saw()", "offers()", "holds()",
        "withdrawals()", "vetoes()", "met()", "meetings()", "rounds_since_meeting()", "happened()", "times()",
        "rounds_since()", "score()", "recent()", "completed", "progress", "round",
    ]

    /// … and where.
    static let places = [
        "channels.*.meets", "channels.*.gap", "issues.*.requires", "issues.*.weight", "issues.*.slip",
        "issues.*.misread", "issues.*.payoffs.a/b", "actors.*.approval", "actors.*.strategy", "strategies.*.with.*",
        "strategies.*.memory.*.start", "strategies.*.memory.*.update", "strategies.*.offer", "strategies.*.withdraw",
        "learning.gain", "learning.loss", "learning.breach", "learning.likelihood.offer", "learning.fade.toward",
        "learning.fade.rate", "state.*.each_round", "events.*.chance", "events.*.rate", "events.*.after",
        "events.*.delay", "events.*.when", "events.*.draws.*", "events.*.effects", "outcomes.*.when",
        "outcomes.*.finally", "questions.*.ask", "questions.*.given", "measures.*",
    ]

    static let aggregates =
        Aggregate.Kind.allCases.flatMap { kind in
            ["actors", "issues", "a list"].map { "\(kind.rawValue) over \($0)" }
        } + ["sum", "count", "any", "every"].map { "\($0) over actors if" }

    @Test("keys, words, operators, calls, effects, all in the first 300") func everything() {
        let wanted =
            Self.keys + Self.words + Self.operators + Self.effects + Self.calls.map { "\($0)()" } + Self.aggregates
        let missing = wanted.filter { !Self.written.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    /// For readers only, or where a file comes from: nothing that a replicate could show.
    private static let forReaders: Set<String> = ["title", "about", "name", "description", "extends", "note", "id"]

    /// For decisions: no result depends on them.
    private static let forDecisions: Set<String> = ["outcomes.*.order", "outcomes.*.value", "parameters.*.cost"]

    @Test("every key of the language stands in this table") func table() {
        for table in KeyTable.all {
            // The entries of a list have no names.
            let path = ["sources", "correlations"].contains(table.path.first) ? [table.path[0]] : table.path
            for key in table.names where !Self.forReaders.contains(key) {
                let construct = (path + [key]).joined(separator: ".")
                if Self.forDecisions.contains(construct) { continue }
                let isListed = Self.keys.contains { $0 == construct || $0.hasPrefix(construct + ".") }
                #expect(isListed, "\(construct)")
            }
        }
    }

    @Test("a distribution within another, of draws, and of several arguments") func distributions() {
        let inner = Family.allCases.filter { $0 != .chance }.map { "\($0.rawValue)() within another" }
        let missing = (inner + ["chance() of draws", "mixture() of 6", "max() of 3"])
            .filter { !Self.written.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test("every quantity of section 3 in every place where it is legal, in the first 4,500") func places() {
        let written = (300..<UInt64(4500)).map { constructs(of: RandomScenario(seed: $0).document) }
            .reduce(into: Self.written) { $0.formUnion($1) }
        let wanted = Self.places.flatMap { place in Self.asked.map { "\($0) in \(place)" } }
        let missing = wanted.filter { !written.contains($0) }
        #expect(missing.isEmpty, "\(missing.count): \(missing)")
    }
}
