import Foundation
import Testing

/// Runs the binary where no process can be started and no toolchain be found.
///
/// The kernel itself kills it at the first `fork`, `vfork`, `execve`, or `clone` that makes no thread,
/// whatever library that comes from.
enum NoProcess {
    /// The status with which a command ends that tried: 128 and `SIGSYS`.
    static let killed: Int32 = 159

    /// Runs `lectern` with an empty search path or the given one, the folder of the toolchain's
    /// programs being empty too.
    static func run(
        _ arguments: [String], in folder: String, searchPath: String = ""
    ) throws -> Binary.Result {
        let tools = try TemporaryFolder()
        defer { tools.remove() }
        let source = tools.file("guard.c")
        try Data(program.utf8).write(to: source)
        let compilation = try Binary.run(
            ["clang", "-O1", source.path, "-o", "\(tools.path)/guard"], in: tools.path,
            program: "/usr/bin/env")
        try #require(compilation.status == 0, "\(compilation.errors)")
        return try Binary.run(
            [
                "--dev-bind", "/", "/", "--tmpfs", toolchainPrograms, "--die-with-parent",
                "\(tools.path)/guard", Binary.path,
            ] + arguments,
            in: folder, environment: ["PATH": searchPath], program: "/usr/bin/bwrap")
    }

    /// The folder of the toolchain that runs these tests.
    private static let toolchainPrograms: String = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let compiler = folders.map { "\($0)/swiftc" }
            .first(where: FileManager.default.isExecutableFile(atPath:))
        guard let compiler else { preconditionFailure("these tests need swiftc in PATH") }
        return URL(filePath: compiler).resolvingSymlinksInPath().deletingLastPathComponent().path
    }()

    private static let program = """
        #include <errno.h>
        #include <linux/filter.h>
        #include <linux/sched.h>
        #include <linux/seccomp.h>
                #include <stddef.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <sys/prctl.h>
        #include <sys/syscall.h>
        #include <unistd.h>

        #define LOAD(member) \\
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
        #define UNLESS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (count))
        #define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
        #define KILL RETURN(SECCOMP_RET_KILL_PROCESS)

        int main(int count, char **words) {
            if (count < 2) return 2;
            // The one program that may be started: this address means nothing to what it becomes.
            uint64_t own = (uint64_t)(uintptr_t)words[1];
            struct sock_filter filter[] = {
                LOAD(nr),
                UNLESS(__NR_execve, 6),
                LOAD(args[0]),
                UNLESS((uint32_t)own, 3),
                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0]) + 4),
                UNLESS((uint32_t)(own >> 32), 1),
                RETURN(SECCOMP_RET_ALLOW),
                KILL,
                UNLESS(__NR_execveat, 1), KILL,
        #ifdef __NR_fork
                UNLESS(__NR_fork, 1), KILL,
                UNLESS(__NR_vfork, 1), KILL,
        #endif
                // Its flags lie in memory, where no filter looks: libraries take clone instead.
                UNLESS(__NR_clone3, 1), RETURN(SECCOMP_RET_ERRNO | ENOSYS),
                UNLESS(__NR_clone, 4),
                LOAD(args[0]),
                BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
                KILL,
                RETURN(SECCOMP_RET_ALLOW),
                RETURN(SECCOMP_RET_ALLOW),
            };
            struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
            if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
                || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
                perror("seccomp");
                return 2;
            }
            execv(words[1], words + 1);
            perror(words[1]);
            return 2;
        }

        """
}
