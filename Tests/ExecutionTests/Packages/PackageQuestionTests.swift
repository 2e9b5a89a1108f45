import Foundation
import TestSupport
import Testing

@testable import Execution

@Suite("What SwiftPM says of a package")
struct PackageQuestionTests {
    @Test(
        "Of what it complains, the first problem of the manifest is told",
        arguments: [
            (
                """
                error: 'e': Invalid manifest (compiled with: ["/usr/bin/swiftc"])
                /tmp/e/Package.swift:28:8: error: expected initial value after '='
                26 |     swiftLanguageModes: [.v6]
                error: fatalError
                """, "line 28: expected initial value after '='"
            ),
            (
                """
                error: 'e': Invalid manifest (compiled with: ["/usr/bin/swiftc"])
                main/Package.swift:4: Fatal error: no
                """, "line 4: no"
            ),
            (
                "x/Package@swift-6.2.swift:1:2: error: no such module 'Y'",
                "line 1: no such module 'Y'"
            ),
            (
                "warning: 'e': old\nerror: target 'E' referenced in product 'E' is empty\n",
                "target 'E' referenced in product 'E' is empty"
            ),
            ("error: 'e': Invalid manifest (compiled with: [])", "'e': Invalid manifest"),
            ("Killed", "Killed"), ("", "SwiftPM does not say why"),
        ])
    func firstProblem(_ text: String, _ problem: String) {
        #expect(PackageQuestion.firstProblem(in: text) == problem)
    }

    @Test("Without a toolchain that is said")
    func noToolchain() async throws {
        let answer = try await PackageQuestion.describe(
            "/", environment: ["PATH": "/nowhere"],
            temporaryFolder: FileManager.default.temporaryDirectory.path)
        #expect(answer == .refused("swift is not in the search path"))
    }
}
