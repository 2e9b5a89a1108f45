/// Fills in the files of `Templates/`.
enum Template {
    /// A template's text, with values in the place of their names between two `@`.
    static func text(_ bytes: [UInt8], _ values: KeyValuePairs<String, String>) -> String {
        values.reduce(String(decoding: bytes, as: UTF8.self)) { text, value in
            text.replacing("@\(value.key)@", with: value.value)
        }
    }
}
