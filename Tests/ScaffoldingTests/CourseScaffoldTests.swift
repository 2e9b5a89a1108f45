import Testing
import Yams

@testable import Scaffolding

@Suite("The files of a new course")
struct CourseScaffoldTests {
    private static func scaffold(
        _ subject: CourseScaffold.Subject = .anything, source: String? = nil, site: String = "site"
    ) -> CourseScaffold {
        CourseScaffold(
            subject: subject, release: .init(version: "1.2.3", source: source), site: site)
    }

    private static func package(
        _ name: String = "Kettles", products: [String] = ["Kettle"]
    ) -> CourseScaffold.Subject {
        .package(
            PackageSummary(
                name: name,
                libraries: products.map { .init(product: $0, module: "Kettle") }),
            example: nil)
    }

    private static func mapping(_ text: String) throws -> Node.Mapping {
        try #require(try Yams.compose(yaml: text)?.mapping, "\(text)")
    }

    // MARK: The course

    @Test(
        "The settings name the package and all its library products",
        arguments: [
            ["Kettle"], ["Kettle", "Tea2", "_Water"], ["swift-kettle", "No", "a: b", "q\"\\"],
        ])
    func packageSettings(_ products: [String]) throws {
        let files = Self.scaffold(Self.package("A \"kettle\": yes", products: products)).course
        #expect(files.map(\.path) == ["content/course.yml", "content/01-first-steps.md"])
        let settings = try Self.mapping(files[0].text)
        #expect(settings["title"]?.string == "A \"kettle\": yes")
        let package = try #require(settings["package"]?.mapping)
        #expect(package["path"]?.string == "..")
        #expect(package["products"]?.array().map(\.string) == products)
        #expect(package["products"]?.array().allSatisfy { $0.tag == Tag(.str) } == true)
    }

    @Test("The first lesson imports the module, and says where there is an example of it")
    func firstLesson() throws {
        let alone = Self.scaffold(Self.package()).course[1].text
        #expect(alone.contains("```swift id=first\nimport Kettle\n\nprint("))
        #expect(alone.contains("expect=compile-error"))
        let library = PackageSummary.Library(product: "Kettle", module: "Kettle")
        let documented = Self.scaffold(
            .package(
                PackageSummary(name: "Kettles", libraries: [library]),
                example: DocumentedImport.first(
                    of: "Kettle", in: "\nimport Kettle\n", file: "README.md"))
        ).course[1].text
        #expect(documented.contains("README.md imports the module in line 2"))
    }

    @Test("A package without libraries, and one that could not be read, import nothing")
    func nothingToImport() throws {
        for subject in [Self.package(products: []), .unreadPackage, .anything] {
            let files = Self.scaffold(subject).course
            #expect(files.map(\.path) == ["content/course.yml", "content/01-hello.md"])
            #expect(try Self.mapping(files[0].text)["package"] == nil)
            #expect(!files[1].text.contains("import"))
        }
    }

    @Test("What a course lacks of a package that could not be read stands in its settings")
    func commentedSettings() throws {
        let text = Self.scaffold(.unreadPackage).course[0].text
        let settings = try Self.mapping(
            text.replacing("# package:", with: "package:")
                .replacing("#   ", with: "  "))
        #expect(settings["package"]?["path"]?.string == "..")
        #expect(settings["package"]?["products"]?.array().map(\.string) == ["NAME"])
    }

    // MARK: What goes with it

    @Test("The launcher names its release and where that comes from, and is a program")
    func launcher() {
        let launcher = Self.scaffold(source: "https://git.example.org/lectern.git").launcher
        #expect(launcher.isExecutable)
        #expect(launcher.text.hasPrefix("#!/bin/sh\n"))
        #expect(launcher.text.contains("\nversion='1.2.3'\n"))
        #expect(launcher.text.contains("\ndefault='https://git.example.org/lectern.git'\n"))
        #expect(Self.scaffold().launcher.text.contains("\ndefault=''\n"))
    }

    @Test("No mark of a template is left in what is written", arguments: ["site", "course-site"])
    func marks(site: String) {
        let scaffold = Self.scaffold(Self.package(), source: "x", site: site)
        let files =
            scaffold.course + [scaffold.launcher, scaffold.publishing]
            + CourseScaffold.CheckingService.allCases.map(scaffold.job)
        for file in files {
            #expect(file.text.firstMatch(of: /@[a-z-]+@/) == nil, "\(file.path)")
            #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"), "\(file.path)")
        }
    }

    @Test("A job may only read, and verifies contained")
    func jobs() throws {
        let scaffold = Self.scaffold(site: "course-site")
        let github = try Self.mapping(scaffold.job(for: .github).text)
        #expect(try Self.permissions(github["permissions"]) == ["contents": "read"])
        let steps = try #require(github["jobs"]?["verify"]?["steps"]?.array())
        #expect(github["jobs"]?["verify"]?["permissions"] == nil)
        let verify = "./lectern verify --sandbox=required --cache .lectern --site course-site"
        #expect(steps.contains { $0["run"]?.string == "\(verify) --format github" })
        #expect(
            steps.filter { $0["uses"]?.string == "actions/checkout@v6" }
                .map { $0["with"]?["persist-credentials"]?.bool } == [false])
        let gitlab = try Self.mapping(scaffold.job(for: .gitlab).text)
        #expect(
            gitlab["lessons"]?["script"]?.array().map(\.string)
                == ["\(verify) --format junit > lessons.xml"])
    }

    @Test("Of the workflow that publishes, only its last job may publish, and it runs nothing else")
    func publishing() throws {
        let workflow = try Self.mapping(Self.scaffold(site: "course-site").publishing.text)
        #expect(try Self.permissions(workflow["permissions"]) == [:])
        let jobs = try #require(workflow["jobs"])
        #expect(try Self.permissions(jobs["build"]?["permissions"]) == ["contents": "read"])
        #expect(
            try Self.permissions(jobs["deploy"]?["permissions"])
                == ["pages": "write", "id-token": "write"])
        #expect(jobs["deploy"]?["needs"]?.string == "build")
        #expect(
            jobs["deploy"]?["steps"]?.array().map { $0["uses"]?.string }
                == ["actions/deploy-pages@v4"])
        let steps = try #require(jobs["build"]?["steps"]?.array())
        #expect(steps.last?["with"]?["path"]?.string == "course-site")
        #expect(
            steps.contains { $0["run"]?.string == "./lectern build --frozen --site course-site" })
    }

    private static func permissions(_ node: Node?) throws -> [String: String] {
        let mapping = try #require(node?.mapping)
        return Dictionary(
            uniqueKeysWithValues: mapping.map { ($0.key.string ?? "", $0.value.string ?? "") })
    }
}
