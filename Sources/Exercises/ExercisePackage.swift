import CourseModel

/// The manifest that makes the folder of a course's exercises a package, so that editors complete code
/// in it, and `swift run` runs it.
struct ExercisePackage {
    fileprivate struct Target {
        let name: String
        let path: String
        let others: [String]
        let build: SwiftBuild
    }

    private var targets: [Target] = []
    private var moduleNames: Set<String> = []

    /// Whether nothing in it is Swift.
    var isEmpty: Bool { targets.isEmpty }

    /// Adds an exercise in Swift.
    ///
    /// - Parameter others: the names of the files in its folder that are no code.
    mutating func add(_ exercise: CourseExercise, others: [String]) {
        let reference = exercise.reference
        let base = "\(reference.lesson)-\(reference.name)"
        var name = base
        var number = 1
        while !moduleNames.insert(name).inserted {
            number += 1
            name = "\(base)-\(number)"
        }
        targets.append(
            Target(
                name: name, path: reference.description, others: others,
                build: exercise.solution.request.build))
    }

    /// The manifest's text.
    var manifest: String {
        """
        // swift-tools-version: 6.0
        // \(GeneratedMark.words)
        import PackageDescription

        let package = Package(
            name: "exercises",
            targets: [
        \(targets.map(\.text).joined(separator: "\n"))
            ]
        )

        """
    }
}

extension ExercisePackage.Target {
    fileprivate var text: String {
        let mode = build.languageMode == .swift5 ? ".v5" : ".v6"
        let flags = build.flags.map(\.literal).joined(separator: ", ")
        let unsafe = build.flags.isEmpty ? "" : ", .unsafeFlags([\(flags)])"
        return """
                    .executableTarget(
                        name: \(name.literal), path: \(path.literal),
                        exclude: [\(others.map(\.literal).joined(separator: ", "))],
                        swiftSettings: [.swiftLanguageMode(\(mode))\(unsafe)]
                    ),
            """
    }
}

extension String {
    /// A literal of Swift that stands for the text, which holds no line break.
    fileprivate var literal: String {
        "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
