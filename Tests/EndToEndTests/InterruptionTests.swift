import Foundation
import Testing

@Suite("Ctrl-C and SIGTERM")
struct InterruptionTests {
    /// What somebody does who waits for a sign of life, sends a signal, and waits for the end.
    private func interrupted(
        _ arguments: [String], in workspace: Workspace, with signal: Int32, afterSign: Bool
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = try DetenteProcess.executable()
        process.arguments = arguments
        process.currentDirectoryURL = workspace.folder
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        var said = Data()
        if afterSign { said = errors.fileHandleForReading.availableData }
        // Long enough to have its handlers, far too short to be done.
        usleep(400_000)
        kill(process.processIdentifier, signal)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        said += errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit, "\(arguments) was killed")
        return (process.terminationStatus, text, String(decoding: said, as: UTF8.self))
    }

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.file("a.yaml", Sample.chancy)
        try workspace.file("b.yaml", Sample.chancy.replacingOccurrences(of: "0.1)", with: "0.2)"))
        // So many branches that nobody waits for the end.
        try workspace.file(
            "many.yaml",
            """
            detente: 1
            clock: { rounds: 1000 }
            actors: { a: { strategy: random(0.5) }, b: { strategy: random(0.4) } }
            issues: { x: { steps: 1000, slip: 0.1 }, y: { steps: 1000 } }
            outcomes: { through: { when: done(all) }, stuck: otherwise }
            measures: { s: offers(a), t: offers(b) }

            """)
        return workspace
    }

    @Test(
        "what can report what is done does so, and ends with 130", arguments: [SIGINT, SIGTERM],
        [
            ["compare", "a.yaml", "b.yaml", "-n", "1000000000000", "--progress", "always"],
            ["sweep", "a.yaml", "--vary", "p=0.1,0.2", "-n", "1000000000000", "--progress", "always"],
            ["run", "a.yaml", "-n", "1000000000000", "--progress", "always"],
        ])
    func reports(signal: Int32, arguments: [String]) throws {
        let end = try interrupted(arguments, in: try workspace(), with: signal, afterSign: true)
        #expect(end.status == 130)
        #expect(end.output.contains("fire") && end.output.contains("nterrupted"))
    }

    @Test(
        "what has nothing to report says so, and ends with 130", arguments: [SIGINT, SIGTERM],
        [
            (["trace", "a.yaml", "--typical", "-n", "1000000000"], "interrupted: no replicate is printed\n"),
            (
                ["bench", "a.yaml", "-n", "1000000000", "--progress", "never"],
                "interrupted before the first turn was complete: nothing is measured\n"
            ),
            (
                ["exact", "many.yaml", "--limit", "1000000", "--quiet"],
                "error: many.yaml: interrupted; exact probabilities are known only when every branch was followed\n"
            ),
        ])
    func saysSo(signal: Int32, command: (arguments: [String], message: String)) throws {
        let workspace = try workspace()
        let end = try interrupted(command.arguments, in: workspace, with: signal, afterSign: false)
        #expect(end.status == 130)
        #expect(end.output.isEmpty)
        #expect(end.errors == command.message)
    }

    @Test("exact beside a simulation that is interrupted prints what is exact")
    func exactBesideSimulation() throws {
        let workspace = try workspace()
        try workspace.file("certain.yaml", Sample.certain)
        let end = try interrupted(
            ["exact", "certain.yaml", "--against-simulation", "-n", "1000000000000", "--progress", "always"],
            in: workspace, with: SIGINT, afterSign: true)
        #expect(end.status == 130)
        #expect(end.output.contains("exact · at most 1 state"))
        #expect(
            end.errors.hasSuffix("interrupted: the simulation is not reported; the exact probabilities are complete\n"))
    }
}
