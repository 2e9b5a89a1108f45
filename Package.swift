// swift-tools-version: 6.2
import PackageDescription

// One target a stage, in the order in which data flows through them. `docs/ARCHITECTURE.md` has a
// paragraph for each; `Scripts/check` compares the edges below with the list there.
let package = Package(
    name: "lectern",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lectern", targets: ["LecternCommand"]),
        .library(name: "LecternTesting", targets: ["LecternTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCmark",
            pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
        ),
        .target(name: "Diagnostics"),
        .target(name: "CourseModel", dependencies: ["Diagnostics"]),
        .target(name: "Coding", dependencies: ["CourseModel"]),
        .target(
            name: "CourseLoading",
            dependencies: [
                "CCmark", "Contracts", "CourseModel", "Diagnostics", "FileSystem", "Recordings",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(name: "FileSystem"),
        .target(name: "Planning", dependencies: ["CourseModel", "Diagnostics"]),
        .target(
            name: "Execution",
            dependencies: [
                "Coding", "CourseModel", "FileSystem",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            resources: [
                .embedInCode("Support/launcher.c"), .embedInCode("Support/load.c"),
                .embedInCode("Support/support.c"), .embedInCode("Support/trace.c"),
            ]
        ),
        .target(name: "Contracts", dependencies: ["CourseModel"]),
        .target(name: "Recordings", dependencies: ["Coding", "Contracts", "CourseModel"]),
        .target(
            name: "Rendering",
            dependencies: [
                "CourseModel", "Diagnostics",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Theme/code.js"), .embedInCode("Theme/entry.mustache"),
                .embedInCode("Theme/favicon.svg"), .embedInCode("Theme/head.mustache"),
                .embedInCode("Theme/header.mustache"), .embedInCode("Theme/index.mustache"),
                .embedInCode("Theme/meanings.js"), .embedInCode("Theme/missing.mustache"),
                .embedInCode("Theme/page.mustache"), .embedInCode("Theme/reading.js"),
                .embedInCode("Theme/runs.js"), .embedInCode("Theme/search.js"),
                .embedInCode("Theme/teaching.css"), .embedInCode("Theme/teaching.js"),
                .embedInCode("Theme/settings.js"), .embedInCode("Theme/sidebar.mustache"),
                .embedInCode("Theme/style.css"),
            ]
        ),
        .target(
            name: "Serving",
            dependencies: [
                "Coding", "CourseModel", .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Live/live.css"), .embedInCode("Live/live.js")]
        ),
        .target(name: "Watching"),
        .target(name: "Exercises", dependencies: ["Coding", "CourseModel", "Diagnostics"]),
        .target(name: "Writing", dependencies: ["CourseModel", "FileSystem"]),
        .target(
            name: "Verification",
            dependencies: [
                "Contracts", "CourseLoading", "CourseModel", "Diagnostics", "Execution",
                "Planning", "Recordings",
            ]
        ),
        .target(
            name: "Editing", dependencies: ["CourseLoading", "CourseModel", "Diagnostics"]
        ),
        .target(name: "Reporting", dependencies: ["Coding", "CourseModel", "Diagnostics"]),
        .target(
            name: "Scaffolding", dependencies: ["Coding", "CourseModel"],
            resources: [
                .embedInCode("Templates/first-steps.md"),
                .embedInCode("Templates/github-pages.yml"),
                .embedInCode("Templates/github-set-up.yml"), .embedInCode("Templates/github.yml"),
                .embedInCode("Templates/gitlab.yml"), .embedInCode("Templates/hello.md"),
                .embedInCode("Templates/lectern.sh"), .embedInCode("Templates/lesson.md"),
                .embedInCode("Templates/mistake.md"),
            ]
        ),
        .target(
            name: "Lectern",
            dependencies: [
                "Coding", "CourseLoading", "CourseModel", "Diagnostics", "Editing", "Execution",
                "Exercises", "FileSystem", "Planning", "Recordings", "Rendering", "Reporting",
                "Serving", "Verification", "Watching", "Writing",
            ]
        ),
        .target(
            name: "Commands",
            dependencies: [
                "CourseModel", "Diagnostics", "Execution", "Lectern", "Reporting", "Scaffolding",
                "Serving", "Verification", "Writing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "LecternCommand",
            dependencies: [
                "Commands", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(
            name: "LecternTesting", dependencies: ["CourseModel", "Diagnostics", "Verification"]
        ),

        // Tests: a target for each of the above, and three that test the whole: the HTML against
        // cmark's own, the real binary on folders, and the lessons of this repository.
        .target(
            name: "TestSupport", dependencies: ["CourseLoading", "CourseModel", "Diagnostics"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(
            name: "CourseLoadingTests",
            dependencies: [
                "CourseLoading", "CourseModel", "Diagnostics", "Planning", "Recordings",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "CourseLoading", "CourseModel", "Diagnostics", "Planning", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ContractsTests",
            dependencies: ["Contracts", "CourseModel", "Diagnostics", "TestSupport"]
        ),
        .testTarget(
            name: "EditingTests",
            dependencies: [
                "CourseLoading", "CourseModel", "Diagnostics", "Editing", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Coding", "CourseModel", "Diagnostics", "Reporting"]
        ),
        .testTarget(
            name: "ScaffoldingTests",
            dependencies: ["Scaffolding", .product(name: "Yams", package: "Yams")]
        ),
        .testTarget(name: "CodingTests", dependencies: ["Coding", "TestSupport"]),
        .testTarget(
            name: "ExecutionTests",
            dependencies: [
                "Coding", "CourseLoading", "CourseModel", "Diagnostics", "Execution", "Planning",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "RecordingsTests",
            dependencies: [
                "Coding", "CourseLoading", "CourseModel", "Diagnostics", "Planning", "Recordings",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "VerificationTests",
            dependencies: [
                "CourseLoading", "CourseModel", "Diagnostics", "Execution", "Planning",
                "Recordings",
                "TestSupport", "Verification",
            ]
        ),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["CourseLoading", "CourseModel", "Rendering", "TestSupport"]
        ),
        .testTarget(
            name: "ServingTests",
            dependencies: [
                "CourseModel", "Serving", "TestSupport",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ]
        ),
        .testTarget(name: "WatchingTests", dependencies: ["TestSupport", "Watching"]),
        .testTarget(
            name: "ExercisesTests",
            dependencies: [
                "CourseLoading", "CourseModel", "Diagnostics", "Exercises", "Planning",
                "TestSupport",
            ]
        ),
        .testTarget(name: "WritingTests", dependencies: ["CourseModel", "FileSystem", "Writing"]),
        .testTarget(
            name: "CommonMarkTests",
            dependencies: ["CCmark", "CourseLoading", "Diagnostics", "Rendering", "TestSupport"]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Coding", "Commands", "Diagnostics", "LecternCommand", "TestSupport",
            ],
            exclude: ["Cases"]
        ),
        .testTarget(
            name: "FidelityTests",
            dependencies: [
                "CourseLoading", "CourseModel", "Execution", "FileSystem", "Planning",
                "TestSupport", "Verification",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Programs"]
        ),
        .testTarget(name: "LecternTestingTests", dependencies: ["LecternTesting", "TestSupport"]),
        .testTarget(name: "LessonTests", dependencies: ["LecternTesting", "TestSupport"]),
    ]
)

// The same strict settings for every Swift target. Warnings are errors where LECTERN_STRICT is set,
// as it is in continuous integration: a newer compiler's new warning should stop nobody's build.
let strict = Context.environment["LECTERN_STRICT"] != nil
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ] + (strict ? [.treatAllWarnings(as: .error)] : [])
}
