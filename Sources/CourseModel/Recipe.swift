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
    /// How many times it is run: more than once for a gallery.
    package let runs: Int
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
        hasMainAttribute: Bool = false, runs: Int = 1,
        settings: RunSettings = RunSettings(), text: String
    ) {
        self.action = action
        self.tool = tool
        self.moduleName = moduleName
        self.hasMainAttribute = hasMainAttribute
        self.runs = runs
        self.settings = settings
        self.text = text
    }

    /// Every part of the recipe in words that a person can read and compare line by line.
    ///
    /// Equal recipes have equal words, and different ones different words: before each value of the
    /// author's stand its name and its length in bytes.
    package var words: String {
        var words = "action \(action.rawValue)\n"
        func add(_ name: String, _ value: String) {
            words += name
            words += ", "
            words += String(value.utf8.count)
            words += " bytes\n"
            words += value
            words += "\n"
        }
        switch tool {
        case .swift(let build):
            words += "swift \(build.languageMode.rawValue)\n"
            if let sanitizer = build.sanitizer { words += "sanitizer \(sanitizer.rawValue)\n" }
            for flag in build.flags { add("flag", flag) }
        case .command(let command, let fileExtension):
            for word in command { add("command", word) }
            add("extension", fileExtension)
        }
        words += "module \(moduleName)\n"
        if hasMainAttribute { words += "main attribute\n" }
        if runs != 1 { words += "runs \(runs)\n" }
        for argument in settings.arguments { add("argument", argument) }
        for variable in settings.environment {
            add("variable", "\(variable.name)=\(variable.value)")
        }
        if let input = settings.standardInput { add("standard input", input) }
        for file in settings.files {
            add("file", file.name)
            add("contents", file.storedContents)
        }
        words += "time limit \(settings.timeLimit) ms\n"
        add("text", text)
        return words
    }
}

extension Recipe: Equatable {
    /// Whether two recipes are the same, byte for byte: texts that differ only in how a character is
    /// composed are different programs, though Swift calls such strings equal.
    package static func == (left: Recipe, right: Recipe) -> Bool {
        // The texts first: they are long, and where anything differs, they mostly do.
        left.text.hasSameBytes(as: right.text) && left.words.hasSameBytes(as: right.words)
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
