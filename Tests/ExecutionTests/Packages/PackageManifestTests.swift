import CourseModel
import Diagnostics
import Testing

@testable import Execution

@Suite("The package that has SwiftPM build a course's packages")
struct PackageManifestTests {
    private static func manifest(
        _ source: PackageDependency.Source, products: [String] = ["Garden"]
    ) -> PackageManifest {
        PackageManifest(
            [PackageDependency(source: source, products: products, span: .file("course.yml"))],
            from: "/home/ada/garden/content")
    }

    @Test(
        "It depends on a folder or a version, by the name that SwiftPM gives each",
        arguments: [
            (
                PackageDependency.Source.path(".."), ".package(path: \"/home/ada/garden\")",
                "garden"
            ),
            (
                .path("../../Other-Kit/"), ".package(path: \"/home/ada/Other-Kit\")", "other-kit"
            ),
            (.path("/srv/kit"), ".package(path: \"/srv/kit\")", "kit"),
            (
                .repository(url: "https://e.org/a/Some-Kit.git", .from("1.2.3")),
                ".package(url: \"https://e.org/a/Some-Kit.git\", from: \"1.2.3\")", "some-kit"
            ),
            (
                .repository(url: "git@e.org:kit", .exact("2.0.0")),
                ".package(url: \"git@e.org:kit\", exact: \"2.0.0\")", "kit"
            ),
        ])
    func source(source: PackageDependency.Source, package: String, identity: String) {
        let text = Self.manifest(source).text
        #expect(text.contains(package), "\(text)")
        #expect(text.contains(".product(name: \"Garden\", package: \"\(identity)\")"), "\(text)")
    }

    @Test("No text of an author's ends its string literal or computes anything")
    func quoting() {
        let text = Self.manifest(
            .repository(url: "https://e.org/\"\\(1 + 1)\n\"", .exact("1.0.0")),
            products: ["A\", package: \"b"]
        ).text
        #expect(text.contains(#"url: "https://e.org/\"\\(1 + 1)\u{a}\"""#), "\(text)")
        #expect(text.contains(#"name: "A\", package: \"b""#), "\(text)")
    }
}
