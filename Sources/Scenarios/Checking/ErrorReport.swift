/// The errors and warnings found so far; one that follows from another is not shown.
struct ErrorReport {
    var bag: DiagnosticBag
    /// What an extending file removed, and the places where each is still mentioned.
    private let removals: [Removal]
    private var mentions: [Int: [Place]] = [:]
    /// Sections that could not be read, so that a name may be undeclared because of them.
    private var unread: Set<String> = []
    /// How many pairs of names may still be compared for a hint; a file of nothing but unknown names must not take
    /// minutes.
    private var comparisonsLeft = 2_000_000
    /// By misspelt name: the candidate that `check --fix` may write (see ``soleNearestName(to:among:)``).
    private var soleNearest: [String: String] = [:]

    init(_ bag: DiagnosticBag, removals: [Removal]) {
        self.bag = bag
        self.removals = removals
    }

    mutating func add(_ cause: ModelCause, at place: Place) {
        if cause.isAbout(unread) { return }
        if let removal = cause.removal(among: removals) {
            mentions[removal, default: []].append(place)
            return
        }
        var diagnostic = Diagnostic(.error, .model(cause), at: place)
        diagnostic.fix = TextFix(cause, at: place) { soleNearest[$1] == $0 }
        bag.add(diagnostic)
    }

    mutating func noteUnread(_ section: String) { unread.insert(section) }

    /// Reports one error for each thing that was removed and is still mentioned, at the place of its removal.
    mutating func addMentions() {
        for (index, places) in mentions.sorted(by: { $0.key < $1.key }) {
            let removal = removals[index]
            bag.error(
                .model(
                    .removedButMentioned(
                        removal.name, section: removal.section, places: places.map { "\($0.file):\($0.line)" })),
                at: removal.place)
        }
    }

    /// Whether names are still compared for a hint.
    var comparesNames: Bool { comparisonsLeft > 0 }

    /// The candidate that was most likely intended.
    mutating func nearest(to name: String, among candidates: [String]) -> String? {
        guard comparisonsLeft >= candidates.count else {
            comparisonsLeft = 0
            return nil
        }
        comparisonsLeft -= candidates.count
        let nearest = nearestName(to: name, among: candidates)
        if nearest != nil, comparisonsLeft >= candidates.count {
            comparisonsLeft -= candidates.count
            soleNearest[name] = soleNearestName(to: name, among: candidates)
        }
        return nearest
    }
}

extension ModelCause {
    /// The name that is not known, and the sections that could declare it.
    private var unknown: (name: String, sections: [String])? {
        switch self {
        case .unknownName(let kind, let name, _, _, _): (name, [kind.section])
        case .unknownValue(let name, _), .unknownFunction(let name, _), .unknownTarget(let name, _, _):
            (name, ["parameters", "state"])
        case .unknownSubject(let name, let isMean, _, _): (name, isMean ? ["measures"] : ["outcomes", "questions"])
        case .unknownSetting(let name, _, _): (name, ["parameters"])
        case .tooFewActors: ("", ["actors"])
        default: nil
        }
    }

    /// Whether it may be caused only by a section that could not be read.
    fileprivate func isAbout(_ sections: Set<String>) -> Bool {
        !sections.isEmpty && unknown?.sections.contains(where: sections.contains) ?? false
    }

    /// The removal that caused it, if the unknown name is one that was removed.
    fileprivate func removal(among removals: [Removal]) -> Int? {
        guard !removals.isEmpty, let unknown else { return nil }
        return removals.firstIndex { $0.name == unknown.name && unknown.sections.contains($0.section) }
    }
}
