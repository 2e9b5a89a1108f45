import Foundation
import TestSupport
import Testing

/// What `verify` writes.
@Suite("Verifying writes nothing", .occupiesCore)
struct ReadOnlyTests {
    @Test(
        "In a tree that can be written, only the cache is; without one nothing at all",
        arguments: [[], ["--no-cache"], ["--no-cache", "--strict", "--format", "json"]])
    func writable(arguments: [String]) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try Repository.make(in: workspace.path)
        let before = try Snapshot(of: workspace.path)
        let result = try Binary.run(["verify"] + arguments, in: workspace.path)
        #expect(result.status == 0, "\(result.errors)")
        let changes = try Snapshot(of: workspace.path).changes(since: before)
        let others = changes.filter { $0 != ".lectern" && !$0.hasPrefix(".lectern/") }
        #expect(others == [])
        #expect(changes.isEmpty == arguments.contains("--no-cache"))
    }

    @Test("A check that finds something wrong writes no more than one that does not")
    func drifted() throws {
        let workspace = try Workspace(RecordedCourse.two)
        try Repository.make(in: workspace.path)
        try workspace.forge("ten\n", asRecordingOf: "a/one")
        let before = try Snapshot(of: workspace.path)
        for arguments in [["verify"], ["verify", "--repeat", "2"], ["verify", "--since", "HEAD"]] {
            let result = try Binary.run(arguments, in: workspace.path)
            #expect(result.status == 1, "\(arguments): \(result.errors)")
            let after = try Snapshot(of: workspace.path, without: [".lectern"])
            #expect(after.changes(since: before) == [], "\(arguments)")
        }
    }

    @Test(
        "A checkout that is read-only and another user's is verified",
        arguments: [[], ["--no-cache"], ["--since", "HEAD"], ["--cache", "mine/cache"]])
    func readOnly(arguments: [String]) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try Repository.make(in: workspace.path)
        try workspace.write("", to: "mine/empty")
        try workspace.write("", to: "mine/tmp/empty")
        let user = try OrdinaryUser(in: workspace, owning: ["mine"])
        let before = try Snapshot(of: workspace.path, without: ["mine"])
        let result = try user.run(
            ["verify"] + arguments, environment: ["TMPDIR": "\(workspace.path)/mine/tmp"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("the course is true"))
        #expect(try Snapshot(of: workspace.path, without: ["mine"]).changes(since: before) == [])
        #expect(try workspace.files(below: "mine/tmp").keys.sorted() == ["empty"])
        #expect(workspace.has("mine/cache") == arguments.contains("--cache"))
    }
}
