import CourseModel
import Diagnostics
import Foundation
import Verification

/// The snippets of a course as test cases: each is compiled, run, and held against its contract and
/// its recording.
///
/// ```swift
/// let lessons = LessonSnippets(content: "content", from: #filePath)
///
/// @Test("The lessons are true", arguments: lessons.all)
/// func snippet(_ snippet: LessonSnippet) async throws { try await lessons.verify(snippet) }
/// ```
public struct LessonSnippets: Sendable {
    private let content: String
    private let only: String?
    private let check: CheckOnce

    /// The snippets of a course.
    ///
    /// Where the environment variable `LECTERN_ONLY` names one as `lesson/id`, only that one is run.
    ///
    /// - Parameters:
    ///   - content: the course's folder, relative to the package's root or absolute.
    ///   - file: a file of the package: `#filePath`. The root is the nearest folder above it that has
    ///     a `Package.swift`.
    public init(content: String, from file: String) {
        let environment = ProcessInfo.processInfo.environment
        let root = Self.packageRoot(above: file)
        self.content = content.hasPrefix("/") ? content : "\(root)/\(content)"
        self.only = environment["LECTERN_ONLY"].flatMap { $0.isEmpty ? nil : $0 }
        self.check = CheckOnce(
            options: CheckOptions(
                content: self.content, searchPath: environment["PATH"] ?? "",
                temporaryFolder: FileManager.default.temporaryDirectory.path,
                cacheFolder:
                    "\(URL(filePath: self.content).deletingLastPathComponent().path)/.lectern",
                jobs: ProcessInfo.processInfo.activeProcessorCount,
                selection: Selection(names: only.flatMap { Selection.Name($0) }.map { [$0] } ?? []))
        )
    }

    private static func packageRoot(above file: String) -> String {
        var folder = URL(filePath: file).deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
            {
                return folder.path
            }
            folder.deleteLastPathComponent()
        }
        return URL(filePath: file).deletingLastPathComponent().path
    }

    /// Every snippet that is compiled or run, in the order of the course; only the one that
    /// `LECTERN_ONLY` names where it names one.
    ///
    /// Reads the course, and compiles nothing.
    public var all: [LessonSnippet] {
        CourseCheck.programs(in: content)
            .filter { only == nil || only == $0.reference.description }
            .map { LessonSnippet(name: $0.reference.description) }
    }

    /// Verifies one snippet.
    ///
    /// The first call runs them all, so that they share one engine; the others wait for it.
    ///
    /// Throws ``LessonFailure`` with everything that is wrong.
    public func verify(_ snippet: LessonSnippet) async throws {
        let result = try await check.result()
        let wrong = result.failures[snippet.name] ?? []
        guard wrong.isEmpty else { throw LessonFailure(description: wrong.joined()) }
    }

    /// Checks what no snippet is to blame for: settings, links, fences, damaged recordings; and that
    /// what `LECTERN_ONLY` names is there.
    ///
    /// Throws ``LessonFailure`` with everything that is wrong.
    public func verifyCourse() async throws {
        if let only, all.isEmpty {
            throw LessonFailure(description: "LECTERN_ONLY names no snippet: \(only)")
        }
        let wrong = try await check.result().others
        guard wrong.isEmpty else { throw LessonFailure(description: wrong.joined()) }
    }
}

/// A snippet of a course.
public struct LessonSnippet: Sendable, Hashable, CustomStringConvertible {
    /// Its name, as `lesson/id`.
    public let name: String

    /// Its name.
    public var description: String { name }
}

/// A lesson that is not true.
public struct LessonFailure: Error, CustomStringConvertible {
    /// What is wrong, with file, line and column, as `lectern verify` says it.
    public let description: String
}
