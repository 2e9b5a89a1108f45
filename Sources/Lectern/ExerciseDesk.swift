import CourseLoading
package import CourseModel
package import Diagnostics
import Exercises
import FileSystem
import Planning
package import Verification
import Writing

/// A folder with a course's exercises, in which a learner works.
package struct ExerciseDesk: Sendable {
    /// The folder as the learner names it.
    package let folder: String
    /// The path from the folder to the course's.
    private let content: String
    private let options: CheckOptions

    /// A folder, and the course whose exercises it holds.
    ///
    /// - Parameter content: the path from the folder to the course's.
    package init(folder: String, content: String, options: CheckOptions) {
        self.folder = folder
        self.content = content
        self.options = options
    }

    /// What was asked for, or what is wrong with the course so that nothing can be said.
    package enum Answer<Content: Sendable>: Sendable {
        case given(Content)
        case refused([Diagnostic], sources: [SourceFile])
    }

    /// An exercise of the course, and what the learner has made of it.
    package struct Standing: Sendable, Equatable {
        /// The exercise.
        package let reference: ExerciseReference
        /// Its heading.
        package let title: String
        /// The path of the learner's program.
        package let path: String
        /// Whether that was written this time.
        package let isNew: Bool
        /// Whether it was right when it was last checked.
        package let isSolved: Bool
    }

    // MARK: Writing

    /// Writes what is not there yet, and the guides anew; nothing that a learner wrote is touched.
    ///
    /// Throws ``ExecutionFailure``, ``WritingFailure`` and ``ExerciseTrouble``.
    package func write() async throws -> Answer<[Standing]> {
        guard content.split(separator: "/").contains(where: { $0 != ".." && $0 != "." }) else {
            throw ExerciseTrouble(
                "\(folder) lies in the course, whose files these would become",
                help: "name a folder beside the course: lectern exercise exercises")
        }
        let check = try await recorded()
        guard !check.diagnostics.containErrors else {
            return .refused(check.diagnostics, sources: check.sources)
        }
        let course = check.course
        guard !course.exercises.isEmpty else {
            throw ExerciseTrouble(
                "the course has no exercises",
                help: "docs/AUTHORING.md says how one is written")
        }
        let programs = Planner.plan(course).programs
        let files = ExerciseFolder(of: course, programs: programs, content: content)
        var progress = try progress() ?? ExerciseProgress(content: content)
        progress.content = content
        let new = files.work.filter { !isTaken($0.key) }
        let guides = try files.guides.filter { try isOurs($0.key) }
        var all = new.merging(guides) { first, _ in first }
        all[ExerciseProgress.name] = progress.bytes
        _ = try FolderChange(files: all, removals: []).apply(to: folder)
        return .given(
            try course.exercises.compactMap { exercise in
                guard let path = files.places[exercise.reference] else { return nil }
                let digest = ExerciseProgress.digest(of: try source(at: path).text)
                return Standing(
                    reference: exercise.reference, title: exercise.title,
                    path: place(path), isNew: new[path] != nil,
                    isSolved: progress.solved[exercise.reference] == digest)
            })
    }

    // MARK: Checking

    /// What became of a learner's program.
    package struct Checked: Sendable {
        /// What it showed.
        package let attempt: ExerciseAttempt
        /// The learner's file.
        package let source: SourceFile
        /// How many hints were given so far.
        package let hintsGiven: Int
        /// How many there are.
        package let hints: Int
    }

    /// Runs a learner's program, and remembers whether it is right.
    ///
    /// Throws ``ExecutionFailure``, ``WritingFailure`` and ``ExerciseTrouble``.
    package func check(_ name: String) async throws -> Answer<Checked> {
        let loaded = await CourseLoader.load(CourseFiles.read(options.content), jobs: options.jobs)
        guard let exercise = try exercise(name, of: loaded) else {
            return .refused(loaded.diagnostics, sources: loaded.sources)
        }
        let plan = Planner.plan(loaded.course)
        let reference = exercise.reference
        guard
            let program = plan.programs.first(where: {
                $0.reference == exercise.reference(to: exercise.starter)
            })
        else { return .refused(plan.diagnostics, sources: loaded.sources) }
        let file = ProgramFile(of: program, runner: loaded.course.runner(of: exercise.starter))
        let source = try source(at: ProgramFile.path(of: exercise, named: file.name))
        guard let first = file.firstLine(in: source) else {
            throw ExerciseTrouble(
                "\(source.path) has no line ‘\(file.border ?? "")’ any more",
                help: "put it back above what you wrote, or move the file away and have it written "
                    + "anew: lectern exercise \(folder)")
        }
        let attempt = try await ExerciseAttempt.check(
            source, fromLine: first, for: exercise, of: loaded.course, options)
        let progress = try remember { progress in
            progress.solved[reference] =
                attempt.problems.isEmpty ? ExerciseProgress.digest(of: source.text) : nil
        }
        return .given(
            Checked(
                attempt: attempt, source: source, hintsGiven: progress.hints[reference] ?? 0,
                hints: exercise.exercise.hints.count))
    }

    // MARK: Help

    /// A step of help.
    package struct Help: Sendable, Equatable {
        /// Which one it is, from 1 up.
        package let number: Int
        /// How many there are.
        package let count: Int
        /// What it says, as Markdown.
        package let text: String
    }

    /// The next hint, and `nil` where all were given; it is remembered that this one was.
    ///
    /// Throws ``ExecutionFailure``, ``WritingFailure`` and ``ExerciseTrouble``.
    package func hint(_ name: String) async throws -> Answer<Help?> {
        let check = try await recorded()
        guard !check.diagnostics.containErrors else {
            return .refused(check.diagnostics, sources: check.sources)
        }
        let exercise = try exercise(name, of: check.course)
        let hints = exercise.exercise.hints
        let given = try progress()?.hints[exercise.reference] ?? 0
        guard given < hints.count else { return .given(nil) }
        let text = ExerciseGuide.text(of: hints[given], in: exercise, content: options.content)
        _ = try remember { $0.hints[exercise.reference] = given + 1 }
        return .given(Help(number: given + 1, count: hints.count, text: text))
    }

    /// The code of the solution.
    ///
    /// Throws ``ExerciseTrouble``.
    package func solution(_ name: String) async throws -> Answer<String> {
        let loaded = await CourseLoader.load(CourseFiles.read(options.content), jobs: options.jobs)
        guard let exercise = try exercise(name, of: loaded) else {
            return .refused(loaded.diagnostics, sources: loaded.sources)
        }
        return .given(exercise.solution.code)
    }

    // MARK: The course

    /// The course with what its recordings say; nothing is run.
    private func recorded() async throws -> CourseCheck {
        var options = options
        options.purpose = .replay
        return try await CourseCheck.check(options) { _ in }
    }

    /// An exercise of a course that was read; `nil` where its lesson is wrong, or what all lessons
    /// depend on.
    private func exercise(_ name: String, of loaded: CourseLoader.Result) throws -> CourseExercise?
    {
        let wrong = Set(
            loaded.diagnostics.filter { $0.severity == .error }.compactMap(\.span?.file))
        let known = loaded.course.exercises.first { $0.reference.description == name }
        let vital = [options.content, "\(options.content)/course.yml"]
        guard vital.allSatisfy({ !wrong.contains($0) }) else { return nil }
        // What is not there can be in a lesson that could not be read.
        guard let known else { return wrong.isEmpty ? try exercise(name, of: loaded.course) : nil }
        return wrong.contains(known.lesson.source.path) ? nil : known
    }

    private func exercise(_ name: String, of course: Course) throws -> CourseExercise {
        let exercises = course.exercises
        if let exercise = exercises.first(where: { $0.reference.description == name }) {
            return exercise
        }
        let near = exercises.first { $0.exercise.name.name == name }?.reference.description
        let names = exercises.map(\.reference.description)
        throw ExerciseTrouble(
            "there is no exercise ‘\(name)’",
            help: (near ?? Suggestion.nearest(to: name, among: names))
                .map { "did you mean ‘\($0)’?" }
                ?? (names.isEmpty
                    ? "the course has none" : "they are: \(names.joined(separator: ", "))"))
    }

    // MARK: The folder

    /// A path of the folder as the learner reaches it.
    private func place(_ path: String) -> String { folder == "." ? path : "\(folder)/\(path)" }

    /// Whether something stands at a path of the folder.
    private func isTaken(_ path: String) -> Bool {
        do {
            _ = try FileKind.of(place(path))
            return true
        } catch {
            // Where it may not be looked, nothing can be written either, and that is told then.
            return false
        }
    }

    /// Whether a file may be written anew: it is not there, or says that it may.
    private func isOurs(_ path: String) throws -> Bool {
        guard isTaken(path) else { return true }
        return GeneratedMark.stands(in: Array(try source(at: path).text.utf8))
    }

    private func source(at path: String) throws -> SourceFile {
        let place = place(path)
        let bytes: [UInt8]
        do {
            bytes = try FileContents.of(place)
        } catch {
            throw ExerciseTrouble(
                "\(place) cannot be read: \(Reason.text(of: error))",
                help: "have it written: lectern exercise \(folder)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ExerciseTrouble("\(place) is not UTF-8", help: "save it as UTF-8")
        }
        return SourceFile(path: place, text: text)
    }

    /// The path from a folder with exercises to its course's; `nil` where that is not remembered.
    ///
    /// Throws ``ExerciseTrouble``.
    package static func content(of folder: String) throws -> String? {
        try progress(in: folder)?.content
    }

    private func progress() throws -> ExerciseProgress? { try Self.progress(in: folder) }

    /// What is remembered in a folder; `nil` where nothing is.
    private static func progress(in folder: String) throws -> ExerciseProgress? {
        let path = "\(folder)/\(ExerciseProgress.name)"
        let bytes: [UInt8]
        do {
            bytes = try FileContents.of(path)
        } catch let refusal as SystemRefusal where refusal.isAbsence {
            return nil
        } catch {
            throw ExerciseTrouble(
                "\(path) cannot be read: \(Reason.text(of: error))",
                help: "make it readable, or take it away")
        }
        do {
            return try ExerciseProgress(bytes: bytes)
        } catch {
            throw ExerciseTrouble(
                error == .later
                    ? "\(path) was written by a later version of Lectern" : "\(path) is damaged",
                help:
                    "take it away: only which exercises you solved, and how many hints you saw, is "
                    + "forgotten")
        }
    }

    /// Changes what is remembered.
    private func remember(
        _ change: (inout ExerciseProgress) -> Void
    ) throws -> ExerciseProgress {
        let before = try progress()
        var progress = before ?? ExerciseProgress(content: content)
        change(&progress)
        if progress != before {
            _ = try FolderChange(files: [ExerciseProgress.name: progress.bytes], removals: [])
                .apply(to: folder)
        }
        return progress
    }
}

/// A learner's folder is not as it must be, or what he names is not there.
package struct ExerciseTrouble: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package let description: String
    /// What to do about it.
    package let help: String

    init(_ description: String, help: String) {
        self.description = description
        self.help = help
    }
}
