import CourseLoading
import CourseModel
import Diagnostics
import Rendering
import Serving
import Verification

/// The builds of a preview: each change is shown at once, and what must be run for it follows.
///
/// One event is taken after the other, so that pages never go back to what they were. Only running
/// snippets and asking about code happen meanwhile, and tell by further events what they found out.
struct PreviewBuilds: Sendable {
    /// What there is to take up.
    enum Event: Sendable {
        /// Something may have changed in the course's folder.
        case change
        /// What a build found out, which has its number.
        case finding(Finding, build: Int)
    }

    /// What was found out while pages were shown already.
    enum Finding: Sendable {
        /// What became of the snippets.
        case checked(CourseCheck)
        /// What the words in their code mean.
        case annotated(CourseCheck, CourseAnnotations)
        /// The machine failed.
        case failed(Preview.Failure)
    }

    private let options: CheckOptions
    private let server: PreviewServer
    private let editor: EditorLink?
    private let report: @Sendable (Preview.Report) -> Void

    private var state = PreviewState()
    /// The number of the build whose pages are shown, and when it began.
    private var build = 0
    private var start = ContinuousClock.now
    /// The files that changed since the last report.
    private var changed: Set<String> = []
    /// Finds out what the build's pages still lack.
    private var work: Task<Void, Never>?

    /// No builds yet.
    init(
        options: CheckOptions, server: PreviewServer, editor: EditorLink?,
        report: @escaping @Sendable (Preview.Report) -> Void
    ) {
        var options = options
        options.purpose = .record
        self.options = options
        self.server = server
        self.editor = editor
        self.report = report
    }

    /// Takes up an event; what is to follow tells what it found out to a stream.
    mutating func take(
        _ event: Event, telling events: AsyncStream<Event>.Continuation
    ) async {
        switch event {
        case .change: await rebuild(telling: events)
        case .finding(let finding, build): await take(finding)
        case .finding: break  // The course has changed since.
        }
    }

    /// Ends what is under way, and waits for its end.
    func end() async {
        work?.cancel()
        await work?.value
    }

    // MARK: A change

    private mutating func rebuild(telling events: AsyncStream<Event>.Continuation) async {
        let now = ContinuousClock.now
        let files = CourseFiles.read(options.content, after: state.files)
        if let earlier = state.files {
            // What changes nothing, as an editor's own files do, ends nothing.
            guard files != earlier else { return }
            changed.formUnion(files.changes(since: earlier))
        }
        build += 1
        start = now
        state.files = files
        let previous = work
        previous?.cancel()
        let loaded = await CourseLoader.load(
            state.withResults(files), jobs: options.jobs, memory: &state.reading)
        do {
            // Prose first, with what is known of its snippets.
            var replay = options
            replay.purpose = .replay
            let first = try await CourseCheck.check(loaded, replay) { _ in }
            await publish(first, CourseAnnotations.recorded(first), .running)
            let isQuiet = !first.diagnostics.contains(where: \.saysNotRunYet)
            work = Task { [build, options] in
                await previous?.value
                await Self.findOut(loaded, options, after: isQuiet ? .milliseconds(50) : .zero) {
                    events.yield(.finding($0, build: build))
                }
            }
        } catch {
            work = previous
            guard !Task.isCancelled else { return }
            await take(.failed(Preview.Failure(error)))
        }
    }

    /// Runs what must be run, then asks what names mean; ends early where the task is cancelled.
    ///
    /// - Parameter pause: leaves the machine to browsers for a moment, where nothing must be run: what
    ///   comes then only makes sure.
    private static func findOut(
        _ loaded: CourseLoader.Result, _ options: CheckOptions, after pause: Duration,
        telling found: (Finding) -> Void
    ) async {
        do {
            try await ContinuousClock().sleep(for: pause)
            let check = try await CourseCheck.check(loaded, options) { _ in }
            try Task.checkCancellation()
            found(.checked(check))
            guard options.asksAboutCode else { return }
            // What names mean comes last: a language server takes its time.
            let annotations = try await CourseAnnotations.complete(check, options)
            if annotations.asked > 0 { found(.annotated(check, annotations)) }
        } catch {
            if !Task.isCancelled { found(.failed(Preview.Failure(error))) }
        }
    }

    // MARK: What is found out

    private mutating func take(_ finding: Finding) async {
        switch finding {
        case .checked(let check):
            let annotations = CourseAnnotations.recorded(check)
            await publish(check, annotations, .whole)
            tell(check.counts, check.diagnostics, failure: nil)
            await state.keepResults(of: check, annotations, options)
        case .annotated(let check, let annotations):
            await publish(check, annotations, .whole)
            await state.keepResults(of: check, annotations, options)
        case .failed(let failure):
            await server.feed.publish(PreviewEvent.line(telling: failure, state.served))
            tell(nil, [], failure: failure)
        }
    }

    private mutating func tell(
        _ counts: CourseCheck.Counts?, _ diagnostics: [Diagnostic], failure: Preview.Failure?
    ) {
        report(
            Preview.Report(
                changed: changed.sorted(), counts: counts, diagnostics: diagnostics,
                duration: start.duration(to: .now), failure: failure))
        changed = []
    }

    // MARK: Pages

    /// Serves a checked course, and tells all browsers.
    private mutating func publish(
        _ check: CourseCheck, _ annotations: CourseAnnotations, _ phase: PreviewEvent.Phase
    ) async {
        let theme = TemplateCheck.diagnostics(of: check.course.themeFiles)
        let rendered =
            theme.containErrors
            ? nil : await Pipeline.render(check, annotations, options, pages: &state.pages)
        let tree = rendered.map { state.keepingBrokenPages($0.site, of: check) } ?? state.tree
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
