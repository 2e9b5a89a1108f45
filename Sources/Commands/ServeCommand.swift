import ArgumentParser
import Diagnostics
import Foundation
import Lectern
import Serving
import Verification

/// The command lectern serve.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Shows the course in a browser, and what is saved at once.",
        discussion: """
            The site is built in memory and served to this machine alone. What changes is rebuilt and \
            shown in place: prose at once, snippets when they have run. Nothing is written but the \
            cache; lectern build records what is new. Ctrl-C ends it.
            """)

    @Option(help: "The port (default: 8080, or the next one that is free).")
    var port: UInt16?

    @Option(
        help: ArgumentHelp(
            "The address to listen at, which others may reach (default: this machine's own).",
            valueName: "address"))
    var host: String?

    @Flag(help: "Open the course in a browser.")
    var open = false

    @Option(
        help: ArgumentHelp(
            """
            How a place in a file is opened, as in vscode://file/{path}:{line}:{column} (default: \
            what LECTERN_EDITOR says).
            """, valueName: "address"))
    var editor: String?

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if let editor, !editor.contains("{path}") {
            throw ValidationError("--editor takes an address with {path} in it")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: course.color)
        let command = self
        try await ExitStatus.guarding(terminal) {
            let listener = try command.listener(terminal)
            let address = command.address(listener.port)
            let server = PreviewServer(
                listener, hosts: AllowedHosts(command.host.map { [$0] } ?? []))
            terminal.print("\(command.course.content) is served at \(address); Ctrl-C ends it")
            if command.host != nil {
                terminal.print(note: "others can reach this address, and run nothing but read all")
            }
            let preview = Preview(
                options: command.course.checkOptions(.record), server: server,
                editor: command.editorLink
            ) { report in
                terminal.tell(report)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await preview.run() }
                if command.open { command.openBrowser(at: address, terminal) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func listener(_ terminal: Terminal) throws -> Listener {
        do {
            return try Listener.listen(at: host.map { .address($0) } ?? .loopback, port: port)
        } catch let failure as Listener.Failure {
            switch failure {
            case .portInUse(let port):
                terminal.print(
                    failure: "port \(port) is in use", help: "name another one with --port")
            case .noPortFree(let first, let last):
                terminal.print(
                    failure: "no port from \(first) to \(last) is free",
                    help: "name another one with --port")
            case .refused(let reason):
                terminal.print(
                    failure: "\(host ?? "loopback") cannot be listened at: \(reason)",
                    help: "name an address of this machine with --host")
            }
            throw ExitStatus.environmentFailed
        }
    }

    private func address(_ port: UInt16) -> String {
        let name = host.map { $0.contains(":") ? "[\($0)]" : $0 } ?? "localhost"
        return "http://\(name):\(port)/"
    }

    private var editorLink: EditorLink? {
        let template = editor ?? ProcessInfo.processInfo.environment["LECTERN_EDITOR"]
        guard let template, template.contains("{path}") else { return nil }
        return EditorLink(
            template: template, folder: FileManager.default.currentDirectoryPath)
    }

    private func openBrowser(at address: String, _ terminal: Terminal) {
        #if os(macOS)
            let opener = "open"
        #else
            let opener = "xdg-open"
        #endif
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [opener, address]
        (process.standardOutput, process.standardError) = (
            FileHandle.nullDevice, FileHandle.nullDevice
        )
        process.terminationHandler = { process in
            guard process.terminationStatus != 0 else { return }
            terminal.print(note: "\(opener) opened no browser: open the address in one")
        }
        do {
            try process.run()
        } catch {
            terminal.print(note: "no browser could be opened: \(error.localizedDescription)")
        }
    }
}

extension Terminal {
    /// Tells a rebuild in a line, and what is wrong below it.
    fileprivate func tell(_ report: Preview.Report) {
        if let failure = report.failure {
            print(failure: failure.description, help: failure.help)
            return
        }
        let what = report.changed.isEmpty ? "built" : Self.list(report.changed)
        let counts = report.counts.map {
            "\($0.run) run, \($0.fromCache) from cache"
        }
        let errors = report.diagnostics.filter { $0.severity == .error }
        let wrong = errors.first.map { first in
            let file = first.span.map { "\($0.file): " } ?? ""
            return "\(Count.text(errors.count, "error")) (\(file)\(first.summary))"
        }
        print(
            [what, counts, wrong, Summary.seconds(report.duration)]
                .compactMap(\.self).joined(separator: ", "))
    }

    private static func list(_ paths: [String]) -> String {
        paths.count <= 3
            ? paths.joined(separator: ", ") : "\(paths[0]) and \(paths.count - 1) more files"
    }
}
