/// One number, or one text, of every row of a section: its key and meaning, its columns in a table, and its value.
package struct Field<Row> {
    var key: Key
    /// The columns in a table, in order; most fields have one or none.
    var columns: [Column<Row>] = []
    let value: (Row) -> Value
    /// For a group: the fields in it that have columns, as fields of the row.
    var inner: [Field<Row>] = []

    init(_ name: String, _ about: String, _ form: Key.Form, value: @escaping (Row) -> Value) {
        key = Key(name: name, about: about, form: form)
        self.value = value
    }

    package static func text(_ name: String, _ about: String, _ value: @escaping (Row) -> String) -> Field {
        Field(name, about, .text) { .text(value($0)) }
    }

    static func optionalText(_ name: String, _ about: String, _ value: @escaping (Row) -> String?) -> Field {
        Field(name, about, .optionalText) { .text(value($0)) }
    }

    static func word(_ name: String, _ about: String, _ words: [String], _ value: @escaping (Row) -> String) -> Field {
        Field(name, about, .word(words)) { .text(value($0)) }
    }

    static func flag(_ name: String, _ about: String, _ value: @escaping (Row) -> Bool) -> Field {
        Field(name, about, .flag) { .flag(value($0)) }
    }

    package static func count(_ name: String, _ about: String, _ value: @escaping (Row) -> Int?) -> Field {
        Field(name, about, .count) { .count(value($0)) }
    }

    package static func number(_ name: String, _ about: String, _ value: @escaping (Row) -> Double?) -> Field {
        Field(name, about, .number) { .number(value($0)) }
    }

    static func share(_ name: String, _ about: String, _ value: @escaping (Row) -> Double?) -> Field {
        Field(name, about, .share) { .number(value($0)) }
    }

    static func round(_ name: String, _ about: String, _ value: @escaping (Row) -> Int?) -> Field {
        Field(name, about, .round) { .round(value($0)) }
    }

    static func evidence(_ name: String, _ about: String, _ value: @escaping (Row) -> Evidence?) -> Field {
        Field(name, about, .share) { .probability(value($0)) }
    }

    static func moment(_ value: @escaping (Row) -> Int) -> Field {
        Field("round", "The round.", .moment) { .count(value($0)) }
    }

    static func date(_ value: @escaping (Row) -> String?) -> Field {
        Field("date", "Its date, if the clock has dates.", .date) { .text(value($0)) }
    }

    /// A group of fields of the same row, an object of its own in JSON.
    static func group(_ name: String, _ about: String, _ fields: [Field]) -> Field {
        var field = Field(name, about, .record(fields.map(\.key))) { .record(Entry(of: $0, fields)) }
        field.inner = fields
        return field
    }

    /// A group that can be missing (null in JSON).
    static func optionalGroup<Part>(
        _ name: String, _ about: String, _ fields: [Field<Part>], of part: @escaping (Row) -> Part?
    ) -> Field {
        Field(name, about, .optionalRecord(fields.map(\.key))) { row in .record(part(row).map { Entry(of: $0, fields) })
        }
    }

    /// A group about a part of the row.
    static func group<Part>(
        _ name: String, _ about: String, _ fields: [Field<Part>], of part: @escaping (Row) -> Part
    ) -> Field {
        Field(name, about, .record(fields.map(\.key))) { .record(Entry(of: part($0), fields)) }
    }

    /// - Parameters:
    ///   - entry: what an entry is, for the schema.
    ///   - naming: the name of an entry, if it is not that of the row.
    static func list<Part>(
        _ name: String, _ about: String, of entry: String, _ fields: [Field<Part>],
        naming: @escaping (Part) -> RowName = { _ in RowName() }, _ parts: @escaping (Row) -> [Part]
    ) -> Field {
        Field(name, about, .list(of: entry, fields.map(\.key))) { row in
            .list(parts(row).map { Entry(of: $0, fields, name: naming($0)) })
        }
    }

    /// The field with columns in a table.
    package func shown(_ columns: Column<Row>...) -> Field {
        var field = self
        field.columns = columns
        return field
    }

    /// The field in some kinds of reports only.
    func only(_ scope: Key.Scope) -> Field {
        var field = self
        field.key.scope = scope
        return field
    }

    /// The field without a row in the tidy table.
    var aside: Field {
        var field = self
        field.key.isTidy = false
        return field
    }

    /// The field, which a document need not have.
    var omissible: Field {
        var field = self
        field.key.isRequired = false
        return field
    }

    /// The field as a separate section of the tidy table.
    func tidy(as section: String) -> Field {
        var field = self
        field.key.tidySection = section
        return field
    }

    /// All columns, including those of groups, in order.
    var allColumns: [(field: Field, column: Column<Row>)] {
        columns.map { (self, $0) } + inner.flatMap(\.allColumns)
    }
}

extension Field {
    /// Fields for the probability of a row, its count and its interval.
    /// - Parameters:
    ///   - counted: what was counted; `nil` if there is no key for the count.
    ///   - countForm: the form of the count; `optionalCount` if it can be unknown.
    static func probability(
        _ about: String, counted: String? = nil, countForm: Key.Form = .count, columns: [Column<Row>] = [],
        _ value: @escaping (Row) -> Evidence?
    ) -> [Field] {
        var share = evidence(Key.probability, about, value)
        share.columns = columns
        let count = counted.map { about in
            [Field("count", about, countForm) { .count(value($0)?.count) }.only(.simulated)]
        }
        return (count ?? []) + [share] + ends { (value($0)?.lower, value($0)?.upper) }
    }

    /// The ends of the interval of a probability, or of a share.
    static func ends(_ value: @escaping (Row) -> (Double?, Double?)) -> [Field] {
        [
            share(Key.lower, "Lower end of the interval.") { value($0).0 }.aside.only(.simulated),
            share(Key.upper, "Upper end of the interval.") { value($0).1 }.aside.only(.simulated),
        ]
    }

    /// The ends of the interval of any other number.
    static func numberEnds(_ value: @escaping (Row) -> (Double?, Double?)) -> [Field] {
        [
            number(Key.lower, "Lower end of the interval.") { value($0).0 }.aside.only(.simulated),
            number(Key.upper, "Upper end of the interval.") { value($0).1 }.aside.only(.simulated),
        ]
    }
}

extension Entry {
    init<Row>(of row: Row, _ fields: [Field<Row>], name: RowName = RowName()) {
        self.init(name: name, members: fields.map { Member(key: $0.key, value: $0.value(row)) })
    }
}
