import CourseModel
import TestSupport
import Testing

@testable import CourseLoading

@Suite("The packages that snippets can import")
struct PackagesTests {
    private static func read(_ yaml: String) -> CourseLoader.Result {
        Courses.load(["course.yml": "title: T\n\(yaml)\n", "01-a.md": "---\ntitle: A\n---\n"])
    }

    @Test("A package lies in a folder, or is a version of a repository; there can be several")
    func packages() {
        let result = Self.read(
            """
            package:
              - {path: .., products: [Garden, Shed]}
              - url: https://e.org/kit
                version: 1.2.3
                products: [Kit]
              - {url: https://e.org/new, from: 2.0.0-beta.1, products: [New]}
            """)
        #expect(result.brief == [])
        let packages = result.course.settings.packages
        #expect(
            packages.map(\.source) == [
                .path(".."), .repository(url: "https://e.org/kit", .exact("1.2.3")),
                .repository(url: "https://e.org/new", .from("2.0.0-beta.1")),
            ])
        #expect(packages.map(\.products) == [["Garden", "Shed"], ["Kit"], ["New"]])
        #expect(
            Self.read("package: {path: lib, products: [A]}").course.settings.packages.map(\.name)
                == ["lib"])
    }

    @Test(
        "What is missing, too much or no version is told with a way out",
        arguments: [
            (
                "package: ..",
                "2:10 ‹..› invalid-value: ‘package’ takes ‘key: value’ lines | for example: "
                    + "package: {path: .., products: [Garden]}"
            ),
            (
                "package: {path: ..}",
                "2:1 ‹package› missing-key: it is not said which libraries of the package are meant "
                    + "| add them, for example: products: [Garden]"
            ),
            (
                "package: {products: [A]}",
                "2:1 ‹package› missing-key: it is not said where the package is | add path: .. for "
                    + "one in a folder, or url: and version: for one in a repository"
            ),
            (
                "package: {path: .., url: x, products: [A]}",
                "2:21 ‹url› invalid-value: a package has a path or a url, and not both | take one "
                    + "of them out"
            ),
            (
                "package: {path: /lib, products: [A]}",
                "2:17 ‹/lib› invalid-value: ‘/lib’ is no path that leads from here on every machine "
                    + "| write how the package's folder is reached from that of course.yml, as in .."
            ),
            (
                "package: {path: .., from: 1.0.0, products: [A]}",
                "2:21 ‹from› invalid-value: a package in a folder has the version that lies there "
                    + "| take ‘from’ out, or write url in the place of path"
            ),
            (
                "package: {url: x, products: [A]}",
                "2:1 ‹package› missing-key: it is not said which version of the package is meant | "
                    + "add version: 1.2.3 for this one, or from: 1.2.3 for later ones too"
            ),
            (
                "package: {url: x, version: 1.2, products: [A]}",
                "2:28 ‹1.2› invalid-value: ‘1.2’ is no version | a version has three numbers: "
                    + "version: 1.2.3"
            ),
            (
                "package: {url: x, version: 1.2.3, from: 1.2.3, products: [A]}",
                "2:35 ‹from› invalid-value: a version is exact, or the least one, and not both | "
                    + "take version or from out"
            ),
            (
                "package: {path: .., product: [A], products: [A]}",
                "2:21 ‹product› unknown-key: ‘product’ is no key here | did you mean ‘products’?"
            ),
            (
                "package: [..]",
                "2:11 ‹..› invalid-value: ‘package’ takes ‘key: value’ lines | for example: "
                    + "package: {path: .., products: [Garden]}"
            ),
        ])
    func wrong(yaml: String, expected: String) {
        let result = Self.read(yaml)
        #expect(result.brief == [expected], "\(yaml)")
    }
}
