import Foundation
import Scenarios
import Testing

/// The examples that NIST publishes with FIPS 180-4 (and its long message), and the empty message.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `published digests`(message: String, digest: String) {
        #expect(SHA256(of: Data(message.utf8)).hexadecimal == digest)
    }

    @Test func `the published digest of a million letters`() {
        #expect(
            SHA256(of: Data(repeating: 0x61, count: 1_000_000)).hexadecimal
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `a digest has 32 bytes`() {
        #expect(Array(SHA256(of: Data("abc".utf8)).bytes.prefix(4)) == [0xBA, 0x78, 0x16, 0xBF])
        #expect(SHA256(of: Data()).bytes.count == 32)
    }
}
