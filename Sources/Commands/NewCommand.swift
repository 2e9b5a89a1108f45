import ArgumentParser
import CourseModel
import Foundation
import Scaffolding
import Writing

/// The command lectern new.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Makes a lesson, with front matter, behind the last one.")

    @Argument(help: "The lesson's title.")
    var title: String

    @Option(help: "The lesson's name in links (default: made from the title).")
    var slug: String?

    @Option(help: "The course's folder.")
    var content = "content"

    func validate() throws {
        if (slug ?? LessonID.slug(of: title)) == "index" {
            throw ValidationError(
                "‘index’ is the landing page's name: give another one with --slug")
        }
        if let slug, LessonID(slug) == nil {
            throw ValidationError(
                "--slug takes lower-case letters, digits and hyphens, for example first-steps")
        }
        if slug == nil, LessonID(LessonID.slug(of: title)) == nil {
            throw ValidationError("no name can be made of ‘\(title)’: give one with --slug")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: .auto)
        let (title, content) = (title, content)
        let slug = slug ?? LessonID.slug(of: title)
        try await ExitStatus.guarding(terminal) {
            guard FileManager.default.fileExists(atPath: "\(content)/course.yml") else {
                terminal.print(
                    failure: "there is no course in \(content)",
                    help: "make one with lectern init, or name its folder with --content")
                throw ExitStatus.contentWrong
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: content)
            if let taken = names.first(where: { $0.drop(while: \.isNumber) == "-\(slug).md" }) {
                terminal.print(
                    failure: "\(content)/\(taken) has the name ‘\(slug)’ already",
                    help: "choose another one with --slug")
                throw ExitStatus.contentWrong
            }
            let last = names.filter { $0.hasSuffix(".md") }
                .compactMap { Int($0.prefix(while: \.isNumber)) }.max()
            let number = (last ?? 0) + 1
            let name = "\(number < 10 ? "0" : "")\(number)-\(slug).md"
            let text = LessonScaffold.lesson(title: title)
            let files = NewFiles(in: content)
            try files.make(name, text)
            terminal.print("\(files.place(of: name)) is new")
        }
    }
}
