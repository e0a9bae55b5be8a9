/// A JSON Schema (draft 2020-12), or a part of one: keywords with their values, in the order in which they are written.
package struct Schema: Sendable {
    package var keywords: [(name: String, value: Value)]

    package indirect enum Value: Sendable {
        case null
        case truth(Bool)
        case number(Double)
        case text(String)
        case list([Value])
        case schema(Schema)
    }

    package init(_ keywords: [(name: String, value: Value)]) {
        self.keywords = keywords
    }

    package func adding(_ name: String, _ value: Value) -> Schema {
        Schema(keywords + [(name, value)])
    }

    /// The value of a keyword.
    package subscript(name: String) -> Value? {
        keywords.first { $0.name == name }?.value
    }
}

extension Schema.Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(booleanLiteral value: Bool) { self = .truth(value) }
    package init(arrayLiteral elements: Schema.Value...) { self = .list(elements) }
}

// MARK: - Words in which a schema is written

extension Schema {
    /// A mapping with known keys; any other key is a mistake. Nothing at all is an empty mapping, as `arms:` is.
    package static func mapping(_ about: String, _ keys: KeyValuePairs<String, Schema>, excluding: [[String]] = [])
        -> Schema
    {
        var keywords: [(String, Value)] = [
            ("description", .text(about)), ("type", ["object", "null"]),
            ("properties", .schema(Schema(keys.map { ($0.key, .schema($0.value)) }))),
            ("additionalProperties", false),
        ]
        // Of several alternatives at most one.
        let pairs = excluding.flatMap { group in
            group.indices.flatMap { i in group[(i + 1)...].map { [group[i], $0] } }
        }
        if !pairs.isEmpty {
            keywords.append(
                (
                    "allOf",
                    .list(
                        pairs.map { pair in
                            // Nothing at all has no keys.
                            .schema(Schema([("not", .schema(Schema.requires(pair).adding("type", "object")))]))
                        })
                ))
        }
        return Schema(keywords)
    }

    /// A mapping from names of the analyst's own to things of one kind.
    package static func names(_ about: String, of member: Schema, keys: Schema = .reference("name")) -> Schema {
        Schema([
            ("description", .text(about)), ("type", ["object", "null"]), ("propertyNames", .schema(keys)),
            ("additionalProperties", .schema(member)),
        ])
    }

    package static func reference(_ definition: String, _ about: String? = nil) -> Schema {
        Schema((about.map { [("description", .text($0))] } ?? []) + [("$ref", .text("#/$defs/\(definition)"))])
    }

    /// One of several forms that exclude each other.
    package static func oneOf(_ about: String, _ forms: Schema...) -> Schema {
        Schema([("description", .text(about)), ("oneOf", .list(forms.map { .schema($0) }))])
    }

    /// One of several forms that may overlap.
    package static func anyOf(_ about: String, _ forms: Schema...) -> Schema {
        Schema([("description", .text(about)), ("anyOf", .list(forms.map { .schema($0) }))])
    }

    package static func words(_ about: String, _ words: [String]) -> Schema {
        Schema([("description", .text(about)), ("enum", .list(words.map { .text($0) } + [.null]))])
    }

    /// Text for readers; a number or a date will do too.
    package static func text(_ about: String) -> Schema {
        Schema([("description", .text(about)), ("type", ["string", "number", "boolean", "null"])])
    }

    package static func list(_ about: String, of member: Schema, count: ClosedRange<Int>? = nil) -> Schema {
        var keywords: [(String, Value)] = [
            ("description", .text(about)), ("type", "array"), ("items", .schema(member)),
        ]
        if let count {
            keywords.append(("minItems", .number(Double(count.lowerBound))))
            if count.upperBound < .max { keywords.append(("maxItems", .number(Double(count.upperBound)))) }
        }
        return Schema(keywords)
    }

    /// That some keys must be there.
    package static func requires(_ keys: [String]) -> Schema {
        Schema([("required", .list(keys.map { .text($0) }))])
    }

    package static let nothing = Schema([("type", "null")])
}

// MARK: - Text

extension Schema {
    /// The schema as a JSON document, indented by two, with a line feed at its end.
    package func json() -> String {
        var output = ""
        Value.schema(self).write(to: &output, indent: 0)
        return output + "\n"
    }
}

extension Schema.Value {
    private static let lineWidth = 120

    fileprivate func write(to output: inout String, indent: Int) {
        let short = compact
        if indent + short.count <= Self.lineWidth, indent > 0 {
            output += short
            return
        }
        let margin = "\n" + String(repeating: " ", count: indent + 2)
        let end = "\n" + String(repeating: " ", count: indent)
        switch self {
        case .null, .truth, .number, .text: output += short
        case .list(let values):
            output += "["
            for (index, value) in values.enumerated() {
                output += (index == 0 ? "" : ",") + margin
                value.write(to: &output, indent: indent + 2)
            }
            output += end + "]"
        case .schema(let schema):
            output += "{"
            for (index, keyword) in schema.keywords.enumerated() {
                output += (index == 0 ? "" : ",") + margin + Self.quoted(keyword.name) + ": "
                keyword.value.write(to: &output, indent: indent + 2)
            }
            output += end + "}"
        }
    }

    private var compact: String {
        switch self {
        case .null: "null"
        case .truth(let value): value ? "true" : "false"
        case .number(let value): Syntax.decimal(value)
        case .text(let text): Self.quoted(text)
        case .list(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
        case .schema(let schema) where schema.keywords.isEmpty: "{}"
        case .schema(let schema):
            "{ " + schema.keywords.map { Self.quoted($0.name) + ": " + $0.value.compact }.joined(separator: ", ") + " }"
        }
    }

    /// The texts of a schema are ours: printable, with nothing but quotation marks and backslashes to escape.
    private static func quoted(_ text: String) -> String {
        var output = "\""
        for character in text {
            if character == "\"" || character == "\\" { output += "\\" }
            output.append(character)
        }
        return output + "\""
    }
}
