import FileSystem
import FoundationEssentials

/// What a sandbox shows in place of `/etc`: copies of the few files that programs need, since each
/// file that is shown by itself costs a mount.
enum SystemFiles {
    /// For the loader, names of users and services, the clock, and what the system calls itself.
    private static let copied = [
        "group", "ld.so.cache", "ld.so.conf", "localtime", "mime.types", "nsswitch.conf",
        "os-release", "passwd", "protocols", "services", "timezone",
    ]

    /// Of hosts, there is none but the sandbox itself.
    private static let written = [
        "hostname": "localhost\n",
        "hosts": "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n",
    ]

    /// Folders that are shown as they are: by way of the first Debian finds some programs.
    static let folders = ["alternatives", "ld.so.conf.d"]

    /// Makes the folder at a path.
    ///
    /// Throws ``ExecutionFailure`` where it cannot be made.
    static func make(at path: String) throws {
        do {
            for name in folders {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/\(name)", withIntermediateDirectories: true)
            }
            for name in copied where FileManager.default.fileExists(atPath: "/etc/\(name)") {
                try Data(FileContents.of("/etc/\(name)"))
                    .write(to: URL(filePath: "\(path)/\(name)"))
            }
            for (name, text) in written {
                try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
            }
        } catch {
            throw ExecutionFailure(attempt: "making \(path)", cause: Reason.text(of: error))
        }
    }
}
