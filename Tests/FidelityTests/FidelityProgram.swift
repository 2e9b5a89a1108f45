import CourseLoading
import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Planning

/// A program of the folder `Programs`: as a file to compile by hand, and as a snippet.
struct FidelityProgram: Sendable {
    /// The name of the file, without its endings.
    let name: String
    /// The text of the file, byte for byte.
    let text: String
    /// The snippet that it is in a lesson, planned as a course's snippets are.
    let program: Program

    /// Programs that never end, and the milliseconds of wall time after which they are ended, by hand
    /// as well; all others end long before their limit.
    private static let timeLimits = [
        "end_waits_forever": 3000, "end_waits_forever_flushed": 3000,
    ]

    /// All programs, in the order of their names.
    ///
    /// They are the snippets of as many lessons as it takes for each to have a dozen or a few more,
    /// because a lesson's programs are merged; those whose names begin with the same word stand in
    /// the same lesson, so that they can disturb each other.
    static func all() throws -> [FidelityProgram] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Programs")
        let ending = ".swift.txt"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
        let texts = try names.map { name in
            try String(contentsOf: folder.appending(path: name + ending), encoding: .utf8)
        }
        var files: [String: String] = [:]
        for (number, lesson) in lessons(of: names).enumerated() {
            var markdown = "---\ntitle: Lesson \(number)\n---\n"
            for index in lesson {
                let text = texts[index].hasSuffix("\n") ? texts[index] : texts[index] + "\n"
                markdown += "\n~~~~~swift id=\(id(of: names[index]))\n\(text)~~~~~\n"
            }
            let padded = number < 10 ? "0\(number)" : "\(number)"
            files["\(padded)-lesson\(number).md"] = markdown
        }
        let loaded = Courses.load(files)
        try #require(loaded.ids.isEmpty, "\(loaded.report)")
        let planned = Planner.plan(loaded.course)
        try #require(planned.diagnostics.isEmpty)
        try #require(
            planned.programs.map(\.reference.snippet.name) == names.map(id(of:)),
            "no program is skipped")
        return zip(zip(names, texts), planned.programs).map { file, program in
            FidelityProgram(
                name: file.0, text: file.1,
                program: program.toBeRun(timeLimit: timeLimits[file.0]))
        }
    }

    /// The name of the file that is compiled by hand; without its ending, what a snippet is called.
    var fileName: String { "\(Self.id(of: name)).swift" }

    private static func id(of name: String) -> String {
        name.replacing("_", with: "-")
    }

    private static func lessons(of names: [String]) -> [[Int]] {
        var lessons: [[Int]] = []
        var family = ""
        for (index, name) in names.enumerated() {
            let word = String(name.prefix { $0 != "_" })
            if let last = lessons.last, last.count < 12 || word == family {
                lessons[lessons.count - 1].append(index)
            } else {
                lessons.append([index])
            }
            family = word
        }
        return lessons
    }
}

extension Program {
    /// The same program, to be run for so long whatever its comments say of what becomes of it.
    fileprivate func toBeRun(timeLimit: Int?) -> Program {
        let recipe = Recipe(
            action: .run, tool: recipe.tool, moduleName: recipe.moduleName,
            hasMainAttribute: recipe.hasMainAttribute,
            settings: RunSettings(timeLimit: timeLimit ?? RunSettings.defaultTimeLimit),
            text: recipe.text)
        return Program(
            reference: reference, recipe: recipe, treatment: .run(.success), parts: parts,
            span: span)
    }
}
