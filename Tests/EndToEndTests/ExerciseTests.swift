import Foundation
import TestSupport
import Testing

/// What a learner does with the exercises of a course.
@Suite("The command exercise", .occupiesCore)
struct ExerciseTests {
    private static let course = [
        "content/course.yml": "title: Garden\n",
        "content/01-plants.md": RecordedCourse.lesson(
            """
            ```swift id=bed
            let bed = ["kale": 2, "leek": 1]
            ```

            <!-- lectern: exercise=watering -->
            ## Water them

            It has {{count.output}} plants.

            ```swift starter after=bed
            print(bed["kale"] ?? 0)
            ```

            > [!HINT]
            > There are {{count.output}} of them.

            > [!HINT]
            > Sort `bed.keys`.

            ```swift solution after=bed
            for plant in bed.keys.sorted() { print(plant) }
            ```

            ```output
            kale
            leek
            ```

            <!-- lectern: exercise=adding -->
            ## Add them up

            ```swift starter
            print(0)
            ```

            ```swift solution
            print(1 + 2)
            ```

            ```swift check
            let line = readLine() ?? ""
            precondition(line == "3", "it is 3, not \\(line)")
            ```

            <!-- lectern: exercise=freezing -->
            ## Freeze it

            ```swift starter
            var litres = 1
            litres += 1
            print(litres)
            ```

            ```swift solution expect=compile-error error="is a 'let' constant"
            let litres = 1
            litres += 1
            print(litres)
            ```

            ## How many

            ```swift id=count after=bed
            print(bed.count)
            ```

            """),
    ]

    private static func workspace() throws -> Workspace {
        let workspace = try Workspace(course)
        try workspace.run("accept", "--yes")
        return workspace
    }

    @Test("Exercises are written once, and what a learner wrote stays")
    func written() throws {
        let workspace = try Self.workspace()
        let first = try workspace.run("exercise", "work")
        #expect(
            first.output == """
                plants/watering (new): Water them
                plants/adding (new): Add them up
                plants/freezing (new): Freeze it
                3 exercises, 0 solved
                write into work/plants/watering/main.swift, then: lectern exercise work plants/watering

                """)
        #expect(try workspace.text("work/plants/watering/README.md").contains("It has `2` plants."))
        try workspace.write("mine\n", to: "work/plants/adding/main.swift")
        try workspace.write("mine too\n", to: "work/README.md")
        try workspace.remove("work/plants/watering/README.md")
        let second = try workspace.run("exercise", "work/")
        #expect(second.output.contains("plants/adding (open): Add them up\n"))
        #expect(try workspace.text("work/plants/adding/main.swift") == "mine\n")
        #expect(try workspace.text("work/README.md") == "mine too\n")
        #expect(try workspace.text("work/plants/watering/README.md").contains("Water them"))
    }

    @Test("The folder is a package that an editor and swift build understand")
    func package() throws {
        let workspace = try Self.workspace()
        try workspace.run("exercise", "work")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", "\(workspace.path)/work", "describe", "--type",
            "json",
        ]
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        for name in ["plants-adding", "plants-freezing", "plants-watering"] {
            #expect(text.contains("\"\(name)\""), "\(text)")
        }
    }

    @Test(
        "An output is held against the solution's, and what differs is said in the learner's file")
    func output() throws {
        let workspace = try Self.workspace()
        try workspace.run("exercise", "work")
        let failed = try workspace.run("exercise", "work", "plants/watering", status: 1)
        #expect(
            failed.errors == """
                work/plants/watering/main.swift: error: this prints something else than is wanted [output-differs]
                  | --- wanted
                  | +++ printed
                  | -kale
                  | -leek
                  | +2

                1 error

                """)
        #expect(
            failed.output == "hint 1 of 2: lectern exercise work plants/watering --hint\n")
        let file = "work/plants/watering/main.swift"
        let text = try workspace.text(file).replacing(
            "print(bed[\"kale\"] ?? 0)", with: "print(bed.keys.sorted().joined(separator: \"\\n\"))"
        )
        try workspace.write(text, to: file)
        #expect(
            try workspace.run("exercise", "work", "plants/watering").output
                == "plants/watering is solved\n")
        #expect(try workspace.run("exercise", "work").output.contains("watering (solved)"))
        try workspace.write(text + "\n", to: file)
        #expect(try workspace.run("exercise", "work").output.contains("watering (open)"))
        try workspace.write(text + "let oops: Int = \"\"\n", to: file)
        let broken = try workspace.run("exercise", "work", "plants/watering", status: 1)
        #expect(
            broken.errors.contains("\(file):8:17: error: cannot convert value of type 'String'"))
        #expect(try workspace.run("exercise", "work").output.contains("watering (open)"))
    }

    @Test("A check program says what it misses")
    func check() throws {
        let workspace = try Self.workspace()
        try workspace.run("exercise", "work")
        let failed = try workspace.run("exercise", "work", "plants/adding", status: 1)
        #expect(failed.errors.contains("it is 3, not 0"))
        #expect(failed.errors.contains("  | --- printed\n  | 0\n  | --- what checks it says\n"))
        #expect(
            failed.output == "one way to do it: lectern exercise work plants/adding --solution\n")
        try workspace.write("print(3)\n", to: "work/plants/adding/main.swift")
        try workspace.run("exercise", "work", "plants/adding")
    }

    @Test("A required diagnostic may come on any line, and must come")
    func diagnostic() throws {
        let workspace = try Self.workspace()
        try workspace.run("exercise", "work")
        let failed = try workspace.run("exercise", "work", "plants/freezing", status: 1)
        #expect(failed.errors.contains("error: this compiles, and a compile error is expected"))
        let file = "work/plants/freezing/main.swift"
        try workspace.write("// mine\n\nlet a = 1\na = 2\nprint(a)\n", to: file)
        try workspace.run("exercise", "work", "plants/freezing")
        try workspace.write("let a: Int = \"\"\n", to: file)
        let other = try workspace.run("exercise", "work", "plants/freezing", status: 1).errors
        #expect(
            other.contains(
                "error: the compiler does not say what it is wanted to say: ‘is a 'let' constant’"))
        #expect(other.contains("error: not wanted here: cannot convert value"))
    }

    @Test("Hints come one after the other, with what runs showed, and then there are none")
    func hints() throws {
        let workspace = try Self.workspace()
        try workspace.run("exercise", "work")
        func hint() throws -> String {
            try workspace.run("exercise", "work", "plants/watering", "--hint").output
        }
        #expect(try hint() == "hint 1 of 2:\nThere are `2` of them.\n")
        #expect(
            try workspace.run("exercise", "work", "plants/watering", status: 1).output
                == "hint 2 of 2: lectern exercise work plants/watering --hint\n")
        #expect(try hint() == "hint 2 of 2:\nSort `bed.keys`.\n")
        #expect(try hint() == "there is no further hint; --solution shows one way to do it\n")
        #expect(
            try workspace.run("exercise", "work", "plants/watering", "--solution").output
                == "for plant in bed.keys.sorted() { print(plant) }\n")
    }

    @Test("The folder knows its course, from wherever it is used")
    func elsewhere() throws {
        let workspace = try Self.workspace()
        try workspace.run("exercise", "work")
        let result = try Binary.run(
            ["exercise", ".", "plants/adding", "--solution"], in: "\(workspace.path)/work")
        #expect(result.output == "print(1 + 2)\n")
    }

    @Test("What is not there, or not whole, is told with a way out")
    func refused() throws {
        let workspace = try Self.workspace()
        #expect(
            try workspace.run("exercise", "work", "plants/adding", status: 1).errors
                .contains("help: have it written: lectern exercise work"))
        try workspace.run("exercise", "work")
        #expect(
            try workspace.run("exercise", "work", "adding", status: 1).errors
                == "error: there is no exercise ‘adding’\n  help: did you mean ‘plants/adding’?\n")
        try workspace.write("print(1)\n", to: "work/plants/watering/main.swift")
        #expect(
            try workspace.run("exercise", "work", "plants/watering", status: 1).errors.hasPrefix(
                "error: work/plants/watering/main.swift has no line ‘// Your program begins below this "
                    + "line.’ any more\n"))
        try workspace.write("{}", to: "work/.lectern-exercises.json")
        #expect(
            try workspace.run("exercise", "work", status: 1).errors
                .hasPrefix("error: work/.lectern-exercises.json is damaged\n"))
        #expect(
            try workspace.run("exercise", "content/work", status: 1).errors
                .hasPrefix("error: content/work lies in the course"))
        try workspace.run("exercise", "work", "--hint", status: 64)
        try workspace.run("exercise", "work", "plants/adding", "--hint", "--solution", status: 64)
    }

    @Test("A course that is not recorded, or has no exercise, writes nothing")
    func nothing() throws {
        let unrecorded = try Workspace(Self.course)
        #expect(
            try unrecorded.run("exercise", "work", status: 1).errors.contains("[not-recorded]"))
        let without = try Workspace(Workspace.small)
        try without.run("build")
        #expect(
            try without.run("exercise", "work", status: 1).errors
                == "error: the course has no exercises\n"
                + "  help: docs/AUTHORING.md says how one is written\n")
        for workspace in [unrecorded, without] {
            #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/work"))
        }
    }
}
