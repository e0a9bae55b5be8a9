/// The JSON Schema of the scenario language, for editors: `detente schema` prints it.
///
/// It says what a schema can say: keys, shapes, words, ranges, the look of names and expressions. Whether a name in an
/// expression exists, or a formula makes sense, only the checker knows.
package enum LanguageSchema {
    package static let identifier = "https://json-schema.org/draft/2020-12/schema"

    package static let schema = Schema([
        ("$schema", .text(identifier)),
        ("$id", "https://detente.example/schema/scenario-1.json"),
        ("title", "Détente scenario"),
        (
            "description",
            "Who negotiates, about what, how each side answers the other, what can happen, and which outcomes count."
        ),
        ("type", "object"),
        ("properties", .schema(Schema(sections.map { ($0.key, .schema($0.value)) }))),
        ("additionalProperties", false),
        // A file that extends another may give parts of things; what it comes to, `detente check` tells.
        ("if", .schema(.requires(["extends"]))),
        ("then", .schema(Schema([]))),
        ("else", .schema(whole)),
        ("$defs", .schema(Schema(definitions.map { ($0.name, .schema($0.schema)) }))),
    ])

    /// The keys at the top of a file.
    static let sections: KeyValuePairs<String, Schema> = [
        "detente": Schema([
            ("description", "The version of the language: 1."), ("enum", [1, "1", "1.0"]),
        ]),
        "title": .text("What the scenario is called in reports."),
        "description": .text("What it is about, and what it leaves out."),
        "sources": .list(
            "What the numbers rest on; parameters refer to the ids.",
            of: .mapping(
                "A source.",
                [
                    "id": .text("The name by which a parameter's 'source' refers to it."),
                    "title": .text("Author and title."),
                    "date": .text("When it appeared."),
                    "note": .text("What it says, or how good it is."),
                ]
            ).adding("required", ["id"])),
        "extends": Schema([
            (
                "description",
                "Another scenario to start from, by its path relative to this file. Mappings merge key by key, ~ removes a key."
            ),
            ("type", "string"), ("minLength", 1),
        ]),
        "clock": .mapping(
            "The horizon, the length of a round, and the calendar.",
            [
                "rounds": .anyOf(
                    "How many rounds a replicate lasts at most, 1 to 100000.",
                    Schema([("type", "integer"), ("minimum", 1), ("maximum", 100_000)]), .reference("constant"),
                    .nothing),
                "round": Schema([
                    ("description", "How long a round is: N day, week, month, quarter or year, such as '1 month'."),
                    ("type", ["string", "null"]), ("pattern", "^ *[1-9][0-9]* +(day|week|month|quarter|year)s? *$"),
                ]),
                "start": .reference("date", "The first day of round 1; with it, dates can stand wherever a time can."),
            ]),
        "parameters": .names(
            "Named quantities, drawn once per replicate.", of: .reference("parameter"), keys: .reference("bare_name")),
        "correlations": .list(
            "Ties between uncertain parameters.",
            of: .mapping(
                "Two parameters that tend to be high together (or apart).",
                [
                    "between": .list(
                        "The two parameters; each must be one distribution.", of: .reference("name"), count: 2...2),
                    "rank": .anyOf(
                        "Spearman's rank correlation, from -1 to 1.",
                        Schema([("type", "number"), ("minimum", -1), ("maximum", 1)]),
                        .reference("constant")),
                ]
            ).adding("required", ["between", "rank"])),
        "actors": .names("The sides that negotiate.", of: .reference("actor"), keys: .reference("bare_name"))
            .adding("maxProperties", .number(Double(Checker.mostActors))),
        "learning": .reference("learning"),
        "strategies": .names("Rules of moving, beside the built-in ones.", of: .reference("strategy")),
        "channels": .names(
            "Where talks happen. Left out: one channel, 'talks', that meets every round.", of: .reference("channel")),
        "issues": .names(
            "The matters on which reciprocal moves are made.", of: .reference("issue"), keys: .reference("bare_name")
        )
        .adding("maxProperties", .number(Double(Checker.mostIssues))),
        "state": .names(
            "Quantities of one's own that change from round to round.", of: .reference("state"),
            keys: .reference("bare_name")),
        "events": .names("What can happen to the actors.", of: .reference("event")),
        "outcomes": .names(
            "How a replicate can end. In file order, the first that holds; the last is 'otherwise'.",
            of: .reference("outcome"),
            keys: Schema([
                (
                    "allOf",
                    [
                        .schema(.reference("name")),
                        .schema(Schema([("not", .schema(Schema([("const", "otherwise")])))])),
                    ]
                )
            ])),
        "questions": .names("Probabilities that something comes true.", of: .reference("question")),
        "measures": .names("Numbers taken at the end of each replicate.", of: .reference("measure")),
        "expect": .oneOf(
            "Claims about the results, such as \"probability(agreed) > 0.2\".", .reference("claim"),
            .list("Claims about the results.", of: .reference("claim")), .nothing),
    ]
}
