import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

@Suite("Modules that the compiler keeps", .occupiesCore)
struct ModuleCacheTests {
    @Test(
        "One program makes all that the next one of its kind needs, also where it imports nothing",
        arguments: [
            "await Task.yield()\nprint(1)\n",
            "@main struct Program {\n    static func main() async { print(1) }\n}\n",
        ])
    func warmed(code: String) async throws {
        try await TestFolder.with { folder in
            let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let bench = try await ToolBench.prepare(
                toolchain: ToolchainFinder(
                    searchPath: searchPath, temporaryFolder: folder, memoryFolder: nil
                ).find(),
                sandbox: SandboxFinder.find(.required, searchPath: searchPath),
                temporaryFolder: folder, cacheFolder: "\(folder)/cache")
            defer { bench.dismantle() }
            let tools = TestTools(bench: bench, folder: folder)
            let program = try tools.program(ofLesson: "```swift\n\(code)```\n")
            #expect(try await tools.transcripts([program]).map(\.ending) == [.exit(0)])
            let modules = try FileManager.default.subpathsOfDirectory(atPath: bench.moduleCache)
                .filter { $0.hasSuffix(".pcm") }
            // What an asynchronous beginning needs and nobody imports.
            #expect(modules.contains { $0.contains("/SwiftGlibc-") }, "\(modules)")
        }
    }
}
