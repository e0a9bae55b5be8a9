import Foundation
import Synchronization
import TestSupport
import Testing

/// Truncated and mutated versions of every scenario of the repository and of random ones: each is refused or goes through
/// all commands, and none crashes (a trap would end the whole test run; the input is then in `CurrentInput.url`).
@Suite("Damaged scenarios", .serialized)
struct DamageTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folders = ["scenarios", "benchmarks/scenarios", "Tests/Fixtures/Accepted", "Tests/Fixtures/Exact"]
    static let environment = ProcessInfo.processInfo.environment
    /// Only `make fuzz` sets it: so many inputs, each with a limit of time.
    static let many = environment["DETENTE_FUZZ_INPUTS"].flatMap { Int($0) }
    static let firstSeed = many == nil ? 0 : FuzzLoopTests.firstSeed

    static let files: [String] = folders.flatMap { folder in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    /// The n-th input: a file of the repository, or a random scenario, damaged.
    static func input(_ number: Int, _ texts: [[UInt8]]) -> Data {
        let seed = firstSeed &+ UInt64(number)
        var damage = Damage(seed: seed)
        switch number % 3 {
        case 0: return Data(damage.done(to: texts[(number / 3) % texts.count]))
        case 1: return Data(damage.done(to: Array(RandomScenario(seed: seed).yaml.utf8)))
        default: return Data(damage.done(to: RandomScenario(seed: seed).document).yaml.utf8)
        }
    }

    static func texts() throws -> [[UInt8]] {
        try files.map { [UInt8](try Data(contentsOf: root.appending(path: $0))) }
    }

    @Test("3,000 inputs are refused with a message, or go through all commands", arguments: 0..<10)
    func survives(portion: Int) async throws {
        let texts = try Self.texts()
        #expect(texts.count >= 20)
        var accepted = 0
        for number in portion * 300..<(portion + 1) * 300 {
            let text = Self.input(number, texts)
            CurrentInput.note(text)
            switch await Exercise.run(text) {
            case .refused: break
            case .accepted: accepted += 1
            case .contradiction(let what):
                Issue.record("input \(number): \(what)\n\(String(decoding: text, as: UTF8.self))")
            }
        }
        // If all were refused, the commands would hardly have been tried.
        #expect(accepted >= 20)
    }

    /// No input takes over ten seconds. Asked only here: the tests assert no time.
    @Test("many inputs, each within ten seconds", .enabled(if: many != nil)) func inTime() async throws {
        let texts = try Self.texts()
        var hangs = 0
        print("fuzz: \(Self.many ?? 0) damaged inputs from seed \(Self.firstSeed)")
        for number in 0..<(Self.many ?? 0) where hangs < 3 {
            let text = Self.input(number, texts)
            CurrentInput.note(text)
            let isOver = Flag()
            // It cannot be stopped from outside: one that hangs is left behind.
            Thread.detachNewThread {
                let done = DispatchSemaphore(value: 0)
                Task.detached {
                    if case .contradiction(let what) = await Exercise.run(text) {
                        print("fuzz: input \(number): \(what)")
                    }
                    done.signal()
                }
                done.wait()
                isOver.set()
            }
            let end = ContinuousClock.now + .seconds(10)
            while !isOver.isSet, ContinuousClock.now < end { try await Task.sleep(for: .microseconds(300)) }
            guard !isOver.isSet else { continue }
            hangs += 1
            let kept = CurrentInput.url.deletingPathExtension().path + "-hang-\(number).yaml"
            try text.write(to: URL(filePath: kept))
            print("fuzz: input \(number) takes over 10 s: \(kept)")
            Issue.record("input \(number) takes over 10 s: \(kept)")
        }
    }

    private final class Flag: Sendable {
        private let value = Mutex(false)
        var isSet: Bool { value.withLock { $0 } }
        func set() { value.withLock { $0 = true } }
    }
}
