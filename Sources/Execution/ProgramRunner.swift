package import CourseModel

/// Makes executables of programs and runs them: the stage behind which the compiler, the sandbox and
/// the operating system stand.
package protocol ProgramRunner: Sendable {
    /// What compiles and links.
    associatedtype Builder: ProgramBuilder

    /// Hands out a builder, and takes it back when the body returns.
    func withBuilder(_ body: (inout Builder) async throws -> Void) async throws

    /// Runs an executable once, in a folder and a process of its own, and says what it showed.
    ///
    /// `onIdle` is called at most once: when the program waits rather than computes. Whatever the
    /// program does is a transcript, and the executable can be run again. Throws
    /// ``ExecutionFailure`` only where the machine failed: no disk space, no processes, no toolchain
    /// any more.
    func run(
        _ executable: Executable, of program: Program, onIdle: @escaping @Sendable () -> Void
    ) async throws -> Transcript

    /// Removes an executable that is not run any more.
    func discard(_ executable: Executable)
}

/// Compiles and links programs, one at a time.
package protocol ProgramBuilder {
    /// Whether it can go on; once it cannot, another one is to be asked for.
    var isUsable: Bool { get }

    /// Compiles a program.
    mutating func compile(_ program: Program) async throws -> Built

    /// Links compiled programs into one file, each to be started by itself; where the linker refuses
    /// that, each into a file of its own.
    ///
    /// - Parameter reason: why there is only one, if so.
    mutating func link(
        _ objects: [CompiledProgram], alone reason: AloneReason?
    ) async throws -> [Built]
}

/// What became of a program on its way to being run.
package enum Built: Sendable {
    /// It is done: it was refused, or was only to be compiled.
    case ended(Transcript)
    /// It is compiled, and is to be linked.
    case compiled(CompiledProgram)
    /// It can be run.
    case executable(Executable)
}

/// A program that was compiled and is not linked.
package struct CompiledProgram: Sendable {
    /// The program.
    let program: Program
    /// A folder of its own.
    let folder: String
    /// Its object file.
    let object: String
    /// What its object file holds; `nil` where that could not be read.
    let contents: ObjectFile?
    /// Whether it imports the packages that programs can import.
    let importsPackages: Bool
    /// What the compiler said.
    let diagnostics: [CompilerDiagnostic]
}

/// A program that can be run.
package struct Executable: Sendable {
    /// A folder of its own, which is removed after the last run.
    let folder: String
    /// The file to start, or the file with the code that its command reads.
    let file: String
    /// What the compiler said.
    let diagnostics: [CompilerDiagnostic]
    /// How it was linked; `nil` where nothing was.
    package let linkage: Linkage?

    /// An executable.
    package init(
        folder: String, file: String, diagnostics: [CompilerDiagnostic], linkage: Linkage?
    ) {
        self.folder = folder
        self.file = file
        self.diagnostics = diagnostics
        self.linkage = linkage
    }
}

/// How a program was linked.
package enum Linkage: Sendable, Hashable {
    /// Together with others, into the file of this name.
    case together(file: String)
    /// By itself.
    case alone(AloneReason)
}

/// The machine could not do what was asked of it.
package struct ExecutionFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried.
    package let attempt: String
    /// What became of it.
    package let cause: String
    /// What to do about it.
    package let help: String?

    /// A failure of the machine.
    package init(attempt: String, cause: String, help: String? = nil) {
        self.attempt = attempt
        self.cause = cause
        self.help = help
    }

    /// What was tried, and what became of it.
    package var description: String { "\(attempt): \(cause)" }
}
