import FoundationEssentials

/// What programs see of the machine: with bubblewrap an allow-list, without it everything.
package struct Sandbox: Sendable, Equatable {
    /// What the user asks for.
    package enum Choice: String, Sendable, CaseIterable {
        /// A sandbox where one can be had.
        case auto
        /// A sandbox, or nothing is run.
        case required
        /// No sandbox.
        case off
    }

    /// `bwrap` and its words for what every sandbox is made of; empty for no sandbox.
    private let machine: [String]

    /// No sandbox: programs see what the user sees.
    package static let off = Sandbox(machine: [])

    /// A sandbox that the given `bwrap` makes, started by the given words.
    init(bubblewrap: String, startedBy words: [String] = []) {
        self.init(machine: words + [bubblewrap] + Self.machine())
    }

    private init(machine: [String]) {
        self.machine = machine
    }

    /// The same sandbox with a folder of ``SystemFiles`` to show as `/etc`.
    func showing(systemFiles folder: String) -> Sandbox {
        guard isOn else { return self }
        var words = machine + ["--ro-bind", folder, "/etc"]
        for name in SystemFiles.folders {
            words += ["--ro-bind-try", "/etc/\(name)", "/etc/\(name)"]
        }
        return Sandbox(machine: words)
    }

    /// Whether there is a sandbox.
    package var isOn: Bool { !machine.isEmpty }

    /// The command that starts a launcher, by itself or in a compiler.
    func command(
        launcher: String, resident: Launcher.Resident? = nil, view: SandboxView
    ) -> [String] {
        guard isOn else { return [resident?.program ?? launcher] }
        let place = "/lectern/launcher"
        let words =
            machine + view.arguments
            + ["--ro-bind", resident?.library ?? launcher, place, "--remount-ro", "/"]
        guard let resident else { return words + ["--", place] }
        return words + ["--setenv", "LD_PRELOAD", place, "--", resident.program]
    }

    /// Folders of the system that programs need, and may read.
    private static let folders = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"]

    /// What every sandbox is made of: a system to read, devices, and folders that vanish with it; a
    /// network of its own, in which there is nobody else; processes of its own, of which the launcher
    /// is the first, so that no program can end or stop it.
    private static func machine() -> [String] {
        var words = [
            "--unshare-all", "--cap-drop", "ALL", "--as-pid-1", "--hostname", "localhost",
            "--ro-bind", "/usr", "/usr",
        ]
        for folder in folders {
            if let target = linkTarget("/\(folder)") {
                words += ["--symlink", target, "/\(folder)"]
            } else {
                words += ["--ro-bind-try", "/\(folder)", "/\(folder)"]
            }
        }
        words += ["--proc", "/proc"]
        // For the kernel a sandboxed root is root, and may write what these show of the machine.
        for name in ["sys", "sysrq-trigger", "irq", "bus", "fs"] {
            words += ["--ro-bind-try", "/proc/\(name)", "/proc/\(name)"]
        }
        words += [
            "--dev", "/dev", "--size", String(64 << 20), "--tmpfs", "/dev/shm",
            "--remount-ro", "/dev", "--size", String(256 << 20), "--tmpfs", "/tmp",
        ]
        return words
    }

    private static func linkTarget(_ path: String) -> String? {
        do {
            return try FileManager.default.destinationOfSymbolicLink(atPath: path)
        } catch {
            // It is a folder, or not there at all.
            return nil
        }
    }
}

/// What one sandbox shows besides the system.
struct SandboxView: Sendable {
    /// Files and folders that can be read, and where they lie in the sandbox.
    private(set) var readable: [(path: String, place: String)] = []
    /// Files and folders that can be written, and where they lie in the sandbox.
    private(set) var writable: [(path: String, place: String)] = []
    /// Empty folders that vanish with the sandbox.
    private(set) var temporary: [String] = []

    /// The same view with something more to read.
    func reading(_ path: String, as place: String? = nil) -> SandboxView {
        var view = self
        view.readable.append((path, place ?? path))
        return view
    }

    /// The same view with something to write.
    func writing(_ path: String, as place: String? = nil) -> SandboxView {
        var view = self
        view.writable.append((path, place ?? path))
        return view
    }

    /// The same view with an empty folder.
    func emptying(_ path: String) -> SandboxView {
        var view = self
        view.temporary.append(path)
        return view
    }

    /// Bytes that an empty folder can hold.
    private static let temporarySize = 256 << 20

    /// The view in the words of `bwrap`.
    fileprivate var arguments: [String] {
        readable.flatMap { ["--ro-bind", $0.path, $0.place] }
            + writable.flatMap { ["--bind", $0.path, $0.place] }
            + temporary.flatMap { ["--size", String(Self.temporarySize), "--tmpfs", $0] }
    }
}
