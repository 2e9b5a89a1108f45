package import Diagnostics
import Execution
package import Serving
package import Verification
import Watching

/// A course that is served from memory, and made anew whenever its files change.
///
/// Nothing is written but the cache.
package struct Preview: Sendable {
    /// What one rebuild came to.
    package struct Report: Sendable {
        /// The files that changed, relative to the course's folder; empty for the first build.
        package let changed: [String]
        /// How many snippets were run, and for how many the result was known.
        package let counts: CourseCheck.Counts?
        /// What is wrong.
        package let diagnostics: [Diagnostic]
        /// How long it took until the pages were whole.
        package let duration: Duration
        /// What the machine failed at; `nil` where it failed at nothing.
        package let failure: Failure?
    }

    /// What a machine failed at, as a sentence, and what to do about it.
    package struct Failure: Sendable, Equatable {
        /// What it failed at, and why.
        package let description: String
        /// What to do about it, where that is known.
        package let help: String?

        init(_ error: any Error) {
            description = "\(error)"
            help = (error as? ExecutionFailure)?.help
        }
    }

    private let content: String
    private let server: PreviewServer
    private let builds: PreviewBuilds

    /// A preview.
    ///
    /// - Parameters:
    ///   - editor: how a place in a file is opened; `nil` where places are only named.
    ///   - report: is given what each rebuild came to.
    package init(
        options: CheckOptions, server: PreviewServer, editor: EditorLink?,
        report: @escaping @Sendable (Report) -> Void
    ) {
        content = options.content
        self.server = server
        builds = PreviewBuilds(options: options, server: server, editor: editor, report: report)
    }

    /// Serves and rebuilds until the task is cancelled.
    ///
    /// Throws where nothing can be served any more.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (events, continuation) = AsyncStream.makeStream(of: PreviewBuilds.Event.self)
            group.addTask { try await server.run() }
            group.addTask { [content] in
                var changes = FolderWatch(content).makeAsyncIterator()
                // What changes from here on is told, so what lies there now is the first to be built.
                repeat { continuation.yield(.change) } while await changes.next() != nil
                continuation.finish()
            }
            group.addTask { [builds] in
                var builds = builds
                for await event in events { await builds.take(event, telling: continuation) }
                await builds.end()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
