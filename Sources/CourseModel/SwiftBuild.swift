/// How a snippet of Swift is compiled and linked.
package struct SwiftBuild: Sendable, Equatable {
    /// The Swift language mode to compile in.
    package enum LanguageMode: String, Sendable, Equatable, Codable {
        case swift5 = "5"
        case swift6 = "6"
    }

    /// A checker that is compiled into the program.
    package enum Sanitizer: String, Sendable, Equatable, Codable, CaseIterable {
        case thread, address
    }

    /// The language mode.
    package let languageMode: LanguageMode
    /// Further words for the compiler's driver.
    package let flags: [String]
    /// The checker, if any.
    package let sanitizer: Sanitizer?

    /// A build; the defaults are those of a fence without words.
    package init(
        languageMode: LanguageMode = .swift6, flags: [String] = [], sanitizer: Sanitizer? = nil
    ) {
        self.languageMode = languageMode
        self.flags = flags
        self.sanitizer = sanitizer
    }
}
