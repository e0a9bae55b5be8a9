import Foundation
import Scenarios
import Simulation
import Testing

import Reporting

/// A section that the package does not have: one declaration, and every format has it.
@Suite("A new section")
struct SectionTests {
    private struct Harvest: Sendable {
        var name: String
        var title: String
        var sacks: Int
        var weight: Double
    }

    private static var sections: [Section<Report>] {
        let fields: [Field<Harvest>] = [
            .text("name", "The field's name.") { $0.name }.shown(Column("Field")),
            .count("sacks", "Sacks that were filled.") { $0.sacks }.shown(Column("Sacks", .right)),
            .number("weight", "Kilograms a sack.") { $0.weight }.shown(Column("Weight", .decimal)),
        ]
        let harvest = Section<Report>(
            "harvest", "What the fields bore.", of: "A field.", in: .outcomes, title: { _ in "Harvest" }, fields,
            naming: { RowName(named: $0.name, title: $0.title) },
            rows: { _ in
                [
                    Harvest(name: "north", title: "The northern field", sacks: 12, weight: 25.5),
                    Harvest(name: "south", title: "The southern field", sacks: 7, weight: 30),
                ]
            })
        return Report.sections + [harvest]
    }

    private let report = Report(HandMade.result())

    @Test("JSON has it, after the keys that were there")
    func json() throws {
        let text = report.json(Self.sections)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let rows = try #require(document["harvest"] as? [[String: Any]])
        #expect(rows.map { $0["name"] as? String } == ["north", "south"])
        #expect(rows.map { $0["sacks"] as? Int } == [12, 7])
        #expect(rows.map { $0["weight"] as? Double } == [25.5, 30])
        #expect(text.hasPrefix(report.json().dropLast(3)))
    }

    @Test("the JSON Schema has its keys, and requires them")
    func schema() throws {
        let text = ReportSchema.results(Self.sections).json()
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((document["required"] as? [String])?.last == "harvest")
        let properties = try #require(document["properties"] as? [String: Any])
        let harvest = try #require(properties["harvest"] as? [String: Any])
        #expect(harvest["description"] as? String == "What the fields bore.")
        let entry = try #require(harvest["items"] as? [String: Any])
        #expect(entry["required"] as? [String] == ["name", "sacks", "weight"])
    }

    @Test("CSV has a row for each of its numbers, and so has SQLite, which takes the same rows")
    func csv() {
        let lines = report.csv(Self.sections).split(separator: "\r\n").filter { $0.contains(",harvest,") }
        let title = "\"A thaw \"\"by hand\"\"\""
        #expect(
            lines == [
                "\(title),harvest,north,,,sacks,12,,,The northern field",
                "\(title),harvest,north,,,weight,25.5,,,The northern field",
                "\(title),harvest,south,,,sacks,7,,,The southern field",
                "\(title),harvest,south,,,weight,30,,,The southern field",
            ])
    }

    @Test("a page has its table, in its place")
    func table() {
        let page = report.table(Self.sections, width: 100, colour: false)
        #expect(
            page.contains(
                """

                Harvest
                Field  Sacks  Weight
                north     12    25.5
                south      7    30

                By date

                """))
        #expect(page.replacing(/\nHarvest\n(.+\n)+/, with: "") == report.table())
    }

    @Test("the documentation's table of keys has it")
    func keys() {
        let table = KeyTable.results(Self.sections)
        #expect(
            table.hasSuffix(
                """
                | `harvest` | list | What the fields bore. Each: a field. |
                | `harvest[].name` | text | The field's name. |
                | `harvest[].sacks` | whole number | Sacks that were filled. |
                | `harvest[].weight` | number or null | Kilograms a sack. |

                """))
        #expect(table.hasPrefix(KeyTable.results))
    }
}
