/// Everything about a program that decides what it shows, the machine apart.
///
/// No lesson line, ordinal or path is part of it, so that prose added above a snippet changes
/// nothing. Two equal recipes are the same program.
package struct Recipe: Sendable {
    /// What is done with the code.
    package enum Action: String, Sendable, Equatable {
        case compile, run
    }

    /// What makes a program of the text.
    package enum Tool: Sendable, Equatable {
        /// The Swift compiler.
        case swift(SwiftBuild)
        /// A command, `{file}` in it for the file that holds the text, and the ending of that
        /// file's name.
        case command([String], fileExtension: String)
    }

    /// What is done with the code.
    package let action: Action
    /// What makes a program of the text.
    package let tool: Tool
    /// The name of the module or of the file, made from the snippet's id because programs can print
    /// it.
    package let moduleName: String
    /// Whether the program begins at a type marked `@main` and not at its first line.
    package let hasMainAttribute: Bool
    /// What the program is given.
    package let settings: RunSettings
    /// The complete program text.
    package let text: String

    /// How Swift is built; `nil` for other languages.
    package var swift: SwiftBuild? {
        if case .swift(let build) = tool { build } else { nil }
    }

    /// A recipe.
    package init(
        action: Action, tool: Tool = .swift(SwiftBuild()), moduleName: String,
        hasMainAttribute: Bool = false, settings: RunSettings = RunSettings(), text: String
    ) {
        self.action = action
        self.tool = tool
        self.moduleName = moduleName
        self.hasMainAttribute = hasMainAttribute
        self.settings = settings
        self.text = text
    }

    /// Every part of the recipe in lines that a person can read and compare.
    ///
    /// Equal recipes have equal lines, and different ones different lines: each value of the author's
    /// stands alone on its line or lines, behind its name and its length in bytes.
    package var lines: [String] {
        var lines = ["action \(action.rawValue)"]
        func add(_ name: String, _ value: String) {
            let pieces = value.split(separator: "\n", omittingEmptySubsequences: false)
            lines.append("\(name), \(value.utf8.count) bytes")
            lines += pieces.map { "  \($0)" }
        }
        switch tool {
        case .swift(let build):
            lines.append("swift \(build.languageMode.rawValue)")
            if let sanitizer = build.sanitizer { lines.append("sanitizer \(sanitizer.rawValue)") }
            for flag in build.flags { add("flag", flag) }
        case .command(let words, let fileExtension):
            for word in words { add("command", word) }
            add("extension", fileExtension)
        }
        lines.append("module \(moduleName)")
        if hasMainAttribute { lines.append("main attribute") }
        for argument in settings.arguments { add("argument", argument) }
        for variable in settings.environment {
            add("variable", "\(variable.name)=\(variable.value)")
        }
        if let input = settings.standardInput { add("standard input", input) }
        for file in settings.files {
            add("file", file.name)
            add("contents", file.storedContents)
        }
        lines.append("time limit \(settings.timeLimit) ms")
        add("text", text)
        return lines
    }
}

extension Recipe: Equatable {
    /// Whether two recipes are the same, byte for byte: texts that differ only in how a character is
    /// composed are different programs, though Swift calls such strings equal.
    package static func == (left: Recipe, right: Recipe) -> Bool {
        // The texts first: they are long, and where anything differs, they mostly do.
        left.text.utf8.elementsEqual(right.text.utf8)
            && left.lines.elementsEqual(right.lines) { $0.utf8.elementsEqual($1.utf8) }
    }
}

extension RunSettings.File {
    /// The contents as one line or more of text: themselves where they are text, else their bytes as
    /// hexadecimal digits.
    fileprivate var storedContents: String {
        String(validating: contents, as: UTF8.self).map { "text \($0)" }
            ?? "bytes \(Hexadecimal.text(of: contents))"
    }
}
