import CourseModel

/// The variables that a run gets.
package enum RunEnvironment {
    /// Where programs are looked for that a run starts: the system's own folders.
    package static let searchPath = "/usr/local/bin:/usr/bin:/bin"

    /// A few fixed ones, and those that the snippet states.
    static func variables(folder: String, settings: RunSettings) -> [String: String] {
        var variables = [
            "HOME": folder, "LANG": "C.UTF-8", "PATH": searchPath,
            "SWIFT_BACKTRACE": "enable=no", "SWIFT_DETERMINISTIC_HASHING": "1",
            "TMPDIR": folder, "TZ": "UTC",
        ]
        for variable in settings.environment { variables[variable.name] = variable.value }
        return variables
    }

    /// The path of a program that a run can start, or `nil`.
    package static func find(_ name: String) -> String? {
        name.contains("/") ? name : Toolchain.find(name, in: searchPath)
    }
}
