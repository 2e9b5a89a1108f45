import ArgumentParser
import Diagnostics
import Foundation
import Lectern
import Verification

/// The command lectern build.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Runs what is new, records it, and writes the site.",
        discussion: """
            Exit status: 0 where all is well, 1 where the course is wrong (the site then stays as it \
            was), 2 where the machine failed.
            """)

    @OptionGroup var course: CourseOptions

    @Option(help: "The folder of the site.")
    var site = "site"

    @Flag(
        help: "Start no process: take every output from its recording, which must be there.")
    var frozen = false

    @Flag(
        help: """
            Ask nobody what the words in code are, and leave new code plain, as with \
            LECTERN_NO_ANNOTATIONS=1 in the environment.
            """)
    var noAnnotations = false

    func validate() throws {
        guard !site.isEmpty else { throw ValidationError("--site takes the name of a folder") }
        func folder(_ path: String) -> String {
            let path = URL(filePath: path).absoluteURL.standardizedFileURL
                .resolvingSymlinksInPath().path
            return path.hasSuffix("/") ? path : "\(path)/"
        }
        let (inner, outer) = (folder(site), folder(course.content))
        if inner.hasPrefix(outer) {
            throw ValidationError(
                "--site \(site) lies in the course's own folder: choose another one")
        }
        if outer.hasPrefix(inner) {
            throw ValidationError(
                "--site \(site) holds the course's own folder: choose another one")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: course.color)
        var options = course.checkOptions(frozen ? .replay : .record)
        if noAnnotations { options.asksAboutCode = false }
        let (chosen, site, isFrozen) = (options, site, frozen)
        let start = ContinuousClock.now
        try await ExitStatus.guarding(terminal) {
            let report = try await Pipeline.build(chosen, site: site) { terminal.show($0) }
            terminal.print(report.diagnostics, sources: report.check.sources)
            if let written = report.site {
                terminal.printSummary(of: report.check, isFrozen: isFrozen)
                if let annotations = report.annotations { terminal.print(annotations) }
                terminal.print(Summary.changes("page and file", "pages and files", written))
                if let recorded = report.recordings {
                    terminal.print(Summary.changes("recording file", "recording files", recorded))
                }
                let time = Summary.seconds(ContinuousClock.now - start)
                terminal.print("\(site)/index.html is ready, after \(time)")
            }
            if report.diagnostics.containErrors { throw ExitStatus.contentWrong }
            // The system takes back at once what a large course takes; to free it piece by piece would
            // be a thirtieth of all the work.
            withExtendedLifetime(report) { Foundation.exit(EXIT_SUCCESS) }
        }
    }
}
