import Foundation
import TestSupport
import Testing

@testable import Execution

/// Git itself makes the repositories here.
@Suite("Git repositories", .occupiesCore)
struct GitRepositoryTests {
    /// Files as text, each as `path: contents`.
    private func texts(_ files: [(path: String, bytes: [UInt8])]) -> [String] {
        files.map { "\($0.path): \(String(decoding: $0.bytes, as: UTF8.self))" }
    }

    @Test(
        "A repository is found from its root, from a folder in it, and from one that is not there")
    func find() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "a"])
            for folder in ["", "/", "/content", "/content/nothing/there", "/content/a.md"] {
                let found = try await GitRepository.find(
                    containing: repository.path + folder, searchPath: TestRepository.searchPath)
                #expect(found?.root == repository.path, "\(folder)")
            }
        }
    }

    @Test("There is none outside of every repository, in what git keeps, and where git is not")
    func findNothing() async throws {
        try await TestRepository.with { repository in
            for (folder, searchPath) in [
                (
                    URL(filePath: repository.path).deletingLastPathComponent().path,
                    TestRepository.searchPath
                ),
                ("\(repository.path)/.git/objects", TestRepository.searchPath),
                (repository.path, "/nowhere"),
            ] {
                let found = try await GitRepository.find(
                    containing: folder, searchPath: searchPath)
                #expect(found == nil, "\(folder)")
            }
        }
    }

    @Test("A repository that git cannot read is told of, in git's words")
    func broken() async throws {
        try await TestRepository.with { repository in
            try repository.write([".git/config": "[core\n"])
            let failure = await #expect(throws: ExecutionFailure.self) {
                try await repository.found
            }
            #expect(failure?.cause.contains("bad config") == true, "\(failure?.cause ?? "")")
        }
    }

    @Test(
        "What is tracked is what git would commit: files and folders, staged ones too",
        arguments: [
            ("", true), ("content", true), ("content/", true), ("content/a.md", true),
            ("content/b.md", true), ("content/link/a.md", true), ("content/new.md", false),
            ("content/nothing", false), ("ignored", false), ("ignored/x", false), ("empty", false),
            ("content/a*", false), ("content/a.md/below", false), (":/content", false),
            ("..", false), ("../elsewhere", false), ("-h", false), ("inner", false),
            ("inner/file", false),
        ])
    func tracks(path: String, isTracked: Bool) async throws {
        try await TestRepository.with { repository in
            try repository.write([
                "content/a.md": "a", ".gitignore": "ignored\n", "ignored/x": "x",
                "content/deep/b.md": "b",
            ])
            try FileManager.default.createSymbolicLink(
                atPath: "\(repository.path)/content/link", withDestinationPath: ".")
            try await repository.commit()
            try repository.write(["content/b.md": "b"])
            try await repository.git("add", "content/b.md")
            try repository.write(["content/new.md": "new"])
            for folder in ["empty", "inner"] {
                try FileManager.default.createDirectory(
                    atPath: "\(repository.path)/\(folder)", withIntermediateDirectories: true)
            }
            // Another repository within: what lies there is not this one's.
            try await repository.git("init", "-q", "inner")
            try repository.write(["inner/file": "x"])
            try await repository.git("-C", "inner", "add", "file")
            let found = try await repository.found
            #expect(try await found.tracks("\(repository.path)/\(path)") == isTracked)
        }
    }

    @Test("Where nothing was ever added, nothing is tracked")
    func emptyRepository() async throws {
        try await TestRepository.with { repository in
            try repository.write(["a": "a"])
            let found = try await repository.found
            #expect(try await found.tracks(repository.path) == false)
        }
    }

    @Test("The files of a revision are those that were committed, with all their bytes, in order")
    func files() async throws {
        try await TestRepository.with { repository in
            let bytes: [UInt8] = [0, 0xFF, 0x0A, 0x0D, 0x0A, 0x0A]
            try repository.write([
                "content/b.md": "b", "content/a/z.md": "z", "content/a.md": "a",
                "content/empty": "", "content/tab\tand\nline.md": "t", "content/Ä ö.md": "ä",
                "content2/x.md": "x", "contents.md": "y", "other/content/w.md": "w",
            ])
            try repository.write("content/bytes", bytes)
            try repository.write("content/script.sh", Array("#!".utf8))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: "\(repository.path)/content/script.sh")
            try FileManager.default.createSymbolicLink(
                atPath: "\(repository.path)/content/link", withDestinationPath: "a.md")
            try await repository.commit()
            let commit = try await repository.git("rev-parse", "HEAD")
            try await repository.git(
                "update-index", "--add", "--cacheinfo", "160000,\(commit),content/module")
            try await repository.git("commit", "-q", "-m", "a submodule")
            try repository.write(["content/a.md": "changed", "content/later.md": "later"])

            let files = try await repository.found.files(
                below: "\(repository.path)/content", at: "HEAD")
            #expect(
                files.map(\.path) == [
                    "a.md", "a/z.md", "b.md", "bytes", "empty", "script.sh",
                    "tab\tand\nline.md", "Ä ö.md",
                ])
            #expect(files.first { $0.path == "bytes" }?.bytes == bytes)
            let text = texts(files.filter { $0.path != "bytes" })
            #expect(text[0] == "a.md: a" && text[3] == "empty: ", "\(text)")
            #expect(text.last == "Ä ö.md: ä")
        }
    }

    @Test("Every way to call a revision works, of whatever age")
    func revisions() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "old"])
            try await repository.commit()
            try await repository.git("tag", "-a", "v1", "-m", "x")
            try await repository.git("branch", "old")
            let commit = try await repository.git("rev-parse", "HEAD")
            try repository.write(["content/a.md": "new"])
            try await repository.commit()
            let found = try await repository.found
            let content = "\(repository.path)/content"
            for revision in ["v1", "old", "HEAD~1", commit, String(commit.prefix(12))] {
                let files = try await found.files(below: content, at: revision)
                #expect(texts(files) == ["a.md: old"], "\(revision)")
            }
            #expect(try await texts(found.files(below: content, at: "main")) == ["a.md: new"])
            let all = try await found.files(below: repository.path, at: "main")
            #expect(texts(all) == ["content/a.md: new"])
        }
    }

    @Test("Where there was no such folder at a revision, there is no file")
    func noFolderThen() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content": "a file", "elsewhere/a.md": "a"])
            try await repository.commit()
            try FileManager.default.removeItem(atPath: "\(repository.path)/content")
            try repository.write(["content/a.md": "a", "new/b.md": "b"])
            try await repository.commit()
            let found = try await repository.found
            for folder in ["content", "new", "never", "../outside"] {
                let files = try await found.files(
                    below: "\(repository.path)/\(folder)", at: "HEAD~1")
                #expect(texts(files) == [], "\(folder)")
            }
            // It is not there any more, and was.
            try FileManager.default.removeItem(atPath: "\(repository.path)/elsewhere")
            let files = try await found.files(
                below: "\(repository.path)/elsewhere", at: "HEAD~1")
            #expect(texts(files) == ["a.md: a"])
        }
    }

    @Test(
        "A revision that is none is told of, with what to do, and is never an option",
        arguments: [
            "nowhere", "-h", "--git-dir", "--all", "", "HEAD~9", "^HEAD", "HEAD..HEAD", "a b",
            "HEAD:content", "HEAD\u{0}", "HEAD\n",
        ])
    func unknownRevision(revision: String) async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "a"])
            try await repository.commit()
            let found = try await repository.found
            let failure = await #expect(throws: ExecutionFailure.self) {
                try await found.files(below: "\(repository.path)/content", at: revision)
            }
            #expect(failure?.cause == "the repository has no such commit")
            #expect(failure?.attempt == "looking for ‘\(revision)’ in \(repository.path)")
            #expect(failure?.help?.contains("fetch-depth: 0") == true)
            #expect(failure?.help?.contains("git fetch --depth") == true)
        }
    }

    @Test("Thousands of files, and long ones, come through")
    func many() async throws {
        try await TestRepository.with { repository in
            let long = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
            for number in 0..<2000 {
                try repository.write(
                    "content/chapter-\(number % 20)/lesson-\(number).md",
                    Array("# Lesson \(number)\n".utf8))
            }
            try repository.write("content/long.bin", long)
            try await repository.commit()
            let files = try await repository.found.files(
                below: "\(repository.path)/content", at: "HEAD")
            #expect(files.count == 2001)
            #expect(files.last?.path == "long.bin" && files.last?.bytes == long)
            #expect(
                files.contains {
                    $0.path == "chapter-19/lesson-1999.md"
                        && $0.bytes == Array("# Lesson 1999\n".utf8)
                })
        }
    }
}
