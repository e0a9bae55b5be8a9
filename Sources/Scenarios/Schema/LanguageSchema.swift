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
        ("description", .text(KeyTable.scenario.about)),
        ("type", "object"),
        ("properties", .schema(KeyTable.scenario.properties)),
        ("additionalProperties", false),
        // A file that extends another may give parts of things; what it comes to, `detente check` tells.
        ("if", .schema(.requires(["extends"]))),
        ("then", .schema(Schema([]))),
        ("else", .schema(whole)),
        ("$defs", .schema(Schema(definitions.map { ($0.name, .schema($0.schema)) }))),
    ])
}
