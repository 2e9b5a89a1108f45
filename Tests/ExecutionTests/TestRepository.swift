import Foundation
import TestSupport
import Testing

@testable import Execution

/// A git repository in a temporary folder, made with git as a person would.
struct TestRepository {
    /// The folder that is checked out.
    let path: String

    /// The search path of the tests.
    static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

    /// Hands out a new repository, and removes it.
    static func with(_ body: (TestRepository) async throws -> Void) async throws {
        MachineShare.require()
        try await TestFolder.with { folder in
            let repository = TestRepository(path: "\(folder)/repository")
            try FileManager.default.createDirectory(
                atPath: repository.path, withIntermediateDirectories: true)
            try await repository.git("init", "-q", "-b", "main")
            try await body(repository)
        }
    }

    /// The repository as Lectern sees it.
    var found: GitRepository {
        get async throws {
            try #require(
                try await GitRepository.find(containing: path, searchPath: Self.searchPath))
        }
    }

    /// Runs git, which is to succeed, and returns what it printed.
    @discardableResult
    func git(_ words: String...) async throws -> String {
        let result = try await plainGit(words)
        #expect(result.isSuccess, "git \(words.joined(separator: " ")): \(result.output)")
        return result.output.trimmingCharacters(in: .newlines)
    }

    /// Runs git as a person does, and returns how that went.
    func plainGit(_ words: [String]) async throws -> BareProcess.Result {
        let program = try #require(Toolchain.find("git", in: Self.searchPath))
        return try await BareProcess.run(
            program, words,
            environment: [
                "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
                "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": "/dev/null",
                "PATH": Self.searchPath,
            ], folder: path)
    }

    /// Writes files, by their paths.
    func write(_ files: [String: String]) throws {
        for (name, text) in files { try write(name, Array(text.utf8)) }
    }

    /// Writes a file.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// Commits everything that is there.
    func commit() async throws {
        try await git("add", "-A")
        try await git("commit", "-q", "--allow-empty", "-m", "x")
    }
}
