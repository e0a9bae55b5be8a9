/// A commented scenario to start from, which explains the language by example.
package enum ScenarioTemplate {
    /// - Parameter title: any text; it is quoted as YAML wants it.
    package static func text(title: String) -> String {
        let clean = String(title.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { !$0.isControl })
        let quoted = clean.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return body.replacing("%TITLE%", with: "\"\(quoted)\"")
    }

    private static let body = """
        # yaml-language-server: $schema=detente.schema.json
        # A scenario for Détente. Change a number, run it again, and see the effect:
        #   detente check FILE     lists all errors
        #   detente explain FILE   describes the model in words
        #   detente run FILE       simulates it
        # The first line is for editors with a YAML plug-in, which complete keys and mark errors by the schema next to this
        # file; 'detente schema' prints it.

        detente: 1                        # the version of the language
        title: %TITLE%
        description: Two rivals, three issues. Write here what the scenario is about, and what it omits.

        # What the numbers rest on. Parameters refer to the ids.
        sources:
          - { id: talks, title: "Record of earlier talks", date: 2025-11, note: "an invented example" }

        # Two years of monthly rounds. Dates such as 2027-03 can be used wherever a time is expected.
        clock: { rounds: 24, round: 1 month, start: 2026-01 }

        # Uncertain numbers: each is drawn once in every replicate. Inside { } an expression with a comma needs quotes.
        parameters:
          goodwill:
            value: beta(4, 4)             # between 0 and 1, most likely about 0.5
            about: how far each side trusts the other at first
            basis: judgement              # data, literature, reported or judgement
            source: talks
          incident_rate:
            value: lognormal_between(0.2, 1)   # 5 % of the draws are below 0.2, 5 % above 1
            about: expected incidents per year
            basis: judgement
          mediation:
            value: 0.2
            choices: [0, 0.2, 0.4]        # a lever: something that a side can decide, for 'detente sweep'
            about: what a mediator adds to the chance of a meeting each month
            basis: judgement

        # Who negotiates. The strategy gives the probability of an offer, 'approval' that it is approved at home.
        actors:
          north:
            name: The North
            trust: goodwill
            strategy: grit()              # small first moves, then answers in kind
            approval: 0.9
          south:
            name: The South
            trust: goodwill
            strategy: { default: wary(0.7), prisoners: generous_tit_for_tat() }   # another strategy on one issue
            approval: "if(happened(election), 0.6, 0.9)"

        # How moves change trust: offers raise it, refusals lower it, and it fades toward a low level.
        learning: { gain: 0.1, loss: 0.05, breach: 0.3, fade: { toward: 0.25, rate: 0.01 } }

        # A strategy of one's own: answers an offer with a fixed probability, else offers with probability trust.
        strategies:
          wary:
            with: { answer: 0.5 }
            offer: if(saw == offer and not first, answer, trust(self, other))
            withdraw: "0.02 * tension"

        # Where talks happen, and what a meeting takes up.
        channels:
          envoys: { title: Talks of envoys, meets: "0.2 + mediation", agenda: 2 }
          summit: { title: Summits, gap: "months(gamma(3, 1))", agenda: all }

        # What the talks are about. A step is taken when both sides have offered.
        issues:
          prisoners: { title: Exchange of prisoners, steps: 2, channel: [envoys, summit], stands: 3 }
          border: { title: Opening the border, steps: 3, requires: done(prisoners), channel: [envoys, summit], stands: 3, misread: 0.05 }
          treaty: { title: A treaty, steps: 2, requires: level(border) >= 2, channel: summit, weight: 2 }

        # Quantities of one's own, updated every round. 'normal(0, 0.05)' is a new draw each time.
        state:
          tension: { start: "uniform(0.2, 0.6)", each_round: "tension + 0.1 * (0.3 - tension) + normal(0, 0.05)", min: 0, max: 1 }

        # What can happen, and what it does.
        events:
          incident:
            title: Incident at the border
            rate: incident_rate * (0.5 + tension)
            draws: { severity: "beta(2, 4)" }
            effects: ["trust(all, all) *= 1 - 0.8 * severity", "tension += 0.3 * severity"]
          election: { title: Election in the South, at: 2027-05, when: chance(0.5) }

        # How it can end: the first of these that is true. The last is 'otherwise'.
        outcomes:
          collapse: { when: "min(trust(north, south), trust(south, north)) < 0.12" }
          settled: { when: done(all), good: true }
          partial: { finally: done(border) }
          stalled: otherwise

        # What else the report shows.
        questions:
          border_within_a_year: { ask: level(border) >= 1, by: 2026-12 }
          settled_despite_incident: { ask: done(all), given: happened(incident) }
        measures:
          trust_at_end: min(trust(north, south), trust(south, north))
        expect: ["probability(settled) + probability(partial) > 0.1"]
        """ + "\n"
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
