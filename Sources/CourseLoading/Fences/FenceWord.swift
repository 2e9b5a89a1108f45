/// The closed vocabulary of the words behind a fence's language.
enum FenceWord: String, Sendable, Equatable, CaseIterable {
    // What is done with the snippet, and what must come of it
    case id, compile, skip, expect, error, group, after, hidden, swift, title
    // How it is built and run, and where its code stands
    case flags, sanitize, env, args, stdin, timeout, with, platform, file, region
    case minSwift = "min-swift"

    // What of its output must be as it is recorded
    case output, order, mask, gallery

    // What is shown of its run besides
    case timeline

    // How it is shown, besides its title
    case highlight, collapse, tab

    // What readers do with it
    case predict, pair, starter, solution, check
    /// Stands above a heading, and not on a fence.
    case exercise

    /// Whether it speaks of what only Swift has.
    var needsSwift: Bool {
        [
            .compile, .error, .group, .swift, .flags, .sanitize, .minSwift, .timeline, .check,
        ].contains(self)
    }

    /// The words that say what a program is given, or how it is watched, when it is run.
    static let ofRuns: [FenceWord] = [
        .sanitize, .env, .args, .stdin, .timeout, .with, .output, .order, .mask, .gallery,
        .timeline,
    ]

    /// The words that say how code is shown, which need nothing that is run.
    static let ofPresentation: [FenceWord] = [.title, .highlight, .collapse, .tab]

    /// The words that say what code is for within an exercise.
    static let ofExercises: [FenceWord] = [.starter, .solution, .check]

    /// Whether it stands alone, and a value is an error.
    var standsAlone: Bool {
        [.compile, .hidden, .collapse, .timeline].contains(self)
            || Self.ofExercises.contains(self)
    }

    /// Whether its value can be left out.
    var hasDefault: Bool { [.gallery, .tab, .predict].contains(self) }

    /// Whether it may be written more than once.
    var mayRepeat: Bool { self == .error || self == .env }

    /// An example of its use, for messages.
    var example: String {
        switch self {
        case .compile, .hidden, .collapse, .timeline, .starter, .solution, .check: rawValue
        case .id: "id=kale"
        case .skip: "skip=\"why\""
        case .expect: "expect=compile-error"
        case .error: "error=\"part of the message\""
        case .group: "group=SendingRisksDataRace"
        case .after: "after=kale"
        case .swift: "swift=5"
        case .title: "title=\"A title\""
        case .flags: "flags=\"-O -D DEBUG\""
        case .sanitize: "sanitize=thread"
        case .env: "env=\"LANG=de_CH.UTF-8\""
        case .args: "args=\"one two\""
        case .stdin: "stdin=\"one line\\n\""
        case .timeout: "timeout=5s"
        case .with: "with=data.csv"
        case .platform: "platform=linux"
        case .file: "file=code/kale.swift"
        case .region: "region=watering"
        case .minSwift: "min-swift=6.2"
        case .output: "output=unordered"
        case .order: "order=\"start 1 before done 1, done last\""
        case .mask: "mask=time"
        case .gallery: "gallery=20"
        case .highlight: "highlight=2,4-6"
        case .tab: "tab=\"A name\""
        case .predict: "predict=\"Which line comes last?\""
        case .pair: "pair=kale"
        case .exercise: "exercise=watering"
        }
    }
}
