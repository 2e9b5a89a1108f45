import CourseLoading
package import CourseModel
import Planning

/// A program that stands in a file by itself, and in no course.
package struct LoneProgram: Sendable {
    /// The program.
    package let program: Program
    /// The lines of the file.
    package var code: [String] { program.parts.last?.lines.map(\.text) ?? [] }

    /// The program in a file's text; `nil` where there is no code in it.
    ///
    /// It is read and planned as the only snippet of a course would be, so that it is built and run as
    /// any other.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - timeLimit: for how many milliseconds it may run.
    package init?(
        text: [UInt8], name: String, languageMode: SwiftBuild.LanguageMode, arguments: [String],
        timeLimit: Int
    ) {
        let lesson = """
            # \(Self.lesson)

            ```swift id=\(Self.id(from: name)) file=\(Self.file) swift=\(languageMode.rawValue)
            ```

            """
        let files = CourseFiles(
            root: "",
            files: [
                CourseFiles.File(path: "01-\(Self.lesson).md", bytes: Array(lesson.utf8)),
                CourseFiles.File(path: Self.file, bytes: text),
                CourseFiles.File(path: "course.yml", bytes: Array("title: \(Self.lesson)\n".utf8)),
            ], diagnostics: [])
        guard let program = Planner.plan(CourseLoader.load(files).course).programs.first else {
            return nil
        }
        let recipe = program.recipe
        self.program = Program(
            reference: program.reference,
            recipe: Recipe(
                action: recipe.action, tool: recipe.tool, moduleName: recipe.moduleName,
                hasMainAttribute: recipe.hasMainAttribute,
                settings: RunSettings(arguments: arguments, timeLimit: timeLimit),
                text: recipe.text),
            treatment: program.treatment, parts: program.parts, span: program.span)
    }

    private static let lesson = "program"
    private static let file = "code/program.swift"

    /// A snippet's name that is near to a file's.
    private static func id(from name: String) -> String {
        let base = name.hasSuffix(".swift") ? String(name.dropLast(6)) : name
        let words = LessonID.slug(of: base)
        return SnippetID(words) == nil ? lesson : words
    }
}
