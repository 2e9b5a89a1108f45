/// Paths as a lesson writes them: relative to the folder that the lesson lies in.
enum RelativePath {
    /// The path relative to the course's folder; `nil` where it leads out of the course.
    static func resolve(_ path: some StringProtocol, from lesson: String) -> String? {
        guard !path.hasPrefix("/") else { return nil }
        var components = lesson.split(separator: "/").dropLast().map(String.init)
        for component in path.split(separator: "/") {
            switch component {
            case ".": continue
            case "..":
                guard components.popLast() != nil else { return nil }
            default: components.append(String(component))
            }
        }
        return components.joined(separator: "/")
    }

    /// What a lesson writes for a path that is relative to the course's folder.
    static func path(to target: String, from lesson: String) -> String {
        let folder = lesson.split(separator: "/").dropLast()
        let components = target.split(separator: "/")
        let common = zip(folder, components.dropLast()).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: folder.count - common)
        return (up + components.dropFirst(common).map(String.init)).joined(separator: "/")
    }
}
