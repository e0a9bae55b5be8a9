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

    /// The schema with one more keyword, which replaces one of the same name.
    package func adding(_ name: String, _ value: Value) -> Schema {
        guard let index = keywords.firstIndex(where: { $0.name == name }) else {
            return Schema(keywords + [(name, value)])
        }
        var copy = self
        copy.keywords[index].value = value
        return copy
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
    /// The schema with a sentence as its description.
    func described(_ about: String) -> Schema {
        Schema([("description", .text(about))] + keywords)
    }

    /// A mapping from names that the analyst chooses to values of one kind.
    static func names(of member: Schema, keys: Schema = .reference("name")) -> Schema {
        Schema([
            ("type", ["object", "null"]), ("propertyNames", .schema(keys)), ("additionalProperties", .schema(member)),
        ])
    }

    /// A mapping by actor or by issue, where an empty value is allowed by another form.
    static func byName(_ about: String, of member: Schema) -> Schema {
        names(of: member).described(about).mappingOnly
    }

    /// The schema without the empty value, which another form allows.
    var mappingOnly: Schema {
        Schema(keywords.map { $0.name == "type" ? ("type", "object") : $0 })
    }

    package static func reference(_ definition: String, _ about: String? = nil) -> Schema {
        let reference = Schema([("$ref", .text("#/$defs/\(definition)"))])
        return about.map(reference.described) ?? reference
    }

    /// A name other than this word.
    static func name(except word: String) -> Schema {
        Schema([
            (
                "allOf",
                [
                    .schema(.reference("name")), .schema(Schema([("not", .schema(Schema([("const", .text(word))])))])),
                ]
            )
        ])
    }

    static func orNothing(_ definition: String) -> Schema {
        Schema([("oneOf", [.schema(.reference(definition)), .schema(.nothing)])])
    }

    /// One of several forms that exclude each other.
    static func oneOf(_ forms: Schema...) -> Schema {
        Schema([("oneOf", .list(forms.map { .schema($0) }))])
    }

    static func oneOf(_ about: String, _ forms: Schema...) -> Schema {
        Schema([("description", .text(about)), ("oneOf", .list(forms.map { .schema($0) }))])
    }

    /// One of several forms that may overlap.
    static func anyOf(_ forms: Schema...) -> Schema {
        Schema([("anyOf", .list(forms.map { .schema($0) }))])
    }

    static func words(_ words: [String]) -> Schema {
        Schema([("enum", .list(words.map { .text($0) } + [.null]))])
    }

    static func words(_ about: String, _ words: [String]) -> Schema { self.words(words).described(about) }

    /// Text for readers; a number or a date is also allowed.
    static let text = Schema([("type", ["string", "number", "boolean", "null"])])

    static func text(_ about: String) -> Schema { text.described(about) }

    static func integer(_ least: Int, _ most: Int) -> Schema {
        Schema([("type", "integer"), ("minimum", .number(Double(least))), ("maximum", .number(Double(most)))])
    }

    static func list(of member: Schema, count: ClosedRange<Int>? = nil) -> Schema {
        var keywords: [(String, Value)] = [("type", "array"), ("items", .schema(member))]
        if let count {
            keywords.append(("minItems", .number(Double(count.lowerBound))))
            if count.upperBound < .max { keywords.append(("maxItems", .number(Double(count.upperBound)))) }
        }
        return Schema(keywords)
    }

    package static func list(_ about: String, of member: Schema, count: ClosedRange<Int>? = nil) -> Schema {
        list(of: member, count: count).described(about)
    }

    /// A mapping that must have these keys.
    static func requires(_ keys: [String]) -> Schema { Schema([]).requiring(keys) }

    func requiring(_ keys: [String]) -> Schema { adding("required", .list(keys.map { .text($0) })) }

    /// A mapping that must have none of these keys.
    static func forbids(_ keys: [String]) -> Schema {
        Schema([("properties", .schema(Schema(keys.map { ($0, .schema(nothing)) })))])
    }

    static let nothing = Schema([("type", "null")])
}

// MARK: - Text

extension Schema {
    /// The schema as a JSON document, indented by two, with a line feed at its end.
    package func json() -> String { value.text() }

    private var value: JSONValue { .mapping(keywords.map { ($0.name, $0.value.json) }) }
}

extension Schema.Value {
    fileprivate var json: JSONValue {
        switch self {
        case .null: .null
        case .truth(let truth): .truth(truth)
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        case .list(let values): .array(values.map(\.json))
        case .schema(let schema): .mapping(schema.keywords.map { ($0.name, $0.value.json) })
        }
    }
}
