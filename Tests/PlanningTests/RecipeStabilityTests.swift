import CourseModel
import Planning
import TestSupport
import Testing

@Suite("What changes no recipe")
struct RecipeStabilityTests {
    private static let lesson = """
        ---
        title: A
        setup: kit
        ---
        ```swift id=kit hidden
        let kit = 1
        ```

        ## Tasks

        ```swift
        print("first")
        ```

        Words.

        ```swift
        print("second") // hide
        ```

        ```swift id=named after=kit
        print("third")
        ```

        """

    private static func recipes(_ files: [String: String]) -> [Recipe] {
        Planner.plan(Courses.course(files)).programs.map(\.recipe)
    }

    private static let before = recipes(["02-a.md": lesson])

    @Test("The lesson that the others are held against has four programs")
    func baseline() {
        #expect(Self.before.count == 4)
        #expect(Set(Self.before.map(\.text)).count == 4)
    }

    @Test(
        "Prose, titles and containers are no part of a program",
        arguments: [
            (of: "## Tasks", with: "New prose.\n\nAnd more.\n\n## Tasks"),
            (of: "title: A", with: "title: Another\nsummary: One."),
            (of: "Words.", with: "> Quite\n> other words."),
            (of: "id=named", with: "title=\"Shown above\" id=named"),
            (of: "\n## Tasks", with: "\n# Front\n\n## Tasks"),
            (of: "```swift\nprint(\"first\")\n```", with: "- ```swift\n  print(\"first\")\n  ```"),
        ])
    func prose(of text: String, with replacement: String) {
        let changed = Self.lesson.replacing(text, with: replacement)
        #expect(changed != Self.lesson)
        #expect(Self.recipes(["02-a.md": changed]) == Self.before)
    }

    @Test("A lesson's number and folder are no part of a program")
    func renumbered() {
        #expect(Self.recipes(["07-a.md": Self.lesson]) == Self.before)
        #expect(Self.recipes(["03-part/01-a.md": Self.lesson]) == Self.before)
        #expect(
            Self.recipes(["02-a.md": Self.lesson, "01-z.md": "---\ntitle: Z\n---\n"]) == Self.before
        )
    }

    @Test("A snippet put before unnamed ones changes none of their programs")
    func inserted() {
        let changed = Self.lesson.replacing(
            "## Tasks\n", with: "## Tasks\n\n```swift\nprint(\"new\")\n```\n")
        let after = Self.recipes(["02-a.md": changed])
        #expect(after.count == 5)
        #expect(Self.before.allSatisfy(after.contains), "\(after.map(\.text))")
    }

    @Test("No recipe holds a counter, a line of the lesson or a path")
    func contents() {
        for recipe in Self.before {
            #expect(!recipe.text.contains("tasks-2"), "\(recipe.text)")
            #expect(!recipe.text.contains(".md"), "\(recipe.text)")
            #expect(!recipe.moduleName.contains("2"), "\(recipe.moduleName)")
            for line in recipe.text.split(separator: "\n") where line.hasPrefix("#sourceLocation") {
                #expect(line.hasSuffix(", line: 1)"))
            }
        }
    }

    @Test("Whether a line is hidden is no part of a program, and its code is")
    func code() {
        let shown = Self.lesson.replacing(" // hide", with: "")
        #expect(Self.recipes(["02-a.md": shown]) == Self.before)
        let changed = Self.lesson.replacing("\"first\"", with: "\"else\"")
        let after = Self.recipes(["02-a.md": changed])
        #expect(zip(after, Self.before).map { $0 == $1 } == [true, false, true, true])
    }

    @Test("A change to an earlier part changes every program that it stands in")
    func earlierPart() {
        let changed = Self.lesson.replacing("let kit = 1", with: "let kit = 2")
        let after = Self.recipes(["02-a.md": changed])
        #expect(zip(after, Self.before).filter { $0 == $1 }.isEmpty)
    }
}
