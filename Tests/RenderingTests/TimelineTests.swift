import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("Timelines")
struct TimelineTests {
    private static func task(
        _ origin: Trace.Origin = .group, name: String? = nil, parent: Int? = 0, line: Int? = nil,
        start: Int = 0, end: Int? = 100_000, cancelled: Int? = nil, spans: [Trace.Span] = []
    ) -> Trace.Task {
        Trace.Task(
            origin: origin, name: name, parent: parent,
            place: line.map { .init(part: "a/k", line: $0) }, start: start, end: end,
            cancelled: cancelled, spans: spans)
    }

    private static func trace(
        _ tasks: [Trace.Task], threads: [Trace.Thread] = [.init(.main), .init(.pool)],
        executors: [String] = ["default pool", "main actor", "actor Till"],
        prints: [Trace.Print] = [], cut: Int? = nil
    ) -> Trace {
        Trace(
            tasks: [task(.main, parent: nil, end: nil)] + tasks, threads: threads,
            executors: executors, prints: prints, duration: 200_000, cut: cut)
    }

    private static func text(_ trace: Trace, lines: [String] = []) -> TimelineText {
        TimelineText(
            trace, names: TaskNames(trace) { _ in nil },
            lines: lines.map { .init(stream: .standardOutput, text: $0, time: 0) })
    }

    // MARK: Words

    @Test(
        "Times have the unit in which they are easiest to read, and three digits that say something",
        arguments: [
            (0, "0 µs"), (999, "999 µs"), (1000, "1 ms"), (1234, "1.23 ms"), (9999, "10 ms"),
            (12_340, "12.3 ms"), (99_960, "100 ms"), (123_456, "123 ms"), (1_050_000, "1.05 s"),
            (61_000_000, "61 s"),
        ])
    func times(microseconds: Int, expected: String) {
        #expect(TimelineTime.text(microseconds) == expected)
    }

    @Test("An axis has at most seven marks, at round numbers", arguments: [1, 6, 7, 999, 302_000])
    func axis(duration: Int) {
        let marks = TimelineScale(start: 0, width: 100, duration: duration).ticks
        #expect((1...7).contains(marks.count) && marks[0] == 0)
    }

    @Test(
        "Tasks are called by their name, else after what made them, numbered where there are several"
    )
    func names() {
        let trace = Self.trace([
            Self.task(name: "lost"), Self.task(.asyncLet, line: 1), Self.task(.asyncLet, line: 2),
            Self.task(.group), Self.task(.group), Self.task(.detached), Self.task(.task),
        ])
        let code = ["async let kale = grow()", "async let a = b(), c = d()"]
        let names = TaskNames(trace) { code[$0.line - 1] }
        #expect(
            names.tasks == [
                "main", "lost", "async let kale", "async let a", "child task 1", "child task 2",
                "Task.detached", "Task",
            ])
        #expect(names.threads == ["main thread", "pool thread"])
    }

    @Test("A task is told in one sentence: what it did, for how long, where, and what it printed")
    func sentence() {
        let trace = Self.trace(
            [
                Self.task(
                    name: "pay", line: 4, start: 1000, end: 61_000, cancelled: 50_000,
                    spans: [
                        .init(.ready(executor: 0), 2000),
                        .init(.running(thread: 1, executor: 0, computing: 1000), 1000),
                        .init(.ready(executor: 2), 5000),
                        .init(.running(thread: 1, executor: 2, computing: 1000), 30_000),
                        .init(.waiting(wokenBy: 0), 22_000),
                    ])
            ], prints: [.init(line: 0, task: 1, thread: 1, time: 40_000)])
        #expect(
            Self.text(trace, lines: ["paid"]).items[1]
                == "pay (group, line 4, made by main): made at 1 ms; ran for 31 ms on pool thread, as "
                + "code of actor Till, of which it computed 2 ms and held the thread idle; was ready "
                + "and waited 2 ms for a thread and 5 ms for its turn on the actor Till; waited 22 ms "
                + "with its thread given back, woken by main; seen cancelled at 50 ms; ended at 61 ms. "
                + "At 40 ms it printed “paid”.")
    }

    @Test("A lost task and a full log are told in the first sentence")
    func summary() {
        let trace = Self.trace([Self.task(name: "lost", end: nil)], cut: 150_000)
        #expect(
            Self.text(trace).summary
                == "2 tasks on 2 threads in 200 ms. One task never ended. The log was full after "
                + "150 ms; what came then is not known.")
        #expect(Self.text(trace).items[1].hasSuffix("never ended."))
    }

    @Test("Of very many tasks the first are told, and how many more there are")
    func manySentences() {
        let items = Self.text(Self.trace((0..<200).map { _ in Self.task() })).items
        #expect(items.count == TimelineText.longestList + 1)
        #expect(items.last == "And 141 more tasks.")
    }

    // MARK: Lanes

    @Test("A task stands below the one that made it; many that are alike are drawn as one")
    func lanes() {
        let many = (0..<100).map { _ in Self.task(line: 3) }
        let trace = Self.trace(
            [Self.task(name: "a"), Self.task(name: "in a", parent: 1)] + many)
        let lanes = TimelineLanes(trace).lanes
        #expect(lanes[0] == .init(content: .task(0), depth: 0))
        #expect(lanes[1] == .init(content: .task(1), depth: 1))
        #expect(lanes[2] == .init(content: .task(2), depth: 2))
        #expect(lanes.count == 3 + TimelineLanes.shownAlike + 1)
        #expect(lanes.last == .init(content: .many(Array(7..<103)), depth: 1))
    }

    @Test("Bars that lie upon one another are drawn as one")
    func overlaps() {
        func bars(_ ranges: [ClosedRange<Int>]) -> [TimelineBar] {
            ranges.map {
                TimelineBar(
                    shape: .running(executor: 0), from: $0.lowerBound, to: $0.upperBound, thread: 0)
            }
        }
        #expect(bars([]).joiningOverlaps == [])
        #expect(
            bars([40...50, 0...15, 5...12, 15...20, 21...30]).joiningOverlaps
                == bars([0...20, 21...30, 40...50]))
    }

    @Test("A chain of ten thousand tasks is drawn without recursion")
    func deepChain() {
        let chain = (0..<10_000).map { Self.task(parent: $0) }
        #expect(TimelineLanes(Self.trace(chain)).lanes.count == 10_001)
    }

    @Test(
        "Bars: what waits has none, moments can be seen, and many moments at one place are one bar")
    func bars() {
        let scale = TimelineScale(start: 0, width: 2000, duration: 200_000)
        let moment = Trace.Span(.running(thread: 1, executor: 0, computing: 1), 10)
        let task = Self.task(
            spans: [moment, .init(.waiting(wokenBy: nil), 100_000), moment]
                + (0..<50).flatMap { _ in [Trace.Span(.waiting(wokenBy: nil), 10), moment] })
        let bars = TimelineBar.bars(of: task, on: scale)
        #expect(bars.map(\.from) == [0, 1000])
        #expect(bars.allSatisfy { $0.to - $0.from >= TimelineBar.leastWidth })
        let blocked = TimelineBar.bars(
            of: Self.task(spans: [.init(.running(thread: 1, executor: 0, computing: 10), 50_000)]),
            on: scale)
        #expect(blocked.map(\.shape) == [.blocking(executor: 0)])
    }

    @Test("Counts of many tasks: in each column what they do in its middle")
    func counts() {
        let scale = TimelineScale(start: 0, width: 1000, duration: 100)
        let task = Self.task(spans: [
            .init(.ready(executor: 0), 50),
            .init(.running(thread: 0, executor: 0, computing: 0), 30),
        ])
        let counts = TimelineDrawing.Counts([task, task], columns: 10, scale: scale)
        #expect(counts.most == 2)
        #expect(counts.ofColumn(4) == (0, 2, 0))
        #expect(counts.ofColumn(5) == (2, 0, 0))
        #expect(counts.ofColumn(9) == (0, 0, 0))
    }

    // MARK: Pages and pictures

    private static func page(_ tracing: Tracing?) -> String {
        let course = Courses.course(
            lesson: "```swift id=k timeline\nlet hidden = 1 // hide\nprint(2)\nprint(3)\n```\n")
        return SnippetPage.html(course) { snippet in
            Recording(
                snippet: snippet.id, label: "a/k",
                recipe: Recipe(
                    action: .run, moduleName: "k",
                    text: "#sourceLocation(file: \"a/k\", line: 1)\n"),
                observations: [
                    Observation(
                        Transcript(
                            diagnostics: [],
                            lines: [
                                .init(stream: .standardOutput, text: "<2>", time: 1),
                                .init(stream: .standardOutput, text: "3", time: 190),
                            ], ending: .exit(0), duration: 200))
                ], tracing: tracing)
        }
    }

    @Test("A lane is tied to the line of code that readers see and to the lines that it printed")
    func ties() {
        let trace = Self.trace(
            [Self.task(name: "a<b", line: 3)],
            prints: [
                .init(line: 0, task: 1, thread: 1, time: 2000),
                .init(line: 1, task: 1, thread: 1, time: 160_000),
            ])
        let html = Self.page(.traced(trace))
        #expect(html.contains("<g class=\"lane\" data-line=\"2\" data-out=\"0 1\">"))
        #expect(html.contains("a&lt;b</text>") && html.contains("&lt;2&gt;</text>"))
        #expect(!html.contains("<2>") && !html.contains("a<b"))
        #expect(html.contains("data-times=\"2 160\" data-end=\"200\""), "as the timeline has them")
        #expect(html.contains("data-duration=\"200000\""))
    }

    @Test("Where nothing could be traced, the page says why; where nobody asked, it says nothing")
    func impossible() {
        #expect(
            Self.page(.impossible(reason: "no hooks")).contains(
                SnippetPage.quiet("No timeline: no hooks.")))
        #expect(!Self.page(nil).contains("imeline"))
        #expect(Self.page(nil).contains("data-times=\"1 190\""), "as the transcript has them")
    }

    @Test("A picture of its own is one SVG that says everything twice: drawn, and in words")
    func picture() {
        let trace = Self.trace([Self.task(name: "<i>", end: nil)])
        let subject = TimelinePicture.Subject(
            title: "a&b.swift", trace: trace, lines: [], code: [:])
        let svg = String(decoding: TimelinePicture.svg(of: subject), as: UTF8.self)
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(svg.contains("<title id=\"title\">a&amp;b.swift</title>"))
        #expect(svg.contains("never ended ▸") && svg.contains("&lt;i&gt;") && !svg.contains("<i>"))
        #expect(TimelinePicture.text(of: subject).count == 3)
    }
}
