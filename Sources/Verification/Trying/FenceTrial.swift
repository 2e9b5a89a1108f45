package import CourseLoading
import CourseModel
package import Diagnostics
package import Execution
import FileSystem
import Planning
import Recordings

/// The Swift fences of any Markdown, compiled and run as they stand there.
///
/// Nothing is written, and nothing is asked of the files.
package struct FenceTrial: Sendable {
    /// A file and what came of its fences.
    package struct File: Sendable {
        /// The text.
        package let source: SourceFile
        /// Its Swift fences in their order.
        package let fences: [TriedFence]
        /// What looks like a fence and is not tried, and what is said of no fence.
        package let problems: [Diagnostic]
    }

    /// The files in the order in which they were named.
    package let files: [File]
    /// Whether what ran was contained; `nil` where nothing ran.
    package let isContained: Bool?
    /// The package that the fences could import; `nil` where none was named.
    package let package: Package?
    /// Why the package was not there for them; empty where nothing was wrong with it.
    package let obstacles: [Diagnostic]

    /// A package whose libraries fences can import.
    package struct Package: Sendable, Equatable {
        /// The folder.
        package let path: String
        /// The library products that are meant; empty for all.
        package let products: [String]

        /// A package in a folder.
        package init(path: String, products: [String]) {
            self.path = path
            self.products = products
        }
    }

    /// Tries the fences of files.
    ///
    /// Everything is compiled by itself first. What lacks something is compiled again with what its
    /// file's other fences declare and import, and with the package's modules, in three rounds at most.
    /// Throws ``ExecutionFailure``.
    package static func run(
        _ files: [(root: String, file: CourseFiles.File)], importing package: Package?,
        _ options: CheckOptions, progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> FenceTrial {
        var options = options
        // What one round needs, the next one needs too: the package, and what the compiler was asked.
        let memory: ProcessFolder
        do {
            memory = try ProcessFolder.make(in: options.temporaryFolder, prefix: "lectern-try-")
        } catch {
            throw ExecutionFailure(
                attempt: "making a folder in \(options.temporaryFolder)",
                cause: Reason.text(of: error))
        }
        defer { memory.remove() }
        options.cacheFolder = "\(memory.path)/cache"
        var bench = TrialBench(settings: CourseSettings(title: "Trial"), options: options)
        let read = files.enumerated().map { index, file in
            TrialFile(
                PlainMarkdown.read(
                    file.file, root: file.root, as: lessonID(of: file.file.path, index),
                    settings: bench.settings))
        }
        if let package, read.contains(where: { !$0.fences.isEmpty }) {
            try await bench.add(package, workFolder: memory.path)
        }
        let course = Course(
            settings: bench.settings, parts: [CoursePart(title: nil, lessons: read.map(\.lesson))],
            assets: [])
        return try await bench.trial(of: read, plan: Planner.plan(course), progress: progress)
    }

    /// A name for a file's lesson that no other one has; programs print it where they trap.
    private static func lessonID(of path: String, _ index: Int) -> LessonID {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let base = name.split(separator: ".").first ?? ""
        let slug = String(
            base.prefix(40).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        guard let id = LessonID("\(index + 1)-\(slug)") else {
            preconditionFailure("a digit, and ASCII letters, digits and hyphens, make a name")
        }
        return id
    }
}
