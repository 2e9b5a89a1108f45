import CourseModel

extension SitePath {
    /// The path as a URL: everything but letters, digits, `-._~` and slashes is percent-encoded.
    var percentEncoded: String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isSafe =
                scalar.isASCII && Character(scalar).isLetterOrDigit || "-._~/".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isSafe ? String(scalar) : "%\(digits.count == 1 ? "0" : "")\(digits)"
        }
        .joined()
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
