/// What programs and tools may use.
package struct RunLimits: Sendable, Equatable {
    /// What a compilation, a link or a question to a tool may use.
    package var tool: LaunchLimits
    /// What a run may use, but for its wall time, which the snippet states.
    package var run: LaunchLimits

    /// Limits.
    package init(tool: LaunchLimits, run: LaunchLimits) {
        self.tool = tool
        self.run = run
    }

    /// The limits of every course.
    package static let standard = RunLimits(
        tool: LaunchLimits(
            wallTime: 60_000, cpuTime: 120_000, memory: 4 << 30, tasks: 512, output: 16 << 20,
            fileSize: 512 << 20),
        run: LaunchLimits(
            wallTime: 0, cpuTime: 30_000, memory: 2 << 30, tasks: 2048, output: 1 << 20,
            fileSize: 256 << 20))

    /// The limits of a run of the given milliseconds, which may take three times as much CPU time.
    package func run(wallTime: Int) -> LaunchLimits {
        var limits = run
        limits.wallTime = wallTime
        limits.cpuTime = max(limits.cpuTime, 3 * wallTime)
        return limits
    }
}

/// What a program may use, together with everything it starts.
package struct LaunchLimits: Sendable, Equatable {
    /// Milliseconds of wall time.
    package var wallTime: Int
    /// Milliseconds of CPU time.
    package var cpuTime: Int
    /// Bytes of resident memory.
    package var memory: Int
    /// Processes and threads at a time.
    package var tasks: Int
    /// Bytes of each of the two streams.
    package var output: Int
    /// Bytes of each file that is written.
    package var fileSize: Int

    /// Limits.
    package init(
        wallTime: Int, cpuTime: Int, memory: Int, tasks: Int, output: Int, fileSize: Int
    ) {
        self.wallTime = wallTime
        self.cpuTime = cpuTime
        self.memory = memory
        self.tasks = tasks
        self.output = output
        self.fileSize = fileSize
    }
}
