// The table of delays; its numbers are those of the issues.
extension Report {
    var delaysTable: PageTable? {
        let stuck = issues.filter { ($0.heldUp.roundsPerReplicate ?? 0) > 0 }.map { ($0.title, $0.heldUp) }
        guard !stuck.isEmpty else { return nil }
        var table = PageTable(
            title: "Delays",
            caption: "Shares of the rounds in which an issue was not done, by cause. Several parties may hold at once.",
            table: HeldUpShares.table(stuck))
        // If the table does not fit: for every issue, its causes in words, the most frequent first.
        table.instead = stuck.map { title, heldUp in
            let causes = heldUp.causes.filter { ($0.share ?? 0) > 0 }.sorted { ($0.share ?? 0) > ($1.share ?? 0) }
            let words = causes.map { "\($0.words) \(shareText($0.share))".replacing(" ", with: "\u{A0}") }
            return "\(title): \(words.joined(separator: ", "))"
        }
        return table
    }
}

extension HeldUpShares {
    fileprivate static func table(_ issues: [(title: String, heldUp: HeldUpShares)]) -> TextTable {
        // A column for every cause that any issue knows, kind by kind; issues differ in their parties.
        let causesOfEach = issues.map(\.heldUp.causes)
        let present = causesOfEach.joined().filter { ($0.share ?? 0) > 0 }
        var causes: [Cause] = []
        var kinds: Set<Cause.Kind> = []
        for cause in present.enumerated().sorted(by: {
            ($0.element.kind.order, $0.offset) < ($1.element.kind.order, $1.offset)
        })
        .map(\.element)
        where kinds.insert(cause.kind).inserted {
            causes.append(cause)
        }
        return TextTable(
            columns: [.init("Issue"), .init("Rounds\nnot done", .decimal, importance: 1)]
                + causes.map { .init($0.heading, .right, importance: $0.kind == .withdrawn ? 2 : nil) },
            rows: zip(issues, causesOfEach).map { issue, own in
                let shares = Dictionary(uniqueKeysWithValues: own.map { ($0.kind, $0.share) })
                return [issue.title, numberText(issue.heldUp.roundsPerReplicate, standardError: 0.05)]
                    + causes.map { shareText(shares[$0.kind] ?? nil) }
            })
    }
}

/// A cause of a round in which an issue was not done.
struct Cause {
    enum Kind: Hashable {
        case closed, offAgenda, expired, held(String), vetoed(String), withdrawn, moved

        /// The position of the kind among the columns.
        var order: Int {
            switch self {
            case .closed: 0
            case .offAgenda: 1
            case .expired: 2
            case .held: 3
            case .vetoed: 4
            case .withdrawn: 5
            case .moved: 6
            }
        }
    }

    var kind: Kind
    /// The words for a sentence.
    var words: String
    /// A clause for a sentence about an issue; `nil` if it is no obstacle.
    var clause: String?
    /// The heading of a column, in several lines if it is long.
    var heading: String
    var share: Double?

    init(_ kind: Kind, _ words: String, _ clause: String?, heading: String? = nil, share: Double?) {
        self.clause = clause
        self.kind = kind
        self.words = words
        self.heading = heading ?? words
        self.share = share
    }
}

extension HeldUpShares {
    /// Every cause with its words and share, in a fixed order of kinds.
    var causes: [Cause] {
        func heading(_ what: String, _ party: PartyShare) -> String {
            "\(what)\n\(party.title.replacing(" ", with: "\n"))"
        }
        let byParty =
            held.map {
                Cause(
                    .held($0.actor), "held by \($0.title)", "\($0.title) holds", heading: heading("held:", $0),
                    share: $0.share)
            }
            + vetoed.map {
                Cause(
                    .vetoed($0.actor), "vetoed in \($0.title)", "the offer is not approved in \($0.title)",
                    heading: heading("vetoed:", $0), share: $0.share)
            }
        return [
            Cause(.closed, "closed", "it lacks what it requires", share: closed),
            Cause(.offAgenda, "off agenda", "it is not on the agenda", heading: "off\nagenda", share: offAgenda),
            Cause(.expired, "expired", "it has expired", share: expired),
        ] + byParty + [
            Cause(.withdrawn, "withdrawn", "a party withdraws", share: withdrawn),
            Cause(.moved, "moved on", nil, heading: "moved\non", share: moved),
        ]
    }
}
