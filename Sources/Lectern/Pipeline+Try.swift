import CourseLoading
package import Diagnostics
package import Execution
import FileSystem
package import Verification

extension Pipeline {
    /// Compiles and runs the Swift fences of Markdown that belongs to no course, and writes nothing.
    ///
    /// A path that leads to a folder stands for all Markdown below it. What could not be read is in the
    /// diagnostics. Throws ``ExecutionFailure`` where the machine fails, and where nothing is at a path
    /// or no Markdown.
    package static func attempt(
        _ paths: [String], importing package: FenceTrial.Package?, _ options: CheckOptions,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> (trial: FenceTrial, diagnostics: [Diagnostic]) {
        var files: [(root: String, file: CourseFiles.File)] = []
        var diagnostics: [Diagnostic] = []
        for path in paths {
            let read = try markdown(at: path)
            files += read.files.map { (read.root, $0) }
            diagnostics += read.diagnostics
        }
        let trial = try await FenceTrial.run(
            files, importing: package, options, progress: progress)
        let unread = trial.files.flatMap(\.problems).filter { $0.id == .invalidUTF8 }
        return (trial, diagnostics + unread + trial.obstacles)
    }

    /// The Markdown at a path, which is that of a file or a folder.
    private static func markdown(at path: String) throws -> CourseFiles {
        func failure(_ cause: String) -> ExecutionFailure {
            ExecutionFailure(attempt: "reading \(path)", cause: cause)
        }
        let kind: FileKind
        do {
            kind = try FileKind.ofTarget(path)
        } catch {
            throw failure(Reason.text(of: error))
        }
        switch kind {
        case .folder:
            var root = path
            while root.count > 1, root.hasSuffix("/") { root.removeLast() }
            let files = CourseFiles.read(root, where: PlainMarkdown.isMarkdown)
            guard !files.files.isEmpty || !files.diagnostics.isEmpty else {
                throw failure("there is no Markdown in this folder")
            }
            return files
        case .file:
            do {
                let bytes = try FileContents.of(path)
                return CourseFiles(
                    root: "", files: [CourseFiles.File(path: path, bytes: bytes)])
            } catch {
                throw failure(Reason.text(of: error))
            }
        case .link, .other:
            throw failure("it is neither a file nor a folder")
        }
    }
}
