import Diagnostics
import Execution
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Prints for people: results on standard output, diagnostics and progress on standard error.
struct Terminal: Sendable {
    private let usesColor: Bool
    private let showsProgress: Bool
    private let isReadByGitHub: Bool
    /// The file to which a job of GitHub adds what its page shows; `nil` elsewhere.
    let summaryFile: String?

    /// A terminal as the environment and the choice of the user have it.
    init(color: ColorChoice) {
        let isTerminal = isatty(STDERR_FILENO) == 1
        let environment = ProcessInfo.processInfo.environment
        summaryFile = environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 }
        isReadByGitHub = environment["GITHUB_ACTIONS"] == "true"
        showsProgress = isTerminal && environment["TERM"] != "dumb"
        switch color {
        case .always: usesColor = true
        case .never: usesColor = false
        case .auto: usesColor = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
        }
    }

    /// Prints a line of result.
    func print(_ line: String) {
        write(uncommanding(line + "\n"), to: STDOUT_FILENO)
    }

    /// Prints text that ends its lines itself.
    func print(text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Shows how far the runs are, on one line that the next one overwrites.
    func show(_ progress: RunEngine.Progress) {
        guard showsProgress else { return }
        let text = "[\(progress.finished)/\(progress.total)] \(progress.snippet)"
        let ending = progress.finished == progress.total ? "\r\u{1B}[K" : ""
        write("\r\u{1B}[K\(text)\(ending)", to: STDERR_FILENO)
    }

    /// Prints diagnostics in their order, and a line that counts them.
    func print(_ diagnostics: [Diagnostic], sources: [SourceFile]) {
        guard !diagnostics.isEmpty else { return }
        let formatter = DiagnosticFormatter(files: sources, usesColor: usesColor)
        let text = diagnostics.map { formatter.format($0) }.joined(separator: "\n")
        let errors = diagnostics.filter { $0.severity == .error }.count
        let warnings = diagnostics.count - errors
        let counts = [Count.text(errors, "error"), Count.text(warnings, "warning")]
        let total = zip([errors, warnings], counts).filter { $0.0 > 0 }.map(\.1)
        let all = "\(text)\n\(total.joined(separator: ", "))\n"
        write(uncommanding(all), to: STDERR_FILENO)
    }

    /// Prints what should be known and stops nothing.
    func print(note: String) {
        write(uncommanding("note: \(note)\n"), to: STDERR_FILENO)
    }

    /// Whether somebody sits at a terminal who can be asked.
    var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks a question that is answered with yes or no; no without asking where nobody sits at a
    /// terminal.
    ///
    /// Throws `CancellationError` where the task is cancelled before there is an answer.
    func asks(_ question: String) async throws -> Bool {
        guard canAsk else { return false }
        write("\(question) [y/N] ", to: STDERR_FILENO)
        while !Self.hasInput(within: Self.patience) {
            try Task.checkCancellation()
            // On a machine with one core, who is to cancel this needs the thread.
            await Task.yield()
        }
        try Task.checkCancellation()
        return ["y", "yes"].contains((readLine() ?? "").lowercased())
    }

    /// For how long an answer is waited for before it is looked whether somebody wants to stop, in
    /// milliseconds.
    private static let patience: Int32 = 50

    /// Whether a line, or the end, of standard input can be read, or can be within some milliseconds.
    private static func hasInput(within patience: Int32) -> Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, patience) > 0
    }

    /// Prints what the machine could not do.
    func print(failure: String, help: String?) {
        let red = usesColor ? "\u{1B}[31;1merror:\u{1B}[0m" : "error:"
        let helpLine = help.map { "  help: \($0)\n" } ?? ""
        write(uncommanding("\(red) \(failure)\n\(helpLine)"), to: STDERR_FILENO)
    }

    /// Text in which GitHub's runner finds no command.
    ///
    /// It obeys `##[error]` wherever in a line of a log that stands, so that a program whose output is
    /// quoted could command it. The backslash is what it puts there itself where it does not want to
    /// obey (`ActionCommand.cs` and `OutputManager.cs` in `actions/runner`).
    private func uncommanding(_ text: String) -> String {
        isReadByGitHub ? text.replacing("##[", with: "##[\\") : text
    }

    private func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.write(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            // Nobody reads any more: what is left to say is for nobody.
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }
}

/// Counts things in words.
enum Count {
    /// For example `1 lesson` or `2 lessons`.
    static func text(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
