internal import ArgumentParser
internal import Detente

/// `detente schema`: the JSON Schema of the language, or of the results.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of the scenario language, for editors.",
        discussion: """
            EXAMPLES:
              detente schema > detente.schema.json
                  then put this line at the top of a scenario, and an editor with a YAML plug-in completes keys and \
            marks errors as you type:
                  # yaml-language-server: $schema=detente.schema.json
              detente schema --results
                  the schema of what 'detente run --format json' prints
              detente schema --exact
                  the schema of what 'detente exact --format json' prints

            The schemas are of draft 2020-12. A schema describes only the form of a scenario; 'detente check' finds all errors.
            """
    )

    @Flag(help: "The schema of the JSON that 'detente run' prints, instead of the language's.")
    var results = false

    @Flag(help: "The schema of the JSON that 'detente compare' and 'detente sweep' print.")
    var comparison = false

    @Flag(help: "The schema of the JSON that 'detente exact' prints.")
    var exact = false

    func validate() throws {
        if [results, comparison, exact].count(where: \.self) > 1 {
            throw ValidationError("One schema at a time: --results, --comparison or --exact.")
        }
    }

    func run() throws {
        let status = exitStatus {
            try StandardOutput.write(
                results
                    ? JSONSchemas.results
                    : comparison ? JSONSchemas.comparison : exact ? JSONSchemas.exact : JSONSchemas.language)
            return .done
        }
        if let status, status != .done { throw status.exitCode }
    }
}
