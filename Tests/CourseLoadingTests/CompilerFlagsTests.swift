import TestSupport
import Testing

@testable import CourseLoading

@Suite("Flags for the compiler")
struct CompilerFlagsTests {
    @Test(
        "Flags that say how code is compiled can be used",
        arguments: [
            ["-O"], ["-Ounchecked", "-g"], ["-D", "DEBUG"], ["-DDEBUG"],
            ["-enable-experimental-feature", "X"], ["-Xcc", "-DA=1"], ["-Xlinker", "-rpath"],
            ["-strict-concurrency=complete"], ["-default-isolation", "MainActor"],
            ["-Xfrontend", "-warn-long-function-bodies=1"], ["-lm"], ["-l", "m"], ["-Werror", "X"],
            ["-import-objc-header", "x.h"], ["-static-stdlib"], ["-jit"],
        ])
    func allowed(flags: [String]) {
        #expect(CompilerFlags.refusals(of: flags) == [])
    }

    private static let ownBusiness =
        "take it out: Lectern itself says what is made of a snippet, and where"
    private static let oneFile = "take it out: a snippet is compiled as one file"

    @Test(
        "Others are refused with the way out",
        arguments: [
            (["-o", "kale"], "‘-o’ cannot be a flag here", ownBusiness),
            (["--help"], "‘--help’ cannot be a flag here", ownBusiness),
            (["-c"], "‘-c’ cannot be a flag here", ownBusiness),
            (["-emit-module"], "‘-emit-module’ cannot be a flag here", ownBusiness),
            (["-emit-ir"], "‘-emit-ir’ cannot be a flag here", ownBusiness),
            (["-###"], "‘-###’ cannot be a flag here", ownBusiness),
            (["-interpret"], "‘-interpret’ cannot be a flag here", ownBusiness),
            (["-frontend"], "‘-frontend’ cannot be a flag here", ownBusiness),
            (["-v"], "‘-v’ cannot be a flag here", ownBusiness),
            (["-j", "2"], "‘-j’ cannot be a flag here", ownBusiness),
            (["-j8"], "‘-j8’ cannot be a flag here", ownBusiness),
            (["-working-directory=/"], "‘-working-directory=/’ cannot be a flag here", ownBusiness),
            (["-dump-ast"], "‘-dump-ast’ cannot be a flag here", ownBusiness),
            (["-"], "‘-’ cannot be a flag here", ownBusiness),
            (
                ["-Xfrontend", "-emit-sil"], "‘-Xfrontend -emit-sil’ cannot be a flag here",
                ownBusiness
            ),
            (["-Xlinker", "-o"], "‘-Xlinker -o’ cannot be a flag here", ownBusiness),
            (["-wmo"], "‘-wmo’ cannot be a flag here", oneFile),
            (
                ["-whole-module-optimization"],
                "‘-whole-module-optimization’ cannot be a flag here", oneFile
            ),
            (["-num-threads", "2"], "‘-num-threads’ cannot be a flag here", oneFile),
            (["-incremental"], "‘-incremental’ cannot be a flag here", oneFile),
            (
                ["-swift-version", "5"], "‘-swift-version’ cannot be a flag here",
                "write swift=5 or swift=6 for the language mode"
            ),
            (
                ["-sanitize=thread"], "‘-sanitize=thread’ cannot be a flag here",
                "write sanitize=thread or sanitize=address beside flags"
            ),
            (
                ["-module-name", "Kale"], "‘-module-name’ cannot be a flag here",
                "write id=NAME: the module is called like the snippet"
            ),
            (
                ["-parse-as-library"], "‘-parse-as-library’ cannot be a flag here",
                "mark a type @main: Lectern sees that"
            ),
            (
                ["-typecheck"], "‘-typecheck’ cannot be a flag here",
                "write the word compile beside flags: code is then compiled in full, and not run"
            ),
            (
                ["-O", "kale.swift"], "‘kale.swift’ cannot be a flag here",
                "the compiler would take it for a file: after=ID puts other code before this"
            ),
            (
                ["@flags.txt"], "‘@flags.txt’ cannot be a flag here",
                "it names a file of flags: write them out"
            ),
            (["-D"], "‘-D’ needs a value", "write it behind the flag: flags=\"-D VALUE\""),
        ])
    func refused(flags: [String], summary: String, help: String) {
        #expect(CompilerFlags.refusals(of: flags) == [.init(summary: summary, help: help)])
    }

    @Test("Each flag that cannot be used is said, with its place in the fence")
    func inFence() {
        let brief = Courses.lesson("```swift flags=\"-O -o x -wmo\"\n```\n").brief
        #expect(
            brief == [
                "4:16 ‹\"-O -o x -wmo\"› invalid-word-value: ‘-o’ cannot be a flag here | "
                    + Self.ownBusiness,
                "4:16 ‹\"-O -o x -wmo\"› invalid-word-value: ‘-wmo’ cannot be a flag here | "
                    + Self.oneFile,
            ])
    }
}
