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

    /// The path of `bwrap` and its words for what every sandbox is made of; empty for no sandbox.
    private let machine: [String]

    /// No sandbox: programs see what the user sees.
    package static let off = Sandbox(machine: [])

    /// A sandbox that the given `bwrap` makes.
    init(bubblewrap: String) {
        self.init(machine: [bubblewrap] + Self.machine())
    }

    private init(machine: [String]) {
        self.machine = machine
    }

    /// Whether there is a sandbox.
    package var isOn: Bool { !machine.isEmpty }

    /// The command that starts a launcher.
    func command(launcher: String, view: SandboxView) -> [String] {
        guard isOn else { return [launcher] }
        return machine + view.arguments
            + ["--ro-bind", launcher, Self.launcher, "--remount-ro", "/", "--", Self.launcher]
    }

    /// Where the launcher lies in a sandbox.
    private static let launcher = "/lectern/launcher"

    /// Folders of the system that programs need, and may read.
    private static let folders = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"]

    /// Files that programs need: for the loader, names of users and hosts, the clock, and programs
    /// that Debian finds by way of `/etc`.
    private static let files = [
        "alternatives", "group", "hosts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime",
        "mime.types", "nsswitch.conf", "passwd", "protocols", "services", "ssl/openssl.cnf",
        "timezone",
    ]

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
        for file in files { words += ["--ro-bind-try", "/etc/\(file)", "/etc/\(file)"] }
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
    /// Folders that can be written, in their own place.
    private(set) var writable: [String] = []
    /// Empty folders that vanish with the sandbox.
    private(set) var temporary: [String] = []

    /// The same view with something more to read.
    func reading(_ path: String, as place: String? = nil) -> SandboxView {
        var view = self
        view.readable.append((path, place ?? path))
        return view
    }

    /// The same view with a folder to write.
    func writing(_ path: String) -> SandboxView {
        var view = self
        view.writable.append(path)
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
            + writable.flatMap { ["--bind", $0, $0] }
            + temporary.flatMap { ["--size", String(Self.temporarySize), "--tmpfs", $0] }
    }
}
