import Scenarios

/// The list of all keys as language.md prints it: a section for each table of keys, a row for each key.
enum KeyList {
    static var markdown: String { KeyTable.all.map(section).joined(separator: "\n") }

    /// `title` and `about`, which are the same in every named thing, stand once in the text above the list.
    private static func section(_ table: KeyTable) -> String {
        let keys = table.keys.filter { !(["title", "about"].contains($0.name) && $0.page != nil) }
        return "### \(heading(table))\n\n| key | value | default | |\n|---|---|---|---|\n"
            + keys.map { row($0, of: table) + "\n" }.joined()
    }

    /// `An event: events.*`.
    private static func heading(_ table: KeyTable) -> String {
        let name = code(table.name)
        let title = name.first.map { $0.uppercased() + name.dropFirst() } ?? name
        return table.path.isEmpty ? title : "\(title): `\(table.path.joined(separator: "."))`"
    }

    private static func row(_ key: Key, of table: KeyTable) -> String {
        var page = key.page ?? table.page
        if page.hasPrefix("language.md#") { page.removeFirst("language.md".count) }
        var sentences = [code(key.about)]
        if key.requirement == .required { sentences.append("Required.") }
        if key.requirement == .requiredUnlessFamily { sentences.append("Required, except in a family.") }
        switch key.needs {
        case .key(let other): sentences.append("Needs `\(other)`.")
        case .word(let word, let other): sentences.append("Needs `\(other): \(word)`.")
        case nil: break
        }
        let others = table.alternatives.filter { $0 != key.name }
        if others.count < table.alternatives.count {
            sentences.append("Excludes \(others.map { "`\($0)`" }.joined(separator: ", ")).")
        }
        let cells = [
            "[`\(key.name)`](\(page))", words(key.value), key.standard.map(code) ?? "",
            sentences.joined(separator: " "),
        ]
        return "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }

    /// Words in single quotes as code.
    private static func code(_ text: String) -> String {
        text.replacing(/(^|[^a-z])'([a-z_0-9 ]+)'/) { "\($0.output.1)`\($0.output.2)`" }
    }

    /// What a schema takes, in a few words.
    private static func words(_ schema: Schema) -> String {
        if case .text(let reference)? = schema["$ref"] {
            let name = String(reference.drop { $0 != "/" }.drop { $0 == "/" }.drop { $0 != "/" }.dropFirst())
            return name.replacing("_", with: " ")
        }
        for form in ["oneOf", "anyOf"] {
            guard case .list(let forms)? = schema[form] else { continue }
            var parts: [String] = []
            for case .schema(let form) in forms {
                let part = words(form)
                if !part.isEmpty, !parts.contains(part) { parts.append(part) }
            }
            return parts.joined(separator: " or ")
        }
        if case .list(let values)? = schema["enum"] {
            var parts: [String] = []
            for value in values {
                switch value {
                case .text(let text): parts.append("`\(text)`")
                case .truth(let truth): parts.append("`\(truth)`")
                case .number, .null, .list, .schema: break
                }
            }
            return Set(parts).count == 1 ? parts[0] : parts.joined(separator: ", ")
        }
        if case .text(let constant)? = schema["const"] { return "`\(constant)`" }
        if case .number(let least)? = schema["minimum"] {
            guard case .number(let most)? = schema["maximum"] else { return "from \(number(least))" }
            return "\(number(least)) to \(number(most))"
        }
        if case .schema(let member)? = schema["items"] { return "list: \(words(member))" }
        if case .schema(let member)? = schema["additionalProperties"] {
            let inner = words(member)
            return inner.isEmpty ? "by name" : "by name: \(inner)"
        }
        if schema["properties"] != nil { return "mapping" }
        if case .text("null")? = schema["type"] { return "" }
        return "text"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }
}
