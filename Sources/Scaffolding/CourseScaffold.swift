import CourseModel

/// The files of a new course, and what goes with it in a repository.
package struct CourseScaffold: Sendable {
    /// What a course is about.
    package enum Subject: Sendable, Equatable {
        /// Nothing that is known.
        case anything
        /// A package, whose documentation may import what the first lesson imports.
        case package(PackageSummary, example: DocumentedImport?)
        /// A package of which could not be found out what it has.
        case unreadPackage
    }

    /// Where the launcher takes Lectern from.
    package struct Release: Sendable {
        /// The version, which is the name of its tag.
        package let version: String
        /// The address of a git repository; `nil` where only `LECTERN_SOURCE` is to say it.
        package let source: String?

        /// A release.
        package init(version: String, source: String?) {
            self.version = version
            self.source = source
        }

        /// Where releases are published: nowhere yet.
        package static let publicSource: String? = nil
    }

    /// A service that checks changes.
    package enum CheckingService: String, Sendable, CaseIterable {
        case github, gitlab
    }

    private let subject: Subject
    private let release: Release
    /// Where the site is built, relative to the folder that everything is made in.
    package let site: String

    /// A course about something.
    package init(subject: Subject, release: Release, site: String) {
        self.subject = subject
        self.release = release
        self.site = site
    }

    /// The course itself.
    package var course: [NewFile] {
        let first =
            switch subject {
            case .package(let package, let example):
                package.libraries.first.map { library in
                    NewFile(
                        path: "content/01-first-steps.md",
                        text: LessonScaffold.firstSteps(with: library, example: example))
                }
            case .anything, .unreadPackage: NewFile?.none
            }
        return [
            NewFile(path: "content/course.yml", text: settings),
            first ?? NewFile(path: "content/01-hello.md", text: LessonScaffold.hello),
        ]
    }

    /// The launcher that fetches the release.
    package var launcher: NewFile {
        NewFile(
            path: "lectern",
            text: Template.text(
                PackageResources.lectern_sh,
                ["version": release.version, "source": release.source ?? ""]),
            isExecutable: true)
    }

    /// A job that verifies the course.
    package func job(for service: CheckingService) -> NewFile {
        switch service {
        case .github:
            NewFile(
                path: ".github/workflows/lectern.yml",
                text: workflow(PackageResources.github_yml, site: siteOption))
        case .gitlab:
            NewFile(
                path: ".gitlab-ci.yml",
                text: workflow(PackageResources.gitlab_yml, site: siteOption))
        }
    }

    /// A workflow that publishes the site on GitHub's Pages.
    package var publishing: NewFile {
        NewFile(
            path: ".github/workflows/lectern-pages.yml",
            text: workflow(PackageResources.github_pages_yml, site: site))
    }

    /// What git is told of the course.
    package var forGit: [NeededLines] {
        [
            NeededLines(path: ".gitignore", comment: nil, lines: ["\(site)/", ".lectern/"]),
            NeededLines(
                path: ".gitattributes",
                comment:
                    "Recordings are compared byte for byte: no line ending may be changed on the way.",
                lines: [
                    "content/recordings/** -text",
                    "content/recordings/*.data.json -diff linguist-generated",
                ]),
        ]
    }

    /// The option with which a command finds the site, with a space before it; nothing where it is
    /// where it is looked for.
    package var siteOption: String { site == "site" ? "" : " --site \(site)" }

    // MARK: Texts

    private var settings: String {
        let title =
            switch subject {
            case .package(let package, _): "\"\(package.name.quotedForFence)\""
            case .anything, .unreadPackage: "My course"
            }
        return """
            title: \(title)
            description: What its readers will learn.
            language: en
            \(packageSettings)
            """
    }

    private var packageSettings: String {
        switch subject {
        case .anything: ""
        case .package(let package, _) where package.libraries.isEmpty: ""
        case .package(let package, _):
            """
            # The package that snippets can import, relative to this file's folder.
            package:
              path: ..
              products: [\(package.libraries.map { Self.word($0.product) }.joined(separator: ", "))]

            """
        case .unreadPackage:
            """
            # With these lines, and the name of a library product, snippets can import the package:
            # package:
            #   path: ..
            #   products: [NAME]

            """
        }
    }

    /// A text as it stands in a list of YAML.
    private static func word(_ text: String) -> String {
        let letters = text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil
        let otherwise = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        return letters && !otherwise.contains(text.lowercased())
            ? text : "\"\(text.quotedForFence)\""
    }

    private func workflow(_ template: [UInt8], site: String) -> String {
        let setUp = Template.text(PackageResources.github_set_up_yml, [:]).dropLast()
        return Template.text(template, ["set-up": String(setUp), "site": site])
    }
}
