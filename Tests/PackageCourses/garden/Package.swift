// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "garden",
    products: [.library(name: "Garden", targets: ["Garden"])],
    targets: [
        .target(name: "CSoil"),
        .target(name: "Garden", dependencies: ["CSoil"]),
    ])
