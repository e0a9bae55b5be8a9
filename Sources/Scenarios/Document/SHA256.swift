internal import CGcrypt
package import Foundation

/// The SHA-256 digest of some bytes (FIPS 180-4), by libgcrypt.
package struct SHA256: Sendable, Equatable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Lower-case, two digits a byte.
    package var hexadecimal: String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    package init(of data: Data) {
        _ = Self.isPrepared
        bytes = unsafe data.withUnsafeBytes { source in
            unsafe [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
                unsafe gcry_md_hash_buffer(
                    Int32(GCRY_MD_SHA256.rawValue), digest.baseAddress, source.baseAddress, source.count)
                count = 32
            }
        }
    }

    /// Sets libgcrypt up, once.
    private static let isPrepared = detente_gcrypt_prepare() != 0
}
