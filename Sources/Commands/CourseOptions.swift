import ArgumentParser
import Execution
import Foundation
import Verification

/// The options that all commands share which run a course.
struct CourseOptions: ParsableArguments {
    @Option(
        name: .customLong("content"),
        help: ArgumentHelp("The course's folder (default: content).", valueName: "content"))
    var namedContent: String?

    @Option(help: ArgumentHelp("Where transcripts are kept.", valueName: "folder"))
    var cache: String?

    @Flag(help: "Run everything, and keep nothing.")
    var noCache = false

    @Option(
        help: """
            Whether compilers and snippets are contained: auto (where bubblewrap works), required, \
            off.
            """)
    var sandbox = Sandbox.Choice.auto

    @Option(help: "How many cores are kept busy (default: all).")
    var jobs: Int?

    @Option(help: "Whether to use colour.")
    var color = ColorChoice.auto

    func validate() throws {
        if cache != nil, noCache {
            throw ValidationError("--cache and --no-cache contradict each other: give one of them")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up") }
    }

    /// The course's folder, without a slash behind it.
    var content: String { (namedContent ?? "content").withoutSlashBehind }

    /// How the course is checked on this machine, and what for.
    ///
    /// What of the environment concerns the course is read here, and nowhere else.
    ///
    /// - Parameter folder: the course's folder, where that is known otherwise.
    func checkOptions(
        _ purpose: CheckOptions.Purpose, of folder: String? = nil
    ) -> CheckOptions {
        let content = folder?.withoutSlashBehind ?? content
        let process = ProcessInfo.processInfo
        let beside = URL(filePath: content).deletingLastPathComponent().appending(path: ".lectern")
        var options = CheckOptions(
            content: content, searchPath: process.environment["PATH"] ?? "/usr/bin:/bin",
            temporaryFolder: FileManager.default.temporaryDirectory.path,
            cacheFolder: noCache ? nil : URL(filePath: cache ?? beside.path).path,
            isCacheNamed: cache != nil, sandbox: sandbox,
            jobs: jobs ?? process.activeProcessorCount, purpose: purpose)
        options.asksAboutCode = (process.environment["LECTERN_NO_ANNOTATIONS"] ?? "").isEmpty
        return options
    }
}

extension Sandbox.Choice: ExpressibleByArgument {}

/// When text is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}
