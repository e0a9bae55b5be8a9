/// A table of keys as a part of the schema.
extension KeyTable {
    /// The mapping with its keys; any other key is an error. Nothing at all is an empty mapping, as `arms:` is.
    var schema: Schema { mapping.described(about) }

    /// The same without its sentence.
    var mapping: Schema {
        var keywords: [(String, Schema.Value)] = [
            ("type", ["object", "null"]), ("properties", .schema(properties)), ("additionalProperties", false),
        ]
        let pairs = alternatives.indices.flatMap { i in
            alternatives[(i + 1)...].map { [alternatives[i], $0] }
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

    var properties: Schema { Schema(keys.map { ($0.name, .schema($0.schema)) }) }

    var requiredKeys: [String] { keys.filter { $0.requirement == .required }.map(\.name) }

    /// What only a complete mapping must have; `schema` is also true of a part of one.
    var completeness: Schema {
        var demands: [Schema] = []
        if !requiredKeys.isEmpty { demands.append(.ofMapping(.requires(requiredKeys))) }
        for key in keys where key.requirement == .requiredUnlessFamily {
            demands.append(.ofMapping(.anyOf(.requires([key.name]), .requires(["for", "values"]))))
        }
        if needsAlternative {
            demands.append(
                .ofMapping(Schema([("anyOf", .list(alternatives.map { .schema(.requires([$0])) }))])))
        }
        let dependents: [(String, Schema.Value)] = keys.compactMap { key in
            if case .key(let other) = key.needs { (key.name, [.text(other)]) } else { nil }
        }
        if !dependents.isEmpty { demands.append(Schema([("dependentRequired", .schema(Schema(dependents)))])) }
        guard let first = demands.first, demands.count > 1 else { return demands.first ?? Schema([]) }
        return first.adding("allOf", .list(demands.dropFirst().map { .schema($0) }))
    }
}

extension Schema {
    /// A rule for mappings only: a short form has no keys.
    static func ofMapping(_ schema: Schema) -> Schema {
        Schema([
            ("not", .schema(.nothing)),
            ("if", .schema(Schema([("type", "object")]))), ("then", .schema(schema)),
        ])
    }
}
