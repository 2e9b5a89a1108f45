import FileSystem
import Foundation
import Testing

@Suite("What stands in files, and what they are")
struct FileContentsTests {
    @Test("The bytes of a file are read, whatever its length", arguments: [0, 1, 4096, 300_001])
    func bytes(length: Int) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        try Data(bytes).write(to: URL(filePath: "\(folder.path)/a"))
        #expect(try FileContents.of("\(folder.path)/a") == bytes)
    }

    @Test("Where there is no file, the system's own words say so")
    func missing() throws {
        let folder = try Folder()
        defer { folder.remove() }
        do {
            _ = try FileContents.of("\(folder.path)/a")
            Issue.record("nothing was thrown")
        } catch {
            #expect(Reason.text(of: error) == "No such file or directory")
        }
        #expect(throws: SystemRefusal.self) { try FileKind.of("\(folder.path)/a") }
        #expect(throws: SystemRefusal.self) { try FileKind.ofTarget("\(folder.path)/a") }
    }

    @Test("A folder is no file to read")
    func folder() throws {
        let folder = try Folder()
        defer { folder.remove() }
        #expect(throws: SystemRefusal.self) { try FileContents.of("\(folder.path)/.") }
    }

    @Test("Files, folders, links and devices are told apart")
    func kinds() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let manager = FileManager.default
        try Data().write(to: URL(filePath: "\(folder.path)/file"))
        try manager.createDirectory(
            atPath: "\(folder.path)/folder", withIntermediateDirectories: false)
        for target in ["file", "folder", "nothing"] {
            try manager.createSymbolicLink(
                atPath: "\(folder.path)/to-\(target)",
                withDestinationPath: "\(folder.path)/\(target)")
            #expect(try FileKind.of("\(folder.path)/to-\(target)") == .link)
        }
        #expect(try FileKind.of("\(folder.path)/file") == .file)
        #expect(try FileKind.of("\(folder.path)/folder") == .folder)
        #expect(try FileKind.of("/dev/null") == .other)
        #expect(try FileKind.ofTarget("\(folder.path)/to-file") == .file)
        #expect(try FileKind.ofTarget("\(folder.path)/to-folder") == .folder)
        #expect(throws: SystemRefusal.self) { try FileKind.ofTarget("\(folder.path)/to-nothing") }
    }
}
