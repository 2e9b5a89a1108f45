/// Tells text that is no Swift, and that stands in a Swift fence all the same.
///
/// It is asked only of what the compiler refuses.
enum OtherText {
    private static let commands: Set<String> = [
        "swift", "git", "cd", "brew", "curl", "docker", "npm", "npx", "mkdir", "sudo", "apt",
        "apt-get", "make", "cmake", "swiftc", "xcrun", "xcodebuild", "export", "cat", "ls", "rm",
        "cp", "mv", "chmod", "pod", "carthage", "mint", "bash", "sh", "source", "which", "wget",
        "unzip", "tar", "touch", "python3", "pip", "pip3", "./gradlew", "open", "lldb", "protoc",
    ]

    /// Whether lines are what one types into a shell, or a record of that.
    static func isShell(_ lines: [String]) -> Bool {
        if lines.contains(where: { $0.hasPrefix("$ ") || $0.hasPrefix("% ") }) { return true }
        if lines.first?.hasPrefix("> ") == true || lines.first?.hasPrefix("#!/") == true {
            return lines.first?.contains("swift") == false || lines.first?.hasPrefix("> ") == true
        }
        let typed = lines.map(\.trimmed).filter { !$0.hasPrefix("#") && !$0.hasPrefix("-") }
        return !typed.isEmpty
            && typed.allSatisfy { line in
                let words = line.split(separator: " ")
                return words.count > 1 && commands.contains(String(words[0]))
                    && words[1].first != "=" && words[1].first != "("
            }
    }

    private static let outputBeginnings = [
        "USAGE:", "OVERVIEW:", "Fatal error:", "error:", "warning:", "note:", "Error:", "Usage:",
        "Thread ", "* thread", "==", "(lldb)", "Compiling ", "Building for", "Build complete",
    ]

    /// Whether lines are what a program prints, or data.
    static func isOutput(_ lines: [String]) -> Bool {
        guard let first = lines.first?.trimmed else { return false }
        if outputBeginnings.contains(where: first.hasPrefix) { return true }
        // `1> let x = 5` of the REPL, and `file.swift:3:4: error: …`.
        if first.prefix(while: \.isWholeNumber).isEmpty == false,
            first.drop(while: \.isWholeNumber).hasPrefix("> ")
        {
            return true
        }
        if first.contains(": error: ") || first.contains(": warning: ") { return true }
        if isJSON(lines) { return true }
        return lines.allSatisfy { !looksLikeCode($0.trimmed) }
    }

    private static func isJSON(_ lines: [String]) -> Bool {
        let texts = lines.map(\.trimmed)
        guard let first = texts.first, first == "{" || first.hasPrefix("{\"") || first == "[{"
        else { return false }
        return texts.contains { $0.hasPrefix("\"") && $0.contains("\":") }
            || first.contains("\":")
    }

    /// Whether a line has anything of which code is made.
    private static func looksLikeCode(_ line: String) -> Bool {
        if Declaration(line).isAny { return true }
        if let first = line.first, "@#./{}".contains(first) { return true }
        if [" = ", "->", "==", "//", "()", "{", "}", "&&", "||", "?? ", "\\("]
            .contains(where: line.contains)
        {
            return true
        }
        let starts = [
            "if ", "for ", "while ", "guard ", "switch ", "return", "try ", "await ", "throw ",
            "case ", "default:", "do ", "repeat ", "defer ", "else ",
        ]
        if starts.contains(where: line.hasPrefix) { return true }
        // A call, a member, or a name alone: a letter right in front of a parenthesis or a dot.
        let characters = Array(line)
        return characters.indices.dropFirst().contains { index in
            let isCall = characters[index] == "("
            let isMember =
                characters[index] == "." && index + 1 < characters.count
                && characters[index + 1].isLetter
            return (isCall || isMember) && characters[index - 1].isLetter
        } || line.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && line.count > 1
    }
}
