import ArgumentParser
import Diagnostics
import Lectern
import Verification
import Writing

/// The command lectern accept.
struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Shows what is new in the outputs, asks, and records it.",
        discussion: """
            Recordings and output fences are changed, and nothing else in a lesson; wildcards that \
            still hold stay. Exit status: 0 where all is as it should be afterwards, 1 where \
            something was not accepted, 2 where the machine failed.
            """)

    @Argument(
        help: ArgumentHelp(
            "The lessons and snippets to accept (default: all).", valueName: "lesson[/id]"))
    var names: [Selection.Name] = []

    @Flag(help: "Do not ask.")
    var yes = false

    @Flag(help: "Take the words of another compiler or platform too.")
    var diagnostics = false

    @OptionGroup var course: CourseOptions

    func run() async throws {
        let terminal = Terminal(color: course.color)
        var options = course.checkOptions(.accept(rewordings: diagnostics))
        options.selection = Selection(names: names)
        let (yes, checkOptions) = (yes, options)
        try await ExitStatus.guarding(terminal) {
            let proposal = try await Pipeline.propose(checkOptions) { terminal.show($0) }
            for note in proposal.check.notes { terminal.print(note: note) }
            terminal.print(proposal.diagnostics, sources: proposal.sources)
            guard proposal.changesAnything else {
                if proposal.diagnostics.containErrors { throw ExitStatus.contentWrong }
                terminal.print("nothing is new")
                return
            }
            terminal.print(differences: proposal.differences, sources: proposal.sources)
            let isWanted = if yes { true } else { try await terminal.asks("Record this?") }
            guard isWanted else {
                terminal.print(
                    "nothing was changed" + (terminal.canAsk ? "" : ": say so with --yes"))
                throw ExitStatus.contentWrong
            }
            let summary = try Pipeline.accept(proposal, in: checkOptions.content)
            for path in summary.written {
                terminal.print("\(Pipeline.path(of: path, in: checkOptions.content)): written")
            }
            for path in summary.removed {
                terminal.print("\(checkOptions.content)/\(path): removed")
            }
            if proposal.diagnostics.containErrors { throw ExitStatus.contentWrong }
        }
    }
}

extension Terminal {
    /// Prints what is new, a snippet after the other.
    fileprivate func print(differences: [Diagnostic], sources: [SourceFile]) {
        for difference in differences {
            let place = difference.span.map { span -> String in
                let file = sources.first { $0.path == span.file }
                return "\(span.file):\(file?.position(at: span.range.lowerBound).line ?? 1): "
            }
            print("\(place ?? "")\(difference.summary)")
            for line in difference.quotation { print("  | \(line)") }
        }
    }
}
