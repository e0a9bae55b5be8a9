extension ExactComparison {
    /// The two side by side as a table of text.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns.
    ///   - colour: whether to use the escape sequences of a terminal.
    public func table(width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        func text(_ row: Row, _ value: Double?) -> String {
            row.kind == "measure" ? exactNumber(value) : exactPercent(value)
        }
        let table = TextTable(
            columns: [
                .init("Of"), .init("Kind", importance: 1), .init("Exact", .decimal), .init("Simulated", .decimal),
                .init("z", .decimal), .init(""),
            ],
            rows: rows.map { row in
                [
                    row.name, row.kind, text(row, row.exact), text(row, row.simulated),
                    row.z.map { $0.isFinite ? fixed($0, decimals: 2).replacing("-", with: "−") : $0 > 0 ? "∞" : "−∞" }
                        ?? unknown,
                    row.p ?? 1 < threshold ? "differs" : "",
                ]
            })
        let facts =
            "Exact against \(plural(simulated.run.replicates, "replicate")) (seed \(simulated.run.seed)); z: the difference in "
            + "standard errors."
        let lines =
            exact.headerLines(width: page, style: style) + ["", style.bold("Exact and simulated")]
            + wrapped(facts, width: page).map(style.faint) + table.lines(width: page, style: style) + [""]
            + wrapped(verdict, width: page)
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        agrees
            ? "The two agree: no difference is more than luck explains (a false alarm in one of a million such tables at most)."
            : "The two differ by more than luck explains: one of them is wrong. Please report it, with the scenario."
    }

    /// The exact report as JSON, with one more key, `against_simulation`.
    public func json() -> String {
        let comparison = JSONValue.object([
            "replicates": .integer(simulated.run.replicates),
            "seed": .unsigned(simulated.run.seed),
            "agrees": .truth(agrees),
            "greatest_z": .number(greatestZ),
            "rows": .array(
                rows.map { row in
                    .object([
                        "kind": .string(row.kind), "name": .string(row.name), "exact": .exact(row.exact),
                        "simulated": .number(row.simulated), "z": .number(row.z), "p": .number(row.p),
                    ])
                }),
        ])
        return JSONValue.mapping(exact.members + [("against_simulation", comparison)]).text()
    }
}
