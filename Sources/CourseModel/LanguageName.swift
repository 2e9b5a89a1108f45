/// The names of languages as readers know them.
package enum LanguageName {
    /// The name for the word behind a fence; a word that is not known names itself.
    package static func of(_ word: String) -> String {
        switch word.lowercased() {
        case "bash", "sh", "shell", "console", "zsh": "Shell"
        case "c": "C"
        case "c++", "cpp", "cxx": "C++"
        case "css": "CSS"
        case "diff": "Diff"
        case "go": "Go"
        case "html": "HTML"
        case "java": "Java"
        case "js", "javascript": "JavaScript"
        case "json": "JSON"
        case "kotlin", "kt": "Kotlin"
        case "markdown", "md": "Markdown"
        case "py", "python", "python3": "Python"
        case "rb", "ruby": "Ruby"
        case "rs", "rust": "Rust"
        case "sql": "SQL"
        case "swift": "Swift"
        case "text", "txt", "plain": "Text"
        case "toml": "TOML"
        case "ts", "typescript": "TypeScript"
        case "xml": "XML"
        case "yaml", "yml": "YAML"
        default: word
        }
    }
}
