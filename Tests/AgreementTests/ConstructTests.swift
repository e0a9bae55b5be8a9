import Foundation
import TestSupport
import Testing

@Suite("Random scenarios combine every construct")
struct ConstructTests {
    @Test("dump", .enabled(if: ProcessInfo.processInfo.environment["DETENTE_FUZZ_DUMP"] != nil)) func dump() throws {
        var counts: [String: Int] = [:]
        for seed in 0..<UInt64(300) {
            for construct in constructs(of: RandomScenario(seed: seed).document) { counts[construct, default: 0] += 1 }
        }
        let text = counts.sorted { $0.key < $1.key }.map { "\($1)\t\($0)" }.joined(separator: "\n")
        try text.write(toFile: "/tmp/constructs.txt", atomically: false, encoding: .utf8)
    }
}
