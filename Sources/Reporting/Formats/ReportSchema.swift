package import Scenarios

/// The JSON Schemas of reports, made from the keys of their sections.
package enum ReportSchema {
    /// The schema of what `detente run --format json` prints.
    package static var results: Schema { results(Report.sections) }

    package static func results(_ sections: [Section<Report>]) -> Schema {
        document(
            "results", title: "Détente results",
            about:
                "The results of a simulation. Probabilities are numbers from 0 to 1; what is unknown is null, never 0.",
            sections.present(exact: false).map(\.key), exact: false)
    }

    /// The schema of what `detente exact --format json` prints.
    package static var exact: Schema {
        document(
            "exact", title: "Détente exact results",
            about:
                "The results of following every branch. Probabilities have 15 digits; what is unknown is null, never 0.",
            Report.sections.present(exact: true).map(\.key) + [ExactComparison.section.key], exact: true)
    }

    /// The schema of what `detente compare` and `detente sweep` print as JSON.
    package static var comparison: Schema {
        document(
            "comparison", title: "Détente comparison",
            about: "How scenarios that were run on common random numbers differ from one of them.",
            ComparisonReport.sections.map(\.key), exact: false)
    }

    /// A complete schema, with the definitions that its parts refer to.
    private static func document(_ name: String, title: String, about: String, _ keys: [Key], exact: Bool) -> Schema {
        let head = Schema([
            ("$schema", .text(LanguageSchema.identifier)),
            ("$id", .text("https://detente.example/schema/\(name)-1.json")), ("title", .text(title)),
        ])
        let content = KeySchemas(isExact: exact).record(about, [.version] + keys)
        return Schema(head.keywords + content.keywords).adding("$defs", .schema(definitions))
    }

    private static let definitions = Schema([
        ("count", .schema(Schema([("type", "integer"), ("minimum", 0)]))),
        (
            "share",
            .schema(
                Schema([
                    ("description", "From 0 to 1; null if it is unknown."), ("type", ["number", "null"]),
                    ("minimum", 0),
                    ("maximum", 1),
                ]))
        ),
        (
            "number",
            .schema(
                Schema([("description", "A number; null if it is unknown or infinite."), ("type", ["number", "null"])]))
        ),
        ("maybeCount", .schema(Schema([("type", ["integer", "null"]), ("minimum", 0)]))),
        (
            "round",
            .schema(
                Schema([
                    ("description", "A round; null if it is not reached by the horizon."),
                    ("type", ["integer", "null"]), ("minimum", 0),
                ]))
        ),
    ])
}

/// The schema of every form that a key has.
private struct KeySchemas {
    var isExact: Bool

    /// An object with these keys and no others.
    func record(_ about: String, _ keys: [Key]) -> Schema {
        let keys = keys.filter { $0.scope.includes(exact: isExact) }
        return Schema([
            ("description", .text(about)), ("type", "object"),
            ("properties", .schema(Schema(keys.map { ($0.name, .schema(schema($0))) }))),
            ("required", .list(keys.filter(\.isRequired).map { .text($0.name) })), ("additionalProperties", false),
        ])
    }

    private func schema(_ key: Key) -> Schema {
        let about = key.about
        switch key.form {
        case .text: return text(about, "string")
        case .optionalText, .date: return text(about, ["string", "null"])
        case .word(let words): return described(about, ("enum", .list(words.map { .text($0) })))
        case .flag: return text(about, "boolean")
        case .constant(let value): return described(about, ("const", constant(value)))
        case .pattern(let pattern): return text(about, "string").adding("pattern", .text(pattern))
        case .count, .moment: return .reference("count", about)
        case .optionalCount: return .reference("maybeCount", about)
        case .number: return .reference("number", about)
        case .share: return .reference("share", about)
        case .round: return .reference("round", about)
        case .occurrences: return .reference(isExact ? "share" : "count", about)
        case .shares: return text(about, "object").adding("additionalProperties", .schema(.reference("share")))
        case .numbers: return text(about, "object").adding("additionalProperties", .schema(.reference("number")))
        case .texts(let of): return .list(about, of: text(of, "string"))
        case .record(let keys): return record(about, keys)
        case .optionalRecord(let keys): return optional(about, record(about, keys))
        case .list(let of, let keys): return .list(about, of: record(of, keys))
        case .optionalList(let of, let keys): return optional(about, .list(about, of: record(of, keys)))
        }
    }

    private func text(_ about: String, _ type: Schema.Value) -> Schema { described(about, ("type", type)) }

    private func described(_ about: String, _ keyword: (String, Schema.Value)) -> Schema {
        Schema([("description", .text(about)), keyword])
    }

    private func optional(_ about: String, _ schema: Schema) -> Schema {
        described(about, ("oneOf", [.schema(Schema([("type", "null")])), .schema(schema)]))
    }

    private func constant(_ value: JSONValue) -> Schema.Value {
        switch value {
        case .integer(let number): .number(Double(number))
        case .string(let text): .text(text)
        case .null, .truth, .unsigned, .number, .array, .object, .mapping:
            preconditionFailure("a constant is a version or a word")
        }
    }
}
