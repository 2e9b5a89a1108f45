package import Execution

/// Which of a course's snippets are checked, how, and what for.
package struct CheckOptions: Sendable {
    /// What is to become of what the check finds.
    package enum Purpose: Sendable, Equatable {
        /// What is new is recorded.
        case record
        /// Nothing is written: what is new or stale is an error.
        case compare
        /// Nothing is run: the recordings stand for the runs, and what is new or stale is an error.
        case replay
        /// What drifted is taken as it is; where `rewordings`, what only another compiler words
        /// otherwise too.
        case accept(rewordings: Bool)
    }

    /// The course's folder.
    package let content: String
    /// Where toolchains are looked for.
    package let searchPath: String
    /// Where temporary folders are made.
    package let temporaryFolder: String
    /// Where transcripts are kept; `nil` for nowhere.
    package var cacheFolder: String?
    /// Whether the user named that folder.
    package let isCacheNamed: Bool
    /// Whether what runs is contained.
    package let sandbox: Sandbox.Choice
    /// How many cores are kept busy.
    package let jobs: Int
    /// What is to become of what is found.
    package var purpose: Purpose
    /// What is checked.
    package var selection: Selection
    /// How many times each snippet is run, half of them with all cores busy; `nil` for as often as its
    /// fence says.
    package var repetitions: Int?
    /// Whether warnings, and other words of another compiler, are errors.
    package var isStrict: Bool
    /// Whether a comparison also runs again what has a timeline, with its schedule written down.
    package var tracesRuns = false
    /// Whether a build asks what the words in code are where that is not recorded.
    package var asksAboutCode = true

    /// Options.
    package init(
        content: String, searchPath: String, temporaryFolder: String, cacheFolder: String?,
        isCacheNamed: Bool = false, sandbox: Sandbox.Choice = .auto, jobs: Int,
        purpose: Purpose = .compare, selection: Selection = Selection(), repetitions: Int? = nil,
        isStrict: Bool = false
    ) {
        self.content = content
        self.searchPath = searchPath
        self.temporaryFolder = temporaryFolder
        self.cacheFolder = cacheFolder
        self.isCacheNamed = isCacheNamed
        self.sandbox = sandbox
        self.jobs = jobs
        self.purpose = purpose
        self.selection = selection
        self.repetitions = repetitions
        self.isStrict = isStrict
    }
}

extension CheckOptions {
    /// The same options with the cache folder as it can be used, and what is to be said of it.
    func withCacheOpened() -> (options: CheckOptions, note: String?) {
        guard let folder = cacheFolder else { return (self, nil) }
        let opening = CacheFolder.open(folder, isNamed: isCacheNamed)
        var options = self
        options.cacheFolder = opening.folder
        return (options, opening.note)
    }
}
