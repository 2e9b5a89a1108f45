import CourseModel
import Exercises
import TestSupport
import Testing

@Suite("The folder of exercises")
struct ExerciseFolderTests {
    @Test("Each exercise has its folder, and all of them a manifest and a readme")
    func files() {
        let folder = Samples.folder(Samples.exercise())
        #expect(folder.work.keys.sorted() == ["plants/watering/main.swift"])
        #expect(
            folder.guides.keys.sorted() == [
                "Package.swift", "README.md", "plants/watering/README.md",
            ])
    }

    @Test("A course without exercises has no files")
    func none() {
        let folder = Samples.folder(Courses.course(lesson: "```swift\nprint(1)\n```\n"))
        #expect(folder.work.isEmpty)
        #expect(folder.guides.isEmpty)
    }

    @Test("Learners get the starter's lines, hidden ones too, and no solution")
    func starter() throws {
        let course = Samples.exercise(code: "let secret = 1 // hide\nprint(secret)")
        #expect(
            try Samples.folder(course).work("plants/watering/main.swift")
                == "let secret = 1\nprint(secret)\n")
    }

    @Test("The guide has the task and how to work, and neither programs nor hints")
    func guide() throws {
        let guide = try Samples.folder(Samples.exercise(hints: ["Sort them."]))
            .guide("plants/watering/README.md")
        #expect(
            guide == """
                <!-- Written by lectern exercise; take this line out to keep what you change. -->

                # Water them all

                An exercise of the lesson ‘Plants’.

                Print a line for each plant.

                ## How to work on it

                Write into `main.swift`, which holds what you begin with. Then, in the folder with all \
                exercises:

                ```sh
                lectern exercise . plants/watering             # says whether it is right, and what differs
                lectern exercise . plants/watering --hint      # the next of 1 hint
                lectern exercise . plants/watering --solution  # one way to do it
                ```

                Only this file counts. It is run away from your own files, and for at most 10 seconds.

                """)
    }

    @Test("Links of the task lead to the course's files, from where the guide lies")
    func links() throws {
        let task = """
            See [beds](02-beds.md), [this](#water-them-all), ![a bed](../images/bed.png)
            and [Swift](https://swift.org).

            ```text
            [not a link](x.md)
            ```
            """
        let guide = try Samples.folder(Samples.exercise(task: task))
            .guide("plants/watering/README.md")
        #expect(
            guide.contains(
                """
                See [beds](../../../content/01-beds/02-beds.md), \
                [this](../../../content/01-beds/01-plants.md#water-them-all), \
                ![a bed](../../../content/01-beds/../images/bed.png)
                and [Swift](https://swift.org).
                """))
        #expect(guide.contains("[not a link](x.md)"))
    }

    @Test("What the program is given when it runs is said, and lies beside it")
    func conditions() throws {
        let course = Courses.course([
            "01-a.md": """
            # A

            <!-- lectern: exercise=count -->
            ## Count

            ```swift starter
            print(CommandLine.arguments.count)
            ```

            ```swift solution args="one two" stdin="x" with=data.txt timeout=3s
            print(3)
            ```

            ```output
            3
            ```

            """,
            "data.txt": "1\n",
        ])
        let folder = Samples.folder(course)
        let guide = try folder.guide("a/count/README.md")
        #expect(guide.contains("for at most 3 seconds. It gets the arguments `one two`."))
        #expect(
            guide.contains(
                "It reads standard input. Beside it lie, as the lesson has them: `data.txt`."))
        #expect(try folder.work("a/count/data.txt") == "1\n")
        #expect(try folder.guide("Package.swift").contains(#"exclude: ["README.md", "data.txt"]"#))
    }
}

@Suite("The manifest of a folder of exercises")
struct ExercisePackageTests {
    @Test("An exercise is a target with the language mode and flags of its solution")
    func target() throws {
        let course = Samples.exercise(starter: #"swift starter swift=5 flags="-D X""#)
        #expect(
            try Samples.folder(course).guide("Package.swift") == """
                // swift-tools-version: 6.0
                // Written by lectern exercise; take this line out to keep what you change.
                import PackageDescription

                let package = Package(
                    name: "exercises",
                    targets: [
                        .executableTarget(
                            name: "plants-watering", path: "plants/watering",
                            exclude: ["README.md"],
                            swiftSettings: [.swiftLanguageMode(.v5), .unsafeFlags(["-D", "X"])]
                        ),
                    ]
                )

                """)
    }

    @Test("Code of other languages has a file of its own and no target")
    func otherLanguage() throws {
        let folder = Samples.folder(
            Samples.exercise(starter: "python starter", code: "print('kale')"))
        #expect(try folder.work("plants/watering/main.py") == "print('kale')\n")
        #expect(folder.guides["Package.swift"] == nil)
    }
}
