/// The closed vocabulary of the words behind a fence's language.
enum FenceWord: String, Sendable, Equatable, CaseIterable {
    // What is done with the snippet, and what must come of it
    case id, compile, skip, expect, error, group, after, hidden, swift, title

    // Known, and not built yet
    case file, region, with, output, mask, gallery, timeline
    case minSwift = "min-swift"
    case platform, flags, env, args, stdin, timeout, sanitize, highlight, collapse, tab, predict
    case exercise, starter, solution, check, order

    /// Whether the word does its work in this version.
    var isBuilt: Bool {
        switch self {
        case .id, .compile, .skip, .expect, .error, .group, .after, .hidden, .swift, .title: true
        case .file, .region, .with, .output, .mask, .gallery, .timeline, .minSwift, .platform,
            .flags, .env, .args, .stdin, .timeout, .sanitize, .highlight, .collapse, .tab,
            .predict, .exercise, .starter, .solution, .check, .order:
            false
        }
    }

    /// Whether it stands alone, and a value is an error.
    var standsAlone: Bool { self == .compile || self == .hidden }

    /// Whether it may be written more than once.
    var mayRepeat: Bool { self == .error || self == .env }

    /// An example of its use, for messages.
    var example: String {
        switch self {
        case .compile, .hidden: rawValue
        case .id: "id=kale"
        case .skip: "skip=\"why\""
        case .expect: "expect=compile-error"
        case .error: "error=\"part of the message\""
        case .group: "group=SendingRisksDataRace"
        case .after: "after=kale"
        case .swift: "swift=5"
        case .title: "title=\"A title\""
        default: "\(rawValue)=…"
        }
    }
}
