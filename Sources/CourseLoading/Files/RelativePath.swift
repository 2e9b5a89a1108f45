/// Paths as a lesson writes them: relative to the folder that the lesson lies in.
enum RelativePath {
    /// The path relative to the course's folder; `nil` where it leads out of the course.
    static func resolve(_ path: some StringProtocol, from lesson: String) -> String? {
        let slash = UInt8(ascii: "/")
        guard path.utf8.first != slash else { return nil }
        // Most links lead to a neighbour, and there are many.
        if !path.isEmpty, path.utf8.first != UInt8(ascii: "."), !path.utf8.contains(slash) {
            let folder = lesson.utf8.lastIndex(of: slash).map { lesson[...$0] } ?? ""
            return "\(folder)\(path)"
        }
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
