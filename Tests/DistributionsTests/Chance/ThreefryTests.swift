import Distributions
import Foundation
import Testing

/// The words of one call as an array.
private func words(_ key: [UInt32], _ counter: [UInt32]) -> [UInt32] {
    let w = Threefry4x32.words(
        key: (key[0], key[1], key[2], key[3]), counter: (counter[0], counter[1], counter[2], counter[3]))
    return [w.0, w.1, w.2, w.3]
}

@Suite("Threefry-4x32-20") struct ThreefryTests {
    @Test("gives the known answers of Random123")
    func knownAnswers() {
        #expect(words([0, 0, 0, 0], [0, 0, 0, 0]) == [0x9C6C_A96A, 0xE17E_AE66, 0xFC10_ECD4, 0x5256_A7D8])
        #expect(words([5, 6, 7, 8], [1, 2, 3, 4]) == [0x32AF_697F, 0x7FAC_35CB, 0xAA26_ADB1, 0x4C05_5EF9])
        // From Random123's kat_vectors: all bits set, and the digits of pi.
        let ones = [UInt32](repeating: .max, count: 4)
        #expect(words(ones, ones) == [0x2A88_1696, 0x5701_2287, 0xF6C7_446E, 0xA16A_6732])
    }

    static let header = "/usr/include/Random123/threefry.h"

    @Test(
        "agrees with Random123's C code on 1,000 keys and counters",
        .enabled(
            if: FileManager.default.fileExists(atPath: header) && FileManager.default.fileExists(atPath: "/usr/bin/cc"))
    )
    func agreesWithRandom123() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("threefry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("witness.c")
        // Each line of output: key, counter, words. Keys and counters come from xorshift32.
        try """
        #include <stdio.h>
        #include <Random123/threefry.h>
        static uint32_t s = 2463534242u;
        static uint32_t next(void) { s ^= s << 13; s ^= s >> 17; s ^= s << 5; return s; }
        int main(void) {
            for (int i = 0; i < 1000; i++) {
                threefry4x32_key_t k; threefry4x32_ctr_t c;
                for (int j = 0; j < 4; j++) { k.v[j] = next(); c.v[j] = next(); }
                threefry4x32_ctr_t r = threefry4x32(c, k);
                for (int j = 0; j < 4; j++) printf("%u ", k.v[j]);
                for (int j = 0; j < 4; j++) printf("%u ", c.v[j]);
                for (int j = 0; j < 4; j++) printf("%u ", r.v[j]);
                printf("\\n");
            }
            return 0;
        }
        """.write(to: source, atomically: true, encoding: .utf8)
        let program = folder.appendingPathComponent("witness")
        _ = try run("/usr/bin/cc", ["-O1", "-o", program.path, source.path])
        let lines = try run(program.path, []).split(separator: "\n")
        #expect(lines.count == 1000)
        for line in lines {
            let numbers = line.split(separator: " ").compactMap { UInt32($0) }
            try #require(numbers.count == 12)
            #expect(words(Array(numbers[0..<4]), Array(numbers[4..<8])) == Array(numbers[8..<12]))
        }
    }

    /// What a program writes to standard output.
    private func run(_ path: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}
