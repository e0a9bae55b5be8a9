/// A word for a POSIX shell: unchanged if that is safe, otherwise in single quotes.
func shellQuoted(_ word: String) -> String {
    let isPlain = { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_-./:,=+@%".utf8.contains(byte)
        }
    }
    guard word.isEmpty || !word.utf8.allSatisfy(isPlain) else { return word }
    // Within single quotes nothing is special but the quote itself, which is written outside of them.
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
}

/// A path for a POSIX shell; `./` is added before a dash, which would be taken for an option.
func shellQuoted(path: String) -> String {
    shellQuoted(path.hasPrefix("-") ? "./" + path : path)
}
