import CourseModel
import FileSystem
import FoundationEssentials

/// A git repository with files checked out, of which only is read.
package struct GitRepository: Sendable {
    /// The absolute path of the folder that is checked out, as git tells it.
    package let root: String
    private let git: GitCommand

    /// The repository that a folder lies in; `nil` where it lies in none, or git is not installed.
    ///
    /// Where the folder does not exist, the nearest one above it counts. Throws ``ExecutionFailure``
    /// where git cannot read the repository.
    package static func find(
        containing folder: String, searchPath: String, temporaryFolder: String = "/tmp"
    ) async throws -> GitRepository? {
        guard let program = Toolchain.find("git", in: searchPath) else { return nil }
        let git = GitCommand(program: program, temporaryFolder: temporaryFolder)
        guard let root = try await root(of: nearestFolder(to: folder).path, git) else {
            return nil
        }
        return GitRepository(root: root, git: git)
    }

    /// Whether git tracks a file at a path, or in the folder that stands there; links to folders are
    /// followed.
    ///
    /// What lies outside of the repository is not tracked. Throws ``ExecutionFailure`` where git fails.
    package func tracks(_ path: String) async throws -> Bool {
        guard let place = try await place(of: path) else { return false }
        let answer = try await git.ask(
            ["ls-files", "-z", "--", place.isEmpty ? "." : place], in: root)
        guard answer.isSuccess else {
            throw git.failure(answer, attempt: "asking git whether it tracks \(path)")
        }
        return !answer.output.isEmpty
    }

    /// The files in a folder and below it as they were at a revision, sorted by the bytes of their
    /// paths, which are relative to the folder.
    ///
    /// Links and submodules are left out. There is none where there was no such folder then. Throws
    /// ``ExecutionFailure`` where the repository does not know the revision, or lacks a file of it.
    package func files(
        below folder: String, at revision: String
    ) async throws -> [(path: String, bytes: [UInt8])] {
        let commit = try await commit(revision)
        guard let place = try await place(of: folder) else { return [] }
        let entries = try await entries(below: place, of: commit, named: revision)
        guard !entries.isEmpty else { return [] }
        let attempt = "reading the files of \(revision)"
        let answer = try await git.ask(
            ["cat-file", "--batch"], in: root,
            input: Array(entries.map { "\($0.object)\n" }.joined().utf8))
        guard answer.isSuccess else { throw git.failure(answer, attempt: attempt) }
        guard let contents = GitAnswers.contents(answer.output), contents.count == entries.count
        else {
            throw ExecutionFailure(
                attempt: attempt, cause: "the repository does not have all of them",
                help: Self.fetchHelp)
        }
        return zip(entries, contents).map { entry, bytes in
            (path: String(decoding: entry.path, as: UTF8.self), bytes: bytes)
        }
    }

    private static let fetchHelp =
        "git fetch gets what is missing; a shallow clone, as continuous integration makes it, has only "
        + "the newest commits: git fetch --depth=N, or fetch-depth: 0 where it is checked out"

    // MARK: Questions

    /// The name of the commit that a revision means.
    private func commit(_ revision: String) async throws -> String {
        // No revision that git makes begins with a hyphen, and what does would be an option.
        if !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(0) {
            let answer = try await git.ask(
                ["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"], in: root)
            let name = String(decoding: answer.output, as: UTF8.self).filter { $0 != "\n" }
            if answer.isSuccess, name.allSatisfy(\.isHexDigit), !name.isEmpty { return name }
        }
        throw ExecutionFailure(
            attempt: "looking for ‘\(revision)’ in \(root)",
            cause: "the repository has no such commit", help: Self.fetchHelp)
    }

    /// The files below a folder of a commit, sorted, with paths relative to that folder.
    private func entries(
        below place: String, of commit: String, named revision: String
    ) async throws -> [GitAnswers.Entry] {
        let answer = try await git.ask(
            ["ls-tree", "-r", "-z", "--full-tree", commit, "--"] + (place.isEmpty ? [] : [place]),
            in: root)
        guard answer.isSuccess else {
            throw git.failure(answer, attempt: "listing the files of \(revision)")
        }
        return GitAnswers.files(answer.output, below: place.isEmpty ? "" : "\(place)/")
    }

    // MARK: Places

    /// A path as git calls it, from the root on, without slashes around it; `nil` where it lies outside.
    private func place(of path: String) async throws -> String? {
        let nearest = Self.nearestFolder(to: path)
        // Git itself says where a folder is: it knows what links lead there.
        guard try await Self.root(of: nearest.path, git) == root else { return nil }
        let answer = try await git.ask(["rev-parse", "--show-prefix"], in: nearest.path)
        guard answer.isSuccess else {
            throw git.failure(answer, attempt: "asking git about \(nearest.path)")
        }
        let prefix = answer.line
        return (prefix.split(separator: "/").map(String.init) + nearest.rest)
            .joined(separator: "/")
    }

    /// The root of the repository that a folder lies in; `nil` where there is none.
    private static func root(of folder: String, _ git: GitCommand) async throws -> String? {
        let answer = try await git.ask(["rev-parse", "--show-toplevel"], in: folder)
        if answer.isSuccess { return answer.line }
        // The second is said in what git keeps for itself, where no file is checked out.
        for words in ["not a git repository", "must be run in a work tree"]
        where answer.errorText.contains(words) {
            return nil
        }
        throw git.failure(answer, attempt: "asking git about \(folder)")
    }

    /// The nearest folder that exists at a path or above it, and the names that lead on from there.
    private static func nearestFolder(to path: String) -> (path: String, rest: [String]) {
        let start = path.hasPrefix("/") ? "" : "\(FileManager.default.currentDirectoryPath)/"
        var names = "\(start)\(path)".split(separator: "/").filter { $0 != "." }.map(String.init)
        var rest: [String] = []
        while let name = names.last {
            let folder = "/" + names.joined(separator: "/")
            var isFolder = false
            if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder {
                return (folder, rest)
            }
            rest.insert(name, at: 0)
            names.removeLast()
        }
        return ("/", rest)
    }
}

extension BareProcess.Answer {
    /// The output as one line, without its end.
    fileprivate var line: String {
        String(
            decoding: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...],
            as: UTF8.self)
    }
}
