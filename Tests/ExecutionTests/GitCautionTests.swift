import Foundation
import TestSupport
import Testing

@testable import Execution

/// A checkout can be another user's, incomplete, or made to do harm.
@Suite("Git, with caution", .occupiesCore)
struct GitCautionTests {
    /// Every file below a folder with its contents and times.
    private func state(of folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().map { name in
            let path = "\(folder)/\(name)"
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            let contents = FileManager.default.contents(atPath: path) ?? Data()
            return "\(name) \(time) \(contents.hashValue)"
        }
    }

    /// Asks everything that can be asked.
    private func askEverything(_ repository: TestRepository) async throws {
        let found = try await repository.found
        let isTracked = try await found.tracks("\(repository.path)/content")
        let files = try await found.files(below: "\(repository.path)/content", at: "HEAD")
        #expect(isTracked && files.map(\.path) == ["a.md"])
    }

    @Test("Asking changes nothing, not even where git would write down what it noticed")
    func readOnly() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "a"])
            try await repository.commit()
            // The index is out of date now, which git status would put right.
            try repository.write(["content/a.md": "a"])
            let before = try state(of: repository.path)
            try await askEverything(repository)
            #expect(try state(of: repository.path) == before)
        }
    }

    @Test("No program is started that the repository's settings name")
    func settings() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "a"])
            try await repository.commit()
            let trap = "\(repository.path)/trap"
            try repository.write([
                "trap.sh": "#!/bin/sh\ntouch '\(trap)'\nexit 1\n"
            ])
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: "\(repository.path)/trap.sh")
            for name in ["core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass"] {
                try await repository.git("config", name, "\(repository.path)/trap.sh")
            }
            try await askEverything(repository)
            #expect(!FileManager.default.fileExists(atPath: trap))
            // By hand it would be: else this would prove nothing.
            _ = try await repository.plainGit(["status"])
            #expect(FileManager.default.fileExists(atPath: trap))
        }
    }

    @Test("A checkout of another user is read all the same", .enabled(if: getuid() == 0))
    func otherUser() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "a"])
            try await repository.commit()
            for path in [repository.path, "\(repository.path)/.git"] {
                try FileManager.default.setAttributes(
                    [.ownerAccountID: 65534], ofItemAtPath: path)
            }
            let plain = try await repository.plainGit(["rev-parse", "HEAD"])
            #expect(!plain.isSuccess && plain.output.contains("dubious"), "\(plain.output)")
            try await askEverything(repository)
        }
    }

    @Test("A shallow clone says how to get older commits")
    func shallow() async throws {
        try await TestRepository.with { repository in
            for text in ["old", "new"] {
                try repository.write(["content/a.md": text])
                try await repository.commit()
            }
            let clone = TestRepository(path: "\(repository.path)/clone")
            try await repository.git(
                "clone", "-q", "--depth", "1", "file://\(repository.path)", clone.path)
            try await askEverything(clone)
            let found = try await clone.found
            let failure = await #expect(throws: ExecutionFailure.self) {
                try await found.files(below: clone.path, at: "HEAD~1")
            }
            #expect(failure?.help?.contains("shallow clone") == true)
        }
    }

    @Test("A file that the repository lacks is told of, and nothing is fetched")
    func partial() async throws {
        try await TestRepository.with { repository in
            try repository.write(["content/a.md": "a"])
            try await repository.commit()
            try await repository.git("config", "uploadpack.allowFilter", "true")
            let clone = TestRepository(path: "\(repository.path)/clone")
            try await repository.git(
                "clone", "-q", "--no-checkout", "--filter=blob:none",
                "file://\(repository.path)", clone.path)
            let before = try state(of: clone.path)
            let found = try await clone.found
            let failure = await #expect(throws: ExecutionFailure.self) {
                try await found.files(below: "\(clone.path)/content", at: "HEAD")
            }
            #expect(failure?.attempt == "reading the files of HEAD", "\(failure?.cause ?? "")")
            #expect(try state(of: clone.path) == before)
        }
    }

    @Test("A program that reads nothing of what it is given ends nobody")
    func brokenPipe() async throws {
        try await TestFolder.with { folder in
            let input = [UInt8](repeating: 0x61, count: 10_000_000)
            for (program, output) in [("/bin/false", 0), ("/bin/cat", input.count)] {
                let answer = try await BareProcess.ask(
                    program, [], environment: [:], input: input, limit: input.count,
                    temporaryFolder: folder)
                #expect(answer.output.count == output && answer.isSuccess == (output > 0))
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test("A program that prints more than is allowed is ended")
    func limit() async throws {
        let failure = await #expect(throws: ExecutionFailure.self) {
            try await BareProcess.ask(
                "/bin/cat", ["/dev/zero"], environment: [:], limit: 100_000,
                temporaryFolder: "/tmp")
        }
        #expect(failure?.cause == "it prints more than 100000 bytes")
    }

    @Test(
        "Half an answer of git's is none",
        arguments: [
            ("x blob 1\na\n", ["a"]), ("x blob 0\n\n", [""]), ("", []),
            ("x blob 1\na\ny blob 3\nb\nc\n", ["a", "b\nc"]), ("x missing\n", nil),
            ("x blob 9\na\n", nil), ("x blob 1\na", nil), ("x blob -1\n\n", nil),
            ("x blob 1", nil), ("x blob 1\na\ny missing\n", nil),
        ] as [(String, [String]?)])
    func contents(text: String, expected: [String]?) {
        let contents = GitAnswers.contents(Array(text.utf8))
        #expect(contents?.map { String(decoding: $0, as: UTF8.self) } == expected)
    }
}
