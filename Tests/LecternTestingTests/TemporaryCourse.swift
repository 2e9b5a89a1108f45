import Foundation
import Synchronization
import Testing

@testable import LecternTesting

/// A course in a folder of its own, which is gone when the test is done with it.
struct TemporaryCourse: ~Copyable {
    private let folder: URL

    /// A course of the given files, by path within `content/`.
    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "lectern-testing-\(UUID().uuidString)")
        for (path, text) in files.merging(["course.yml": "title: Test\n"], uniquingKeysWith: { $1 })
        {
            let file = folder.appending(path: "content/\(path)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: false, encoding: .utf8)
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record(error)
        }
    }

    /// The course's snippets, as `LECTERN_ONLY` limits them.
    func lessons(only: String? = nil) -> LessonSnippets {
        LessonSnippets(
            content: CourseFolder("content", from: folder.appending(path: "Tests.swift").path),
            only: only, searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    }

    /// A lesson of the given text, which begins on its fourth line.
    static func lesson(_ markdown: String) -> String { "---\ntitle: A\n---\n\(markdown)\n" }
}

/// What is recorded while something is done: `file:line:column text`, with only the first line of the
/// text and no folders.
func issues(_ body: () async throws -> Void) async throws -> [String] {
    let seen = Mutex<[String]>([])
    try await withKnownIssue(isIntermittent: true) {
        try await body()
    } matching: { issue in
        let place = issue.sourceLocation.map { "\($0.fileName):\($0.line):\($0.column)" } ?? ""
        let text = issue.comments.first?.rawValue ?? "\(issue)"
        let folders = #//\S*//#
        let line = (text.split(separator: "\n").first ?? "").replacing(folders, with: "")
        seen.withLock { $0.append("\(place) \(line)") }
        return true
    }
    return seen.withLock { $0 }
}
