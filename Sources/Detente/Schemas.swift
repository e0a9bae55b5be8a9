internal import Reporting
internal import Scenarios

/// The JSON Schemas (draft 2020-12) of what Détente reads and writes.
public enum JSONSchemas {
    /// The schema of the scenario language, for editors.
    public static var language: String { LanguageSchema.schema.json() }

    /// The schema of a report's JSON.
    public static var results: String { ReportSchema.results.json() }

    /// The schema of a comparison's JSON.
    public static var comparison: String { ReportSchema.comparison.json() }

    /// The schema of an exact report's JSON.
    public static var exact: String { ReportSchema.exact.json() }
}
