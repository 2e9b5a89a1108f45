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
        /// The patterns that it fits, where it lies outside the course.
        let patterns: [String]

        /// A file.
        package init(path: String, bytes: [UInt8], patterns: [String] = []) {
            self.path = path
            self.bytes = bytes
            self.patterns = patterns
        }

        /// The same file with other bytes.
        package func with(_ bytes: [UInt8]) -> File {
            File(path: path, bytes: bytes, patterns: patterns)
        }

        /// Whether it lies outside the course; its path then begins with `../`.
        var isOutside: Bool { !patterns.isEmpty }
    }

    /// The folder, as diagnostics name it.
    package let root: String
    /// The files of the folder in the order of their paths, then those outside it.
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
    ///
    /// - Parameters:
    ///   - earlier: an earlier reading. A file that is as it was there shares its bytes with it:
    ///     comparing the two costs nothing from then on.
    ///   - isWanted: whether a file of this name is looked at.
    package static func read(
        _ root: String, after earlier: CourseFiles? = nil,
        where isWanted: (String) -> Bool = { _ in true }
    ) -> CourseFiles {
        let known = earlier?.byPath ?? [:]
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
                    guard try isWanted(name) || FileKind.of(path) == .folder else { continue }
                    if try isFolder(path, of: root) {
                        visit(path, prefix: "\(prefix)\(name)/")
                    } else {
                        let bytes = try FileContents.of(path)
                        files.append(
                            File(path: prefix + name, bytes: shared(bytes, known[prefix + name])))
                    }
                } catch {
                    diagnostics.append(unreadable(path, error))
                }
            }
        }
        guard leadsToFolder(root) else {
            let missing = Diagnostic(
                .unreadableFile, "there is no such folder", at: .file(root),
                help: "make a course with lectern init, or name its folder with --content")
            return CourseFiles(root: root, files: [], diagnostics: [missing])
        }
        visit(root, prefix: "")
        let outside = outside(root, files, after: known)
        return CourseFiles(
            root: root, files: files + outside.files, diagnostics: diagnostics + outside.diagnostics
        )
    }

    /// The earlier of two arrays where they hold the same bytes, else the new one.
    static func shared(_ bytes: [UInt8], _ earlier: [UInt8]?) -> [UInt8] {
        earlier.flatMap { $0 == bytes ? $0 : nil } ?? bytes
    }

    /// The bytes of the files by their paths.
    package var byPath: [String: [UInt8]] {
        Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    private static func leadsToFolder(_ path: String) -> Bool {
        do {
            return try FileKind.ofTarget(path) == .folder
        } catch {
            return false
        }
    }

    /// Something that is no file and no folder, and why it is not read.
    private struct Unreadable: Error {
        let reason: String
        let help: String
    }

    /// Whether a path is a folder, and not a file or a link to one; throws where it is anything else.
    private static func isFolder(_ path: String, of root: String) throws -> Bool {
        switch try FileKind.of(path) {
        case .folder: return true
        case .file: return false
        case .link:
            let target: FileKind
            do {
                target = try FileKind.ofTarget(path)
            } catch {
                throw Unreadable(
                    reason: "it is a link to a file that is not there",
                    help: "mend the link, or take it out of the course")
            }
            if target == .file {
                // A stranger's change could bring such a link, and the site would show what it leads to.
                let place = try RealPath.place(of: path, below: "\(root)/..")
                let isHidden = place?.split(separator: "/").contains { $0.hasPrefix(".") } ?? true
                guard !isHidden else {
                    throw Unreadable(
                        reason:
                            "it is a link that leads out of the folder in which the course's lies, "
                            + "or to a hidden file",
                        help: "put the file itself there, or take the link out of the course")
                }
                return false
            }
            throw Unreadable(
                reason: "it is a link to a folder, and such links are not followed",
                help: "put the folder itself there, or take the link out of the course")
        case .other:
            // A device, a pipe or a socket could be read for ever.
            throw Unreadable(
                reason: "it is neither a file nor a folder", help: "take it out of the course")
        }
    }

    static func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
        let known = error as? Unreadable
        return Diagnostic(
            .unreadableFile,
            "this file cannot be read: \(known?.reason ?? Reason.text(of: error))",
            at: .file(path),
            help: known?.help ?? "make it readable (chmod u+r), or take it out of the course")
    }
}
