import CourseModel
import Diagnostics
import FileSystem

extension CourseFiles {
    /// A file's path as it is told: `content/../README.md` is `README.md`, and where there is no folder,
    /// the path is whole already.
    package static func path(of path: String, in root: String) -> String {
        if root.isEmpty { return path }
        let folders = root.split(separator: "/", omittingEmptySubsequences: false)
        guard path.hasPrefix("../"), let last = folders.last, !["", ".", ".."].contains(last) else {
            return "\(root)/\(path)"
        }
        return (folders.dropLast().map(String.init) + [String(path.dropFirst(3))])
            .joined(separator: "/")
    }

    /// The Markdown outside the course that its settings name, each file once, in the order of its
    /// pattern and path.
    ///
    /// - Parameters:
    ///   - files: the files of the course, its settings among them.
    ///   - known: the bytes of an earlier reading, by path.
    static func outside(
        _ root: String, _ files: [File], after known: [String: [UInt8]]
    ) -> (files: [File], diagnostics: [Diagnostic]) {
        guard let file = files.first(where: { $0.path == "course.yml" }) else { return ([], []) }
        let patterns = SettingsReader.read(CourseText(file, root: root).source).settings.sources
            .map(\.path)
        let folder = root.split(separator: "/").last.flatMap { $0 == "." || $0 == ".." ? nil : $0 }
        var paths: [String] = []
        var fitting: [String: [String]] = [:]
        for pattern in patterns {
            // Lessons are read as what they are.
            for path in PathPattern(pattern).files(in: "\(root)/..")
            where folder.map({ !path.hasPrefix("\($0)/") }) ?? true {
                if fitting[path] == nil { paths.append(path) }
                fitting[path, default: []].append(pattern)
            }
        }
        var found: [File] = []
        var diagnostics: [Diagnostic] = []
        for path in paths {
            let name = "../\(path)"
            do {
                guard try RealPath.place(of: "\(root)/\(name)", below: "\(root)/..") != nil else {
                    continue
                }
                let bytes = try FileContents.of("\(root)/\(name)")
                found.append(
                    File(
                        path: name, bytes: shared(bytes, known[name]),
                        patterns: fitting[path] ?? []))
            } catch {
                diagnostics.append(unreadable("\(root)/\(name)", error))
            }
        }
        return (found, diagnostics)
    }
}
