import CourseLoading
import CourseModel
package import Diagnostics
import Execution
import FileSystem
import Rendering
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

    private let options: CheckOptions
    private let server: PreviewServer
    private let editor: EditorLink?
    private let report: @Sendable (Report) -> Void

    /// A preview.
    ///
    /// - Parameters:
    ///   - editor: how a place in a file is opened; `nil` where places are only named.
    ///   - report: is given what each rebuild came to.
    package init(
        options: CheckOptions, server: PreviewServer, editor: EditorLink?,
        report: @escaping @Sendable (Report) -> Void
    ) {
        var options = options
        options.purpose = .record
        self.options = options
        self.server = server
        self.editor = editor
        self.report = report
    }

    /// Serves and rebuilds until the task is cancelled.
    ///
    /// Throws where nothing can be served any more.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { await rebuildWhenever() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Rebuilds at the beginning and after every change; one that comes meanwhile ends what is under way.
    private func rebuildWhenever() async {
        var state = PreviewState()
        var changes = FolderWatch(options.content).makeAsyncIterator()
        var files = CourseFiles.read(options.content)
        var changed: [String] = []
        while !Task.isCancelled {
            let (current, told) = (files, changed)
            let work = Task { [state] in await rebuild(from: state, current, changed: told) }
            // What changes nothing, as an editor's own files do, ends nothing.
            while files == current {
                let change: Void? = await withTaskCancellationHandler {
                    await changes.next()
                } onCancel: {
                    work.cancel()
                }
                if change == nil { break }
                files = CourseFiles.read(options.content)
            }
            work.cancel()
            state = await work.value
            changed = files.changes(since: current)
        }
    }

    // MARK: Rebuilding

    /// What is known after a rebuild, or after as much of one as there was time for.
    private func rebuild(
        from state: PreviewState, _ files: CourseFiles, changed: [String]
    ) async -> PreviewState {
        let start = ContinuousClock.now
        var state = state
        state.files = files
        do {
            let loaded = await CourseLoader.load(
                state.withResults(files), jobs: options.jobs, memory: &state.reading)
            // Prose first, with what is known of its snippets.
            var replay = options
            replay.purpose = .replay
            let first = try await CourseCheck.check(loaded, replay) { _ in }
            try Task.checkCancellation()
            var annotations = CourseAnnotations.recorded(first)
            await publish(first, annotations, .running, &state)
            if !first.diagnostics.contains(where: \.saysNotRunYet) { await letBrowsersShow() }
            let check = try await CourseCheck.check(loaded, options) { _ in }
            try Task.checkCancellation()
            await state.keepResults(of: check, annotations, options)
            await publish(check, annotations, .whole, &state)
            report(
                Report(
                    changed: changed, counts: check.counts, diagnostics: check.diagnostics,
                    duration: start.duration(to: .now), failure: nil))
            guard options.asksAboutCode else { return state }
            // What names mean comes last: a language server takes its time.
            annotations = try await CourseAnnotations.complete(check, options)
            guard annotations.asked > 0 else { return state }
            await state.keepResults(of: check, annotations, options)
            await publish(check, annotations, .whole, &state)
        } catch is CancellationError {
            // What changed meanwhile is built next.
        } catch {
            guard !Task.isCancelled else { return state }
            let failure = Failure(error)
            await server.feed.publish(PreviewEvent.line(telling: failure, state.served))
            report(
                Report(
                    changed: changed, counts: nil, diagnostics: [],
                    duration: start.duration(to: .now), failure: failure))
        }
        return state
    }

    /// Leaves the machine to browsers for a moment, where nothing must be run: what comes then only makes
    /// sure.
    private func letBrowsersShow() async {
        do {
            try await ContinuousClock().sleep(for: .milliseconds(50))
        } catch {
            // What changed meanwhile is built next.
        }
    }

    /// Serves a checked course, and tells all browsers.
    private func publish(
        _ check: CourseCheck, _ annotations: CourseAnnotations, _ phase: PreviewEvent.Phase,
        _ state: inout PreviewState
    ) async {
        let theme = TemplateCheck.diagnostics(of: check.course.themeFiles)
        let isThemeBroken = theme.containErrors
        let rendered =
            isThemeBroken
            ? nil : await Pipeline.render(check, annotations, options, pages: &state.pages)
        let tree = rendered.map { state.keepingBrokenPages($0.site, of: check) } ?? state.tree
        guard !Task.isCancelled else { return }
        let site = ServedSite(tree, previous: state.served)
        state.tree = tree
        state.served = site
        await server.serve(site)
        await server.feed.publish(
            PreviewEvent(
                check: check,
                problems: (check.diagnostics + theme + (rendered?.collisions ?? []))
                    .sortedByPlace(),
                phase: phase, editor: editor
            ).line(site))
    }
}
