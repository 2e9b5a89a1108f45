/// The names of languages as readers know them.
package enum LanguageName {
    /// The name for the word behind a fence; a word that is not known names itself.
    package static func of(_ word: String) -> String {
        switch word.lowercased() {
        case "bash", "sh", "shell", "console", "zsh": "Shell"
        case "c": "C"
        case "html": "HTML"
        case "js", "javascript": "JavaScript"
        case "json": "JSON"
        case "markdown", "md": "Markdown"
        case "py", "python", "python3": "Python"
        case "swift": "Swift"
        case "text", "txt", "plain": "Text"
        case "toml": "TOML"
        case "yaml", "yml": "YAML"
        default: word
        }
    }
}
