extension String {
    /// The text as it stands within the quotes of a fence's value.
    package var quotedForFence: String {
        escaping(["\\": "\\\\", "\"": "\\\"", "\n": "\\n"])
    }

    /// The text with scalars replaced.
    ///
    /// Not characters: what follows can cling to one and hide it.
    func escaping(_ escapes: [Unicode.Scalar: String]) -> String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let escape = escapes[scalar] {
                text.append(contentsOf: escape.unicodeScalars)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
