import Foundation
import Testing

@Suite("detente check")
struct CheckCommandTests {
    @Test("a file in order ends with 0 and is named")
    func inOrder() throws {
        let workspace = try Workspace()
        try workspace.file("certain.yaml", Sample.certain)
        let check = try DetenteProcess.run(["check", "certain.yaml"], in: workspace.folder)
        #expect(check.status == 0, "\(check.errors)")
        #expect(check.output == "certain.yaml: no errors\n")
        let quiet = try DetenteProcess.run(["check", "--quiet", "certain.yaml"], in: workspace.folder)
        #expect(quiet.status == 0 && quiet.output == "" && quiet.errors == "")
    }

    @Test("all mistakes of all files are shown; one bad file is enough for 65")
    func mistakes() throws {
        let workspace = try Workspace()
        try workspace.file("certain.yaml", Sample.certain)
        try workspace.file("bad.yaml", Sample.mistaken)
        let check = try DetenteProcess.run(["check", "bad.yaml", "nowhere.yaml", "certain.yaml"], in: workspace.folder)
        #expect(check.status == 65)
        #expect(check.output == "certain.yaml: no errors\n")
        #expect(check.errors.contains("bad.yaml:4:") && check.errors.contains("bad.yaml:6:"))
        #expect(check.errors.contains("error: cannot read nowhere.yaml: No such file or directory\n"))
    }

    @Test("files that are only missing end with 66")
    func missing() throws {
        #expect(try DetenteProcess.run(["check", "nowhere.yaml"]).status == 66)
    }
}
