import FileSystem
import FoundationEssentials

/// Makes files where there are none, and never touches what is there.
package struct NewFiles: Sendable {
    /// Something stands where a new file was to be.
    package struct Occupied: Error, Sendable, Equatable {
        /// Where, as the user sees it.
        package let path: String
    }

    private let folder: String

    /// Files in a folder, which is made with the first of them.
    package init(in folder: String) {
        self.folder = folder
    }

    /// A path in the folder, as the user sees it.
    package func place(of path: String) -> String {
        folder == "." ? path : "\(folder)/\(path)"
    }

    /// Whether something is at a path of the folder, be it a link that leads nowhere.
    ///
    /// Throws ``WritingFailure`` where that may not be looked at.
    package func has(_ path: String) throws -> Bool {
        try kind(of: path) != nil
    }

    private func kind(of path: String) throws -> FileKind? {
        do {
            return try FileKind.of(place(of: path))
        } catch  where error.isAbsence {
            return nil
        } catch {
            throw failure(at: path, error)
        }
    }

    /// Throws ``Occupied`` where something stands at one of the paths.
    package func refuseOccupied(_ paths: [String]) throws {
        for path in paths where try has(path) {
            throw Occupied(path: place(of: path))
        }
    }

    /// Makes a file, and the folders above it.
    ///
    /// Throws ``Occupied`` where something is there, and ``WritingFailure`` where it cannot be made.
    package func make(_ path: String, _ text: String, isExecutable: Bool = false) throws {
        try refuseOccupied([path])
        do {
            let above = URL(filePath: place(of: path)).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: above, withIntermediateDirectories: true)
            try FileContents.write(
                Array(text.utf8), toNew: place(of: path), isExecutable: isExecutable)
        } catch {
            throw failure(at: path, error)
        }
    }

    /// Puts text behind what a file says already; whether it may be done.
    ///
    /// Nothing is done to what is no file of text. Throws ``WritingFailure`` where it cannot be read or
    /// written.
    package func extend(_ path: String, _ addition: (String) -> String) throws -> Bool {
        guard try kind(of: path) == .file else { return false }
        do {
            guard let text = String(validating: try FileContents.of(place(of: path)), as: UTF8.self)
            else { return false }
            let bytes = Array(addition(text).utf8)
            if !bytes.isEmpty { try FileContents.append(bytes, to: place(of: path)) }
            return true
        } catch {
            throw failure(at: path, error)
        }
    }

    private func failure(at path: String, _ error: any Error) -> WritingFailure {
        WritingFailure(
            path: place(of: path), cause: Reason.text(of: error),
            help: "what was made before it stays; name a folder that can be written")
    }
}
