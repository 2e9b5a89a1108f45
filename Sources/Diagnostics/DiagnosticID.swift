/// The stable names of everything Lectern can find wrong with a course.
///
/// Each has a paragraph in `docs/DIAGNOSTICS.md` and a test that provokes it; a check compares the
/// three lists.
package enum DiagnosticID: String, Sendable, Equatable, CaseIterable {
    // Files and settings
    case unreadableFile = "unreadable-file"
    case invalidUTF8 = "invalid-utf8"
    case yamlSyntax = "yaml-syntax"
    case unknownKey = "unknown-key"
    case notBuilt = "not-built"
    case invalidValue = "invalid-value"
    case missingKey = "missing-key"
    case frontMatterUnclosed = "front-matter-unclosed"
    case lessonName = "lesson-name"
    case duplicateLesson = "duplicate-lesson"
    case pathCollision = "path-collision"
    case noLessons = "no-lessons"

    // The theme
    case brokenTemplate = "broken-template"
    case unknownTemplate = "unknown-template"
    case unknownValue = "unknown-value"

    // Markdown
    case tooDeeplyNested = "too-deeply-nested"
    case unknownCallout = "unknown-callout"
    case rawHTMLDropped = "raw-html-dropped"
    case dangerousLink = "dangerous-link"
    case notAFence = "not-a-fence"
    case unclosedFence = "unclosed-fence"
    case surplusCells = "surplus-cells"
    case brokenLink = "broken-link"
    case brokenAnchor = "broken-anchor"

    // The glossary
    case brokenEntry = "broken-entry"
    case duplicateTerm = "duplicate-term"
    case snippetInGlossary = "snippet-in-glossary"

    // What a fence says of its snippet
    case unknownWord = "unknown-word"
    case repeatedWord = "repeated-word"
    case contradictoryWords = "contradictory-words"
    case invalidWordValue = "invalid-word-value"
    case unclosedQuote = "unclosed-quote"
    case orphanComment = "orphan-comment"
    case orphanOutput = "orphan-output"
    case needlessOutput = "needless-output"
    case unknownLanguage = "unknown-language"
    case wordNeedsRunner = "word-needs-runner"
    case needsSwift = "needs-swift"
    case missingFile = "missing-file"
    case brokenRegion = "broken-region"
    case differingBody = "differing-body"
    case brokenTabs = "broken-tabs"
    case hideInString = "hide-in-string"
    case duplicateSnippet = "duplicate-snippet"
    case unknownSnippet = "unknown-snippet"
    case laterSnippet = "later-snippet"
    case unusableSnippet = "unusable-snippet"

    // What readers are asked
    case brokenPair = "broken-pair"
    case brokenQuiz = "broken-quiz"
    case brokenExercise = "broken-exercise"
    case brokenReference = "broken-reference"
    case starterPasses = "starter-passes"
    case solutionFails = "solution-fails"

    case uneditableFence = "uneditable-fence"

    // What compiling and running showed
    case doesNotCompile = "does-not-compile"
    case doesNotLink = "does-not-link"
    case unexpectedWarning = "unexpected-warning"
    case compilesAfterAll = "compiles-after-all"
    case warnsNoMore = "warns-no-more"
    case expectationUnnamed = "expectation-unnamed"
    case unlistedDiagnostic = "unlisted-diagnostic"
    case missingDiagnostic = "missing-diagnostic"
    case crashed = "crashed"
    case didNotCrash = "did-not-crash"
    case wrongExit = "wrong-exit"
    case timedOut = "timed-out"
    case tooMuchOutput = "too-much-output"
    case didNotTimeOut = "did-not-time-out"
    case computedTooLong = "computed-too-long"
    case tooMuchMemory = "too-much-memory"
    case tooManyProcesses = "too-many-processes"
    case outputNotText = "output-not-text"
    case flagsRefused = "flags-refused"
    case compilerFailed = "compiler-failed"
    case runnerMissing = "runner-missing"
    case packageNotBuilt = "package-not-built"
    case outputDiffers = "output-differs"
    case orderBroken = "order-broken"
    case unstableOutput = "unstable-output"

    // What is recorded
    case drift = "drift"
    case notRecorded = "not-recorded"
    case staleRecording = "stale-recording"
    case damagedRecording = "damaged-recording"
    case orphanRecording = "orphan-recording"
    case reworded = "reworded"
    case staleSite = "stale-site"
    case noTimeline = "no-timeline"
    case timelineDiffers = "timeline-differs"
}
