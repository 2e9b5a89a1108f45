import CourseModel

@testable import Execution

/// A program that means harm, and what becomes of it.
struct HostileProgram: Sendable, CustomStringConvertible {
    /// What it does.
    let description: String
    /// How it ends.
    let ending: Transcript.Ending
    /// Lines that it prints, if they matter.
    let lines: [String]?
    /// Milliseconds of wall time that it may take.
    let timeLimit: Int
    /// Its code, behind what all of them share.
    let code: String

    init(
        _ description: String, _ ending: Transcript.Ending, lines: [String]? = nil,
        timeLimit: Int = timeLimit, _ code: String
    ) {
        self.description = description
        self.ending = ending
        self.lines = lines
        self.timeLimit = timeLimit
        self.code = code
    }

    /// Small limits, so that each ends soon.
    static let limits = RunLimits(
        tool: RunLimits.standard.tool,
        run: LaunchLimits(
            wallTime: 0, cpuTime: 30_000, memory: 128 << 20, tasks: 64, output: 64 << 10,
            fileSize: 8 << 20))

    /// Milliseconds of wall time that most may take.
    static let timeLimit = 700

    /// What stands before each.
    static let prelude = """
        import Glibc
        @_silgen_name("fork") func cFork() -> Int32
        func fillMemory(_ mebibytes: Int) {
            for _ in 0..<mebibytes {
                guard let block = malloc(1 << 20) else { return print("no memory") }
                memset(block, 1, 1 << 20)
            }
        }
        func spawn(_ words: String...) {
            var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
            arguments.append(nil)
            var process: pid_t = 0
            posix_spawn(&process, words[0], nil, nil, &arguments, environ)
        }

        """

    /// All of them.
    static let all = endless + greedy + escaping + killing + filling + printing

    // MARK: Without end

    private static let late = Transcript.Ending.timedOut(limit: timeLimit)

    private static let endless = [
        HostileProgram("computes for ever", late, "while true {}"),
        HostileProgram("sleeps for ever", late, "while true { sleep(60) }"),
        HostileProgram(
            "reads standard input for ever", .exit(0), lines: ["0 lines"],
            """
            var count = 0
            while readLine() != nil { count += 1 }
            print("\\(count) lines")
            """),
        HostileProgram(
            "ignores all signals that can be ignored", late,
            """
            for number: Int32 in 1..<32 { signal(number, SIG_IGN) }
            while true {}
            """),
        HostileProgram(
            "closes its streams and goes on", late,
            """
            for number: Int32 in 0..<3 { close(number) }
            while true {}
            """),
        HostileProgram("stops itself", late, "kill(getpid(), SIGSTOP)"),
    ]

    // MARK: Too much

    private static let greedy = [
        HostileProgram(
            "holds more and more memory", .usedTooMuchMemory(limit: 128 << 20),
            """
            fillMemory(4096)
            sleep(60)
            """),
        HostileProgram(
            "holds memory when its first thread is gone", .usedTooMuchMemory(limit: 128 << 20),
            """
            var thread = pthread_t()
            pthread_create(&thread, nil, hog, nil)
            pthread_exit(nil)
            func hog(_ unused: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
                fillMemory(512)
                sleep(60)
                return nil
            }
            """),
        HostileProgram(
            "holds memory in children", .usedTooMuchMemory(limit: 128 << 20),
            """
            for _ in 0..<16 where cFork() == 0 {
                fillMemory(32)
                sleep(60)
            }
            sleep(60)
            """),
        HostileProgram(
            "holds memory in files that have no name", .exit(0),
            lines: ["0 files of 4 MiB"],
            """
            let block = [UInt8](repeating: 1, count: 4 << 20)
            var count = 0
            while count < 200 {
                let file = cFile("m", 0)
                guard file >= 0, write(file, block, block.count) == block.count else { break }
                count += 1
            }
            print("\\(count) files of 4 MiB")
            @_silgen_name("memfd_create")
            func cFile(_ name: UnsafePointer<CChar>, _ flags: UInt32) -> Int32
            """),
        HostileProgram(
            "holds memory that belongs to no process", .exit(0), lines: ["0 segments of 4 MiB"],
            """
            var count = 0
            while count < 200 {
                let segment = shmget(0, 4 << 20, 0o1600)
                guard segment >= 0, let place = shmat(segment, nil, 0) else { break }
                memset(place, 1, 4 << 20)
                shmdt(place)
                count += 1
            }
            print("\\(count) segments of 4 MiB")
            """),
        HostileProgram(
            "forks and forks", .startedTooMany(limit: 64),
            """
            while true { _ = cFork() }
            """),
        HostileProgram(
            "has a shell fork and fork", .startedTooMany(limit: 64),
            """
            spawn("/bin/sh", "-c", "f() { f | f & }; f; sleep 60")
            sleep(60)
            """),
        HostileProgram(
            "starts thread after thread", .startedTooMany(limit: 64),
            """
            while true {
                var thread = pthread_t()
                pthread_create(&thread, nil, sleeper, nil)
            }
            func sleeper(_ unused: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
                sleep(60)
                return nil
            }
            """),
    ]

    // MARK: Killing

    private static let killing = [
        HostileProgram("kills itself", .signal(9), "kill(getpid(), SIGKILL)"),
        HostileProgram(
            "kills all that it can", .exit(0), lines: ["still here"],
            """
            kill(-1, SIGKILL)
            print("still here")
            """),
        HostileProgram(
            "sends its launcher every signal", .exit(0), lines: ["still here"],
            """
            for number: Int32 in 1...64 {
                kill(1, number)
                kill(getppid(), number)
                var value = sigval()
                value.sival_int = 1
                sigqueue(1, number, value)
            }
            poll(nil, 0, 100)
            print("still here")
            """),
        HostileProgram(
            "looks into its launcher", .exit(0), lines: ["ways in: []"],
            """
            var ways: [String] = []
            if cTrace(16, 1, 0, 0) == 0 { ways.append("ptrace") }
            for name in ["mem", "fd/0", "fd/1", "environ", "cwd/a", "root/a", "exe"]
            where open("/proc/1/\\(name)", O_RDWR) >= 0 {
                ways.append(name)
            }
            print("ways in:", ways)
            @_silgen_name("ptrace")
            func cTrace(_ request: Int, _ process: Int, _ place: Int, _ data: Int) -> Int
            """),
        HostileProgram(
            "leaves a daemon behind", .exit(0), lines: ["gone"],
            """
            if cFork() == 0 {
                setsid()
                if cFork() == 0 {
                    signal(SIGHUP, SIG_IGN)
                    spawn("/bin/sleep", CommandLine.arguments[1])
                    while true { sleep(60) }
                }
                _exit(0)
            }
            poll(nil, 0, 50)
            print("gone")
            """),
        HostileProgram(
            "hops from process to process", .exit(0),
            """
            if cFork() == 0 {
                while true { if cFork() != 0 { _exit(0) } }
            }
            """),
    ]
}
