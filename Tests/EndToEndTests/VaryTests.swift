import Foundation
import Testing

@Suite("What --vary and --set take")
struct VaryTests {
    private static let text = """
        detente: 1
        clock: { rounds: 12, round: 1 month, start: 2026-10 }
        parameters:
          p: { value: 0.1, choices: [0.1, 0.2] }
          q: 0.3
          when: 3
          f: { for: actors, value: 0.4 }
          r: 0.5
        actors: { a: { strategy: random(f(self)) }, b: { strategy: random(q) } }
        issues: { x: {} }
        events:
          spark: { chance: p, limit: 1 }
          vote: { at: when, when: chance(r) }
        outcomes: { fire: happened(spark), calm: otherwise }

        """

    private func sweep(_ vary: String, text: String = text) throws -> DetenteProcess {
        try DetenteProcess.run(["sweep", "-", "-n", "20", "--vary", vary, "--format", "csv"], input: text)
    }

    @Test(
        "what makes no range says what would",
        arguments: [
            (
                "q=0.1-0.9",
                "a range is written from:to:step, such as q=0.1:0.9:0.1; a subtraction is written with spaces: 0.1 - 0.9"
            ),
            ("q=0.1..0.9", "a range is written from:to:step, such as q=0.1:0.9:0.1"),
            ("q=0.1 to 0.9", "a range is written from:to:step, such as q=0.1:0.9:0.1"),
            ("q=0.1–0.9", "a range is written from:to:step, such as q=0.1:0.9:0.1"),
            ("q=0:1", "a range is from:to:step; the step is missing, such as q=0:1:0.1"),
            ("q=0:1:0", "steps of 0 do not lead from 0 to 1"), ("q=1:0:0.1", "steps of 0.1 do not lead from 1 to 0"),
            ("q=0:1:nan", "a range is from:to:step, three numbers, such as q=0:1:0.25"),
            ("q=inf:1:1", "a range is from:to:step, three numbers, such as q=0:1:0.25"),
            ("q=0:1:1e-9", "more than 1000 values; take a larger step"),
            ("q=.5,0.50", "'.5' and '0.50' are the same value"), ("q=0.5,0.5", "'0.5' is there twice"),
            ("q=0:0.4:0.2,0.2", "'0.2' is there twice"),
            ("zzz=1", "the scenario has no parameter 'zzz'; it has p, q, when, f, r"),
            ("wehn=1,2", "the scenario has no parameter 'wehn'; did you mean 'when'?"),
            (
                "when=2026-10:2027-03",
                "a range of dates is from:to:step, such as when=2026-10:2027-03:3 months"
            ),
            (
                "when=2026-02-30:2026-12:1 month",
                "'2026-02-30' is not a date; write YYYY-MM or YYYY-MM-DD"
            ),
            ("when=2027-03:2026-10:1 month", "steps of 1 month do not lead from 2027-03 to 2026-10"),
            ("when=0001-01-01:9999-12:1 day", "more than 1000 values; take a larger step"),
        ])
    func refused(vary: String, message: String) throws {
        let run = try sweep(vary)
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors == "error: --vary \(vary): \(message)\n")
    }

    @Test("dates need a calendar")
    func noCalendar() throws {
        let text = Self.text.replacingOccurrences(of: ", round: 1 month, start: 2026-10", with: "")
        let run = try sweep("when=2026-10:2027-03:3 months", text: text)
        #expect(run.status == 64)
        #expect(run.errors.hasSuffix("dates need 'clock.start', which the scenario does not have\n"))
    }

    @Test("a range whose end no step reaches names its values")
    func endNotReached() throws {
        let run = try sweep("q=0.5:1:0.3")
        #expect(run.status == 0)
        #expect(run.errors == "note: --vary q=0.5:1:0.3: no step reaches the end; the values are 0.5, 0.8\n")
        let whole = try sweep("q=0.4:1:0.3")
        #expect(whole.status == 0 && whole.errors.isEmpty)
    }

    @Test("numbers beyond any step do not run for ever")
    func hugeNumbers() throws {
        // 1e60 + 1 is 1e60 in decimal arithmetic of 38 digits: one value.
        let run = try sweep("when=1e60:1e60:1")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test(
        "a constant beyond [0, 1] where a probability is needed is an error in the setting's own text",
        arguments: [
            ("q=1.5", "1:3: error: 'p' of random(p) must be from 0 to 1; it is 1.5\n    1 | q=1.5\n      |   ^^^\n"),
            (
                "r=2",
                "1:3: error: chance(r) is impossible: chance(p) needs a probability p from 0 to 1; p is 2\n"
                    + "    1 | r=2\n      |   ^\n"
            ),
            (
                "f=2",
                "1:3: error: 'p' of random(p) must be from 0 to 1; it is 2\n    1 | f=2\n      |   ^ 2 per cent is 0.02\n"
            ),
            (
                "f.a=2",
                "1:5: error: 'p' of random(p) must be from 0 to 1; it is 2\n    1 | f.a=2\n      |     ^ 2 per cent is 0.02\n"
            ),
            (
                "p=-0.1",
                "1:3: error: an event's 'chance' must be from 0 to 1; it is -0.1\n    1 | p=-0.1\n      |   ^\n"
            ),
            (
                "p=q * 4",
                "1:5: error: an event's 'chance' must be from 0 to 1; it is 1.2\n    1 | p=q * 4\n      |     ^\n"
            ),
        ])
    func beyondProbability(setting: String, message: String) throws {
        let set = try DetenteProcess.run(["run", "-", "-n", "20", "--set", setting], input: Self.text)
        #expect(set.status == 65 && set.output.isEmpty)
        #expect(set.errors == "--set:" + message)
        let vary = try sweep(setting)
        #expect(vary.status == 65 && vary.output.isEmpty)
        #expect(vary.errors == "--vary:" + message)
    }

    @Test("what stays in [0, 1], or is drawn, is not judged", arguments: ["q=1", "p=0", "p=normal(0.5, 1)", "f=0.5"])
    func inRange(setting: String) throws {
        let run = try DetenteProcess.run(["run", "-", "-n", "20", "--set", setting], input: Self.text)
        #expect(run.status == 0, "\(run.errors)")
    }
}
