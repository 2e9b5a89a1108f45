import Testing

@testable import Verification

@Suite("The text of a fence")
struct FenceTextTests {
    private static func text(_ code: String) -> FenceText {
        FenceText(code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }

    @Test(
        "declares names where its outermost code stands",
        arguments: [
            ("struct A {\n    let b = 1\n}", ["A"]), ("public final class A<T>: B {}", ["A"]),
            ("let a = 1, b = 2", ["a"]), ("let (a, b) = (1, 2)", ["a", "b"]),
            ("@MainActor @Sendable func a(_ b: Int) {}", ["a"]),
            ("private(set) var a: Int", ["a"]), ("@available(macOS 13, *)\nactor A {}", ["A"]),
            ("    struct A {\n        var b = 1\n    }", ["A"]), ("typealias A = Int", ["A"]),
            ("// let a = 1\n/*\nlet b = 1\n*/\nlet c = 1", ["c"]), ("print(\"let a = 1\")", []),
            ("func == (a: A, b: A) -> Bool { true }", ["=="]), ("class func a() {}", ["a"]),
            ("extension A {\n    func b() {}\n}", []), ("import struct Foundation.Date", []),
        ])
    func declares(code: String, names: [String]) {
        #expect(Self.text(code).declared.sorted() == names.sorted())
    }

    @Test("declares members anywhere")
    func members() {
        let text = Self.text("extension A {\n    static func b() {}\n    case c, d\n}")
        #expect(text.declaredAnywhere == ["b", "c", "d"])
    }

    @Test(
        "imports modules",
        arguments: [
            ("import A\nimport B", ["A", "B"]), ("@testable import A", ["A"]),
            ("import struct A.B", ["A"]), ("@_spi(X) public import A.C", ["A"]),
        ])
    func imports(code: String, modules: [String]) {
        #expect(Self.text(code).imports == modules)
    }

    @Test(
        "only declares, or does something",
        arguments: [
            ("import A\n\nstruct B {\n    var c = 1\n}", true),
            ("func a() {\n    print(1)\n}", true),
            ("@main\nstruct A {\n}", true), ("struct A {}\nprint(A())", false),
            ("let a = 1", false),
            ("", false),
        ])
    func onlyDeclares(code: String, isTrue: Bool) {
        #expect(Self.text(code).onlyDeclares == isTrue)
    }

    @Test(
        "leaves code out where it says so",
        arguments: [
            ("func a() { ... }", true), ("let a = ...", true), ("// ...", true), ("a(…)", true),
            ("f(<#x#>)", true), ("// and so on ...", true), ("let a = 1...3", false),
            ("a[...]", false), ("a[1...]", false), ("f(...)", true),
        ])
    func elision(code: String, isTrue: Bool) {
        #expect((Self.text(code).elision != nil) == isTrue)
    }

    @Test(
        "is a shell's, or output, or a manifest",
        arguments: [
            ("$ swift build\nBuilding", "shell"), ("swift build -c release", "shell"),
            ("git clone https://example.org\ncd example", "shell"), ("> swift run", "shell"),
            ("USAGE: kale [--leaves]", "output"), ("3 leaves\nThe soup is ready", "output"),
            ("{\n  \"a\": 1\n}", "output"), ("a.swift:3:4: error: no", "output"),
            ("1> let x = 5", "output"), ("dependencies: [\n", "manifest"),
            (".target(name: \"A\"),", "manifest"), ("let package = Package(\n", "manifest"),
            ("let swift = build", "code"), ("kale.cook()", "code"), ("x", "output"),
            ("soup", "code"), ("make(1)", "code"), ("open = 3", "code"),
            ("if a {\n}", "code"), ("wash kale", "output"),
        ])
    func kind(code: String, word: String) {
        let text = Self.text(code)
        let kind =
            text.isShell
            ? "shell" : text.isManifest ? "manifest" : text.isOutput ? "output" : "code"
        #expect(kind == word)
    }

    @Test("names products as a manifest does")
    func products() {
        #expect(Self.text(".product(name: \"A\", package: \"b\"),").products == ["A"])
    }
}
