package import CourseModel
package import Diagnostics

/// The file in which a learner works on an exercise: what stands before the program in the lesson, a
/// line that says where his own begins, and what he begins with.
package struct ProgramFile: Sendable, Equatable {
    /// Its name in the exercise's folder, for example `main.swift`.
    package let name: String
    /// What a learner is given, in UTF-8.
    package let bytes: [UInt8]
    /// The line below which his own program stands; `nil` where the whole file is his.
    package let border: String?

    /// The file of a starter.
    ///
    /// - Parameters:
    ///   - program: the starter as it was planned.
    ///   - runner: what runs its language; `nil` for Swift.
    package init(of program: Program, runner: LanguageRunner?) {
        let mark = runner?.commentMark ?? "//"
        // Swift takes code at the top level in a file of this name only, and @main in any other.
        name =
            runner.map { "main.\($0.fileExtension)" }
            ?? (program.recipe.hasMainAttribute ? "Program.swift" : "main.swift")
        let own = program.parts.last?.lines ?? []
        let before = program.parts.dropLast()
        border = before.isEmpty ? nil : "\(mark) Your program begins below this line."
        var lines: [String] = []
        if let border {
            lines.append("\(mark) What stands before it in the lesson: leave it as it is.")
            for part in before { lines += [""] + part.lines.map(\.text) }
            lines += ["", border, ""]
        }
        lines += own.map(\.text)
        bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// The path of an exercise's program relative to the folder of all exercises.
    package static func path(of exercise: CourseExercise, named name: String) -> String {
        "\(exercise.reference)/\(name)"
    }

    /// The 1-based number of the line with which a learner's own program begins in what he has made of
    /// the file; `nil` where the line is gone that says so.
    package func firstLine(in source: SourceFile) -> Int? {
        guard let border else { return 1 }
        let text = Array(source.text.utf8)
        let line = (1...source.lineCount).first { number in
            var line = text[source.range(ofLine: number)]
            while let last = line.last, last == UInt8(ascii: " ") { line.removeLast() }
            return line.elementsEqual(border.utf8)
        }
        return line.map { $0 + 1 }
    }
}
