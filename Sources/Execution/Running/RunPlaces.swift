import CourseModel

/// Where a run finds its things: in a sandbox in places that are always the same, outside in folders
/// of its own.
struct RunPlaces: Sendable {
    /// The folder it runs in.
    let folder: String
    /// The program, or the code that its command reads.
    let program: String
    /// The folder of ``program``.
    let codeFolder: String
    /// A folder of files to copy; `nil` for none.
    let files: String?
    /// The file to read as standard input; `nil` for none.
    let input: String?
    /// The file in which it writes down how its tasks run; `nil` for none.
    let log: String?

    private let executable: Executable
    private let runFolder: String
    private let logFile: String?

    /// The places of one run.
    ///
    /// - Parameters:
    ///   - runFolder: a new folder for this run.
    ///   - log: the file for how its tasks run.
    init(
        executable: Executable, runFolder: String, settings: RunSettings, log: String?,
        isContained: Bool
    ) {
        let root = isContained ? "/lectern" : runFolder
        let name = executable.file.split(separator: "/").last.map(String.init) ?? ""
        self.executable = executable
        self.runFolder = runFolder
        folder = "\(root)/run"
        codeFolder = isContained ? "\(root)/bin" : "\(executable.folder)/bin"
        program = isContained ? "\(root)/bin/\(name)" : executable.file
        files = settings.files.isEmpty ? nil : "\(root)/files"
        input = settings.standardInput == nil ? nil : "\(root)/input"
        logFile = log
        self.log = isContained && log != nil ? "\(root)/trace" : log
    }

    /// What the run sees besides what the view shows.
    func view(from view: SandboxView) -> SandboxView {
        var view = view.reading(executable.file, as: program).emptying(folder)
        if let files { view = view.reading("\(runFolder)/files", as: files) }
        if let input { view = view.reading("\(runFolder)/input", as: input) }
        if let log, let logFile { view = view.writing(logFile, as: log) }
        return view
    }
}
