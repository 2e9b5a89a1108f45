import Foundation
import Testing

/// Repositories of git for tests.
enum Repository {
    /// Makes a repository of a folder and commits everything in it.
    static func make(in folder: String) throws {
        try git("init", "--quiet", in: folder)
        try commit(in: folder)
    }

    /// Commits everything in a repository.
    static func commit(in folder: String) throws {
        try git("add", "--all", in: folder)
        try git(
            "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet",
            "--message=A state", in: folder)
    }

    /// Gives the last commit of a repository a name.
    static func tag(_ name: String, in folder: String) throws {
        try git("tag", "--force", name, in: folder)
    }

    /// Makes a branch of the last commit of a repository.
    static func branch(_ name: String, in folder: String) throws {
        try git("branch", name, in: folder)
    }

    private static func git(_ arguments: String..., in folder: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = URL(filePath: folder)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "git \(arguments)")
    }
}
