// swift-tools-version: 6.2
import PackageDescription

// A library without a single dependency. Its lessons are tested by a package of their own, in Docs/:
// whoever uses the library never downloads what the lessons need.
let package = Package(
    name: "Kettle",
    products: [.library(name: "Kettle", targets: ["Kettle"])],
    targets: [
        .target(name: "Kettle"),
        .testTarget(name: "KettleTests", dependencies: ["Kettle"]),
    ]
)
