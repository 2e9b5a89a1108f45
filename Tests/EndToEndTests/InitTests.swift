import Foundation
import TestSupport
import Testing

@Suite("lectern init", .occupiesCore)
struct InitTests {
    /// A small package with a README that imports it, as its author might have it.
    private static let package = [
        "Package.swift": """
        // swift-tools-version: 6.0
        import PackageDescription

        let package = Package(
            name: "greetings-kit",
            products: [
                .library(name: "Greetings", targets: ["Greetings"]),
                .library(name: "greeting-words", targets: ["greeting-words"]),
            ],
            targets: [.target(name: "Greetings"), .target(name: "greeting-words")]
        )

        """,
        "README.md": "# Greetings\n\n```swift\nimport Greetings\n\nprint(greeting)\n```\n",
        "Sources/Greetings/Greetings.swift": "public let greeting = \"Hello\"\n",
        "Sources/greeting-words/Words.swift": "public let words = 3\n",
        ".gitignore": "/.build",
    ]

    @Test("Beside a manifest it makes a course about the package")
    func package() throws {
        let workspace = try Workspace(Self.package)
        let result = try workspace.run("init", "--source", "https://git.example.org/lectern.git")
        #expect(
            result.output == """
                content/course.yml is new
                content/01-first-steps.md is new
                lectern is new
                .gitignore has new lines at its end:
                    site/
                    .lectern/
                .gitattributes is new
                next: ./lectern build, open site/index.html, and commit what is new

                """)
        #expect(result.errors == "")
        #expect(
            try workspace.text("content/course.yml") == """
                title: "greetings-kit"
                description: What its readers will learn.
                language: en
                # The package that snippets can import, relative to this file's folder.
                package:
                  path: ..
                  products: [Greetings, "greeting-words"]

                """)
        let lesson = try workspace.text("content/01-first-steps.md")
        #expect(lesson.contains("README.md imports the module in line 4"))
        #expect(lesson.contains("```swift id=first\nimport Greetings\n"))
        #expect(try workspace.text(".gitignore") == "/.build\nsite/\n.lectern/\n")
        #expect(try workspace.text("lectern").contains("'https://git.example.org/lectern.git'"))
        // Nothing was left of the question.
        #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/.build"))
    }

    @Test("What it made of a package builds at once, and what it shows is true")
    func packageBuilds() throws {
        let workspace = try Workspace(Self.package)
        try workspace.run("init")
        try workspace.run("build")
        #expect(
            try workspace.text("content/recordings/first-steps/first.txt")
                == "This program was compiled with Greetings.\n")
        try workspace.run("verify")
        try workspace.run("build", "--frozen")
    }

    @Test(
        "A manifest that cannot be read is told in one sentence, and a course is made all the same")
    func brokenManifest() throws {
        let workspace = try Workspace([
            "Package.swift": "// swift-tools-version: 6.0\nimport PackageDescription\nlet a =\n"
        ])
        let result = try workspace.run("init")
        #expect(
            result.errors.hasPrefix(
                """
                note: Package.swift could not be read, so the course names no package: line 3: \
                expected initial value after '='

                """))
        #expect(try workspace.text("content/course.yml").contains("#   products: [NAME]\n"))
        try workspace.run("build")
    }

    @Test("Without a toolchain, or a library, there is a course without a package")
    func nothingToImport() throws {
        let workspace = try Workspace(Self.package)
        let tool = try workspace.run("init", environment: ["PATH": "/nowhere"])
        #expect(tool.errors.contains("names no package: swift is not in the search path\n"))
        let program = try Workspace([
            "Package.swift": """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "a", targets: [.executableTarget(name: "a")])
            """, "Sources/a/main.swift": "print(1)\n",
        ])
        let result = try program.run("init")
        #expect(
            result.errors.hasPrefix(
                "note: Package.swift has no library product: snippets cannot import the package\n"))
        #expect(try !program.text("content/course.yml").contains("package"))
    }

    @Test("A course gets a job and a workflow later, and keeps everything that it has")
    func jobsLater() throws {
        let workspace = try Workspace(Workspace.small)
        let before = try workspace.files(below: "content")
        let result = try workspace.run("init", "--ci", "github", "--pages", "github")
        #expect(
            result.output == """
                .github/workflows/lectern.yml is new
                .github/workflows/lectern-pages.yml is new
                lectern is new
                .gitignore is new
                .gitattributes is new
                next: commit what is new

                """)
        #expect(try workspace.files(below: "content") == before)
        let again = try workspace.run("init", "--ci", "github", status: 1)
        #expect(
            again.errors == """
                error: .github/workflows/lectern.yml is there already
                  help: rename or remove it, or leave out the option that writes it; nothing was made

                """)
        #expect(
            try workspace.run("init", "--ci", "gitlab").output.hasPrefix(".gitlab-ci.yml is new\n"))
    }

    @Test("A .gitlab-ci.yml that is there stays, and what to add is printed")
    func gitlab() throws {
        let workspace = try Workspace([".gitlab-ci.yml": "test: {script: [make]}\n"])
        let output = try workspace.run("init", "--ci", "gitlab").output
        #expect(output.contains(".gitlab-ci.yml is there already: add this job to it\n\n# Checks"))
        #expect(output.contains("\nlessons:\n  image: swift:6.3\n"))
        #expect(try workspace.text(".gitlab-ci.yml") == "test: {script: [make]}\n")
    }

    @Test("Where one file is in the way, nothing is made")
    func nothing() throws {
        let workspace = try Workspace([".github/workflows/lectern-pages.yml": "mine\n"])
        try workspace.run("init", "--pages", "github", status: 1)
        #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/content"))
        let other = try Workspace(["content/about.md": "# About\n"])
        let result = try other.run("init", status: 1)
        #expect(
            result.errors.hasPrefix("error: content is there already, with other files in it\n"))
        #expect(!FileManager.default.fileExists(atPath: "\(other.path)/lectern"))
    }

    @Test("A folder named site is not the place for the pages")
    func siteIsTaken() throws {
        let workspace = try Workspace(["site/index.html": "mine\n"])
        let result = try workspace.run("init")
        #expect(
            result.errors.contains("note: site is there already: the pages belong into course-site")
        )
        #expect(result.output.contains("next: lectern build --site course-site, open course-site/"))
        #expect(try workspace.text(".gitignore") == "course-site/\n.lectern/\n")
        try workspace.run("build", "--site", "course-site")
    }

    @Test("Jobs are not written where no service looks for them")
    func belowTop() throws {
        let workspace = try Workspace(["docs/README.md": "# Docs\n"])
        try Repository.make(in: workspace.path)
        let result = try workspace.run("init", "docs", "--ci", "github", status: 1)
        #expect(
            result.errors.contains(
                "help: leave out --ci and --pages, or make the course in \(workspace.path)\n"))
        #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/docs/content"))
        try workspace.run("init", "docs")
        try workspace.run("init", ".", "--ci", "github")
    }
}
