import Testing

@testable import Scaffolding

@Suite("Lines that a file of settings must have")
struct NeededLinesTests {
    private static let needed = NeededLines(
        path: ".gitignore", comment: "Why", lines: ["site/", "a b"])

    @Test(
        "What a file lacks is added behind what it has",
        arguments: [
            ("", "# Why\nsite/\na b\n"),
            ("x\n", "# Why\nsite/\na b\n"),
            ("x", "\n# Why\nsite/\na b\n"),
            ("/site\n", "# Why\na b\n"),
            ("  site/  \na b", ""),
            ("x\r\nsite/", "\r\n# Why\r\na b\r\n"),
            ("#site/\n", "# Why\nsite/\na b\n"),
        ])
    func additions(_ text: String, _ addition: String) {
        #expect(Self.needed.missing(in: text).addition == addition)
        #expect(Self.needed.missing(in: text + addition).lines == [])
    }

    @Test("A new file has them all, with the reason in front")
    func newFile() {
        #expect(
            Self.needed.newFile == NewFile(path: ".gitignore", text: "# Why\nsite/\na b\n"))
    }
}
