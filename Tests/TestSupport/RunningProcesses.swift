import Foundation

/// What runs on this machine, seen from outside of every sandbox.
package enum RunningProcesses {
    /// The numbers and command lines of those whose command lines hold a word.
    ///
    /// One that is dead and not yet reaped by its new parent has none any more.
    package static func commands(with word: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc")
            .filter { $0.allSatisfy(\.isNumber) }
            .compactMap { process in
                let text = commandLine(of: process)
                return text.contains(word) ? "\(process): \(text)" : nil
            }
    }

    /// Looks until so many command lines hold a word, until the limit; returns those that do.
    package static func wait(
        for count: Int, with word: String, atMost limit: Duration = .seconds(10)
    ) throws -> [String] {
        var found: [String] = []
        _ = try comesTrue(keepingThreadFor: limit) {
            found = try commands(with: word)
            return found.count == count
        }
        return found
    }

    /// The same, without keeping other tasks from running.
    package static func waitAsTask(
        for count: Int, with word: String, atMost limit: Duration = .seconds(10)
    ) async throws -> [String] {
        var found: [String] = []
        _ = try await comesTrue(within: limit) {
            found = try commands(with: word)
            return found.count == count
        }
        return found
    }

    /// The beginning of a process's command line; empty for one that ends meanwhile.
    private static func commandLine(of process: String) -> String {
        let file = open("/proc/\(process)/cmdline", O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
            .split(separator: "\0").joined(separator: " ")
    }
}
