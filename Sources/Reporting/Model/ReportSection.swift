/// The sections of a printed report, in the order in which they stand on the page. The raw value is the name that
/// `--section` takes.
public enum ReportSection: String, CaseIterable, Sendable {
    case summary
    case agreement
    case scenarios
    case differing
    case swings
    case ranking
    case map
    case outcomes
    case when
    case uncertainty
    case drivers
    case events
    case issues
    case delays
    case questions
    case expectations
    case measures
    case times
    case paths
    case lift
    case trust
    case state
    case notes

    /// What the section says, in one line.
    public var about: String {
        switch self {
        case .summary: "the results in sentences"
        case .agreement: "exact and simulated results side by side"
        case .scenarios: "the scenarios that are compared"
        case .differing: "what differs between the scenario files"
        case .swings: "how far success moves over the values of each parameter alone"
        case .ranking: "the scenarios by the probability of success"
        case .map: "the probability of success over two parameters"
        case .outcomes: "the probability of success and of every outcome, with intervals"
        case .when: "the shares that have ended in each outcome by some dates"
        case .uncertainty: "how far to trust this: chance in the simulation, and doubt about the inputs"
        case .drivers: "the inputs with which success varies most"
        case .events: "what happens, how often, when, and success with and without it"
        case .issues: "how often and when every issue is done"
        case .delays: "the rounds in which an issue is not done, by cause"
        case .questions: "the scenario's questions, with their probabilities"
        case .expectations: "the scenario's claims about its own results, with verdicts"
        case .measures: "means and quantiles of the scenario's measures"
        case .times: "median times of outcomes and issues"
        case .paths: "the most frequent orders in which issues are done and events happen"
        case .lift: "success among the replicates in which something happened; not causal"
        case .trust: "trust over time"
        case .state: "state variables over time"
        case .notes: "what a reader has to know about the numbers"
        }
    }

    /// Its position on the page, from 0.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// All of them with their descriptions, a line for each, for `--sections`.
    public static func list(_ sections: [ReportSection]) -> String {
        let width = sections.map(\.rawValue.count).max() ?? 0
        return sections.map { "\($0.rawValue.padded(to: width))  \($0.about)\n" }.joined()
    }
}

/// How much of a report is printed as tables. JSON and CSV always have everything.
public enum Extent: Sendable, Hashable {
    /// The first page: the sections that have a short form, in that form.
    case firstPage
    /// Every section in full.
    case everything
    /// These sections in full, in the order of the page.
    case sections(Set<ReportSection>)
}
