import Foundation
import Testing

/// A user without rights in whose way everything is that does not belong to them: where tests run as
/// root, somebody else; otherwise this user, from whom the rights to write are taken.
final class OrdinaryUser {
    private static let number = 65534
    private let workspace: Workspace
    private let isRoot = geteuid() == 0
    private let binaries: TemporaryFolder?

    /// A user who may write into the given folders of a workspace, and nowhere else in it.
    init(in workspace: Workspace, owning folders: [String]) throws {
        self.workspace = workspace
        // The tests can be built where only root may look.
        binaries = isRoot ? try TemporaryFolder() : nil
        if let binaries {
            try FileManager.default.copyItem(
                atPath: Binary.path, toPath: "\(binaries.path)/lectern")
        }
        for path in try FileManager.default.subpathsOfDirectory(atPath: workspace.path) + [""] {
            let isOwned = folders.contains { path == $0 || path.hasPrefix("\($0)/") }
            try setRights(of: path, isOwned: isOwned)
        }
    }

    deinit {
        binaries?.remove()
        guard !isRoot else { return }
        // What cannot be written cannot be removed.
        do {
            let paths = try FileManager.default.subpathsOfDirectory(atPath: workspace.path)
            for path in [""] + paths { try setRights(of: path, isOwned: true) }
        } catch {
            print("\(workspace.path) could not be made writable: \(error)")
        }
    }

    private func setRights(of path: String, isOwned: Bool) throws {
        let place = "\(workspace.path)/\(path)"
        let facts = try FileManager.default.attributesOfItem(atPath: place)
        guard facts[.type] as? FileAttributeType != .typeSymbolicLink else { return }
        let isFolder = facts[.type] as? FileAttributeType == .typeDirectory
        var rights: [FileAttributeKey: Any] = [
            .posixPermissions: (isOwned ? 0o200 : 0) | (isFolder ? 0o555 : 0o444)
        ]
        if isRoot, isOwned {
            rights[.ownerAccountID] = Self.number
            rights[.groupOwnerAccountID] = Self.number
        }
        try FileManager.default.setAttributes(rights, ofItemAtPath: place)
    }

    /// Runs `lectern` as the user.
    func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Binary.Result {
        let variables = ["HOME": "/nonexistent"].merging(environment) { $1 }
        guard let binaries else {
            return try Binary.run(arguments, in: workspace.path, environment: variables)
        }
        let user = ["--reuid=\(Self.number)", "--regid=\(Self.number)", "--clear-groups"]
        return try Binary.run(
            user + ["\(binaries.path)/lectern"] + arguments, in: workspace.path,
            environment: variables, program: "/usr/bin/setpriv")
    }
}
