/// The JSON Schema of the scenario language, for editors: `detente schema` prints it.
///
/// It has what a schema can express: keys, shapes, words, ranges, and the form of names and expressions. Only the
/// checker knows whether a name in an expression exists and whether a formula makes sense.
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
        // A file that extends another may give parts of things; `detente check` checks the whole.
        ("if", .schema(.requires(["extends"]))),
        ("then", .schema(Schema([]))),
        ("else", .schema(whole)),
        ("$defs", .schema(Schema(definitions.map { ($0.name, .schema($0.schema)) }))),
    ])
}
