import CourseModel
import Testing

@testable import Execution

@Suite("Declarations as readers get them")
struct DeclarationTests {
    @Test(
        "What says nothing to a reader is left out",
        arguments: [
            (
                "@frozen struct Int : FixedWidthInteger, SignedInteger, _ExpressibleByBuiltinIntegerLiteral",
                "struct Int : FixedWidthInteger, SignedInteger"
            ),
            (
                "@_marker protocol Sendable : SendableMetatype",
                "protocol Sendable : SendableMetatype"
            ),
            ("@frozen @_eagerMove struct String", "struct String"),
            (
                "@available(macOS 10.15, *) @inlinable\nfunc f(_ x: Int)\n  -> Int",
                "func f(_ x: Int) -> Int"
            ),
            ("@_silgen_name(\"a b\") func f()", "func f()"),
            ("struct A : _B", "struct A"),
            ("struct A<T> : _B, C where T : _D", "struct A<T> : C where T : _D"),
            ("@MainActor let x: [Int]", "@MainActor let x: [Int]"),
            (
                "func f(_ b: @_inheritActorContext @escaping () -> Void)",
                "func f(_ b: @escaping () -> Void)"
            ),
            (
                "func g<T>(of t: T.Type = T.self, isolation: isolated (any Actor)? = #isolation, body: (Int, Int) -> T) async -> T",
                "func g<T>(of t: T.Type = T.self, body: (Int, Int) -> T) async -> T"
            ),
            ("func h(file: StaticString = #file, line: UInt = #line)", "func h()"),
            (
                "func print(_ items: Any..., separator: String = \" \", terminator: String = \"\\n\")",
                "func print(_ items: Any..., separator: String = \" \", terminator: String = \"\\n\")"
            ),
        ])
    func cleaned(_ text: String, _ expected: String) {
        #expect(Declaration(text)?.text == expected)
    }

    @Test(
        "A declaration has a name and a kind",
        arguments: [
            ("async let a: T", "a", Declaration.Kind.variable),
            ("let `class`: Int", "class", .variable),
            ("private(set) var value: Int { get }", "value", .variable),
            ("case small(Int)", "small", .enumCase),
            ("enum Counter.Kind", "Kind", .type),
            ("class func sleep(for t: Int)", "sleep", .function),
            ("final class Box<T>", "Box", .type),
            ("class var shared: Box { get }", "shared", .variable),
            ("init?(name: String)", "init", .initializer),
            ("static func < (a: Int, b: Int) -> Bool", "", .function),
            ("typealias X = Result<Int, Error>", "X", .type),
        ])
    func named(_ text: String, _ name: String, _ kind: Declaration.Kind) {
        guard !name.isEmpty else {
            #expect(Declaration(text) == nil, "an operator has no name that could be asked for")
            return
        }
        #expect(Declaration(text)?.name == name)
        #expect(Declaration(text)?.kind == kind)
    }

    @Test(
        "What declares nothing is none",
        arguments: ["", "T", "let x: _", "let y: <<error type>>", "func"])
    func none(_ text: String) {
        #expect(Declaration(text) == nil)
    }

    @Test(
        "Of documentation the first paragraph is read, as one line",
        arguments: [
            ("```swift\nlet x: Int\n```\n", ""),
            ("```swift\nlet x: Int\n```\n\nA\n  thing.\n\nMore.", "A thing."),
            ("```swift\nlet x: Int\n```\n\nA thing.\n- Parameter y: no", "A thing."),
            ("```swift\nlet x: Int\n```\n\n- Returns: z", ""),
            ("```swift\nlet x: Int\n```\n\nSee [a](file:///tmp/x/y.swift) here.", "See here."),
            (
                "## Multiple results\n\n```swift\nlet x: Int\n```\n\nOne.\n\n---\n\n```swift\nlet y: Int\n```\n\nTwo.",
                "One."
            ),
        ])
    func paragraph(_ markdown: String, _ expected: String) {
        let hover = HoverText.read(markdown)
        #expect(hover?.declaration.text == "let x: Int")
        #expect(hover?.documentation == expected)
    }

    @Test(
        "Markdown without a declaration says nothing",
        arguments: ["", "text", "```swift\nlet x", "```\nlet x: Int\n```"])
    func noDeclaration(_ markdown: String) {
        #expect(HoverText.read(markdown) == nil)
    }
}
