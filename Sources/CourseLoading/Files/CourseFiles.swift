package import Diagnostics
import FileSystem
import FoundationEssentials

/// The files of a course as they were found, in an order that is the same on every machine.
package struct CourseFiles: Sendable, Equatable {
    /// A file with its path relative to the course's folder, `/` between components.
    package struct File: Sendable, Equatable {
        /// For example `02-runners.md`.
        package let path: String
        /// Its bytes.
        package let bytes: [UInt8]

        /// A file.
        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// The folder, as diagnostics name it.
    package let root: String
    /// The files, sorted by path in byte order.
    package let files: [File]
    /// Files that cannot be read.
    package let diagnostics: [Diagnostic]

    /// Files that need no file system.
    package init(root: String, files: [File], diagnostics: [Diagnostic] = []) {
        self.root = root
        self.files = files
        self.diagnostics = diagnostics
    }

    /// Reads every file below a folder, hidden ones left out.
    ///
    /// Links are followed to files and not to folders, so that no walk is endless.
    package static func read(_ root: String) -> CourseFiles {
        var files: [File] = []
        var diagnostics: [Diagnostic] = []
        func visit(_ folder: String, prefix: String) {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                diagnostics.append(unreadable(folder, error))
                return
            }
            for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            where !name.hasPrefix(".") {
                let path = "\(folder)/\(name)"
                do {
                    switch try kind(of: path) {
                    case .folder:
                        visit(path, prefix: "\(prefix)\(name)/")
                    case .file:
                        let data = try Data(contentsOf: URL(filePath: path))
                        files.append(File(path: prefix + name, bytes: [UInt8](data)))
                    }
                } catch {
                    diagnostics.append(unreadable(path, error))
                }
            }
        }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder else {
            let missing = Diagnostic(
                .unreadableFile, "there is no such folder", at: .file(root),
                help: "make a course with lectern init, or name its folder with --content")
            return CourseFiles(root: root, files: [], diagnostics: [missing])
        }
        visit(root, prefix: "")
        return CourseFiles(root: root, files: files, diagnostics: diagnostics)
    }

    private enum Kind {
        case file, folder
    }

    /// Something that is no file and no folder, and why it is not read.
    private struct Unreadable: Error {
        let reason: String
        let help: String
    }

    private static func kind(of path: String) throws -> Kind {
        let manager = FileManager.default
        switch try manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
        case .typeDirectory: return .folder
        case .typeRegular: return .file
        case .typeSymbolicLink:
            guard manager.fileExists(atPath: path) else {
                throw Unreadable(
                    reason: "it is a link to a file that is not there",
                    help: "mend the link, or take it out of the course")
            }
            let target = URL(filePath: path).resolvingSymlinksInPath().path
            let type = try manager.attributesOfItem(atPath: target)[.type] as? FileAttributeType
            if type == .typeRegular { return .file }
            throw Unreadable(
                reason: "it is a link to a folder, and such links are not followed",
                help: "put the folder itself there, or take the link out of the course")
        default:
            // A device, a pipe or a socket could be read for ever.
            throw Unreadable(
                reason: "it is neither a file nor a folder", help: "take it out of the course")
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
        let known = error as? Unreadable
        return Diagnostic(
            .unreadableFile,
            "this file cannot be read: \(known?.reason ?? Reason.text(of: error))",
            at: .file(path),
            help: known?.help ?? "make it readable (chmod u+r), or take it out of the course")
    }
}
