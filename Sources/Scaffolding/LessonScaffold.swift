import CourseModel

/// The texts of new lessons.
package enum LessonScaffold {
    /// A lesson to begin with.
    package static func lesson(title: String) -> String {
        Template.text(PackageResources.lesson_md, ["title": title.quotedForFence])
    }

    /// The first lesson of a course about anything.
    static var hello: String {
        Template.text(PackageResources.hello_md, ["mistake": mistake])
    }

    /// The first lesson of a course about a package.
    ///
    /// Nothing is known of what the module declares: its program imports it, and says no more than that.
    ///
    /// - Parameter example: where the package's own documentation imports the module.
    static func firstSteps(
        with library: PackageSummary.Library, example: DocumentedImport?
    ) -> String {
        let next =
            example.map {
                "\($0.file) imports the module in line \($0.line): take a program from there."
            } ?? "Put one in its place that shows what the module is for."
        return Template.text(
            PackageResources.first_steps_md,
            ["module": library.module, "next": next, "mistake": mistake])
    }

    /// A snippet that must not compile, under its heading.
    private static var mistake: String {
        String(Template.text(PackageResources.mistake_md, [:]).dropLast())
    }
}
