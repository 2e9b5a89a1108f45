import CourseModel
import Foundation
import Verification

/// The snippets of a course as test cases: each is compiled, run, and held against its contract and
/// its recording.
///
/// ```swift
/// import LecternTesting
/// import Testing
///
/// private let lessons = LessonSnippets(content: "content")
///
/// @Test("The lessons are true", arguments: lessons.all)
/// func snippet(_ snippet: LessonSnippet) async throws { try await lessons.verify(snippet) }
///
/// @Test("The course is in order")
/// func course() async { await lessons.verifyCourse() }
/// ```
///
/// What is wrong is recorded as an issue at its place in the Markdown file, in the words of
/// `lectern verify`. All cases share one check of the course: the first runs every snippet, as many
/// at a time as there are cores, and the others wait for it. What ran once is known from then on,
/// from the folder `.lectern` beside the course's. Nothing else is written: snippets that have no
/// recording fail.
///
/// The environment variable `LECTERN_ONLY`, where it is set, names the snippet (`lesson/id`) or the
/// lesson (`lesson`) to which all this is limited.
public struct LessonSnippets: Sendable {
    /// Every snippet that is compiled or run, in the order of the course.
    ///
    /// Where `LECTERN_ONLY` is set, it is those that it names. Snippets that are only shown (`skip`)
    /// are not among them. Never empty, because a test without arguments passes: where there is
    /// nothing to verify, one element stands for the course, and fails when it is verified.
    public let all: [LessonSnippet]

    /// What all cases share.
    let check: CheckOnce

    /// The snippets of a course, which is read now; nothing is compiled yet.
    ///
    /// - Parameters:
    ///   - content: the course's folder, relative to the package's root or absolute.
    ///   - file: a file of the package, by default the one that calls this. The root is the nearest
    ///     folder above it that has a `Package.swift`, or else its own.
    public init(content: String, from file: String = #filePath) {
        let environment = ProcessInfo.processInfo.environment
        self.init(
            content: CourseFolder(content, from: file),
            only: environment["LECTERN_ONLY"].flatMap { $0.isEmpty ? nil : $0 },
            searchPath: environment["PATH"] ?? "")
    }

    /// The same, without a look at the environment.
    init(content: CourseFolder, only: String?, searchPath: String) {
        let name = only.flatMap { Selection.Name($0) }
        let selection = Selection(names: name.map { [$0] } ?? [])
        let isNameless = only != nil && name == nil
        let programs = isNameless ? [] : CourseCheck.programs(in: content.path)
        let snippets = programs.map(\.reference).filter { selection.includes($0) }
            .map { LessonSnippet(name: $0.description) }
        self.all = snippets.isEmpty ? [LessonSnippet(name: only ?? content.name)] : snippets
        self.check = CheckOnce(
            CheckOptions(
                content: content.path, searchPath: searchPath,
                temporaryFolder: FileManager.default.temporaryDirectory.path,
                cacheFolder: content.cacheFolder,
                jobs: ProcessInfo.processInfo.activeProcessorCount, selection: selection),
            only: only, isEmpty: snippets.isEmpty)
    }
}
