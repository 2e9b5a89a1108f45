import Execution
import Foundation
import Scaffolding
import Writing

/// Makes a new course in a folder, or adds to one what belongs to it, and says what it did.
struct CourseBeginning: Sendable {
    /// Why nothing was made.
    struct Refusal: Error {
        let reason: String
        let help: String
    }

    let folder: String
    let checking: CourseScaffold.CheckingService?
    let publishes: Bool
    let release: CourseScaffold.Release
    let environment: [String: String]
    let temporaryFolder: String
    let terminal: Terminal

    private var files: NewFiles { NewFiles(in: folder) }

    /// Makes everything that is wanted, or nothing of the course, the job and the workflow where a
    /// file of theirs is there already.
    ///
    /// Throws ``Refusal``, ``WritingFailure`` and ``ExecutionFailure``.
    func make() async throws {
        let hasCourse = try files.has("content/course.yml")
        if hasCourse, checking == nil, !publishes {
            throw Refusal(
                reason: "\(files.place(of: "content/course.yml")) is there already",
                help: "choose another folder: lectern init FOLDER; or add to this course with --ci "
                    + "or --pages")
        }
        try await refuseBelowTop()
        let isSiteTaken = try !hasCourse && files.has("site")
        let scaffold = CourseScaffold(
            subject: hasCourse ? .anything : try await subject(), release: release,
            site: isSiteTaken ? "course-site" : "site")
        let advised = try checking == .gitlab && files.has(".gitlab-ci.yml")
        let wanted =
            (hasCourse ? [] : scaffold.course)
            + (checking.map { advised ? [] : [scaffold.job(for: $0)] } ?? [])
            + (publishes ? [scaffold.publishing] : [])
        try refuseOccupied(wanted, isNewCourse: !hasCourse)
        for file in wanted { try make(file) }
        try makeLauncher(scaffold.launcher)
        for lines in scaffold.forGit { try add(lines) }
        if isSiteTaken {
            terminal.print(
                note: "\(files.place(of: "site")) is there already: the pages belong into "
                    + "\(scaffold.site), which has to be said with --site")
        }
        if advised {
            terminal.print(
                "\(files.place(of: ".gitlab-ci.yml")) is there already: add this job to it\n\n"
                    + scaffold.job(for: .gitlab).text)
        }
        tellWhatIsNext(scaffold, hasCourse: hasCourse)
    }

    // MARK: What is there

    /// What the course is to be about; what could not be found out is told.
    private func subject() async throws -> CourseScaffold.Subject {
        guard try files.has("Package.swift") else { return .anything }
        let manifest = files.place(of: "Package.swift")
        let answer = try await PackageQuestion.describe(
            folder, environment: environment, temporaryFolder: temporaryFolder)
        var reason = "what SwiftPM says of it is not understood"
        switch answer {
        case .described(let bytes):
            if let package = PackageSummary(description: bytes) {
                if package.libraries.isEmpty {
                    terminal.print(
                        note:
                            "\(manifest) has no library product: snippets cannot import the package"
                    )
                }
                return .package(
                    package, example: package.libraries.first.flatMap { example(of: $0.module) })
            }
        case .refused(let words): reason = words
        }
        terminal.print(
            note: "\(manifest) could not be read, so the course names no package: \(reason)")
        return .unreadPackage
    }

    private func example(of module: String) -> DocumentedImport? {
        do {
            let text = try String(
                contentsOfFile: files.place(of: "README.md"), encoding: .utf8)
            return DocumentedImport.first(of: module, in: text, file: "README.md")
        } catch {
            // Without a README, or with one that is no text, the lesson gives no example.
            return nil
        }
    }

    // MARK: Refusing

    /// Services look for their files at the top of a repository.
    private func refuseBelowTop() async throws {
        guard checking != nil || publishes else { return }
        let here = URL(filePath: folder).resolvingSymlinksInPath().standardizedFileURL.path
        let repository = try await GitRepository.find(
            containing: folder, searchPath: environment["PATH"] ?? "",
            temporaryFolder: temporaryFolder)
        guard let root = repository?.root, root != here else { return }
        throw Refusal(
            reason:
                "\(folder) is not the top of its repository, where jobs and workflows are looked for",
            help: "leave out --ci and --pages, or make the course in \(root)")
    }

    private func refuseOccupied(_ wanted: [NewFile], isNewCourse: Bool) throws {
        if isNewCourse, try files.has("content") {
            let content = files.place(of: "content")
            guard try FileManager.default.contentsOfDirectory(atPath: content).isEmpty else {
                throw Refusal(
                    reason: "\(content) is there already, with other files in it",
                    help: "choose another folder: lectern init FOLDER")
            }
        }
        do {
            try files.refuseOccupied(wanted.map(\.path))
        } catch let occupied as NewFiles.Occupied {
            throw Refusal(
                reason: "\(occupied.path) is there already",
                help:
                    "rename or remove it, or leave out the option that writes it; nothing was made")
        }
    }

    // MARK: Making

    private func make(_ file: NewFile) throws {
        try files.make(file.path, file.text, isExecutable: file.isExecutable)
        terminal.print("\(files.place(of: file.path)) is new")
    }

    private func makeLauncher(_ launcher: NewFile) throws {
        guard try !files.has(launcher.path) else {
            return terminal.print("\(files.place(of: launcher.path)) is there already: it stays")
        }
        try make(launcher)
        guard release.source == nil else { return }
        terminal.print(
            note: "it is not known yet from which address ./lectern can fetch Lectern: set "
                + "LECTERN_SOURCE to that of a git repository, or write it into the script")
    }

    private func add(_ needed: NeededLines) throws {
        guard try files.has(needed.path) else { return try make(needed.newFile) }
        let place = files.place(of: needed.path)
        var lines: [String] = []
        let isExtended = try files.extend(needed.path) { text in
            let missing = needed.missing(in: text)
            lines = missing.lines
            return missing.addition
        }
        if !isExtended {
            terminal.print("\(place) is no file of text: it stays, and lacks these lines")
            lines = needed.lines
        } else if !lines.isEmpty {
            terminal.print("\(place) has new lines at its end:")
        }
        for line in lines { terminal.print("    \(line)") }
    }

    private func tellWhatIsNext(_ scaffold: CourseScaffold, hasCourse: Bool) {
        if publishes {
            terminal.print(
                note:
                    "in the settings of the repository, “GitHub Actions” has to be the source of Pages"
            )
        }
        let start = folder == "." ? "" : "cd \(folder), then "
        let command = release.source == nil ? "lectern" : "./lectern"
        terminal.print(
            hasCourse
                ? "next: commit what is new"
                : "next: \(start)\(command) build\(scaffold.siteOption), open "
                    + "\(scaffold.site)/index.html, and commit what is new")
    }
}
