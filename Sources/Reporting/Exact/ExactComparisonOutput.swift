internal import Scenarios

extension ExactComparison {
    /// The comparison as a table of text.
    /// - Parameters:
    ///   - extent: the first page, or every section: the same here; or some.
    ///   - width: no line is longer, down to 60 columns.
    ///   - colour: whether to use the escape sequences of a terminal.
    public func table(_ extent: Extent = .everything, width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        return pageText(
            exact.headerLines(.everything, width: page, style: style),
            pageTables([Self.section], of: self, extent), width: page, style: style)
    }

    /// The exact report as JSON, with one more key, `against_simulation`.
    public func json() -> String {
        let comparison = JSONSections(isExact: false).members(of: self, [Self.section])
        return JSONValue.mapping([("detente", .integer(1))] + exact.members() + comparison).text()
    }

    /// The section that is added to the exact report.
    static var section: Section<ExactComparison> {
        var section = Section(
            "against_simulation", "The comparison with a simulation; only with --against-simulation.", fields
        ) { (comparison: ExactComparison) in comparison }
        section.key.isRequired = false
        return section.shown(in: .agreement, \.sideBySide).brief(\.sideBySide)
    }

    private static var fields: [Field<ExactComparison>] {
        [
            .count("replicates", "Replicates simulated.") { $0.simulated.run?.replicates },
            Field("seed", "The simulation's seed.", .count) { .seed($0.simulated.run?.seed ?? 0) }.aside,
            .flag("agrees", "Whether chance explains all differences.") { $0.agrees },
            .number("greatest_z", "The greatest difference in standard errors.") { $0.greatestZ },
            .list(
                "rows", "Every number that both give.", of: "A number.", Row.fields,
                naming: { RowName(name: "\($0.kind.rawValue) \($0.name)", title: $0.title) }
            ) { $0.rows }.tidy(as: "against_simulation"),
        ]
    }

    private var sideBySide: PageTable? {
        func text(_ row: Row, _ value: Double?) -> String {
            row.kind == .measure ? exactNumber(value) : exactPercent(value)
        }
        let table = TextTable(
            columns: [
                .init("Of"), .init("Kind", importance: 1), .init("Exact", .decimal), .init("Simulated", .decimal),
                .init("z", .decimal), .init(""),
            ],
            rows: rows.map { row in
                [
                    row.title, row.kind.rawValue, text(row, row.exact), text(row, row.simulated),
                    row.z.map { $0.isFinite ? fixed($0, decimals: 2).replacing("-", with: "−") : $0 > 0 ? "∞" : "−∞" }
                        ?? unknown,
                    row.p ?? 1 < threshold ? "differs" : "",
                ]
            })
        let run = simulated.run.map { "\(plural($0.replicates, "replicate")) (seed \($0.seed))" } ?? ""
        var page = PageTable(
            title: "Exact and simulated",
            caption: "Exact against \(run); z: the difference in standard errors.", table: table)
        page.after = ["", verdict]
        return page
    }

    private var verdict: String {
        agrees
            ? "The two agree: no difference is larger than chance explains (at most one false alarm in a million such "
                + "tables)."
            : "The two differ by more than chance explains: one of them is wrong. Please report it, with the scenario."
    }
}

extension ExactComparison.Row {
    fileprivate static var fields: [Field<ExactComparison.Row>] {
        [
            .word("kind", "The kind of result.", ExactComparison.Kind.allCases.map(\.rawValue)) {
                $0.kind.rawValue
            },
            .text("name", "Its name.") { $0.name },
            .number("exact", "The exact probability or mean.") { $0.exact?.withoutRounding },
            .number("simulated", "The simulated probability or mean.") { $0.simulated },
            .number("z", "The difference in standard errors.") { $0.z },
            .share("p", "The probability of a difference at least this large by chance alone.") { $0.p },
            .text("title", "Its title.") { $0.title },
        ]
    }
}
