import FileSystem

/// Asks SwiftPM what a package consists of.
package enum PackageQuestion {
    /// What SwiftPM answers.
    package enum Answer: Sendable, Equatable {
        /// A description, as JSON.
        case described([UInt8])
        /// Why there is none, in one sentence.
        case refused(String)
    }

    /// Bytes of an answer that are too many.
    private static let limit = 1 << 26

    /// The description of the package in a folder, of which the manifest is compiled and run as by
    /// `swift build`; nothing is written into it, and nothing downloaded.
    ///
    /// Throws ``ExecutionFailure`` where SwiftPM cannot be started.
    ///
    /// - Parameter environment: the variables that SwiftPM, and with that the manifest, see.
    package static func describe(
        _ folder: String, environment: [String: String], temporaryFolder: String
    ) async throws -> Answer {
        guard let swift = Toolchain.find("swift", in: environment["PATH"] ?? "") else {
            return .refused("swift is not in the search path")
        }
        let scratch = try ProcessFolder.temporary(in: temporaryFolder)
        defer { scratch.remove() }
        let answer = try await BareProcess.ask(
            swift,
            [
                "package", "--package-path", folder, "--scratch-path", scratch.path,
                "--manifest-cache", "none", "describe", "--type", "json",
            ],
            environment: environment, limit: limit, temporaryFolder: temporaryFolder)
        return answer.isSuccess
            ? .described(answer.output) : .refused(firstProblem(in: answer.errorText))
    }

    /// The first problem that SwiftPM tells: the manifest's own, with its line, if there is one.
    static func firstProblem(in text: String) -> String {
        let lines = text.split(separator: "\n")
        let place = /Package(?:@swift-[0-9.]+)?\.swift:(\d+):(?:\d+:)? (?:error|Fatal error): (.+)/
        if let problem = lines.lazy.compactMap({ $0.firstMatch(of: place)?.output }).first {
            return "line \(problem.1): \(problem.2)"
        }
        let told = lines.first { $0.hasPrefix("error: ") }?.dropFirst("error: ".count)
        // Behind that stands the compiler's whole command.
        let words = told?.prefix { $0 != "(" } ?? lines.first ?? "SwiftPM does not say why"
        return words.last == " " ? String(words.dropLast()) : String(words)
    }
}
