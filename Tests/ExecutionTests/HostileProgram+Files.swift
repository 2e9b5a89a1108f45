import CourseModel

@testable import Execution

extension HostileProgram {
    // MARK: Beyond its folder

    /// Their arguments: a mark; a folder of the test's with a file in it; the home folder; this
    /// repository; a port of 127.0.0.1 and a socket at which the test listens.
    static let escaping = [
        HostileProgram(
            "deletes and writes where it may not", .exit(0), lines: ["touched: []"],
            """
            let victim = CommandLine.arguments[2]
            var touched: [String] = []
            for path in [
                victim, "\\(victim)/file", "/etc/passwd", "/usr/bin/env", "/bin/sh",
                CommandLine.arguments[0], "/lectern/launcher", "/proc/sys/kernel/hostname", "/proc/sys/kernel/core_pattern",
                "/proc/sysrq-trigger",
            ] {
                if unlink(path) == 0 { touched.append("unlink \\(path)") }
                if rmdir(path) == 0 { touched.append("rmdir \\(path)") }
                if rename(path, path + "2") == 0 { touched.append("rename \\(path)") }
                if open(path, O_WRONLY | O_TRUNC) >= 0 { touched.append("write \\(path)") }
                if chmod(path, 0o777) == 0 { touched.append("chmod \\(path)") }
            }
            for folder in ["/", "/usr", "/etc", "/lectern", "/lectern/bin", "/dev", victim, "/var"] {
                if open("\\(folder)/new", O_WRONLY | O_CREAT, 0o600) >= 0 {
                    touched.append("create in \\(folder)")
                }
                if mkdir("\\(folder)/new-folder", 0o700) == 0 { touched.append("mkdir in \\(folder)") }
            }
            print("touched:", touched)
            """),
        HostileProgram(
            "looks at what is not its own", .exit(0), lines: ["found: []"],
            """
            let arguments = CommandLine.arguments
            var found: [String] = []
            for path in [
                arguments[2], arguments[3] + "/.bashrc", arguments[3] + "/.profile",
                arguments[3] + "/.ssh", arguments[4], "/etc/shadow", "/var/log",
                "/run/dbus", "/sys/class", "/proc/kcore", "/proc/1/environ", "/work", "/home",
                "/srv", "/mnt", "/boot", "/lectern/files",
            ] where access(path, R_OK) == 0 && open(path, O_RDONLY) >= 0 {
                found.append(path)
            }
            print("found:", found)
            """),
        HostileProgram(
            "wants rights that it has not", .exit(0), lines: ["gained: []"],
            """
            var gained: [String] = []
            if cUnshare(0x1000_0000) == 0 { gained.append("user namespace") }
            if cUnshare(0x0002_0000) == 0 { gained.append("mount namespace") }
            if mount("none", "/tmp", "tmpfs", 0, nil) == 0 { gained.append("mount") }
            if chroot("/tmp") == 0 { gained.append("chroot") }
            if setuid(0) == 0 && sethostname("other", 5) == 0 { gained.append("host name") }
            if mknod("/tmp/device", 0o20600, 0x0101) == 0 { gained.append("device") }
            print("gained:", gained)
            @_silgen_name("unshare") func cUnshare(_ flags: Int32) -> Int32
            """),
        HostileProgram(
            "connects to others", .exit(0), lines: ["reached: []"],
            """
            var reached: [String] = []
            func connects(_ host: String, _ port: UInt16, _ kind: __socket_type) -> Bool {
                let socket = socket(AF_INET, Int32(kind.rawValue), 0)
                fcntl(socket, F_SETFL, O_NONBLOCK)
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = port.bigEndian
                inet_pton(AF_INET, host, &address.sin_addr)
                let size = socklen_t(MemoryLayout<sockaddr_in>.size)
                let result = withUnsafePointer(to: &address) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(socket, $0, size)
                    }
                }
                return result == 0 || errno == EINPROGRESS
            }
            func connects(_ path: String) -> Bool {
                var address = sockaddr_un()
                address.sun_family = sa_family_t(AF_UNIX)
                let size = MemoryLayout.size(ofValue: address.sun_path)
                withUnsafeMutableBytes(of: &address.sun_path) {
                    for (index, byte) in path.utf8.prefix(size - 1).enumerated() { $0[index] = byte }
                }
                let length = socklen_t(MemoryLayout<sockaddr_un>.size)
                return withUnsafePointer(to: &address) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0), $0, length)
                    }
                } == 0
            }
            let port = UInt16(CommandLine.arguments[5]) ?? 0
            if connects("127.0.0.1", port, SOCK_STREAM) && errno == 0 { reached.append("listener") }
            for host in ["192.0.2.1", "1.1.1.1", "169.254.169.254"] {
                if connects(host, 53, SOCK_STREAM) { reached.append("\\(host) by TCP") }
                if connects(host, 53, SOCK_DGRAM) { reached.append("\\(host) by UDP") }
            }
            for path in [CommandLine.arguments[6], "/run/docker.sock", "/run/dbus/system_bus_socket"] {
                if connects(path) { reached.append(path) }
            }
            print("reached:", reached)
            """),
    ]

    // MARK: The disk

    static let filling = [
        HostileProgram(
            "writes a file beyond the limit", .signal(25),
            """
            let file = open("large", O_WRONLY | O_CREAT, 0o600)
            let block = [UInt8](repeating: 1, count: 1 << 20)
            while write(file, block, block.count) > 0 {}
            """),
        HostileProgram(
            "fills the disk", .exit(0), lines: ["full", "full", "full"], timeLimit: 5000,
            """
            signal(SIGXFSZ, SIG_IGN)
            let block = [UInt8](repeating: 1, count: 4 << 20)
            for folder in [".", "/tmp", "/dev/shm"] {
                var count = 0
                while count < 100 {
                    let file = open("\\(folder)/\\(count)", O_WRONLY | O_CREAT, 0o600)
                    guard file >= 0, write(file, block, block.count) == block.count else { break }
                    close(file)
                    count += 1
                }
                print(count < 65 ? "full" : "\\(count) files of 4 MiB")
            }
            """),
        HostileProgram(
            "makes folders in folders in folders", .exit(0), lines: ["deep"],
            """
            for _ in 0..<3000 { if mkdir("d", 0o700) != 0 || chdir("d") != 0 { print("no") } }
            print("deep")
            """),
        HostileProgram(
            "leaves folders that nobody may open", .exit(0), lines: ["closed"],
            """
            for name in [".", "/tmp"] {
                mkdir("\\(name)/locked", 0o700)
                close(open("\\(name)/locked/file", O_WRONLY | O_CREAT, 0o000))
                chmod("\\(name)/locked", 0)
            }
            chmod(".", 0)
            print("closed")
            """),
    ]

    // MARK: Strange output

    static let printing = [
        HostileProgram(
            "prints without end", .printedTooMuch(limit: 64 << 10),
            """
            while true { print("and on it goes") }
            """),
        HostileProgram(
            "prints without end to standard error", .printedTooMuch(limit: 64 << 10),
            """
            while true { _ = write(2, "x\\n", 2) }
            """),
        HostileProgram(
            "prints a line of 100 MiB", .printedTooMuch(limit: 64 << 10),
            """
            let block = [UInt8](repeating: 97, count: 1 << 20)
            for _ in 0..<100 { _ = write(1, block, block.count) }
            """),
        HostileProgram(
            "prints what is no text", .printedNoText(.standardOutput, line: 2),
            """
            print("text")
            _ = write(1, [0xC3, 0x28, 0xFF, 0x0A] as [UInt8], 4)
            """),
        HostileProgram(
            "prints colours, zeros and marks of direction", .exit(0),
            lines: ["\u{1B}[31mred\u{1B}[0m\u{1B}]0;title\u{7}", "a\u{0}b", "\u{202E}abc\u{2066}"],
            """
            print("\\u{1B}[31mred\\u{1B}[0m\\u{1B}]0;title\\u{7}")
            print("a\\0b")
            print("\\u{202E}abc\\u{2066}")
            """),
        HostileProgram(
            "prints a part's mark", .exit(0), lines: ["a", "\u{1E}lectern:part", "b"],
            """
            print("a\\n\\u{1E}lectern:part\\nb")
            """),
    ]
}
