// swift-tools-version: 6.2
import PackageDescription

// The package that tests the lessons in content/. It stands for itself, so that the library beside it
// depends on nothing.
let package = Package(
    name: "KettleDocs",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "Kettle", path: ".."),
        // In a repository of your own:
        // .package(url: "https://github.com/OWNER/lectern", from: "0.1.0"),
        .package(name: "lectern", path: "../../.."),
    ],
    targets: [
        .testTarget(
            name: "LessonTests",
            dependencies: [
                .product(name: "Kettle", package: "Kettle"),
                .product(name: "LecternTesting", package: "lectern"),
            ]
        )
    ]
)
