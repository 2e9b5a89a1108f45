import Testing

@testable import Rendering

@Suite("What the theme's files lose on their way")
struct TrimmedAssetTests {
    @Test("A stylesheet loses comments, indentation and empty lines")
    func stylesheet() {
        let css =
            "/* a\n * b */\na {\n  color: red; /* c */\n\n  margin: 0 /* d */ 1px;\n}\n/* open"
        #expect(
            String(decoding: TrimmedAsset.stylesheet(Array(css.utf8)), as: UTF8.self)
                == "a {\ncolor: red;\nmargin: 0  1px;\n}\n")
    }

    @Test("A script loses lines of comment and indentation, and nothing behind code")
    func script() {
        let script = "// a\n(() => {\n  // b\n  f(\"// c\"); // d\n\n  g(\"http://e\");\n})();\n"
        #expect(
            String(decoding: TrimmedAsset.script(Array(script.utf8)), as: UTF8.self)
                == "(() => {\nf(\"// c\"); // d\ng(\"http://e\");\n})();\n")
    }
}
