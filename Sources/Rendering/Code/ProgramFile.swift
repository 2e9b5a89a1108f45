import CourseModel

/// A snippet's whole program as a file of the site, which readers can save and run.
struct ProgramFile: Sendable {
    /// Where it lies in the site.
    let path: SitePath
    /// Its name without folders.
    let name: String
    /// What stands in it.
    let text: String
    /// What to type to build and run it where it lies.
    let command: String

    /// The program of a recording.
    init(_ recording: Recording, of lesson: LessonID) {
        let recipe = recording.recipe
        let fileExtension: String
        switch recipe.tool {
        case .swift: fileExtension = "swift"
        case .command(_, let ending): fileExtension = ending
        }
        name = "\(recording.snippet).\(fileExtension)"
        guard let path = SitePath("code/\(lesson)/\(name)") else {
            preconditionFailure("names of lessons and snippets are parts of paths")
        }
        self.path = path
        text = recipe.text.withoutLecternsLines
        command = recipe.command(for: name)
    }

    /// The files of a snippet's own that its program finds beside itself.
    static func companions(
        of recording: Recording, in lesson: LessonID
    ) -> [(path: SitePath, file: RunSettings.File)] {
        recording.recipe.settings.files.compactMap { file in
            SitePath("code/\(lesson)/\(recording.snippet)/\(file.name)").map { ($0, file) }
        }
    }
}

extension Recipe {
    /// What a person types to do by hand what the recipe says.
    fileprivate func command(for file: String) -> String {
        var run = settings.environment.map { "\($0.name)=\($0.value.shellQuoted) " }.joined()
        var build = ""
        switch tool {
        case .swift(let swift):
            var words = ["swiftc", "-swift-version", swift.languageMode.rawValue]
            if hasMainAttribute { words.append("-parse-as-library") }
            if let sanitizer = swift.sanitizer { words.append("-sanitize=\(sanitizer.rawValue)") }
            words += swift.flags.map(\.shellQuoted) + [file]
            guard action == .run else { return words.joined(separator: " ") }
            build = (words + ["-o", moduleName]).joined(separator: " ") + " && "
            run += "./\(moduleName)"
        case .command(let command, _):
            run += command.map { $0.replacing("{file}", with: file).shellQuoted }
                .joined(separator: " ")
        }
        run += settings.arguments.map { " \($0.shellQuoted)" }.joined()
        guard let input = settings.standardInput else { return build + run }
        return "\(build)printf %s \(input.shellQuoted) | \(run)"
    }
}

extension String {
    /// The text as one word of a shell's command.
    fileprivate var shellQuoted: String {
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_./=:,+@%".utf8.contains(byte)
            }
        }
        return isPlain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
    }

    /// Whether more than one snippet's code stands in a program.
    var isChained: Bool {
        let lines = utf8.split(separator: UInt8(ascii: "\n"))
        return holdsPartMark
            || lines.count { $0.starts(with: "#sourceLocation(file: \"".utf8) } > 1
    }

    /// A program without what Lectern added to it.
    var withoutLecternsLines: String {
        var isOwn = false
        let hasParts = holdsPartMark
        let lines = utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .filter { line in
                if line.starts(with: "#sourceLocation(file: \"".utf8) {
                    isOwn = line.starts(with: "#sourceLocation(file: \"lectern\"".utf8)
                    return false
                }
                return !isOwn && !(hasParts && String(Substring(line)).holdsPartMark)
            }
        return String(decoding: Array(lines.joined(separator: "\n".utf8)), as: UTF8.self)
    }

    /// Whether the line that stands between the parts of a program that is not Swift is in it; nearly
    /// every text is without even the byte that it begins with.
    private var holdsPartMark: Bool {
        guard let first = PartMark.line.utf8.first, utf8.contains(first) else { return false }
        return contains(PartMark.line)
    }
}
